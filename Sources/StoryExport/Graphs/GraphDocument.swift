public import StoryAnalysis
internal import StoryParsing

/// The story graph as graph files tell it: the one form that every format is made from.
///
/// Nodes are the rows of ``Table/articles(_:)`` and edges those of ``Table/links(_:)`` whose two ends
/// are nodes. Attributes are their columns, named in lower case; what describes the ends of a link
/// stands in its nodes alone, and how stable a node's cluster is stands in the table alone, because it costs
/// more than all else in the file. Beside them stand what is said of the graph as a whole, and for each node
/// a place, a size and a colour.
public struct GraphDocument: Sendable {
  /// A column of nodes or edges.
  struct Attribute: Sendable {
    /// The name, in lower case; no other column of nodes, or of edges, has it.
    var name: String
    /// Type of the values.
    var kind: Table.Kind
    /// What the values are.
    var summary: String
    /// The column of the table.
    var column: Int
    /// Whether the value is the time of the column as seconds since 1970, for programs that compute
    /// with numbers alone.
    var isSeconds = false
  }

  /// Something that is said of the graph as a whole.
  struct Fact: Sendable {
    /// The name, in lower case.
    var name: String
    /// What it is.
    var summary: String
    /// What is the case.
    var value: Table.Cell
  }

  /// The ends of an edge, and the row that it is made from.
  struct Edge: Sendable {
    /// Position of the edge's row in the table of links.
    var row: Int
    /// Position of the node that it comes from.
    var source: Int
    /// Position of the node that it leads to.
    var target: Int
  }

  /// What a node looks like.
  struct Look: Sendable {
    /// Where its middle is.
    var place: GraphLayout.Point
    /// Its radius.
    var size: Double
    /// The colour of its cluster.
    var color: Drawing.Color
  }

  /// What is said of the graph, in order.
  let facts: [Fact]
  /// The columns of nodes but for `id` and `label`, which every format has a place for.
  let nodeAttributes: [Attribute]
  /// The columns of edges but for `source`, `target` and `weight`.
  let edgeAttributes: [Attribute]
  /// The edges by source, then target.
  let edges: [Edge]
  /// The look of each node.
  let looks: [Look]
  /// The article of each node.
  let members: [ArticleID]

  /// What the document is of.
  let study: ArchiveStudy

  private let articles: Table
  private let links: Table
  private let identifiers: [String]
  private let labelColumn: Int
  private let weightColumn: Int

  /// Creates the document of a study.
  ///
  /// - Complexity: O(*n* log *n* + *m*) in time, *n* articles, *m* links, and O(*n* + *m*) in space.
  public init(of study: ArchiveStudy) {
    self.study = study
    let (articles, links) = (Table.articles(study), Table.links(study))
    self.articles = articles
    self.links = links
    let idColumn = articles.position(of: "Id")
    labelColumn = articles.position(of: "Label")
    weightColumn = links.position(of: "Weight")
    nodeAttributes = articles.attributes { !["id", "label"].contains($0) }
    edgeAttributes = links.attributes { name in
      !["source", "target", "type", "weight"].contains(name)
        && !name.hasPrefix("source_") && !name.hasPrefix("target_")
    }

    let layout = GraphLayout(of: study.clusters)
    let indexOf = Dictionary(
      study.graph.articles.enumerated().lazy.map { ($1.identifier, $0) },
      uniquingKeysWith: { first, _ in first })
    var nodeOf = [Int](repeating: -1, count: study.graph.articles.count)
    var identifiers: [String] = []
    var members: [ArticleID] = []
    var looks: [Look] = []
    for row in 0..<articles.rowCount {
      guard case .text(let identifier) = articles[row, idColumn],
        let index = indexOf[identifier]
      else { preconditionFailure("Every article of the table is one of the graph.") }
      nodeOf[index] = row
      let id = ArticleID(index)
      let cluster = study.clusters[id]
      identifiers.append(identifier)
      members.append(id)
      looks.append(
        Look(
          place: layout.places[index],
          size: study.clusters[cluster].representative == id
            ? GraphLayout.middleRadius : GraphLayout.radius,
          color: DiagramPalette.story(cluster).line))
    }
    let (sources, targets) = (links.position(of: "Source"), links.position(of: "Target"))
    func node(_ row: Int, _ column: Int) -> Int? {
      guard case .text(let identifier) = links[row, column], let index = indexOf[identifier],
        nodeOf[index] >= 0
      else { return nil }
      return nodeOf[index]
    }
    // Where only a part is shown, a link may lead out of it.
    edges = (0..<links.rowCount).compactMap { row in
      guard let source = node(row, sources), let target = node(row, targets) else { return nil }
      return Edge(row: row, source: source, target: target)
    }
    self.identifiers = identifiers
    self.members = members
    self.looks = looks
    facts = Self.facts(of: study, members: members, edgeCount: edges.count)
  }

  private static func facts(
    of study: ArchiveStudy, members: [ArticleID], edgeCount: Int
  ) -> [Fact] {
    let dates = members.compactMap { study.graph[$0].published }
    func time(_ time: Timestamp?) -> Table.Cell { time.map { .time($0) } ?? .absent }
    let facts = [
      Fact(
        name: "generator", summary: "What wrote the file.",
        value: .text("storyloom \(ToolVersion.current)")),
      Fact(
        name: "filter", summary: "What the graph was filtered by.",
        value: study.filterText.map { .text($0) } ?? .absent),
      Fact(name: "articles", summary: "Number of nodes.", value: .integer(members.count)),
      Fact(name: "links", summary: "Number of edges.", value: .integer(edgeCount)),
      Fact(
        name: "clusters", summary: "Number of stories that have a node.",
        value: .integer(study.shownClusters.count)),
      Fact(
        name: "modularity", summary: "Modularity of all stories that were found.",
        value: .number(study.clusters.modularity)),
      Fact(
        name: "first_published", summary: "Earliest publication of a node.",
        value: time(dates.min())),
      Fact(
        name: "last_published", summary: "Latest publication of a node.", value: time(dates.max())),
    ]
    return facts.filter { $0.value != .absent }
  }
}

extension GraphDocument {
  /// A document that several files are made from: made when the first is written, and then kept.
  final class Shared: Sendable {
    private let study: ArchiveStudy
    private let known = Once<GraphDocument>()

    init(_ study: ArchiveStudy) { self.study = study }

    var value: GraphDocument { known.value { GraphDocument(of: study) } }
  }

  /// The nodes, by cluster and time.
  var nodes: Range<Int> { identifiers.indices }

  /// Stable identifier of a node's article.
  func identifier(of node: Int) -> String { identifiers[node] }

  /// Headline of a node's article, or its address key.
  func label(of node: Int) -> String {
    guard case .text(let label) = articles[node, labelColumn] else { return identifiers[node] }
    return label
  }

  /// A value of a node.
  func value(_ attribute: Attribute, ofNode node: Int) -> Table.Cell {
    attribute.value(articles[node, attribute.column])
  }

  /// A value of an edge.
  func value(_ attribute: Attribute, of edge: Edge) -> Table.Cell {
    attribute.value(links[edge.row, attribute.column])
  }

  /// Fractional weight of an edge.
  func weight(of edge: Edge) -> Double {
    guard case .number(let weight) = links[edge.row, weightColumn] else { return 0 }
    return weight
  }

  /// Name of an edge: its place in the order by source, then target, from `e1`. The same archive
  /// gives the same names; in a growing one a link is found by its two ends.
  static func identifier(ofEdge index: Int) -> String { "e\(index + 1)" }

  /// Attributes, each time followed by itself as seconds since 1970: for formats without times.
  static func withSeconds(_ attributes: [Attribute]) -> [Attribute] {
    attributes.flatMap { attribute -> [Attribute] in
      guard attribute.kind == .time else { return [attribute] }
      return [
        attribute,
        Attribute(
          name: attribute.name + "_seconds", kind: .integer,
          summary: attribute.summary + " As seconds since 1970 in UTC.",
          column: attribute.column, isSeconds: true),
      ]
    }
  }
}

extension GraphDocument.Attribute {
  fileprivate func value(_ cell: Table.Cell) -> Table.Cell {
    guard isSeconds, case .time(let time) = cell else { return cell }
    return .integer(Int(time.secondsSinceEpoch))
  }
}

extension Table {
  /// Position of the column with a heading.
  fileprivate func position(of heading: String) -> Int {
    guard let position = columns.firstIndex(where: { $0.name == heading }) else {
      preconditionFailure("The table '\(name)' has a column '\(heading)'.")
    }
    return position
  }

  /// The columns as attributes, those whose names in lower case are wanted.
  fileprivate func attributes(
    where isWanted: (String) -> Bool
  ) -> [GraphDocument.Attribute] {
    let attributes = columns.indices.compactMap { column -> GraphDocument.Attribute? in
      let name = columns[column].name.lowercased()
      guard isWanted(name) else { return nil }
      return GraphDocument.Attribute(
        name: name, kind: columns[column].kind, summary: columns[column].summary, column: column)
    }
    precondition(
      Set(attributes.map(\.name)).count == attributes.count, "Each attribute has its own name.")
    return attributes
  }
}
