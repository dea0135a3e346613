/// Splitting text into words for counting.
package enum Words {
  /// Greatest number of characters (Unicode scalars) of a word. What is longer is what a crawl left of
  /// something else, and names no subject; the longest words of dictionaries have half as many.
  private static let longest = 100

  /// The terms of a text: its words in lower case, without possessive endings, numbers, single
  /// letters, stop words and words of more than a hundred characters.
  ///
  /// A word is a run of letters, marks and digits; an apostrophe between letters belongs to it
  /// (`don't`).
  ///
  /// - Complexity: O(length).
  static func terms(in text: String) -> [String] {
    plainTerms(in: text) ?? termsOfCharacters(in: text)
  }

  /// The terms of a text that is ASCII but for typographic quotation marks and dashes, where every
  /// byte says what it is; `nil` for every other text. Most texts are of this kind, and are read ten
  /// times as fast as by characters.
  package static func plainTerms(in text: String) -> [String]? {
    var text = text
    return text.withUTF8 { bytes in
      var terms: [String] = []
      var word: [UInt8] = []
      var isPending = false
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          if isPending { word.append(UInt8(ascii: "'")) }
          isPending = false
          word.append(byte < UInt8(ascii: "A") ? byte : byte | 0x20)
          continue
        case 0..<0x80:
          if byte == UInt8(ascii: "'"), !word.isEmpty, !isPending {
            isPending = true
            continue
          }
        default:
          // U+2010 to U+2027 have three bytes, of which the last tells them apart.
          guard byte == 0xE2, index + 1 < bytes.count, bytes[index] == 0x80,
            (0x90...0xA7).contains(bytes[index + 1])
          else { return nil }
          let isApostrophe = bytes[index + 1] == 0x99
          index += 2
          if isApostrophe, !word.isEmpty, !isPending {
            isPending = true
            continue
          }
        }
        append(plain: word, to: &terms)
        word.removeAll(keepingCapacity: true)
        isPending = false
      }
      append(plain: word, to: &terms)
      return terms
    }
  }

  /// Adds a word of ASCII, in lower case, unless it says nothing about a subject.
  private static func append(plain word: [UInt8], to terms: inout [String]) {
    let isPossessive = word.suffix(2) == [UInt8(ascii: "'"), UInt8(ascii: "s")]
    let term = isPossessive ? word.dropLast(2) : word[...]
    guard term.count > 1, term.count <= longest,
      term.contains(where: { $0 >= UInt8(ascii: "a") })
    else { return }
    let text = String(decoding: term, as: UTF8.self)
    if !stopWords.contains(text) { terms.append(text) }
  }

  /// The terms of any text.
  package static func termsOfCharacters(in text: String) -> [String] {
    var terms: [String] = []
    var word = ""
    var pending = ""
    func finish() {
      if !word.isEmpty { append(word, to: &terms) }
      (word, pending) = ("", "")
    }
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        word += pending
        pending = ""
        word.append(character)
      } else if character == "'" || character == "’", !word.isEmpty, pending.isEmpty {
        pending = "'"
      } else {
        finish()
      }
    }
    finish()
    return terms
  }

  /// Adds a word unless it says nothing about a subject.
  private static func append(_ word: String, to terms: inout [String]) {
    var term = word
    if term.hasSuffix("'s") { term.removeLast(2) }
    guard term.count > 1, term.unicodeScalars.count <= longest,
      term.contains(where: \.isLetter), !stopWords.contains(term)
    else { return }
    terms.append(term)
  }

  /// English words that say nothing about a subject: articles, pronouns, prepositions,
  /// conjunctions, auxiliaries, the verbs of saying that every news text has, and the names of days and
  /// months.
  private static let stopWords: Set<String> = Set(
    """
    a about above according across after again against ago ain't all almost along already also although \
    always am among an and announce announced announces another any anyone anything are aren't around as at away back be became \
    because become been before behind being below between both but by can can't cannot come could \
    couldn't did didn't do does doesn't doing don't done down during each either else enough even \
    ever every everyone everything few first for from further get gets getting give go goes going \
    got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself \
    him himself his how however i i'd i'll i'm i've if in including instead into is isn't it it'd \
    it'll it's its itself just keep know last least less let let's like likely long longer made make makes \
    making many may maybe me might more most much must my myself need neither never next no nor not \
    nothing now of off often on once one only onto or other others our ours ourselves out over own \
    per perhaps put quite rather really s said same saw say saying says see seem seen several shall \
    she she'd she'll she's should shouldn't since so some someone something soon still such take \
    than that that's the their theirs them themselves then there there's these they they'd they'll \
    they're they've thing things this those though three through till time to today together told \
    too two under until up upon us use used using very via want wants was wasn't way we we'd we'll \
    we're we've well went were weren't what what's when where whether which while who who's whom \
    whose why will with within without won't would wouldn't year years yesterday yet you you'd \
    you'll you're you've your yours yourself monday tuesday wednesday thursday friday saturday sunday \
    january february march april june july august september october november december
    """.split(separator: " ").map(String.init))
}
