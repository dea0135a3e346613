import Testing

@testable import StoryExport

@Suite struct ProgressTextTests {
  /// Figures and the line that says them on a wide terminal.
  struct Example: CustomTestStringConvertible, Sendable {
    var documents: Int
    var total: Int?
    var bytes: Int
    var seconds: Double
    var line: String
    var testDescription: String { line }
  }

  @Test(
    "The line says what is done, how fast, and how long the rest takes",
    arguments: [
      Example(
        documents: 1_200, total: 5_000, bytes: 61_440_000, seconds: 3,
        line: "1,200 of 5,000 documents, 61.4 MB, 20.5 MB/s, 0:10 left"),
      Example(
        documents: 1_000, total: 66_000, bytes: 1_000_000, seconds: 1,
        line: "1,000 of 66,000 documents, 1.0 MB, 1.0 MB/s, 1:05 left"),
      Example(
        documents: 1, total: 1, bytes: 2_345_678_901, seconds: 2,
        line: "1 of 1 document, 2,346 MB, 1,173 MB/s, 0:00 left"),
      Example(
        documents: 1, total: nil, bytes: 0, seconds: 1, line: "1 document, 0.0 MB, 0.0 MB/s"),
      Example(
        documents: 0, total: 10, bytes: 0, seconds: 1,
        line: "0 of 10 documents, 0.0 MB, 0.0 MB/s"),
      // A folder that grew, or a count that was wrong, is no reason for a negative time.
      Example(
        documents: 11, total: 10, bytes: 100_000, seconds: 1,
        line: "11 documents, 0.1 MB, 0.1 MB/s"),
      Example(
        documents: 3, total: 4, bytes: 99_950_000, seconds: 0, line: "3 of 4 documents, 100 MB"),
    ])
  func figures(example: Example) {
    let line = ProgressText.line(
      documents: example.documents, of: example.total, bytes: example.bytes,
      seconds: example.seconds, columns: 200)
    #expect(line == example.line)
  }

  @Test("A narrow terminal loses whole figures from the right, and its last column is free")
  func width() {
    func line(_ columns: Int) -> String {
      ProgressText.line(
        documents: 1_200, of: 5_000, bytes: 61_440_000, seconds: 3, columns: columns)
    }
    let whole = "1,200 of 5,000 documents, 61.4 MB, 20.5 MB/s, 0:10 left"
    let parts = whole.split(separator: ", ").map(String.init)
    #expect(parts.count == 4)
    for columns in -1...100 {
      let expected = (0...parts.count).reversed().map { parts[..<$0].joined(separator: ", ") }
        .first { $0.utf8.count < max(columns, 1) }
      #expect(line(columns) == expected, "\(columns)")
    }
    #expect(line(whole.utf8.count) != whole && line(whole.utf8.count + 1) == whole)
  }

  @Test(
    "A length of time has minutes and seconds, and hours only where there are some",
    arguments: [
      (0, "0:00"), (0.2, "0:01"), (5, "0:05"), (59.1, "1:00"), (65, "1:05"), (3_599, "59:59"),
      (3_600, "1:00:00"), (7_265, "2:01:05"), (3_600_000, "1,000:00:00"), (-1, "0:00"),
      (.infinity, "876,600:00:00"),
    ] as [(Double, String)])
  func duration(seconds: Double, text: String) {
    #expect(ProgressText.duration(seconds) == text)
  }
}
