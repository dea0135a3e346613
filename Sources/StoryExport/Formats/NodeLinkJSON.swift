public import StoryAnalysis

extension JSONValue {
  /// The story graph as node-link JSON, with the columns of the tables as attributes.
  ///
  /// The links stand under `edges`, as networkx 3.4 and later read them, and again under `links`, as
  /// earlier versions and D3 do.
  public init(nodeLink analysis: ArchiveAnalysis) {
    let edges = Self.rows(
      .links(analysis),
      columns: [
        "Source": "source", "Target": "target", "Weight": "weight", "mutual": "mutual",
        "document": "document", "line": "line",
      ])
    let articles = Table.articles(analysis)
    let nodeNames = Dictionary(
      uniqueKeysWithValues: articles.columns.map { ($0.name, $0.name.lowercased()) })
    self = .object([
      Member("directed", .boolean(true)),
      Member("multigraph", .boolean(false)),
      Member(
        "graph",
        .object([
          Member("generator", .string("storyloom \(ToolVersion.current)")),
          Member("modularity", .number(analysis.clusters.modularity)),
        ])),
      Member("nodes", Self.rows(articles, columns: nodeNames)),
      Member("edges", edges),
      Member("links", edges),
    ])
  }

  /// Some columns of a table under names of their own, without what is not known: an attribute that
  /// is absent has no place in a graph file. What describes the ends of a link stands in its nodes.
  private static func rows(_ table: Table, columns names: [String: String]) -> JSONValue {
    let shown = table.columns.indices.compactMap { column in
      names[table.columns[column].name].map { (column, $0) }
    }
    return .array(
      (0..<table.rowCount).map { row in
        .object(
          shown.compactMap { column, name in
            let value = JSONValue(table[row, column])
            return value == .null ? nil : Member(name, value)
          })
      })
  }
}
