internal import Benchmark
internal import StoryAnalysis
internal import StoryParsing

/// Every reader of documents. A new one is one more line here.
private let readers: [(name: String, reader: any DocumentReader)] = [
  ("ScanningReader", ScanningReader()),
  ("YAMLReader", YAMLReader()),
]

/// What `swift package benchmark` runs: reading documents in memory, identity on what was read, and
/// the whole of `stats` from files, each on each input; and each algorithm of graphs.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .kilobytesPerSecond, .documentsPerSecond], timeUnits: .microseconds,
    // Without a unit the table would count kilobytes in thousands.
    units: [.kilobytesPerSecond: .count, .documentsPerSecond: .count], warmupIterations: 1,
    maxDuration: .seconds(5), maxIterations: 200)
  registerGraphBenchmarks()
  for input in BenchmarkInput.allCases where input.isPresent {
    for (name, reader) in readers {
      Benchmark("read \(input) \(name)") { benchmark, documents in
        benchmark.measure(documents.count, documents.byteCount) {
          for document in documents.all {
            blackHole(reader.read(bytes: document.bytes, document: document.name))
          }
        }
      } setup: {
        try input.documents()
      }

      Benchmark("stats \(input) \(name)") { benchmark, folder in
        let archive = try ArchiveReader([InputPath(folder.path)], reader: reader)
        benchmark.measure(folder.count, folder.byteCount) {
          blackHole(ArchiveSummary(of: ArchiveAnalysis(of: archive)))
        }
      } setup: {
        try input.folder()
      } teardown: {
        input.removeFolder()
      }
    }

    // What the command does with documents: no string is made of them. Finding the keys that articles
    // are told apart by is a step of its own.
    for (name, findsKeys) in [("scan", false), ("scan and find keys", true)] {
      Benchmark("\(name) \(input)") { benchmark, documents in
        var batch = RecordBatch(findsKeys: findsKeys)
        benchmark.measure(documents.count, documents.byteCount) {
          for (number, document) in documents.all.enumerated() {
            if number.isMultiple(of: 64) { batch.removeAll() }
            document.bytes.withUnsafeBufferPointer {
              batch.append(document: $0, name: document.name, source: number)
            }
          }
        }
        blackHole(batch.mentions.count)
      } setup: {
        try input.documents()
      }
    }

    Benchmark("identity \(input)") { benchmark, archive in
      benchmark.measure(archive.records.count, archive.byteCount) {
        blackHole(StoryGraph(records: archive.records))
      }
    } setup: {
      let documents = try input.documents()
      let records = documents.all.compactMap { document in
        YAMLReader().read(bytes: document.bytes, document: document.name).record
      }
      return (records: records, byteCount: documents.byteCount)
    }
  }
}

extension BenchmarkMetric {
  /// Bytes of documents in a second, in thousands: metrics are whole numbers, and one of megabytes
  /// would hide a difference of some percent.
  static var kilobytesPerSecond: BenchmarkMetric { .custom("kB/s", polarity: .prefersLarger) }
  /// Documents in a second.
  static var documentsPerSecond: BenchmarkMetric {
    .custom("documents/s", polarity: .prefersLarger)
  }
}

extension Benchmark {
  /// Measures one pass over an input and states its throughput.
  fileprivate func measure(_ documentCount: Int, _ byteCount: Int, _ body: () throws -> Void)
    rethrows
  {
    startMeasurement()
    let time = try ContinuousClock().measure(body)
    stopMeasurement()
    let seconds = time / .seconds(1)
    measurement(.kilobytesPerSecond, Int(Double(byteCount) / 1000 / seconds))
    measurement(.documentsPerSecond, Int(Double(documentCount) / seconds))
  }
}
