import GraphAlgorithms
import StoryAnalysis
import Testing

@Suite struct WordsTests {
  @Test(
    "A term is a word in lower case that says something about a subject",
    arguments: [
      ("Amazon’s “Rekognition” – paused", ["amazon", "rekognition", "paused"]),
      ("IBM's e-mails, don't work's", ["ibm", "mails", "work"]),
      ("x 2020 4k 'tis it''s rock'n'roll", ["4k", "tis", "rock'n'roll"]),
      ("Zürich’s café", ["zürich", "café"]), ("", []), ("— … —", []),
    ])
  func terms(text: String, terms: [String]) {
    #expect(Words.termsOfCharacters(in: text) == terms)
    #expect((Words.plainTerms(in: text) ?? terms) == terms)
  }

  @Test("A word of more than a hundred characters is none", arguments: ["x", "é", "字"])
  func endless(letter: String) {
    let word = String(repeating: letter, count: 100)
    let text = "ban \(word) \(word)\(letter) vote"
    #expect(Words.termsOfCharacters(in: text) == ["ban", word, "vote"])
    #expect((Words.plainTerms(in: text) ?? ["ban", word, "vote"]) == ["ban", word, "vote"])
  }

  @Test("The fast way gives the terms of the plain one, or none where it cannot")
  func plainTerms() {
    let pieces = [
      "a", "b", "S", "s", "'", "’", " ", "-", "7", "\r\n", "é", "e\u{301}", "“", "”", "–", "…", ".",
      "the", "\u{200D}", "\u{2028}", "\u{2010}", "\u{2027}", "\u{200F}", "👍", "\t", "ß", "K",
    ]
    var random = SplitMix64(seed: 11)
    var plainCount = 0
    for _ in 0..<4_000 {
      let isPlain = Bool.random(using: &random)
      let choice = isPlain ? pieces.filter { $0.utf8.count != 2 && $0 != "👍" } : pieces
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        choice.randomElement(using: &random)!
      }.joined()
      guard let terms = Words.plainTerms(in: text) else { continue }
      plainCount += 1
      #expect(terms == Words.termsOfCharacters(in: text), "\(text.debugDescription)")
    }
    #expect(plainCount > 500)
  }
}
