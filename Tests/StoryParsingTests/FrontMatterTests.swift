import StoryParsing
import Testing

@Suite struct FrontMatterTests {
  let reader = YAMLReader()

  @Test(
    "Front matter is what stands between two lines of dashes",
    arguments: [
      ("---\ntitle: A\n---\n", "a.md", 2),
      ("---\ntitle: A\n---", "a.md", 2),
      ("\u{FEFF}---\ntitle: A\n---\n", "a.md", 2),
      ("--- \t\ntitle: A\n---  \nbody\n", "a.md", 2),
      ("---\r\ntitle: A\r\n---\r\nbody\r\n", "a.md", 2),
      ("---\n\n# comment\ntitle: A\n---\n", "a.md", 4),
      ("---\ntitle: A\n---\nbody\n---\ntitle: B\n---\n", "a.md", 2),
      ("---\ntitle: A\n...\nbody\n", "a.md", 2),
      ("---\ntitle: A\n---\n", "-", 2),
      ("title: A\n", "a.yml", 1),
      ("\u{FEFF}title: A", "a.YAML", 1),
      ("# comment\n---\ntitle: A\n", "a.yaml", 3),
      ("---\ntitle: A\n", "a.yml", 2),
      ("---\ntitle: A\n---\n\n", "a.yml", 2),
    ])
  func finds(text: String, name: String, line: Int) throws {
    let reading = reader.read(text, document: name)
    #expect(reading.diagnostics.map(\.place) == ["missing-provider warning \(line):1"])
    let record = try #require(reading.record)
    #expect(record.article.title == "A")
    #expect(record.article.line == line)
    #expect(record.document == name)
  }

  @Test("The body is not looked at, whatever its bytes are")
  func body() {
    let bytes = Array("---\ntitle: A\nprovider: {name: B}\n---\n".utf8) + [0xFF, 0x00, 0xC3]
    let reading = reader.read(bytes: bytes, document: "a.md")
    #expect(reading.record?.article.title == "A")
    #expect(reading.diagnostics == [])
  }

  @Test(
    "A document without front matter is left out, with the place of the fault",
    arguments: [
      ("", "a.md", "empty-file error 1:1", ""),
      (" \n\t\r\n", "a.md", "empty-file error 1:1", ""),
      ("\u{FEFF}", "a.md", "empty-file error 1:1", ""),
      ("", "a.yml", "empty-file error 1:1", ""),
      ("# Read me\nmore", "a.md", "missing-front-matter error 1:1", "# Read me"),
      ("\n---\ntitle: A\n---\n", "a.md", "missing-front-matter error 1:1", ""),
      (" ---\ntitle: A\n---\n", "a.md", "missing-front-matter error 1:1", " ---"),
      ("----\ntitle: A\n---\n", "a.md", "missing-front-matter error 1:1", "----"),
      ("title: A\n", "a.md", "missing-front-matter error 1:1", "title: A"),
      ("title: A\n", "-", "missing-front-matter error 1:1", "title: A"),
      ("---\ntitle: A\n", "a.md", "unclosed-front-matter error 1:1", "---"),
      ("---", "a.md", "unclosed-front-matter error 1:1", "---"),
      ("---\ntitle: A\n ---\n----\n--", "a.md", "unclosed-front-matter error 1:1", "---"),
      ("---\ntitle: A\n---\ntitle: B\n", "a.yml", "several-documents error 3:1", "---"),
      ("title: A\n---\ntitle: B\n", "a.yml", "several-documents error 2:1", "---"),
    ])
  func faults(text: String, name: String, place: String, excerpt: String) throws {
    let reading = reader.read(text, document: name)
    #expect(reading.record == nil)
    #expect(reading.diagnostics.map(\.place) == [place])
    #expect(reading.diagnostics.first?.excerpt == excerpt)
    #expect(reading.diagnostics.first?.document == name)
  }

  @Test(
    "The first byte that is not UTF-8 is named with its place",
    arguments: [
      ("---\ntitle: caf\u{E9}\n---\n", "0xE9", "2:11", "title: caf\u{FFFD}"),
      ("---\n\u{C3}\u{A9}: 1\r\na: \u{C3}\u{A9}\u{FF}z\r\n---\n", "0xFF", "3:5", "a: é\u{FFFD}z"),
      ("---\na: \u{E2}\u{82}\n---\n", "0xE2", "2:4", "a: \u{FFFD}"),
      ("---\na: \u{C0}\u{80}\n---\n", "0xC0", "2:4", "a: \u{FFFD}\u{FFFD}"),
      ("---\na: \u{ED}\u{A0}\u{80}\n---\n", "0xED", "2:4", "a: \u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{EF}\u{BB}\u{BF}caf\u{E9}", "0xE9", "1:4", "caf\u{FFFD}"),
      ("---\na\n---\n\u{E9}", "", "", ""),
    ])
  func invalidUTF8(latin1: String, byte: String, place: String, excerpt: String) {
    // The literals hold one byte in each scalar, since Swift's own strings cannot be wrong.
    let bytes = latin1.unicodeScalars.map { UInt8($0.value) }
    let diagnostics = reader.read(bytes: bytes, document: "a.md").diagnostics
    let found = diagnostics.filter { $0.id == .invalidUTF8 }
    guard !byte.isEmpty else {
      #expect(found == [])
      return
    }
    #expect(diagnostics.map(\.place) == ["invalid-utf8 error \(place)"])
    #expect(found.first?.message.contains(byte) == true)
    #expect(found.first?.excerpt == excerpt)
  }

  @Test("UTF-16 is told what it is")
  func utf16() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x2D, 0], [0xFE, 0xFF, 0, 0x2D]] {
      let reading = reader.read(bytes: bytes, document: "a.yml")
      #expect(reading.diagnostics.map(\.place) == ["invalid-utf8 error 1:1"])
      #expect(reading.diagnostics.first?.message.contains("UTF-16") == true)
    }
  }
}
