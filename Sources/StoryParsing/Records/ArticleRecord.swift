/// What one document of an archive says: an article and the articles that it names as related.
public struct ArticleRecord: Hashable, Sendable {
  /// Path of the document below the input that it was found under; never an absolute path.
  public var document: String

  /// The article that the document is about.
  public var article: Mention

  /// The entries of `related`, in the order of the file.
  public var related: [Mention]

  /// Creates a record.
  public init(document: String, article: Mention, related: [Mention] = []) {
    self.document = document
    self.article = article
    self.related = related
  }
}
