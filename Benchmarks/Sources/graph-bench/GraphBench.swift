internal import ArgumentParser
internal import Foundation
internal import GraphAlgorithms
internal import GraphFiles

/// `graph-bench`: how long each measure of a large graph takes.
@main
struct GraphBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph-bench",
    abstract: "Measure how long the measures of a graph take; print one JSON object for each.",
    discussion: """
      A graph is a file of pairs of 32-bit numbers, the low byte first. Only the measure itself is \
      timed: neither reading the file nor writing what was found. Building the graph from its links \
      is a measure of its own. What takes less than a hundredth of a second is measured twenty \
      times more, and the median counts.
      """)

  @Argument(help: "File with the links, each pair of nodes once.") var file: String
  @Option(help: "Number of nodes.") var nodes: Int
  @Option(help: "File with the directed links; the same as FILE where absent.")
  var directed: String?
  @Option(help: "Most threads to work with.")
  var threads = ProcessInfo.processInfo.activeProcessorCount
  @Option(help: "Names of measures, with commas between them; all where absent.")
  var measures: String?
  @Option(help: "How often each is measured.") var times = 1
  @Option(help: "Folder for what was found: a file of 64-bit numbers, one for each node.")
  var output: String?

  func validate() throws {
    guard nodes >= 0, threads >= 1, times >= 1 else {
      throw ValidationError("--nodes is at least 0; --threads and --times are at least 1.")
    }
    for name in wanted ?? [] where !Self.names.contains(name) {
      throw ValidationError(
        "\(name): no such measure; there are \(Self.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let graph = try build("build", file) { Graph(nodeCount: nodes, links: $0, threads: threads) }
    let digraph = try build("build-directed", directed ?? file) {
      Digraph(nodeCount: nodes, links: $0, threads: threads)
    }
    let graphs = BenchmarkGraphs(graph: graph, digraph: digraph, threads: threads)
    for measure in GraphMeasure.all where isWanted(measure.name) {
      let result = timed(measure.name) {
        measure.result(graphs)
      } evidence: {
        [$0.evidence]
      }
      if let output { try write(result, to: "\(output)/\(measure.name).bin") }
    }
  }

  private static let names = ["build", "build-directed"] + GraphMeasure.all.map(\.name)

  private var wanted: [String]? {
    measures.map { $0.split(separator: ",").map { String($0) } }
  }

  private func isWanted(_ name: String) -> Bool { wanted?.contains(name) ?? true }

  private func build<Built>(
    _ name: String, _ path: String, body: ([Digraph.Link]) -> Built
  ) throws -> Built {
    let bytes = try Data(contentsOf: URL(filePath: path))
    let links = try LinkPairs.links(in: [UInt8](bytes), nodeCount: nodes)
    guard isWanted(name) else { return body(links) }
    return timed(name) {
      body(links)
    } evidence: { _ in
      []
    }
  }

  /// Runs a piece of work as often as asked and prints how long each time took; the last result
  /// counts. Of short work, one time is the median of many.
  private func timed<Found>(
    _ name: String, work: () -> Found, evidence: (Found) -> [JSONValue.Member]
  ) -> Found {
    var remaining = times
    while true {
      var (found, time) = stopped(work)
      if time < .milliseconds(10) {
        time = (0..<20).map { _ in stopped(work).time }.sorted()[10]
      }
      report(name, time, evidence(found))
      remaining -= 1
      if remaining == 0 { return found }
    }
  }

  private func stopped<Found>(_ work: () -> Found) -> (found: Found, time: Duration) {
    let clock = ContinuousClock()
    let start = clock.now
    let found = work()
    return (found, start.duration(to: clock.now))
  }

  private func report(_ name: String, _ time: Duration, _ evidence: [JSONValue.Member]) {
    let seconds = JSONValue.Member("seconds", .number(time / .seconds(1)))
    print(
      JSONValue.object(
        [.init("measure", .text(name)), seconds, .init("threads", .integer(threads))] + evidence))
  }

  private func write(_ result: MeasureResult, to path: String) throws {
    var bytes = Data(capacity: 8 * nodes)
    for value in result.values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    try bytes.write(to: URL(filePath: path))
  }
}
