import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("DOT of the story graph")
struct StoryDOTTests {
  private func text(_ analysis: ArchiveAnalysis) -> String {
    var text = ""
    StoryDOT(of: analysis).write(to: &text)
    return text
  }

  @Test("Every article is a node and every link an edge between declared nodes")
  func counts() throws {
    let analysis = try seedsAnalysis()
    let dot = try DOTLines(text(analysis))
    #expect(dot.nodes.count == 46)
    #expect(dot.edges.count == 47)
    #expect(Set(dot.nodes.map(\.name)).count == 46)
    #expect(dot.clusters == ["cluster_1", "cluster_2", "cluster_3", "cluster_4", "cluster_5"])
    let pairs = dot.edges.map { [$0.tail, $0.head] }
    #expect(Set(pairs).count == 47)
    #expect(Set(pairs.joined()).isSubset(of: dot.nodes.map(\.name)))
  }

  @Test("A node carries identifier, provider, time and story of its article")
  func attributes() throws {
    let analysis = try seedsAnalysis()
    let dot = try DOTLines(text(analysis))
    let table = Table.articles(ArchiveStudy(of: analysis))
    #expect(dot.nodes.map { $0.attributes["article"] } == table.texts("Id"))
    #expect(dot.nodes.map { $0.attributes["provider"] } == table.texts("provider"))
    #expect(
      dot.nodes.map { $0.attributes["story"] } == table.integers("cluster").map { String($0) })
    let times = table["published"].map { cell -> String? in
      if case .time(let time) = cell { time.iso8601 } else { nil }
    }
    #expect(dot.nodes.map { $0.attributes["published"] } == times)
    #expect(dot.nodes.map { $0.attributes["address"] } == table.texts("address"))
    // Graphviz reads entities in what it links to.
    let links = dot.nodes.map { $0.attributes["URL"]?.replacing("&amp;", with: "&") }
    #expect(links == table.texts("address"))
  }

  @Test("Only articles that the archive has no record of are dashed")
  func ghosts() throws {
    let analysis = try seedsAnalysis()
    let dot = try DOTLines(text(analysis))
    let dashed = dot.nodes.map { $0.attributes["style"] == "rounded,dashed" }
    #expect(
      dashed == Table.articles(ArchiveStudy(of: analysis))["is_ghost"].map { $0 == .boolean(true) })
    #expect(dashed.count { $0 } == 41)
  }

  @Test("An edge carries the fractional weight of its link")
  func weights() throws {
    let dot = try DOTLines(text(try seedsAnalysis()))
    var sums: [String: Double] = [:]
    for edge in dot.edges {
      sums[edge.tail, default: 0] += Double(edge.attributes["fraction"] ?? "") ?? .nan
    }
    #expect(sums.count == 5)
    #expect(sums.values.allSatisfy { abs($0 - 1) < 1e-9 })
  }

  @Test("No headline leaves its quotation marks")
  func hostile() throws {
    let analysis = Hostile.analysis()
    let text = text(analysis)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.value >= 0x20 && $0 != "\u{2028}" && $0 != "\u{FFFF}")
      })
    let dot = try DOTLines(text)
    #expect(dot.nodes.count == analysis.graph.articles.count)
    #expect(dot.edges.count == analysis.graph.links.count)
    let names: Set = [
      "label", "tooltip", "URL", "style", "color", "fillcolor", "article", "provider", "published",
      "address", "story",
    ]
    #expect(dot.nodes.allSatisfy { Set($0.attributes.keys).isSubset(of: names) })
  }

  @Test(
    "An address that is not of the web becomes no hyperlink",
    arguments: ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/b", "file:///etc", ""])
  func addresses(address: String) throws {
    var mention = Mention()
    mention.title = "A"
    mention.addresses.web = address
    let graph = StoryGraph(records: [ArticleRecord(document: "a.md", article: mention)])
    let dot = try DOTLines(text(ArchiveAnalysis(of: graph)))
    #expect(dot.nodes.count == 1)
    #expect(dot.nodes.first?.attributes["URL"] == nil)
  }

  @Test("An archive of nothing is a graph without nodes")
  func nothing() throws {
    let text = text(Hostile.nothing)
    #expect(text.hasPrefix("digraph \"stories\" {\n") && text.hasSuffix("\n}\n"))
    #expect(try DOTLines(text).nodes.isEmpty)
  }
}

/// The statements of a DOT text of which each has a line, read with the rule for quoted strings alone:
/// such a string ends at the first quotation mark that no backslash precedes.
private struct DOTLines {
  struct Fault: Error { var line: Substring }
  struct Node {
    var name: String
    var attributes: [String: String]
  }
  struct Edge {
    var tail: String
    var head: String
    var attributes: [String: String]
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  var clusters: [String] = []

  init(_ text: String) throws {
    for line in text.split(separator: "\n") {
      // Strings become `S`, so that what is left shows the kind of statement.
      var strings: [String] = []
      var shape = ""
      var open: String?
      var previous: Character = " "
      for character in line {
        if let string = open {
          if character == "\"", previous != "\\" {
            strings.append(string)
            shape += "S"
            open = nil
          } else if character == "\"" {
            open = string.dropLast() + "\""
          } else {
            open = string + String(character)
          }
        } else if character == "\"" {
          open = ""
        } else if character != " " {
          shape.append(character)
        }
        // Of two backslashes, the second precedes nothing.
        previous = previous == "\\" && character == "\\" ? " " : character
      }
      guard open == nil else { throw Fault(line: line) }
      let attributes = Self.attributes(strings)
      switch shape.prefix(while: { $0 != "[" }) {
      case "S" where shape.hasSuffix("];"):
        nodes.append(Node(name: strings[0], attributes: attributes(1)))
      case "S->S":
        edges.append(Edge(tail: strings[0], head: strings[1], attributes: attributes(2)))
      case "subgraphS{": clusters.append(strings[0])
      case "digraphS{", "graph", "node", "edge", "}": break
      default: throw Fault(line: line)
      }
    }
  }

  private static func attributes(_ strings: [String]) -> (Int) -> [String: String] {
    { start in
      let names = stride(from: start, to: strings.count - 1, by: 2).map {
        (strings[$0], strings[$0 + 1])
      }
      return Dictionary(names) { first, _ in first }
    }
  }
}
