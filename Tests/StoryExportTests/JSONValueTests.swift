import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("JSON")
struct JSONValueTests {
  private func text(_ value: JSONValue, indented: Bool) -> String {
    var text = ""
    value.write(to: &text, indented: indented)
    return text
  }

  @Test("Indented, each member has a line; rows and lists of plain values stand on one")
  func indented() {
    let value = JSONValue.object([
      .init("b", .integer(1)), .init("a", .array([.null, .boolean(true), .number(0.5)])),
      .init(
        "c",
        .array([
          .object([.init("d", .string("e")), .init("list", .array([.integer(1)]))]),
          .object([.init("h", .object([.init("i", .integer(2))]))]),
        ])),
      .init("f", .object([])), .init("g", .array([])),
    ])
    #expect(
      text(value, indented: true) == """
        {
          "b": 1,
          "a": [null, true, 0.5],
          "c": [
            {"d": "e", "list": [1]},
            {
              "h": {"i": 2}
            }
          ],
          "f": {},
          "g": []
        }
        """)
    #expect(
      value.text == """
        {"b": 1, "a": [null, true, 0.5], "c": [{"d": "e", "list": [1]}, {"h": {"i": 2}}], "f": {}, \
        "g": []}
        """)
  }

  @Test("Foundation reads every value back, on one line and indented", arguments: [false, true])
  func readBack(indented: Bool) throws {
    let texts = Hostile.texts + (0..<0x20).map { "a\(Unicode.Scalar(UInt8($0)))b" }
    let value = JSONValue.object([
      .init("texts", .array(texts.map { .string($0) })),
      .init("named", .object(texts.enumerated().map { .init("\($0)\($1)", .integer($0)) })),
      .init(
        "numbers",
        .array([0, -0.0, 1e-9, -1.5, 1e300, 123_456_789_012, 0.1].map { .number($0) })),
      .init("integers", .array([0, -1, 1 << 53, -(1 << 53)].map { .integer($0) })),
      .init("others", .array([.null, .boolean(true), .boolean(false), .array([]), .object([])])),
    ])
    let text = text(value, indented: indented)
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(value.difference(from: read, at: "") == nil)
  }

  @Test("The tables of a hostile archive are read back value by value")
  func tables() throws {
    for table in Report.tables(Hostile.study) {
      let value = JSONValue.array((0..<table.rowCount).map { JSONValue(table, row: $0) })
      var text = ""
      JSONTableWriter().write(table, to: &text)
      let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
      #expect(value.difference(from: read, at: table.name) == nil)
      #expect((read as? [[String: Any]])?.count == table.rowCount)
    }
  }

  @Test("No text ends a script element, breaks a line or hides a control character")
  func harmless() {
    for text in Hostile.texts {
      let written = JSONValue.string(text).text
      #expect(!written.contains("<"))
      #expect(
        written.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{2028}" && $0 != "\u{2029}"
        }, "\(written)")
    }
  }

  @Test(
    "A number that is not finite is null",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    #expect(JSONValue.number(value).text == "null")
  }

  @Test(
    "Every escape is the one of RFC 8259",
    arguments: [
      ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}", #""\u0000""#),
      ("\u{1F}", #""\u001f""#), ("/", #""/""#), ("\u{2028}", #""\u2028""#),
      ("\u{FEFF}", #""\ufeff""#),
      ("é", "\"é\""),
    ])
  func escapes(text: String, expected: String) {
    #expect(JSONValue.string(text).text == expected)
  }

  @Test("A row is an object with a member for each column, null where nothing is known")
  func row() {
    let table = Row.table([
      Row(text: "a", time: Timestamp(iso8601: "2020-06-11T09:53:00Z"), list: ["x", "y"])
    ])
    var text = ""
    JSONTableWriter().write(table, to: &text)
    #expect(
      text == """
        [
          {"text": "a", "integer": null, "number": null, "boolean": null, \
        "time": "2020-06-11T09:53:00Z", "list": ["x", "y"]}
        ]

        """)
    var empty = ""
    JSONTableWriter().write(Row.table([]), to: &empty)
    #expect(empty == "[]\n")
  }
}

extension JSONValue {
  /// The first place at which a value that Foundation read is another one; nil where none is.
  fileprivate func difference(from other: Any, at path: String) -> String? {
    switch self {
    case .null: return other is NSNull ? nil : path
    case .boolean(let value): return other as? Bool == value ? nil : path
    case .integer(let value): return (other as? NSNumber)?.int64Value == Int64(value) ? nil : path
    case .number(let value):
      guard let read = (other as? NSNumber)?.doubleValue else { return path }
      return abs(read - value) <= abs(value) * 5e-12 ? nil : "\(path): \(read) is not \(value)"
    case .string(let value):
      let isSame = (other as? String)?.scalars == value.scalars
      return isSame ? nil : "\(path): \(value.debugDescription)"
    case .array(let values):
      guard let read = other as? [Any], read.count == values.count else { return path }
      for (index, pair) in zip(values, read).enumerated() {
        if let fault = pair.0.difference(from: pair.1, at: "\(path)[\(index)]") { return fault }
      }
      return nil
    case .object(let members):
      guard let read = other as? [String: Any], read.count == members.count else { return path }
      for member in members {
        guard let value = read[member.name] else { return "\(path).\(member.name)" }
        if let fault = member.value.difference(from: value, at: "\(path).\(member.name)") {
          return fault
        }
      }
      return nil
    }
  }
}
