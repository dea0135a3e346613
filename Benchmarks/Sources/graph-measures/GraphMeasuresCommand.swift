internal import ArgumentParser
internal import Foundation
internal import GraphFiles

/// `graph-measures`: every measure of small graphs, for other programs to compare with.
@main
struct GraphMeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph-measures",
    abstract: "Print every measure of listed graphs, one JSON object for each graph.",
    discussion: """
      A list begins each graph with a line `graph NAME NODES`; then come its links (source, target, \
      and a weight where it is not 1), lines of `partition` with a number for each node, and one of \
      `preferences`. Nodes are numbered from 0. Each graph is measured with and without the direction \
      of its links.

        printf 'graph path 3\\n0 1\\n1 2\\n' | graph-measures
      """)

  @Argument(help: "File with the list; standard input where absent.") var file: String?
  @Option(help: "Most threads to work with; they change nothing in what is printed.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads is at least 1.") }
  }

  func run() throws {
    let bytes =
      if let file { try Data(contentsOf: URL(filePath: file)) } else {
        try FileHandle.standardInput.readToEnd() ?? Data()
      }
    for graph in try ListedGraph.list(in: String(decoding: bytes, as: UTF8.self)) {
      print(GraphMeasure.values(of: graph, threads: threads))
    }
  }
}
