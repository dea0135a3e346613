import Foundation
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

    for cluster in analysis.clusters.clusters {
      let headline = analysis.graph[cluster.representative].displayTitle
      print(cluster.members.count, cluster.label, headline)
    }

    var csv = ""
    CSVWriter().write(.providers(analysis), to: &csv)

    let drawing = TimelineDiagram(of: analysis).drawing()
    let picture = try await GraphvizRenderer.shared.render(
      dot: drawing.dot(), layout: .fixedPositions, format: .png)
    return (csv, picture.bytes)
  }

  @Test("Its program runs and gives a table and a picture")
  func program() async throws {
    let (csv, picture) = try await readmeProgram()
    #expect(csv.split(separator: "\n").count == 38)
    #expect(picture.starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }

  @Test("Its program is the one that is compiled here")
  func sameProgram() throws {
    let readme = try String(contentsOf: Package.root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let block = try #require(readme.components(separatedBy: "```swift\n").last)
    let program = try #require(block.components(separatedBy: "```").first)
    let folder = "Package.seeds.path(percentEncoded: false)"
    let compiled = Set(
      source.replacing("InputPath(\(folder))", with: "InputPath(\"seeds\")")
        .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let lines = program.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.count > 10)
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
