import Foundation
import StoryAnalysis
import StoryExport
import Testing

@Suite("Node-link JSON")
struct NodeLinkJSONTests {
  /// The document as Foundation reads it.
  private func document(_ study: ArchiveStudy) throws -> [String: Any] {
    var text = ""
    NodeLinkJSON(of: study).write(to: &text)
    let data = Data(text.utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func objects(_ document: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(document[key] as? [[String: Any]])
  }

  @Test("The seeds have 46 nodes and 47 links, under both names that readers know")
  func counts() throws {
    let document = try document(try seedsStudy())
    #expect(Set(document.keys) == ["directed", "multigraph", "graph", "nodes", "edges", "links"])
    #expect(document["directed"] as? Bool == true)
    #expect(document["multigraph"] as? Bool == false)
    #expect(try objects(document, "nodes").count == 46)
    let edges = try objects(document, "edges")
    #expect(edges.count == 47)
    #expect(edges as NSArray == (try objects(document, "links")) as NSArray)
  }

  @Test("Both ends of every link are nodes, and each node occurs once")
  func ends() throws {
    for study in [try seedsStudy(), Hostile.study] {
      let document = try document(study)
      let ids = try objects(document, "nodes").map { try #require($0["id"] as? String) }
      #expect(Set(ids).count == ids.count)
      let edges = try objects(document, "edges")
      #expect(edges.count == study.graph.links.count)
      for edge in edges {
        #expect(ids.contains(try #require(edge["source"] as? String)))
        #expect(ids.contains(try #require(edge["target"] as? String)))
        #expect((edge["weight"] as? NSNumber)?.doubleValue ?? 0 > 0)
      }
    }
  }

  @Test("What is not known is left out: nothing is null")
  func noNull() throws {
    for study in [try seedsStudy(), Hostile.study, ArchiveStudy(of: Hostile.nothing)] {
      #expect(!Self.holdsNull(try document(study)))
    }
    let nodes = try objects(try document(Hostile.study), "nodes")
    let bare = try #require(nodes.first { $0["label"] as? String == "nothing but a headline" })
    #expect(Set(bare.keys).isDisjoint(with: ["published", "provider", "address", "quality"]))
  }

  private static func holdsNull(_ value: Any) -> Bool {
    switch value {
    case is NSNull: true
    case let values as [Any]: values.contains(where: holdsNull)
    case let members as [String: Any]: members.values.contains(where: holdsNull)
    default: false
    }
  }

  @Test("A node has the columns of the table of articles, in lower case")
  func attributes() throws {
    let table = Table.articles(try seedsStudy())
    let nodes = try objects(try document(try seedsStudy()), "nodes")
    #expect(nodes.map { $0["id"] as? String } == table.texts("Id"))
    #expect(nodes.map { $0["label"] as? String } == table.texts("Label"))
    #expect(nodes.map { $0["cluster"] as? Int } == table.integers("cluster"))
    let names = Set(nodes.flatMap(\.keys))
    #expect(names.isSubset(of: table.columns.map { $0.name.lowercased() }))
  }

  @Test("The graph names the program and the modularity")
  func graph() throws {
    let graph = try #require(try document(try seedsStudy())["graph"] as? [String: Any])
    #expect(graph["generator"] as? String == "storyloom \(ToolVersion.current)")
    #expect(((graph["modularity"] as? NSNumber)?.doubleValue ?? 0) >= 0.760541 - 1e-6)
  }

  @Test("Headlines are read back to the code point")
  func hostile() throws {
    let nodes = try objects(try document(Hostile.study), "nodes")
    let labels = Set(nodes.compactMap { ($0["label"] as? String)?.scalars })
    let titles = Hostile.study.graph.articles.map(\.displayTitle.scalars)
    #expect(labels == Set(titles))
  }
}
