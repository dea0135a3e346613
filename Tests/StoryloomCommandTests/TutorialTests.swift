import Foundation
import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The tutorial")
struct TutorialTests {
  private static let article = "Sources/StoryExport/StoryExport.docc/FolderToFigure.md"
  private static let program = "Tests/StoryloomCommandTests/FolderToFigure.swift"

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Package.root.appending(path: path), encoding: .utf8)
  }

  @Test("Its listings are the program, byte for byte and in its order")
  func listings() throws {
    let listings = try text(Self.article).components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    let snippets = try text(Self.program).components(separatedBy: "  // snippet: ").dropFirst()
      .map { snippet in
        snippet.components(separatedBy: "  // end\n")[0].split(
          separator: "\n", omittingEmptySubsequences: false
        ).dropFirst().map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
      }
    #expect(listings == snippets)
    #expect(listings.count == 6)
  }

  // Between the listings stand only the marks, and before them what imports and names the program.
  @Test("Nothing of the program is left out of the article")
  func wholeProgram() throws {
    let rest = try text(Self.program).components(separatedBy: "  // end\n").dropFirst()
      .map { $0.components(separatedBy: "  // snippet: ")[0] }
    #expect(
      rest.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } == Array(
        repeating: "", count: 5) + ["}"])
  }

  @Test("Its program writes the figure and the table that it promises")
  func program() async throws {
    let folder = URL.temporaryDirectory.appending(path: "storyloom-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await folderToFigure(
      Package.seeds.path(percentEncoded: false), writingTo: folder.path(percentEncoded: false))
    let figure = try Data(contentsOf: folder.appending(path: "stories.svg"))
    let document = try XMLDocument(data: figure)
    #expect(document.rootElement()?.name == "svg")
    let rows = try CSVText.records(
      Array(Data(contentsOf: folder.appending(path: "headlines.csv"))))
    #expect(rows.compactMap { $0["story"] } == ["1", "2", "3", "4", "5"])
    #expect(rows.allSatisfy { $0["headline"]?.isEmpty == false })
  }

  private func triangle() -> Partition {
    // snippet: GraphAlgorithms
    let links = [(0, 1), (1, 2), (2, 0)].map {
      Digraph.Link(source: NodeID($0.0), target: NodeID($0.1))
    }
    let graph = Graph(nodeCount: 3, links: links)
    let communities = graph.leiden().partition
    // end
    return communities
  }

  private func stories() throws -> Int {
    let folder = Package.seeds.path(percentEncoded: false)
    // snippet: StoryAnalysis
    let analysis = ArchiveAnalysis(of: try ArchiveReader([InputPath(folder)]))
    let study = ArchiveStudy(of: analysis)
    print(study.clusters.clusters.count, study.firsts.stories.map(\.verdict))
    // end
    return study.clusters.clusters.count
  }

  @Test("The listings of the landing pages are what is compiled here")
  func landingPages() throws {
    #expect(triangle() == Partition(communities: [0, 0, 0]))
    #expect(try stories() == 5)
    let source = try text("Tests/StoryloomCommandTests/TutorialTests.swift")
    for library in ["GraphAlgorithms", "StoryAnalysis"] {
      let page = try text("Sources/\(library)/\(library).docc/\(library).md")
      let listings = page.components(separatedBy: "```swift\n").dropFirst()
        .map { $0.components(separatedBy: "```")[0] }
      let snippet = source.components(separatedBy: "    // snippet: \(library)\n")[1]
        .components(separatedBy: "    // end\n")[0]
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }.joined(separator: "\n")
      #expect(listings == [snippet])
    }
  }
}
