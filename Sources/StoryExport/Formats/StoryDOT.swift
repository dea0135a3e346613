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
  private let analysis: ArchiveAnalysis

  /// Creates the document of an analysis.
  public init(of analysis: ArchiveAnalysis) {
    self.analysis = analysis
  }

  /// Writes the document.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(to output: inout some TextOutputStream) {
    output.write(
      """
      digraph "stories" {
        graph [charset="UTF-8", compound="true", fontname="Helvetica", overlap="prism", \
      rankdir="LR", tooltip="Related stories"];
        node [shape="box", style="rounded,filled", fillcolor="#ffffff", color="#5f6b76", \
      fontname="Helvetica", fontsize="10"];
        edge [color="#8a949e", arrowsize="0.6"];

      """)
    for id in analysis.clusters.ids { writeCluster(id, to: &output) }
    writeLinks(to: &output)
    output.write("}\n")
  }

  private func writeCluster(_ id: ClusterID, to output: inout some TextOutputStream) {
    let cluster = analysis.clusters[id]
    let palette = DiagramPalette.story(id)
    let label = "\(id.number): \(cluster.label)"
    output.write("  subgraph \"cluster_\(id.number)\" {\n")
    output.write(
      "    graph [\(attributes([("label", .label([label])), ("color", .plain(palette.line.hex))]))];\n"
    )
    for member in cluster.members {
      output.write("    \(name(member)) [\(attributes(describe(member, palette: palette)))];\n")
    }
    output.write("  }\n")
  }

  private func writeLinks(to output: inout some TextOutputStream) {
    for link in analysis.graph.links {
      let weight = NumberText.exact(link.weight)
      output.write(
        "  \(name(link.source)) -> \(name(link.target)) [\"fraction\"=\"\(weight)\"];\n")
    }
  }

  private func name(_ article: ArticleID) -> String { "\"n\(article.index + 1)\"" }

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
      ("tooltip", .tooltip(article.displayTitle)),
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
