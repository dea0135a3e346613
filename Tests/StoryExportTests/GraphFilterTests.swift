import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Graph files of a part of an archive")
struct GraphFilterTests {
  /// Articles and links, each by its identifiers.
  private struct Found: Equatable {
    var nodes: [String] = []
    var edges: [[String]] = []
  }

  private func parts() throws -> [ArchiveStudy] {
    let changes: [(inout ArticleFilter) -> Void] = [
      { $0.clusters = [1, 3] }, { $0.since = .init("2020-06-12") },
      { $0.providers = ["cnet.com", "zdnet.com", "reuters.com", "geekwire.com"] },
      { $0.providers = ["nobody.example"] },
    ]
    let graph = try seedsStudy().graph
    return ArticleFilter.Mode.allCases.flatMap { mode in
      changes.map { change in
        var options = ArchiveAnalysis.Options()
        options.stabilityRuns = 1
        options.filter.mode = mode
        change(&options.filter)
        return ArchiveStudy(of: ArchiveAnalysis(of: graph, options: options))
      }
    }
  }

  /// What a file holds, found by the least that its format promises.
  private func found(in text: String, _ format: GraphFormat) throws -> Found {
    var found = Found()
    switch format {
    case .graphml, .gexf:
      found.nodes = text.matches(of: /<node id="([^"]+)"/).map { String($0.1) }
      found.edges = text.matches(of: /<edge id="e\d+" source="([^"]+)" target="([^"]+)"/).map {
        [String($0.1), String($0.2)]
      }
    case .dot:
      var names: [Substring: String] = [:]
      for node in text.matches(of: /\n +"([^"]+)" \[.*"article"="([^"]+)"/) {
        names[node.1] = String(node.2)
        found.nodes.append(String(node.2))
      }
      found.edges = text.matches(of: /\n +"([^"]+)" -> "([^"]+)"/).map {
        [names[$0.1] ?? "", names[$0.2] ?? ""]
      }
    case .json:
      let graph = try #require(try json(text))
      let nodes = try #require(graph["nodes"] as? [[String: Any]])
      found.nodes = nodes.compactMap { $0["id"] as? String }
      for key in ["edges", "links"] {
        let edges = try #require(graph[key] as? [[String: Any]])
        found.edges = edges.compactMap {
          [$0["source"] as? String ?? "", $0["target"] as? String ?? ""]
        }
      }
    case .cytoscape:
      let elements = try #require(try json(text)?["elements"] as? [String: [[String: Any]]])
      func data(_ key: String) -> [[String: Any]] {
        (elements[key] ?? []).compactMap { $0["data"] as? [String: Any] }
      }
      found.nodes = data("nodes").compactMap { $0["id"] as? String }
      found.edges = data("edges").map {
        [$0["source"] as? String ?? "", $0["target"] as? String ?? ""]
      }
    case .pajek:
      found.nodes = text.matches(of: #/\n\d+ ".*\[([^\[\]]+)\]"/#).map { String($0.1) }
      let arcs = text.split(separator: "*Arcs\n")[1...].joined()
      found.edges = arcs.split(separator: "\n").map { line in
        line.split(separator: " ").prefix(2).map { found.nodes[(Int($0) ?? 0) - 1] }
      }
    }
    return found
  }

  private func json(_ text: String) throws -> [String: Any]? {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
  }

  @Test(
    "Each format names the filter and has what is shown, and the links between that, alone",
    arguments: GraphFormat.allCases)
  func shown(format: GraphFormat) throws {
    for study in try parts() {
      let graph = study.graph
      let wanted = Found(
        nodes: study.shownArticles.map { graph[$0].identifier },
        edges: graph.links.filter {
          study.analysis.shows($0.source) && study.analysis.shows($0.target)
        }
        .map { [graph[$0.source].identifier, graph[$0.target].identifier] })
      let text = String(decoding: format.file(of: study).bytes, as: UTF8.self)
      let found = try found(in: text, format)
      #expect(Set(found.nodes) == Set(wanted.nodes) && found.nodes.count == wanted.nodes.count)
      #expect(Set(found.edges) == Set(wanted.edges) && found.edges.count == wanted.edges.count)
      #expect(text.contains(try #require(study.filterText)))
    }
  }

  @Test("What is said of the graph is said of the nodes and edges in the file")
  func facts() throws {
    for study in try parts() {
      let text = String(decoding: GraphFormat.json.file(of: study).bytes, as: UTF8.self)
      let facts = try #require(try json(text)?["graph"] as? [String: Any])
      let members = study.shownArticles
      let dates = members.compactMap { study.graph[$0].published }
      #expect(facts["articles"] as? Int == members.count)
      #expect(facts["links"] as? Int == Table.links(study).rowCount)
      #expect(facts["clusters"] as? Int == Set(members.map { study.clusters[$0] }).count)
      #expect(facts["first_published"] as? String == dates.min()?.iso8601)
      #expect(facts["last_published"] as? String == dates.max()?.iso8601)
    }
    // The whole archive begins a day before.
    let late = try parts()[5]
    let text = String(decoding: GraphFormat.pajek.file(of: late).bytes, as: UTF8.self)
    #expect(late.hidesPart && text.contains("% first_published: 2020-06-12T"))
  }
}
