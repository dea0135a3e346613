import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Graph files")
struct GraphFormatTests {
  private func text(_ format: GraphFormat, _ study: ArchiveStudy) -> String {
    String(decoding: format.file(of: study).bytes, as: UTF8.self)
  }

  private func studies() throws -> [ArchiveStudy] {
    [
      try seedsStudy(), Hostile.study, ArchiveStudy(of: Hostile.nothing),
      ArchiveStudy(of: cliques([1])),
    ]
  }

  /// Two articles of which the first names the second, of which nothing is known but a headline.
  private func pair() -> ArchiveStudy {
    var first = Mention()
    first.title = "A & B \u{1}<\"c\\\">\n\r"
    first.addresses.web = "https://a.example/1"
    first.provider.domain = "a.example"
    first.published = Timestamp(secondsSinceEpoch: 1_591_833_600)
    first.topics = ["x", "y \"z\""]
    var second = Mention()
    second.title = "Only a headline"
    let record = ArticleRecord(document: "d.md", article: first, related: [second])
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [record])))
  }

  @Test(
    "Every XML file is read back with the nodes, edges and labels of the graph",
    arguments: [
      GraphFormat.graphml, .gexf,
    ])
  func wellFormed(format: GraphFormat) throws {
    for study in try studies() {
      let tree = try #require(XMLTree(text(format, study)))
      let nodes = tree.elements.filter { $0.name == "node" }
      let edges = tree.elements.filter { $0.name == "edge" }
      #expect(nodes.map { $0.attributes["id"] } == Table.articles(study).texts("Id"))
      #expect(edges.map { $0.attributes["source"] } == Table.links(study).texts("Source"))
      #expect(edges.map { $0.attributes["target"] } == Table.links(study).texts("Target"))
      #expect(Set(edges.map { $0.attributes["id"] }).count == edges.count)
      let labels =
        format == .gexf
        ? nodes.map { $0.attributes["label"] ?? "" }
        : nodes.map { node in node.data["n_label"] ?? "" }
      #expect(
        labels.map(\.scalars) == Table.articles(study).texts("Label").map { held($0).scalars })
    }
  }

  /// What XML can hold of a text.
  private func held(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          ($0.value >= 0x20 || ["\t", "\n", "\r"].contains($0)) && $0 != "\u{FFFE}"
            && $0 != "\u{FFFF}"
        }))
  }

  @Test("Each key, and each attribute of GEXF, is stated once, and no value is without one")
  func keys() throws {
    for study in try studies() {
      let graphml = try #require(XMLTree(text(.graphml, study)))
      let keys = graphml.elements.filter { $0.name == "key" }.compactMap { $0.attributes["id"] }
      #expect(Set(keys).count == keys.count)
      for element in graphml.elements { #expect(Set(element.data.keys).isSubset(of: keys)) }
      let gexf = try #require(XMLTree(text(.gexf, study)))
      for values in gexf.elements.filter({ $0.name == "attvalue" }) {
        #expect(values.attributes["value"] != "")
        #expect(keys.contains { $0.dropFirst(2) == values.attributes["for"] ?? "" })
      }
    }
  }

  @Test("GEXF has the time of each dated article as its timestamp, in UTC, and no alpha")
  func gexf() throws {
    let study = Hostile.study
    let tree = try #require(XMLTree(text(.gexf, study)))
    let times = Table.articles(study)["published"].map { cell -> String? in
      if case .time(let time) = cell { time.iso8601 } else { nil }
    }
    #expect(times.contains(nil) && times.contains { $0 != nil })
    #expect(
      tree.elements.filter { $0.name == "node" }.map { $0.attributes["timestamp"] } == times)
    let colors = tree.elements.filter { $0.name == "viz:color" }
    #expect(colors.count == times.count)
    #expect(colors.allSatisfy { Set($0.attributes.keys) == ["r", "g", "b"] })
    let graph = try #require(tree.elements.first { $0.name == "graph" })
    #expect(graph.attributes["timezone"] == "UTC")
    #expect(graph.attributes["timerepresentation"] == "timestamp")
  }

  @Test("A graph of one link, in each format")
  func small() throws {
    let study = pair()
    let ids = Table.articles(study).texts("Id")
    let graphml = text(.graphml, study)
    #expect(
      graphml.contains(
        """
            <node id="\(ids[0])">
              <data key="n_label">A &amp; B &lt;&quot;c\\&quot;&gt;
        &#13;</data>
              <data key="n_published">2020-06-11T00:00:00Z</data>
              <data key="n_published_seconds">1591833600</data>
              <data key="n_provider">a.example</data>
        """))
    #expect(graphml.contains("<data key=\"n_topics\">x; y &quot;z&quot;</data>"))
    #expect(
      graphml.contains(
        """
            <edge id="e1" source="\(ids[0])" target="\(ids[1])">
              <data key="e_weight">1</data>
        """))
    let gexf = text(.gexf, study)
    #expect(
      gexf.contains(
        """
              <node id="\(ids[0])" label="A &amp; B &lt;&quot;c\\&quot;&gt;&#10;&#13;" \
        timestamp="2020-06-11T00:00:00Z">
        """))
    #expect(
      gexf.contains(
        #"<attvalue for="topics" value="[&quot;x&quot;, &quot;y \&quot;z\&quot;&quot;]"/>"#))
    let pajek = text(.pajek, study)
    #expect(pajek.contains("*Vertices 2\n1 \"A & B  <'c/'>   [\(ids[0])]\" "))
    #expect(pajek.hasSuffix("*Arcs\n1 2 1\n"))
    let cytoscape = text(.cytoscape, study)
    #expect(
      cytoscape.contains(
        """
        {"data": {"id": "e1", "source": "\(ids[0])", "target": "\(ids[1])", \
        "interaction": "names", "weight": 1.0,
        """))
  }

  @Test("Cytoscape's JSON is read back with every headline, and a place for each node")
  func cytoscape() throws {
    for study in try studies() {
      let document = try #require(
        JSONSerialization.jsonObject(with: Data(text(.cytoscape, study).utf8)) as? [String: Any])
      let elements = try #require(document["elements"] as? [String: [[String: Any]]])
      let nodes = try #require(elements["nodes"])
      let names = nodes.map { ($0["data"] as? [String: Any])?["name"] as? String }
      #expect(names.map { $0?.scalars } == Table.articles(study).texts("Label").map(\.scalars))
      #expect(nodes.allSatisfy { ($0["position"] as? [String: Double])?.count == 2 })
      #expect(elements["edges"]?.count == study.graph.links.count)
    }
  }

  @Test("A label of Pajek stays on its line, between its quotation marks, and is the only one")
  func pajek() throws {
    for study in try studies() {
      let lines = text(.pajek, study).split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0.hasPrefix("*Vertices ") })
      let count = study.graph.articles.count
      #expect(lines[start] == "*Vertices \(count)")
      let vertices = lines[(start + 1)...].prefix(count)
      #expect(vertices.allSatisfy { line in line.utf8.count { $0 == UInt8(ascii: "\"") } == 2 })
      #expect(!vertices.contains { $0.contains("\\") })
      #expect(Set(vertices.map { $0.split(separator: "\"")[1] }).count == count)
      #expect(lines[start + 1 + count] == "*Arcs")
      #expect(lines.count == start + 1 + count + 1 + study.graph.links.count + 1)
    }
  }

  @Test("What XML cannot hold is told once for each article, with its line and its character")
  func diagnostics() throws {
    let found = GraphDocument(of: pair()).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.document == "d.md" && found.first?.line == 1)
    #expect(found.first?.severity == .warning)
    #expect(found.first?.message.contains("without U+0001 in label") == true)
    #expect(GraphDocument(of: try seedsStudy()).diagnostics.isEmpty)
    #expect(Report(of: try seedsStudy()).graphWarning == nil)
    #expect(Report(of: pair()).graphWarning?.contains("d.md:1:") == true)
    #expect(
      Methods(of: pair()).text.contains("here in the texts of 1 article, the first at `d.md:1`"))
  }

  @Test("File names and media types are stated for every format, each name once")
  func names() {
    let names = GraphFormat.allCases.map(\.fileName)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.hasPrefix("graph.") })
    #expect(GraphFormat.allCases.allSatisfy { $0.mediaType.contains("/") })
    #expect(GraphFormat.allCases.filter(\.isXML) == [.graphml, .gexf])
  }
}

/// The elements of an XML document in order, with their text.
private final class XMLTree: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The texts of its `data`, by key.
    var data: [String: String] = [:]
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var text = ""

  init?(_ document: String) {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    let element = elements[open.removeLast()]
    if name == "data", let key = element.attributes["key"], let parent = open.last {
      elements[parent].data[key] = text
    }
  }
}
