import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
  private func bytes(_ table: Table, _ writer: CSVWriter = CSVWriter()) -> [UInt8] {
    var text = ""
    writer.write(table, to: &text)
    return Array(text.utf8)
  }

  private func text(_ table: Table, _ writer: CSVWriter = CSVWriter()) -> String {
    String(decoding: bytes(table, writer), as: UTF8.self)
  }

  @Test("A header row comes first, and each value is written after its type")
  func values() {
    let table = Row.table([
      Row(
        text: "a", integer: -3, number: -0.25, boolean: true,
        time: Timestamp(iso8601: "2020-06-11T09:53:00+02:00"), list: ["x", "y z"]), Row(),
    ])
    #expect(
      text(table) == """
        text,integer,number,boolean,time,list
        a,-3,-0.25,true,2020-06-11T07:53:00Z,x; y z
        ,,,,,

        """)
  }

  @Test("Only fields that need quotation marks have them")
  func quotes() {
    let table = Row.table(texts: ["a b", "a,b", "a\"b", "a\nb", "a\rb", "a;b", " a "])
    #expect(
      text(table) == "text\na b\n\"a,b\"\n\"a\"\"b\"\n\"a\nb\"\n\"a\rb\"\na;b\n a \n")
  }

  @Test("Another reader finds every text as it was", arguments: [false, true])
  func roundTrip(isForExcel: Bool) throws {
    let table = Row.table(texts: Hostile.texts)
    let writer = CSVWriter(guardsFormulas: false, isForExcel: isForExcel)
    let bytes = bytes(table, writer).dropFirst(isForExcel ? 3 : 0)
    let rows = try CSVText.rows(Array(bytes), lineEnd: isForExcel ? "\r\n" : "\n")
    #expect(rows.allSatisfy { $0.count == 1 })
    #expect(rows.map { $0[0].scalars } == (["text"] + Hostile.texts).map(\.scalars))
  }

  @Test("Another reader finds every table of a hostile archive whole")
  func tables() throws {
    for table in Report.tables(Hostile.study) {
      let rows = try CSVText.rows(bytes(table, CSVWriter(guardsFormulas: false)))
      #expect(rows.count == table.rowCount + 1)
      #expect(rows[0] == table.columns.map(\.name))
      for (column, heading) in table.columns.enumerated() where heading.kind == .text {
        let texts = (0..<table.rowCount).map { row -> String in
          if case .text(let text) = table[row, column] { text } else { "" }
        }
        #expect(rows.dropFirst().map { $0[column].scalars } == texts.map(\.scalars))
      }
    }
  }

  @Test(
    "A text that a spreadsheet would run gets an apostrophe before it",
    arguments: [
      "=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "\0x", "=\"a\",b", "-", "=\u{301}", "＝1", "＋1",
      "－1", "＠a", " =1", "  \t+1", "\u{A0}=1", "\u{3000}＝1", "\u{FEFF}=1", "\u{200B}@a", "\u{85}-1",
      "\u{1}=1",
    ])
  func formula(text: String) throws {
    let guarded = try CSVText.rows(bytes(Row.table(texts: [text])))
    #expect(guarded[1][0].scalars == "'\(text)".scalars)
    let raw = try CSVText.rows(bytes(Row.table(texts: [text]), CSVWriter(guardsFormulas: false)))
    #expect(raw[1][0].scalars == text.scalars)
  }

  @Test(
    "A text that no spreadsheet runs stays as it is",
    arguments: [
      "a=1", "'=1", "1-2", "\"=1\"", "≠1", " a", " ", "\u{A0}a=1", "é=1", "2020 =1", "…=1", "~",
      "!",
    ])
  func harmless(text: String) throws {
    #expect(try CSVText.rows(bytes(Row.table(texts: [text])))[1][0].scalars == text.scalars)
  }

  @Test(
    "Every byte of a field is looked at, wherever it stands", arguments: [",", "\"", "\n", "\r"])
  func needsQuotes(character: String) throws {
    for length in 0..<20 {
      for place in 0...length {
        var text = String(repeating: "é", count: place) + character
        text += String(repeating: "x", count: length - place)
        let table = bytes(Row.table(texts: [text]), CSVWriter(guardsFormulas: false))
        #expect(table.count(where: { $0 == UInt8(ascii: "\"") }) == (character == "\"" ? 4 : 2))
        #expect(try CSVText.rows(table)[1][0].scalars == text.scalars)
      }
    }
  }

  @Test("A list is guarded like a text, at its beginning")
  func guardedList() throws {
    let table = Row.table([Row(list: ["=1", "=2"]), Row(list: ["a", "=2"])])
    let rows = try CSVText.records(bytes(table))
    #expect(rows.map { $0["list"] } == ["'=1; =2", "a; =2"])
  }

  @Test("Negative numbers never get an apostrophe")
  func numbers() throws {
    let rows = try CSVText.records(
      bytes(Row.table([Row(integer: -1, number: -1e-9), Row(integer: .min, number: -2)])))
    #expect(rows.map { $0["integer"] } == ["-1", "-9223372036854775808"])
    #expect(rows.map { $0["number"] } == ["-1e-09", "-2"])
  }

  @Test("A number that is not finite is an empty field")
  func notFinite() throws {
    let values = [Double.nan, .infinity, -.infinity]
    let rows = try CSVText.records(bytes(Row.table(values.map { Row(number: $0) })))
    #expect(rows.map { $0["number"] } == ["", "", ""])
  }

  @Test("For Excel there is a byte-order mark, and every line ends with CRLF")
  func excel() {
    let table = Row.table(texts: ["ü", "a\nb"])
    let expected: [UInt8] =
      [0xEF, 0xBB, 0xBF] + Array("text\r\nü\r\n\"a\nb\"\r\n".utf8)
    #expect(bytes(table, CSVWriter(isForExcel: true)) == expected)
    #expect(bytes(table) == Array("text\nü\n\"a\nb\"\n".utf8))
  }

  @Test("For Excel times have the form that spreadsheets read as times")
  func excelTimes() throws {
    let times = ["2020-06-11T09:53:00+02:00", "0001-01-01T00:00:00Z"].map { Timestamp(iso8601: $0) }
    let far = Timestamp.civil(year: 12_345, month: 6, day: 7)
    let table = Row.table(times.map { Row(time: $0) } + [Row(time: far), Row()])
    let rows = try CSVText.records(
      Array(bytes(table, CSVWriter(isForExcel: true)).dropFirst(3)), lineEnd: "\r\n")
    #expect(
      rows.map { $0["time"] }
        == ["2020-06-11 07:53:00", "0001-01-01 00:00:00", "+12345-06-07T00:00:00Z", ""])
  }

  @Test("A table without rows is its header")
  func empty() {
    #expect(text(Row.table([])) == "text,integer,number,boolean,time,list\n")
  }
}
