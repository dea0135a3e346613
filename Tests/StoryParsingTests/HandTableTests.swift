import StoryParsing
import Testing

@Suite("Tables written by hand")
struct HandTableTests {
  private func table(
    _ text: String, required: [String] = ["a", "b"], optional: [String] = ["c"]
  ) throws -> HandTable {
    try HandTable(
      HandFile(name: "t.csv", text: text), required: required, optional: optional)
  }

  /// The rows as their texts.
  private func texts(_ text: String) throws -> [[String]] {
    try table(text).rows.map { $0.fields.map(\.text) }
  }

  /// The faults as `line:column id`.
  private func faults(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try HandTable(
        HandFile(name: "t.csv", bytes: bytes), required: ["a", "b"], optional: ["c"])
      return []
    } catch {
      return error.diagnostics.map { "\($0.line):\($0.column) \($0.id.rawValue)" }
    }
  }

  private func faults(_ text: String) -> [String] { faults(Array(text.utf8)) }

  @Test("Columns stand in the order that was asked for, whatever the header's")
  func order() throws {
    #expect(try texts("b,c,a\n2,3,1\n") == [["1", "2", "3"]])
    #expect(try texts("b,a\n2,1\n") == [["1", "2", ""]])
  }

  @Test("Lines end in LF, CRLF or CR; the last needs no end, and empty lines are passed over")
  func lineEnds() throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["a,b", "1,2", "", "3,4"].joined(separator: end)
      for text in [text, text + end, text + end + end] {
        let rows = try table(text).rows
        #expect(rows.map { $0.fields.prefix(2).map(\.text) } == [["1", "2"], ["3", "4"]])
        #expect(rows.map(\.line) == [2, 4])
      }
    }
  }

  @Test(
    "A quoted field holds commas, doubled quotation marks and lines; its row starts where it does")
  func quoted() throws {
    let rows = try table("a,b\n\"x, \"\"y\"\"\",\"1\r\n2\n3\"\n4,5\n").rows
    #expect(rows.map { $0.fields[0].text } == ["x, \"y\"", "4"])
    #expect(rows[0].fields[1].text == "1\r\n2\n3")
    #expect(rows.map(\.line) == [2, 5])
  }

  @Test("White space around a field counts only inside quotation marks")
  func space() throws {
    #expect(try texts("a , b\n 1\t, \" 2 \" \n") == [["1", " 2 ", ""]])
  }

  @Test("A byte-order mark is no part of the header, and columns are counted in scalars")
  func columns() throws {
    let rows = try table("\u{FEFF}a,b\né\u{1F4F0},x\n").rows
    #expect(rows[0].fields.map(\.column) == [1, 4, 1])
    #expect(rows[0].fields.map(\.line) == [2, 2, 2])
    #expect(faults("\u{FEFF}x,b\n") == ["1:1 unknown-column", "1:1 missing-column"])
  }

  @Test("A header must name every column once and no other")
  func header() {
    #expect(faults("") == ["1:1 missing-column"])
    #expect(faults("\n\n") == ["1:1 missing-column"])
    #expect(faults("a,c\n") == ["1:1 missing-column"])
    #expect(faults("a,b,d\n") == ["1:5 unknown-column"])
    #expect(faults("a,b,a\n") == ["1:5 duplicate-column"])
    #expect(faults("A,b\n") == ["1:1 unknown-column", "1:1 missing-column"])
  }

  @Test("Every malformed row is told with its place, not only the first")
  func malformed() {
    #expect(
      faults("a,b\n1\n1,2\n1,2,3\nx\"y,2\n\"x\"y,2\n1,\"2\n")
        == [
          "2:1 malformed-row", "4:1 malformed-row", "5:2 malformed-row", "6:4 malformed-row",
          "7:3 malformed-row",
        ])
  }

  @Test("A zero byte and a byte that is no UTF-8 are refused where they stand")
  func bytes() {
    #expect(faults(Array("a,b\n1,".utf8) + [0]) == ["2:3 malformed-row"])
    #expect(faults(Array("a,b\n1,".utf8) + [0xFF, 0]) == ["2:3 invalid-utf8"])
    #expect(faults(Array("a,b\n1,".utf8) + [0, 0xFF]) == ["2:3 malformed-row"])
  }

  @Test("A fault is shown with its line, and the line is harmless")
  func shown() throws {
    let error = #expect(throws: HandTableFaults.self) { try table("a,b\n\u{1B}[2Jx\"\n") }
    let fault = try #require(error?.diagnostics.first)
    #expect(fault.description.hasPrefix("t.csv:2:6: error: a quotation mark inside a field; "))
    #expect(fault.description.hasSuffix(" [malformed-row]"))
    #expect(fault.excerpt == "\u{FFFD}[2Jx\"")
  }

  @Test("A file that is not there, and a folder, are no tables")
  func absent() {
    #expect {
      _ = try HandFile(readingPath: "/nowhere/t.csv")
    } throws: {
      ($0 as? InputError)?.code == .notFound
    }
    #expect {
      _ = try HandFile(readingPath: "/")
    } throws: {
      ($0 as? InputError)?.code == .notADocument
    }
  }

  @Test(
    "A domain has two labels or more, of letters, digits, hyphens and underscores",
    arguments: [
      ("bbc.co.uk", true), ("xn--bcher-kva.example", true), ("bücher.example", true),
      ("a_b.com", true), ("1.2", true), ("", false), ("windows", false), ("a..b", false),
      (".com", false), ("a.com.", false), ("a b.com", false), ("https://a.com", false),
      ("a.com/x", false), ("a.com:80", false), ("-a.com", false), ("a-.com", false),
      (String(repeating: "a", count: 64) + ".com", false),
      (Array(repeating: "abcd", count: 51).joined(separator: "."), false),
    ])
  func domains(text: String, isDomain: Bool) {
    #expect(ProviderDomain.isDomain(text) == isDomain)
  }
}
