import StoryParsing
import Testing

@Suite struct FingerprintTests {
  private let time = Timestamp.civil(year: 2020, month: 6, day: 11, hour: 9, minute: 53)

  @Test("Fingerprints are equal where headline, domain and time are, byte for byte")
  func equality() {
    let fingerprint = Fingerprint(title: "Caf\u{E9}", providerDomain: "a.example", published: time)
    var others = [fingerprint, fingerprint, fingerprint, fingerprint]
    others[0].title = "Cafe\u{301}"
    others[1].title = "Caf\u{E9} "
    others[2].providerDomain = "b.example"
    others[3].published = nil
    #expect(others.allSatisfy { $0 != fingerprint })
    #expect(Set(others + [fingerprint]).count == 5)
    #expect(Set([fingerprint, fingerprint]).count == 1)
    // Swift itself calls the two words equal.
    #expect(others[0].title == fingerprint.title)
  }

  @Test("Where a headline ends and a domain begins is part of the fingerprint")
  func boundary() {
    let one = Fingerprint(title: "ab", providerDomain: "c", published: nil)
    let other = Fingerprint(title: "a", providerDomain: "bc", published: nil)
    #expect(Set([one, other]).count == 2)
  }

  @Test("The text has the three parts, and says so where no time is known")
  func text() {
    var fingerprint = Fingerprint(title: "A", providerDomain: "b.example", published: time)
    #expect(fingerprint.text == "A | b.example | 2020-06-11T09:53:00Z")
    fingerprint.published = nil
    #expect(fingerprint.text == "A | b.example | undated")
  }
}
