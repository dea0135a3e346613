/// How much one run takes on, so that no input fills the memory or keeps the program for days.
///
/// No archive of articles comes near the standard limits. One that is reached is a ``Diagnostic``
/// that names the option of the command which raises it; everything within the limits is read.
public struct ReadingLimits: Hashable, Sendable {
  /// Greatest length of one document in bytes; a longer one is left out. Default 64 MiB.
  public var documentSize: Int
  /// Greatest number of documents; what is found after them is not read. Default 10 million.
  public var documentCount: Int
  /// Greatest depth of lists and mappings in front matter, 1 to 1,000, which is as far as libyaml
  /// goes. Default 100.
  public var nesting: Int
  /// What aliases in one document may stand for, in bytes of the values that they repeat, with
  /// 16 for each value beside its text. Default 16 MiB.
  public var aliasSize: Int
  /// Greatest number of related articles in one record; the rest is left out. Default 100,000.
  public var mentionCount: Int
  /// Greatest number of faults that are told of one document; of the rest the number is told.
  /// Default 10,000.
  public var faultCount: Int
  /// Greatest number of characters (Unicode scalars) of a text in a picture or on the page; a longer one ends
  /// there, and is whole in tables and graphs. Default 1,000.
  public var labelLength: Int
  /// Greatest memory in bytes that painting one picture may take, as it is estimated beforehand. Default 1 GiB.
  public var pictureMemory: Int
  /// How much an archive may unpack to; its length of a document is ``documentSize``.
  public var archive: PackedArchive.Limits {
    didSet { archive.documentSize = documentSize }
  }

  /// The limits that hold where no others are given.
  public static let standard = ReadingLimits()

  /// Creates limits; those that are left out are the standard ones.
  public init(
    documentSize: Int = 64 << 20, documentCount: Int = 10_000_000, nesting: Int = 100,
    aliasSize: Int = 16 << 20, mentionCount: Int = 100_000, faultCount: Int = 10_000,
    labelLength: Int = 1_000, pictureMemory: Int = 1 << 30,
    archive: PackedArchive.Limits = .standard
  ) {
    precondition((1...1_000).contains(nesting), "Nesting is 1 to 1,000 levels.")
    self.documentSize = documentSize
    self.documentCount = documentCount
    self.nesting = nesting
    self.aliasSize = aliasSize
    self.mentionCount = mentionCount
    self.faultCount = faultCount
    self.labelLength = labelLength
    self.pictureMemory = pictureMemory
    self.archive = archive
    self.archive.documentSize = documentSize
  }
}

extension ReadingLimits {
  /// What a value counts beside its text where aliases repeat it.
  static let valueSize = 16

  /// Values of one document for each related article that it may have: an article with all its
  /// fields and pictures has some thirty.
  static let valuesInMention = 40

  /// Greatest number of values that are kept of one document, keys included. The tree of a document
  /// takes some 150 bytes for each of them.
  var valueCount: Int {
    let (product, overflows) = mentionCount.multipliedReportingOverflow(by: Self.valuesInMention)
    return overflows ? .max : max(product, 100_000)
  }

  /// Greatest number of directives (`%TAG`), each of which libyaml compares with all the others.
  static let directiveCount = 100
}
