public import StoryAnalysis

/// Writes the story graph as node-link JSON, with the columns of the tables as attributes.
///
/// The links stand under `edges`, as networkx 3.4 and later read them, and again under `links`, as
/// earlier versions and D3 do. Each node and each link is one line.
public struct NodeLinkJSON: Sendable {
  private let study: ArchiveStudy

  /// Creates the document of a study.
  public init(of study: ArchiveStudy) {
    self.study = study
  }

  /// Writes the document; only one row is in memory at a time.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(to output: inout some TextOutputStream) {
    let about = JSONValue.object([
      .init("generator", .string("storyloom \(ToolVersion.current)")),
      .init("modularity", .number(study.clusters.modularity)),
    ])
    let links = Rows(
      .links(study),
      columns: [
        "Source": "source", "Target": "target", "Weight": "weight", "mutual": "mutual",
        "document": "document", "line": "line",
      ])
    let articles = Table.articles(study)
    let nodes = Rows(
      articles,
      columns: Dictionary(
        uniqueKeysWithValues: articles.columns.map { ($0.name, $0.name.lowercased()) }))
    output.write("{\n  \"directed\": true,\n  \"multigraph\": false,\n  \"graph\": \(about.text)")
    for (name, rows) in [("nodes", nodes), ("edges", links), ("links", links)] {
      output.write(",\n  \"\(name)\": ")
      JSONValue.writeRows(count: rows.table.rowCount, depth: 1, to: &output) { rows[$0] }
    }
    output.write("\n}\n")
  }

  /// Some columns of a table under names of their own, without what is not known: an attribute that
  /// is absent has no place in a graph file. What describes the ends of a link stands in its nodes.
  private struct Rows {
    let table: Table
    let shown: [(column: Int, name: String)]

    init(_ table: Table, columns names: [String: String]) {
      self.table = table
      shown = table.columns.indices.compactMap { column in
        names[table.columns[column].name].map { (column, $0) }
      }
    }

    subscript(row: Int) -> JSONValue {
      .object(
        shown.compactMap { column, name in
          let value = JSONValue(table[row, column])
          return value == .null ? nil : .init(name, value)
        })
    }
  }
}
