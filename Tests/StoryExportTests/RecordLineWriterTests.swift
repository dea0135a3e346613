import Foundation
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryExport

@Suite struct RecordLineWriterTests {
  /// The line of a record, and what Foundation reads in it.
  private func line(of record: ArticleRecord) throws -> (bytes: [UInt8], object: NSDictionary) {
    var bytes: [UInt8] = []
    RecordLineWriter().write(record, to: &bytes)
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    return (bytes, try #require(object as? NSDictionary))
  }

  /// A record of one article whose headline is a text.
  private func record(titled title: String) -> ArticleRecord {
    var article = Mention()
    article.title = title
    return ArticleRecord(document: "a.md", article: article)
  }

  @Test("A record without any field has every key: null, an empty list, or an object of these")
  func emptyRecord() throws {
    let (bytes, _) = try line(of: ArticleRecord(document: "a.md", article: Mention()))
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"document":"a.md","line":1,"category":null,"title":null,"excerpt":null,\
        "publishedDateTime":null,"originalUrl":null,"webUrl":null,"ampWebUrl":null,\
        "cdnAmpWebUrl":null,"type":null,"quality":null,"heat":null,"published":null,\
        "removed":null,"provider":{"name":null,"domain":null,"images":[]},"topics":[],\
        "images":[],"featuredContent":null,"keys":[],"hosts":[],"fingerprint":null,\
        "providerDomain":null,"address":null,"related":[]}

        """)
  }

  @Test("A full record has each field under the archive's own key, in the documented order")
  func fullRecord() throws {
    let record = ArticleRecord(
      document: "b/a.md", article: .full(number: 1), related: [.full(number: 2), .full(number: 3)])
    let (bytes, _) = try line(of: record)
    func mention(_ number: Int) -> String {
      """
      "line":\(number),"category":"c\(number)","title":"t\(number)","excerpt":"e\(number)",\
      "publishedDateTime":"2020-06-11T09:53:0\(number)Z",\
      "originalUrl":"http://o\(number).example/","webUrl":"https://www.w.example:8080/\(number)",\
      "ampWebUrl":"mailto:a@b","cdnAmpWebUrl":"https://w.example:8080/\(number)/",\
      "type":"y\(number)","quality":\(number)01,"heat":-\(number),"published":true,\
      "removed":false,"provider":{"name":"n\(number)","domain":"WWW.D\(number).example",\
      "images":[{"url":"l\(number)","width":50,"height":null,"isCached":null,"title":null}]},\
      "topics":["p","p\(number)"],"images":[{"url":"i\(number)","width":1,"height":2,\
      "isCached":false,"title":"u\(number)"}],"featuredContent":"\\u003cf>\(number)\\u003c/f>",\
      "keys":["w.example:8080/\(number)","o\(number).example"],\
      "hosts":["w.example","o\(number).example"],\
      "fingerprint":"t\(number) | d\(number).example | 2020-06-11T09:53:0\(number)Z",\
      "providerDomain":"d\(number).example","address":"https://www.w.example:8080/\(number)"
      """
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"document":"b/a.md",\(mention(1)),"related":[{\(mention(2))},{\(mention(3))}]}

        """)
  }

  @Test("What Foundation reads in the line is the whole record", arguments: ["", "\u{1F4F0} “é”"])
  func wholeRecord(affix: String) throws {
    var article = Mention.full(number: 1)
    article.title += affix
    article.excerpt = affix
    article.topics.append(affix)
    article.provider.images[0].title = affix
    let record = ArticleRecord(
      document: "a" + affix, article: article, related: [Mention(), .full(number: 2)])
    #expect(try line(of: record).object == record.expectedObject)
  }

  @Test(
    "Any text comes back as it was, on one line for every reader of lines",
    arguments: [
      "", "\"", "\\", "\\n", "a\"b\\c", "\u{0}", "\n", "\r\n", "\t\u{8}\u{C}\u{B}", "\u{1B}[2J",
      "\u{7F}", "\u{80}", "\u{85}x", "x\u{9F}", "\u{A0}", "\u{2027}", "\u{2028}", "a\u{2029}",
      "\u{202A}\u{202E}", "\u{202F}", "\u{2065}", "\u{2066}abc\u{2069}", "\u{206A}", "\u{FEFF}",
      "“quoted” – it’s…", "e\u{301}", "\u{E9}", "\u{1F468}\u{200D}\u{1F469}", "\u{10FFFF}",
      "</script><!--", "{\"title\": null}", "12345678", "1234567\"", "12345678\"",
      "123456789012345\u{85}", "éééééééé", "漢字かな交じり文", "\u{C2}\u{E2}",
    ])
  func hostileText(text: String) throws {
    for padding in ["", "1234567", "12345678"] {
      let title = padding + text + padding
      let (bytes, object) = try line(of: record(titled: title))
      let read = title.isEmpty ? "" : try #require(object["title"] as? String)
      #expect(Array(read.unicodeScalars) == Array(title.unicodeScalars))
      let written = String(decoding: bytes, as: UTF8.self)
      #expect(written.hasSuffix("}\n"))
      for scalar in written.dropLast().unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        let isSteering =
          (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        #expect(!isSteering)
      }
    }
  }

  @Test("What need not be escaped stands as it was, at each place of a word")
  func everyScalar() {
    let escaped: [ClosedRange<UInt32>] = [
      0...0x1F, 0x22...0x22, 0x3C...0x3C, 0x5C...0x5C, 0x7F...0x9F, 0x2028...0x2029,
      0x202A...0x202E,
      0x2066...0x2069, 0xFEFF...0xFEFF,
    ]
    for value in Array(UInt32(0)...0x210) + Array(0x2000...0x2080) + Array(0xFE80...0xFFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for count in 0..<9 {
        let affix = String(repeating: "a", count: count)
        var bytes: [UInt8] = []
        bytes.append(json: affix + String(scalar) + affix)
        if escaped.contains(where: { $0.contains(value) }) {
          #expect(bytes[count + 1] == UInt8(ascii: "\\"), "U+\(String(value, radix: 16))")
        } else if bytes != Array("\"\(affix)\(scalar)\(affix)\"".utf8) {
          Issue.record("U+\(String(value, radix: 16)) after \(count) bytes is not as it was")
        }
      }
    }
  }

  @Test("The short escapes are those of JSON, and the others have four digits")
  func escapes() {
    var bytes: [UInt8] = []
    bytes.append(json: "\u{8}\t\n\u{C}\r\"\\\u{0}\u{1F}\u{7F}\u{85}\u{2028}\u{202E}\u{2069}")
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #""\b\t\n\f\r\"\\\u0000\u001f\u007f\u0085\u2028\u202e\u2069""#)
  }

  @Test("Numbers have all their digits")
  func numbers() throws {
    var record = record(titled: "A")
    record.article.quality = .max
    record.article.heat = .min
    let text = String(decoding: try line(of: record).bytes, as: UTF8.self)
    #expect(text.contains(#""quality":9223372036854775807,"heat":-9223372036854775808,"#))
  }

  @Test("Lines are appended one below the other")
  func lines() {
    var bytes = Array("x\n".utf8)
    for title in ["A", "B"] { RecordLineWriter().write(record(titled: title), to: &bytes) }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[0] == "x" && lines[3] == "")
    #expect(lines[1].contains(#""title":"A""#) && lines[2].contains(#""title":"B""#))
  }
}
