// What tables say of each other. Stated is only what holds for every archive and every choice of what is
// shown: that `clusters.representative` names an article, say, is not true where that article is not.
// Each word of a list refers by itself.
extension Table.Reference {
  /// A reference of one column to one other.
  init(_ column: String, to target: String, of table: String) {
    self.init(columns: [column], table: table, targets: [target])
  }

  /// The identifier of an article.
  static func article(_ column: String = "article") -> Self {
    Self(column, to: "Id", of: "articles")
  }

  /// A provider.
  static func provider(_ column: String = "provider") -> Self {
    Self(column, to: "Id", of: "providers")
  }

  /// A topic, or several.
  static func topic(_ column: String) -> Self { Self(column, to: "topic", of: "topics") }

  /// The number of a cluster.
  static let cluster = Self("cluster", to: "cluster", of: "clusters")

  /// The name of a thread.
  static let thread = Self("thread", to: "thread", of: "threads")
}
