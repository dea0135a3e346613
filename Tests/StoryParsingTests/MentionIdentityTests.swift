import StoryParsing
import Testing

@Suite struct MentionIdentityTests {
  @Test("Keys come in the order web, original, AMP, cached AMP, each once")
  func keysInOrder() {
    var mention = Mention()
    mention.addresses = Mention.Addresses(
      web: "https://www.e.com/web", original: "https://e.com/original/", amp: "https://e.com/amp",
      cachedAMP: "https://e-com.cdn.ampproject.org/c/s/e.com/amp")
    #expect(mention.keys.map(\.text) == ["e.com/web", "e.com/original", "e.com/amp"])
    mention.addresses = Mention.Addresses(
      web: "https://e.com/a", original: "https://e.com/a", amp: "http://www.e.com/a/",
      cachedAMP: "https://e-com.cdn.ampproject.org/c/s/e.com/amp")
    #expect(mention.keys.map(\.text) == ["e.com/a", "e.com/amp"])
  }

  @Test("Empty and foreign addresses give no key")
  func noKeys() {
    var mention = Mention()
    #expect(mention.keys.isEmpty)
    mention.addresses = Mention.Addresses(web: "", original: "javascript:a", amp: "n/a")
    #expect(mention.keys.isEmpty)
  }

  @Test("The fingerprint is headline, provider's domain and time")
  func fingerprint() {
    var mention = Mention()
    mention.title = "IBM leaves"
    mention.provider.domain = "WWW.BBC.com"
    mention.published = Timestamp(secondsSinceEpoch: 5)
    let expected = Fingerprint(
      title: "IBM leaves", providerDomain: "bbc.com", published: Timestamp(secondsSinceEpoch: 5))
    #expect(mention.fingerprint == expected)
    mention.published = nil
    #expect(mention.fingerprint != expected)
  }

  @Test("The host of the first address stands in for a domain that is not written")
  func standInDomain() {
    var mention = Mention()
    #expect(mention.providerDomain == "")
    mention.addresses.original = "https://www.e.com:8080/a"
    #expect(mention.providerDomain == "e.com")
    mention.addresses.web = "https://f.com/a"
    #expect(mention.providerDomain == "f.com")
    mention.provider.domain = "g.com"
    #expect(mention.providerDomain == "g.com")
  }

  @Test(
    "Domains are compared trimmed, in lower case and without www",
    arguments: [
      ("msn.com", "msn.com"), (" WWW.MSN.com\t", "msn.com"), ("www.www.a.com", "a.com"), ("", ""),
      (" ", ""), ("www.", "www."), ("wwwa.com", "wwwa.com"), ("BÜCHER.example", "bücher.example"),
      ("bbc.co.uk", "bbc.co.uk"), ("Windows", "windows"),
    ])
  func domains(written: String, compared: String) {
    #expect(ProviderDomain.normalized(written) == compared)
    #expect(ProviderDomain.normalized(compared) == compared)
  }
}
