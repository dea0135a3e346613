import StoryExport
import Testing

@Suite("DOT text")
struct DOTTextTests {
  @Test(
    "A stored value keeps its text between quotation marks",
    arguments: [
      ("", #""""#), ("plain", #""plain""#), (#"say "hi""#, #""say \"hi\"""#),
      (#"a\b"#, #""a\b""#), (#"\N"#, #""\N""#), ("&amp; <b>", #""&amp; <b>""#),
    ])
  func stored(text: String, expected: String) {
    #expect(DOTText.quoted(text) == expected)
  }

  @Test(
    "A lone backslash never escapes the closing quotation mark",
    arguments: [
      (#"end\"#, #""end\\""#), (#"end\\"#, #""end\\""#), (#"\"inside"#, #""\\\"inside""#),
      (#"\\\"#, #""\\\\""#),
    ])
  func backslashBeforeQuote(text: String, expected: String) {
    #expect(DOTText.quoted(text) == expected)
  }

  @Test("A label's backslashes, quotation marks and ampersands are written literally")
  func literalLabel() {
    #expect(DOTText.label([#"\N "a" &amp; \"#]) == #""\\N \"a\" &amp;amp; \\""#)
  }

  @Test("Alignment ends every line, except that a centred last line has no end")
  func alignment() {
    #expect(DOTText.label(["a", "b"]) == #""a\nb""#)
    #expect(DOTText.label(["a", "b"], alignment: .leading) == #""a\lb\l""#)
    #expect(DOTText.label(["a"], alignment: .trailing) == #""a\r""#)
    #expect(DOTText.label([]) == #""""#)
  }

  @Test("A tooltip's backslash is written four times")
  func tooltip() {
    #expect(DOTText.tooltip(#"C:\N & co"#) == #""C:\\\\N &amp; co""#)
  }

  @Test("White space becomes spaces, and what XML forbids becomes U+FFFD")
  func controlCharacters() {
    let text = "a\tb\nc\r\nd\u{0}e\u{1b}f\u{ffff}g\u{2028}h"
    let expected = "a b c  d\u{fffd}e\u{fffd}f\u{fffd}g h"
    #expect(DOTText.quoted(text) == "\"\(expected)\"")
    #expect(DOTText.label([text]) == "\"\(expected)\"")
    #expect(DOTText.tooltip(text) == "\"\(expected)\"")
  }

  @Test(
    "Web addresses stay as they are",
    arguments: [
      "https://example.org/a?b=1&c=2#d", "HTTP://EXAMPLE.ORG", "http://münchen.example/straße",
      "https://example.org/%20x;y=(z)",
    ])
  func addresses(address: String) {
    #expect(DOTText.address(address) == "\"\(address)\"")
  }

  @Test("Characters that no address may hold are percent-encoded")
  func encodedAddress() {
    #expect(
      DOTText.address(#"https://example.org/"'<\N>"#)
        == #""https://example.org/%22%27%3C%5CN%3E""#)
  }

  @Test(
    "Nothing but http and https becomes an address",
    arguments: [
      "", "javascript:alert(1)", " https://example.org", "https://", "https:///path", "http:/one",
      "ftp://example.org", "//example.org", "https://exa mple.org", "https://example.org/\u{0}",
      "java\nscript:x", "https", "data:text/html,x", "https://example.org/\n",
    ])
  func refusedAddresses(address: String) {
    #expect(DOTText.address(address) == nil)
  }
}
