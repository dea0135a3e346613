internal import StoryParsing

/// The texts of articles, those that are equal word for word counted once.
///
/// A text of fewer than ``shortest`` words is left out: that two articles share it says nothing.
struct DistinctTexts {
  /// Fewest words that a text is compared from.
  let shortest: Int
  /// The words of the texts, one text behind the other.
  private(set) var words: [UInt32] = []
  /// Where each text begins among the words, with the end of the last as one more element.
  private(set) var starts = [0]
  /// The text of each article; absent where it is too short.
  private(set) var textOf: [UInt32]
  /// Number of distinct words.
  private(set) var vocabularyCount = 0

  /// Number of distinct texts.
  var count: Int { starts.count - 1 }

  /// The words of a text.
  func range(of text: Int) -> Range<Int> { starts[text]..<starts[text + 1] }

  /// Reads the texts of articles.
  ///
  /// - Parameters:
  ///   - order: The articles in the order in which texts get their numbers, each once.
  ///   - shortest: Fewest words that a text is compared from.
  ///   - excerpt: The text of an article.
  /// - Complexity: O(*b*) expected, *b* bytes.
  init(order: [UInt32], shortest: Int, excerpt: (Int) -> String) {
    self.shortest = shortest
    textOf = [UInt32](repeating: .absent, count: order.count)
    var reader = ExcerptWords()
    var table = NumberTable()
    for article in order {
      let start = words.count
      reader.read(excerpt(Int(article)), into: &words)
      guard words.count - start >= shortest else {
        words.removeLast(words.count - start)
        continue
      }
      let hash = words.withUnsafeBufferPointer { words in
        SeededHash.hash(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: words[start...])))
      }
      let known = table.find(hash: hash) { isEqual(from: start, to: $0) }
      if let known {
        textOf[Int(article)] = known
        words.removeLast(words.count - start)
      } else {
        let number = UInt32(count)
        textOf[Int(article)] = number
        starts.append(words.count)
        table.insert(number, hash: hash)
      }
    }
    vocabularyCount = reader.count
  }

  /// Whether the words from a position on are those of a text.
  private func isEqual(from start: Int, to text: UInt32) -> Bool {
    let range = range(of: Int(text))
    guard range.count == words.count - start else { return false }
    for offset in 0..<range.count
    where words[range.lowerBound + offset] != words[start + offset] { return false }
    return true
  }
}
