import GraphAlgorithms
import StoryParsing
import StoryTestSupport
import Testing

@Suite struct AddressKeyTests {
  @Test(
    "Each rule brings an address to its key",
    arguments: [
      // Rule 1: scheme, host, port, user information, fragment, `www.`.
      ("https://example.com/a", "example.com/a"),
      ("http://example.com/a", "example.com/a"),
      ("//example.com/a", "example.com/a"),
      ("  https://example.com/a\n", "example.com/a"),
      ("HTTPS://WWW.Example.COM/News/A", "example.com/News/A"),
      ("http://example.com:80/a", "example.com/a"),
      ("https://example.com:443/a", "example.com/a"),
      ("http://example.com:443/a", "example.com:443/a"),
      ("https://example.com:80/a", "example.com:80/a"),
      ("https://example.com:0443/a", "example.com/a"),
      ("https://example.com:/a", "example.com/a"),
      ("https://example.com:8080", "example.com:8080"),
      ("//example.com:443/a", "example.com:443/a"),
      ("https://user:pass@example.com/a@b", "example.com/a@b"),
      ("https://example.com/a#top", "example.com/a"),
      ("https://example.com#top", "example.com"),
      ("https://example.com/a#top?b=1", "example.com/a"),
      ("https://www.example.com", "example.com"),
      ("https://wwwexample.com", "wwwexample.com"),
      ("https://www2.example.com", "www2.example.com"),
      ("https://amp.example.com/a", "amp.example.com/a"),
      ("https://[2001:DB8::1]:8080/a", "[2001:db8::1]:8080/a"),
      ("https://[2001:db8::1]/a", "[2001:db8::1]/a"),
      ("https://bücher.example/a", "bücher.example/a"),
      // Rule 2: AMP caches.
      (
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a/amp/",
        "example.com/a/amp"
      ),
      ("https://x.cdn.ampproject.org/c/example.com/a", "example.com/a"),
      ("https://x.cdn.ampproject.org/v/s/example.com/a?utm_source=x&b=1", "example.com/a?b=1"),
      ("https://x.cdn.ampproject.org/i/s/example.com/a.png", "example.com/a.png"),
      ("https://x.cdn.ampproject.org/r/s/example.com/A", "example.com/A"),
      ("https://cdn.ampproject.org/c/s/example.com/a", "example.com/a"),
      ("https://X.CDN.AmpProject.org/c/s/Example.com/A", "example.com/A"),
      ("https://x.cdn.ampproject.org/c/s/y.cdn.ampproject.org/c/s/example.com/", "example.com"),
      ("https://x.cdn.ampproject.org/c/s/example.com:443/a", "example.com/a"),
      ("https://x.cdn.ampproject.org/c/s/example.com#top", "example.com"),
      ("https://x.cdn.ampproject.org/q/s/example.com/a", "x.cdn.ampproject.org/q/s/example.com/a"),
      ("https://x.cdn.ampproject.org/c/s/", "x.cdn.ampproject.org/c/s"),
      ("https://x.cdn.ampproject.org/", "x.cdn.ampproject.org"),
      ("https://notcdn.ampproject.org/c/s/example.com", "notcdn.ampproject.org/c/s/example.com"),
      (
        "https://x.cdn.ampproject.org.evil.com/c/s/a.com", "x.cdn.ampproject.org.evil.com/c/s/a.com"
      ),
      // Rule 3: slashes at the end of the path.
      ("https://example.com/", "example.com"),
      ("https://example.com/a/", "example.com/a"),
      ("https://example.com/a///", "example.com/a"),
      ("https://example.com//a//b/", "example.com//a//b"),
      ("https://example.com/a/?b=1", "example.com/a?b=1"),
      ("https://example.com/?b=1/", "example.com?b=1/"),
      ("https://example.com?b=/c", "example.com?b=/c"),
      ("https://example.com/A%2f%C3%A9", "example.com/A%2f%C3%A9"),
      ("https://example.com/a b", "example.com/a b"),
      // Rule 4: parameters that only say how a reader arrived.
      ("https://example.com/a?utm_source=x", "example.com/a"),
      ("https://example.com/a?b=1&utm_source=x&a=2&itm_y=&c", "example.com/a?b=1&a=2&c"),
      (
        "https://e.com/?fbclid=1&gclid=1&dclid=1&msclkid=1&igshid=1&mc_cid=1&mc_eid=1&yclid=1",
        "e.com"
      ),
      ("https://e.com/?twclid=1&amp=1&_amp&amp", "e.com"),
      (
        "https://e.com/?FBCLID=1&ampx=1&xutm_a=1&utm=1&gclidx",
        "e.com?FBCLID=1&ampx=1&xutm_a=1&utm=1&gclidx"
      ),
      ("https://e.com/?", "e.com"),
      ("https://e.com/?&&a=1&&b=2&", "e.com?a=1&b=2"),
      ("https://e.com/?a=1?utm_b=2", "e.com?a=1?utm_b=2"),
      // Spaces that come to the end because what stood behind them was dropped.
      ("https://e.com/a/ #top", "e.com/a"),
      ("https://e.com/?amp &utm_x=1", "e.com"),
    ])
  func keys(address: String, key: String) {
    #expect(AddressKey(address)?.text == key)
  }

  @Test(
    "What is no web address has no key",
    arguments: [
      "", " ", "a", "example.com/a", "/a", "javascript:alert(1)", "mailto:a@example.com",
      "ftp://example.com/a", "data:text/html,a", "https:", "https:/", "https://", "http:///a",
      "//", "///a", "https://?a", "https://#a", "https://:80/", "https://user@/a",
      "https://exa mple.com/", "https://example.com:port/", "https://example.com:65536/",
      "https://example.com:99999999999999999999/", "https://example.com/a\u{0}b",
      "https://example.com/a\nb", "https://example.com/a\u{7F}", "xhttps://example.com",
    ])
  func nothing(address: String) {
    #expect(AddressKey(address) == nil)
  }

  @Test("The key of a key is that key, for random addresses")
  func idempotence() {
    let pieces = [
      "http://", "https://", "//", "www.", "WWW.", "a.com", "A.Com", ":80", ":443", ":81", "/",
      "//",
      "?", "&", "#", "=", "@", " ", "utm_a=1", "amp", "_amp=", "fbclid", "x=1", "é", "%20", "c/s/",
      "b.cdn.ampproject.org/c/s/", "cdn.ampproject.org/v/", "s/", "[::1]", ":", ".", "\t",
    ]
    var random = SplitMix64(seed: 2)
    var found = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...9, using: &random)
      let tail = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
      let address = ["http://", "https://", "//"].randomElement(using: &random)! + tail
      guard let key = AddressKey(address) else { continue }
      found += 1
      #expect(AddressKey("//" + key.text) == key, "\(address)")
      #expect(!key.host.isEmpty && key.text.hasPrefix(key.host), "\(address)")
    }
    #expect(found > 4_000)
  }

  @Test(
    "The host is in lower case and has no port",
    arguments: [
      ("https://www.Example.com:8080/a:b", "example.com"),
      ("https://example.com?a:b", "example.com"),
      ("https://[::1]:8080/", "[::1]"), ("https://[::1]", "[::1]"), ("https://a.b", "a.b"),
    ])
  func host(address: String, host: String) {
    #expect(AddressKey(address)?.host == host)
  }

  @Test("Keys are equal and ordered by their bytes, not by what the bytes look like")
  func byteOrder() throws {
    let composed = try #require(AddressKey("https://e.com/caf\u{E9}"))
    let decomposed = try #require(AddressKey("https://e.com/cafe\u{301}"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(decomposed < composed)
    let keys = [
      "https://b.com", "https://a.com/z", "https://a.com", "https://a.com?q", "https://Z.com",
    ]
    #expect(
      keys.compactMap(AddressKey.init).sorted().map(\.text)
        == ["a.com", "a.com/z", "a.com?q", "b.com", "z.com"])
  }

  @Test(
    "Only a web address without white space and control characters becomes a link",
    arguments: [
      ("https://example.com/a?b#c", true), ("http://example.com", true),
      ("HTTPS://EXAMPLE.COM", true),
      ("https://user@example.com:8080/", true), ("https://example.com/é", true),
      ("//example.com/a", false), ("javascript:alert(1)", false), ("", false), ("https://", false),
      ("https://example.com/a b", false), (" https://example.com", false),
      ("https://example.com\n", false), ("https://example.com/\u{A0}", false),
      ("https://example.com/\u{2028}", false), ("https://example.com/\u{85}", false),
      ("https://example.com/\u{0}", false), ("data:text/html,a", false), ("java\nscript:a", false),
      ("https://example.com:x/", false), ("ftp://example.com", false), ("example.com", false),
    ])
  func hyperlinks(address: String, isLink: Bool) {
    #expect(AddressKey.isHyperlink(address) == isLink)
  }

  @Test(
    "An address that hides its key behind twenty thousand steps has it all the same",
    arguments: [
      ("https://e.com" + String(repeating: "/ ", count: 20_000) + "/", "e.com"),
      ("https://e.com/?a" + String(repeating: "&amp ", count: 20_000) + "&utm_x", "e.com?a"),
      (
        "https://" + String(repeating: "cdn.ampproject.org/c/s/", count: 20_000) + "e.com/a?b",
        "e.com/a?b"
      ),
    ])
  func manySteps(address: String, key: String) {
    #expect(AddressKey(address)?.text == key)
    // By itself each is a part of its own address, or is none: the scanner finds both.
    let text = "---\ntitle: A\nwebUrl: \"\(address)\"\nprovider:\n  name: P\n---\n"
    let record = ScanningReader().read(text).record
    #expect(record?.article.keys.map(\.text) == [key])
  }

  @Test(
    "Spaces that come to stand at the end of an address are dropped before the other rules",
    arguments: [
      ("https://e.com/a/ /#f", "e.com/a"), ("https://e.com/a b /?utm_x", "e.com/a b"),
      ("https://e.com/?amp &utm_x", "e.com"), ("https://e.com/?b &amp &utm_x", "e.com?b"),
      ("https://e.com/a /?b &utm_x", "e.com/a ?b"),
      ("https://x.cdn.ampproject.org/c/s/e.com #f", "e.com"),
    ])
  func spacesAtTheEnd(address: String, key: String) {
    #expect(AddressKey(address)?.text == key)
  }
}
