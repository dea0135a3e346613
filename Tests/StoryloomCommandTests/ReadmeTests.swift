import Foundation
import GraphAlgorithms
import StoryAnalysis
import StoryExport
import StoryGraphviz
import StoryParsing
import StoryTestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  /// The program that the README shows, line for line; only the folder is found differently.
  private func readmeProgram() async throws -> (csv: String, picture: [UInt8]) {
    let archive = try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])
    let analysis = ArchiveAnalysis(of: archive)
    let study = ArchiveStudy(of: analysis)

    for cluster in analysis.clusters.clusters {
      let headline = analysis.graph[cluster.representative].displayTitle
      print(cluster.members.count, cluster.label, headline)
    }

    var csv = ""
    CSVWriter().write(.providers(study), to: &csv)

    let drawing = ClusterDiagram(of: study).drawing()
    let picture = try await GraphvizRenderer.shared.render(
      dot: drawing.dot(), layout: .fixedPositions, format: .png)
    return (csv, picture.bytes)
  }

  /// The second program, on a graph of two triangles that one link joins.
  private func readmeGraph() -> (found: LeidenResult, betweenness: [Double]) {
    let ends = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]
    let links = ends.map { Digraph.Link(source: NodeID($0.0), target: NodeID($0.1)) }
    let graph = Graph(nodeCount: 6, links: links)

    let found = graph.leiden()
    print(found.partition.members, found.quality)  // the two triangles, 0.357
    print(graph.betweenness())  // 6 for the two ends of the bridge, 0 for the others
    return (found, graph.betweenness())
  }

  // 2 (3/7 − 1/4) = 5/14; six pairs of nodes have the bridge between them.
  @Test("Its graph has the communities and the betweenness that it states")
  func graph() {
    let (found, betweenness) = readmeGraph()
    #expect(found.partition == Partition(communities: [0, 0, 0, 1, 1, 1]))
    #expect(abs(found.quality - 5.0 / 14) < 1e-12)
    #expect(betweenness == [0, 0, 6, 6, 0, 0])
  }

  @Test("Its program runs and gives a table and a picture")
  func program() async throws {
    let (csv, picture) = try await readmeProgram()
    #expect(csv.split(separator: "\n").count == 38)
    #expect(picture.starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }

  @Test("Its programs are those that are compiled here")
  func sameProgram() throws {
    let readme = try String(contentsOf: Package.root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let programs = readme.components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(programs.count == 2)
    let folder = "Package.seeds.path(percentEncoded: false)"
    let compiled = Set(
      source.replacing("InputPath(\(folder))", with: "InputPath(\"seeds\")")
        .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let lines = programs.joined().split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.count > 20)
    for line in lines { #expect(compiled.contains(line), "\(line)") }
  }

  @Test("Every file that it links to is there")
  func links() throws {
    let readme = try String(contentsOf: Package.root.appending(path: "README.md"), encoding: .utf8)
    let targets = readme.matches(of: /\]\(([^)#]+)\)/).map { String($0.1) }
    #expect(!targets.isEmpty)
    for target in targets where !target.hasPrefix("http") {
      let path = Package.root.appending(path: target).path(percentEncoded: false)
      #expect(FileManager.default.fileExists(atPath: path), "\(target)")
    }
  }

  @Test("Its figures are those of the seeds")
  func figures() throws {
    let archive = try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])
    let summary = ArchiveSummary(of: ArchiveAnalysis(of: archive))
    let readme = try String(contentsOf: Package.root.appending(path: "README.md"), encoding: .utf8)
      .replacing("\n", with: " ")
    #expect(readme.contains("\(summary.articles) articles of \(summary.providers) providers"))
    #expect(
      readme.contains(
        "\(summary.busiestDay?.articles ?? 0) of these appeared on one day, 11 June 2020"))
    #expect(summary.busiestDay?.date == "2020-06-11")
    #expect(summary.clusters == 5 && readme.contains("as five stories"))
  }
}
