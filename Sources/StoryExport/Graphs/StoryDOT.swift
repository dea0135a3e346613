public import StoryAnalysis
internal import StoryParsing

/// Writes the story graph in the DOT language of Graphviz: every article and every link, each cluster
/// a box.
///
/// Nodes have short names; the stable identifier, the provider, the time, the address and the cluster of
/// an article stand beside its label as attributes, for programs that read DOT as data. In `URL` an
/// ampersand is written `&amp;`, because Graphviz before version 2.44 copies it into SVG as it is.
///
/// > Source: https://graphviz.org/doc/info/lang.html.
public struct StoryDOT: Sendable {
  private let document: GraphDocument
  private var analysis: ArchiveAnalysis { document.study.analysis }
  private var labelLength: Int { analysis.options.limits.labelLength }

  /// Creates the file of an analysis.
  public init(of analysis: ArchiveAnalysis) {
    self.init(of: GraphDocument(of: ArchiveStudy(of: analysis)))
  }

  /// Creates the file of a document.
  public init(of document: GraphDocument) {
    self.document = document
  }

  /// Writes the file.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(to output: inout some UTF8OutputStream) {
    var bytes: [UInt8] = []
    bytes.append(
      text: """
        digraph "stories" {
          graph [charset="UTF-8", compound="true", fontname="Helvetica", overlap="prism", \
        rankdir="LR", tooltip="Related stories"\(filter)];
          node [shape="box", style="rounded,filled", fillcolor="#ffffff", color="#5f6b76", \
        fontname="Helvetica", fontsize="10"];
          edge [color="#8a949e", arrowsize="0.6"];

        """)
    writeNodes(to: &output, by: &bytes)
    bytes.append(rows: document.edges.indices, to: &output) { index, bytes in
      let edge = document.edges[index]
      bytes.append(text: "  ")
      bytes.append(name: document.members[edge.source])
      bytes.append(text: " -> ")
      bytes.append(name: document.members[edge.target])
      bytes.append(text: " [\"fraction\"=\"")
      bytes.append(exact: document.weight(of: edge))
      bytes.append(text: "\"];\n")
    }
    bytes.append(text: "}\n")
    bytes.handOn(to: &output, atLeast: 0)
  }

  /// The filter in force, as an attribute of the graph.
  private var filter: String {
    analysis.filterText.map { ", \"filter\"=" + DOTText.quoted($0) } ?? ""
  }

  /// Writes the nodes, those of each cluster in a box; they stand in the order of the clusters.
  private func writeNodes(to output: inout some UTF8OutputStream, by bytes: inout [UInt8]) {
    var open: ClusterID?
    for member in document.members {
      let cluster = analysis.clusters[member]
      let palette = DiagramPalette.story(cluster)
      if cluster != open {
        if open != nil { bytes.append(text: "  }\n") }
        open = cluster
        let words = ShownText.cut(analysis.clusters[cluster].label, to: labelLength)
        let label = "\(cluster.number): \(words)"
        let box = attributes([("label", .label([label])), ("color", .plain(palette.line.hex))])
        bytes.append(text: "  subgraph \"cluster_\(cluster.number)\" {\n    graph [\(box)];\n")
      }
      bytes.append(text: "    ")
      bytes.append(name: member)
      bytes.append(text: " [\(attributes(describe(member, palette: palette)))];\n")
      bytes.handOn(to: &output)
    }
    if open != nil { bytes.append(text: "  }\n") }
  }

  private enum Attribute {
    /// Lines that Graphviz shows.
    case label([String])
    /// Text that Graphviz shows beside the pointer.
    case tooltip(String)
    /// An address that Graphviz links to, if it is one of the web.
    case address(String)
    /// Text that Graphviz only stores.
    case plain(String)
  }

  private func describe(
    _ id: ArticleID, palette: DiagramPalette.Story
  ) -> [(String, Attribute)] {
    let article = analysis.graph[id]
    let provider = article.provider.map { analysis.graph[$0].key } ?? ""
    let published = article.published?.iso8601 ?? ""
    let headline = TextMetrics.wrap(
      article.displayTitle, width: 170, fontSize: 10, maximumLines: 4)
    let meta = [provider, published].filter { !$0.isEmpty }.joined(separator: " · ")
    return [
      ("label", .label(headline + [meta])),
      ("tooltip", .tooltip(ShownText.cut(article.displayTitle, to: labelLength))),
      ("URL", .address(article.address)),
      ("style", .plain(article.isGhost ? "rounded,dashed" : "rounded,filled")),
      ("color", .plain(palette.line.hex)),
      ("fillcolor", .plain(palette.fill.hex)),
      ("article", .plain(article.identifier)),
      ("provider", .plain(provider)),
      ("published", .plain(published)),
      ("address", .plain(article.address)),
      ("story", .plain(String(analysis.clusters[id].number))),
    ]
  }

  private func attributes(_ attributes: [(String, Attribute)]) -> String {
    attributes.compactMap { name, value -> String? in
      let text: String? =
        switch value {
        case .label(let lines): DOTText.label(lines)
        case .tooltip(let text): DOTText.tooltip(text)
        case .address(let address):
          DOTText.address(address)?.split(separator: "&", omittingEmptySubsequences: false)
            .joined(separator: "&amp;")
        case .plain(let text): DOTText.quoted(text)
        }
      return text.map { "\"\(name)\"=\($0)" }
    }.joined(separator: ", ")
  }
}

extension [UInt8] {
  /// Appends the name of a node.
  fileprivate mutating func append(name article: ArticleID) {
    append(text: "\"n")
    append(decimal: article.index + 1)
    append(text: "\"")
  }
}
