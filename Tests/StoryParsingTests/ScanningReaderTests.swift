import ReadingComparison
import StoryParsing
import Testing

/// The scanner against Yams on documents written by hand, and which of them the scanner takes.
@Suite struct ScanningReaderTests {
  /// Reads a document under both kinds of names; returns whether the scanner took it under one.
  @discardableResult
  private func compare(_ document: [UInt8]) -> Bool {
    let comparisons = ["edge.md", "edge.yml"].map { ReadingComparison(document, name: $0) }
    for comparison in comparisons where !comparison.differences.isEmpty {
      Issue.record("\(comparison)")
    }
    return comparisons.contains(where: \.isScanned)
  }

  @discardableResult
  private func compare(_ document: String) -> Bool { compare(Array(document.utf8)) }

  @Test(
    "A value of any form is read alike, whatever field it is the value of",
    arguments: [
      "excerpt: ", "webUrl: ", "publishedDateTime: ", "quality: ", "published: ",
      "provider: ", "topics: ", "images: ", "related: ", "related:\n  - ", "unknown: ",
      "topics:\n  - ",
      "provider:\n  domain: ", "provider:\n  images: ", "images:\n  - width: ",
      "images:\n  - isCached: ", "related:\n  - title: B\n    provider:\n      name: P\n    heat: ",
      "related:\n  - title: B\n    provider:\n      domain: ",
    ])
  func values(field: String) {
    var scanned = 0
    for value in EdgeCases.values {
      // A second provider would be a fault of its own.
      let lines = field + value + "\n"
      let record = field.hasPrefix("provider") ? "title: A\n" : EdgeCases.record
      if compare("---\n" + record + lines + "---\n") { scanned += 1 }
    }
    // An entry of related needs more than one value to be scanned.
    #expect(
      scanned >= 3 || field == "related:\n  - ",
      "Where next to nothing is scanned, nothing is tested.")
  }

  @Test("A document is read alike, whatever is odd about its lines")
  func documents() {
    var scanned = 0
    for document in EdgeCases.documents where compare(document) { scanned += 1 }
    #expect(scanned > 500)
  }

  @Test("A document is read alike, whatever bytes stand wherever in it")
  func bytes() {
    let before = [
      "---\ntitle: A", "---\ntitle: \"A", "---\ntitle: ", "---\n", "---\n# ", "---\ntitle",
    ]
    let single = (0...255).map { [UInt8($0)] }
    var scanned = 0
    for text in before {
      for bytes in single + EdgeCases.sequences {
        let rest = text.hasSuffix("\"A") ? "B\"\n" : "B\n"
        let front = Array(text.utf8) + bytes
        let back = Array((EdgeCases.record + "---\n").utf8)
        if compare(front + Array(rest.utf8) + Array("provider:\n  name: P\n---\n".utf8)) {
          scanned += 1
        }
        compare(front + [0x0A] + back)
        compare(front + Array(": x\n".utf8) + back)
        compare(front + Array("\"\nprovider:\n  name: P\n---\n".utf8))
        compare(front)
      }
    }
    #expect(scanned > 250)
  }

  @Test("The key of an address is that of AddressKey, whichever way it is found")
  func addresses() {
    var scanned = 0
    for address in EdgeCases.addresses {
      for key in ["webUrl", "originalUrl"] {
        let lines = "\(key): \(address)\nampWebUrl: https://e.com/a\ncdnAmpWebUrl: \(address)\n"
        if compare("---\n" + EdgeCases.record + lines + "---\n") { scanned += 1 }
      }
    }
    #expect(scanned > 500)
  }

  @Test(
    "Long keys and values are read alike, whatever their length",
    arguments: [
      "title: x\nexcerpt: ", "title: x\nexcerpt: \"", "title: x\nexcerpt: \"\\n", "title: x\n# ",
      "title: x\ntopics:\n- ", "title: x\nwebUrl: https://e.com/", "title: x\nheat: 0",
    ])
  func lengths(text: String) {
    for length in Array(0...40) + [62, 63, 64, 65, 1_022, 1_023, 1_024, 1_025, 4_096, 70_000] {
      for unit in ["0", "\u{e9}"] {
        let long = text + String(repeating: unit, count: length)
        let rest = (text.contains("\"") ? "\"" : "") + "\nprovider:\n  name: P\n"
        compare("---\n" + long + rest + "---\n")
        compare("---\n" + long + rest)
      }
    }
  }

  @Test("Blanks are read alike, however many stand between a dash and its entry")
  func blanks() {
    for count in Array(0...70) + [1_023, 1_024, 1_025, 5_000] {
      let blanks = String(repeating: " ", count: count)
      compare("---\n\(EdgeCases.record)topics:\n-\(blanks)x\n---\n")
      compare("---\n\(EdgeCases.record)topics:\n\(blanks)- x\n---\n")
      compare("---\n\(EdgeCases.record)type:\(blanks)x\(blanks)\n\(blanks)\n---\n")
      compare("---\n\(EdgeCases.record)related:\n  -\(blanks)title: B\n   \(blanks)heat: 7\n---\n")
    }
  }
}
