import StoryTestSupport
import Testing

/// The built command on every row of the tables, in a folder of its own.
@Suite("Faults", .timeLimit(.minutes(Patience.scaled(10))))
struct FaultSuite {
  @Test(
    "Things that are no documents, or change while they are read", arguments: FaultTables.inputs)
  func input(row: FaultCase) throws { try check(row) }

  @Test("Documents of every kind of fault", arguments: FaultTables.contents)
  func content(row: FaultCase) throws { try check(row) }

  @Test("What is large, deep or many", arguments: FaultTables.limits)
  func limit(row: FaultCase) throws { try check(row) }

  @Test("Places that cannot be written", arguments: FaultTables.outputs)
  func output(row: FaultCase) throws { try check(row) }

  @Test("Runs that are told to end, or that meet another one", arguments: FaultTables.interrupts)
  func interrupt(row: FaultCase) throws { try check(row) }

  @Test("Texts that mean something where they are written", arguments: FaultTables.safety)
  func safety(row: FaultCase) throws { try check(row) }

  @Test("There are rows for every topic, no two of one name, and at least 120 of them")
  func count() {
    var all: [FaultCase] = []
    for (name, cases) in FaultTables.topics {
      print("fault suite: \(name): \(cases.count) cases")
      #expect(!cases.isEmpty)
      all += cases
    }
    print("fault suite: \(all.count) cases")
    #expect(all.count >= 120)
    #expect(Set(all.map(\.name)).count == all.count)
    let impossible = all.filter { !FaultCase.has($0.need) }
    if !impossible.isEmpty {
      print("fault suite: \(impossible.count) cases need what this machine has not")
    }
  }

  private func check(_ row: FaultCase) throws {
    guard FaultCase.has(row.need) else {
      try Test.cancel("this machine has not what the case needs: \(row.need)")
    }
    try TemporaryFolder.with { folder in
      let (prepared, run, after) = try row.result(in: folder)
      #expect(prepared.status == 0, "it could not be prepared: \(prepared.words)")
      #expect(run.status == row.status, "\(run.words)")
      for words in row.says {
        #expect(words.split(separator: "|").contains(where: run.words.contains), "\(run.words)")
      }
      for text in row.prints { #expect(run.output.contains(text), "\(run.output.prefix(2_000))") }
      #expect(after.status == 0, "afterwards: \(after.words)\n\(run.words)")
      #expect(after.output == "", "temporary files remain: \(after.output)")
      for words in ["Fatal error", "Illegal instruction", "Segmentation fault", "Swift/"] {
        #expect(!run.words.contains(words), "\(run.words)")
      }
    }
  }
}
