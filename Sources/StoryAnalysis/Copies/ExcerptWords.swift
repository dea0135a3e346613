internal import StoryParsing

/// Reads excerpts as sequences of words, each distinct word as a number: the form in which texts are
/// compared.
///
/// A word is a run of letters, marks and digits in lower case that does not begin with a mark. All else
/// only separates words, so neither case nor white space, punctuation, the form of a quotation mark
/// (`Diablo 4's`, `Diablo 4 ’s`), hashtags or the dots behind a cut make two texts different. So do
/// references to characters (`&#39;`, `&amp;#39;`, `&quot;`), which archives leave undecoded here and
/// there and which nearly always stand for punctuation. Invisible format characters are passed over.
/// What a cut leaves of a word counts as it stands: two cuts of one text at different lengths differ.
///
/// Letters that can be written in two ways (`é` as one or as two characters) are compared as they are
/// written.
struct ExcerptWords {
  private var pool = WordPool()
  private var word: [UInt8] = []

  /// Number of distinct words that were read.
  var count: Int { pool.count }

  /// Adds the numbers of the words of a text.
  ///
  /// - Complexity: O(*b*) expected, *b* bytes.
  mutating func read(_ text: String, into words: inout [UInt32]) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          word.append(byte)
          index += 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          word.append(byte | 0x20)
          index += 1
        case UInt8(ascii: "&"):
          finish(into: &words)
          index = Self.endOfReference(in: bytes, at: index)
        case 0..<0x80:
          finish(into: &words)
          index += 1
        default:
          let (scalar, length) = Self.scalar(in: bytes, at: index)
          index += length
          read(scalar, into: &words)
        }
      }
      finish(into: &words)
    }
  }

  private mutating func read(_ scalar: Unicode.Scalar, into words: inout [UInt32]) {
    // Typographic quotation marks, dashes and the ellipsis, which are most of what is not ASCII.
    if (0x2010...0x2027).contains(scalar.value) { return finish(into: &words) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      word.append(contentsOf: UTF8.encode(scalar) ?? .init())
    case .nonspacingMark, .spacingMark, .enclosingMark:
      if !word.isEmpty { word.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    case .format: break
    default: finish(into: &words)
    }
  }

  private mutating func finish(into words: inout [UInt32]) {
    guard !word.isEmpty else { return }
    words.append(pool.number(of: word))
    word.removeAll(keepingCapacity: true)
  }

  /// A character of more than one byte; the bytes of a string are valid UTF-8.
  private static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let length = bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
    var value = UInt32(bytes[index]) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Where the reference ends that an ampersand begins, or the ampersand itself where it begins none.
  private static func endOfReference(
    in bytes: UnsafeBufferPointer<UInt8>, at ampersand: Int
  ) -> Int {
    var end = ampersand + 1
    while true {
      var index = end
      while index < bytes.count, index < end + 9, bytes[index] != UInt8(ascii: ";") { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return end }
      let name = String(decoding: bytes[end..<index], as: UTF8.self)
      // What follows an escaped ampersand may be a reference that was escaped twice.
      if name == "amp" {
        end = index + 1
        continue
      }
      let isNumber =
        name.utf8.count > 1 && name.hasPrefix("#")
        && name.utf8.dropFirst().allSatisfy {
          (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }
      return isNumber || references.contains(name) ? index + 1 : end
    }
  }

  private static let references: Set<String> = [
    "lt", "gt", "quot", "apos", "nbsp", "hellip", "ndash", "mdash", "lsquo", "rsquo", "ldquo",
    "rdquo",
  ]
}

/// Distinct words, each stored once and known by its number.
private struct WordPool {
  private var bytes: [UInt8] = []
  /// Where each word ends; it starts where the one before it ends.
  private var ends: [Int] = []
  private var table = NumberTable()

  var count: Int { ends.count }

  /// The number of a word, which is added where it is new.
  ///
  /// - Complexity: O(length) expected.
  mutating func number(of word: [UInt8]) -> UInt32 {
    let hash = word.withUnsafeBytes { SeededHash.hash(of: $0) }
    if let number = table.find(hash: hash, where: { isEqual($0, to: word) }) { return number }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    table.insert(number, hash: hash)
    return number
  }

  private func isEqual(_ number: UInt32, to word: [UInt8]) -> Bool {
    let start = number == 0 ? 0 : ends[Int(number) - 1]
    guard ends[Int(number)] - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }
}
