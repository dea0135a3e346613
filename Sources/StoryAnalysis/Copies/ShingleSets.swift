/// The sets of three-word shingles of texts: every three words that follow each other, once.
///
/// A shingle is one number of 64 bits that stands for its three words and for no others, so equal
/// numbers need no second look:
///
/// ```
/// │ word 21 │ word 21 │ word 21 │      up to 2^21 distinct words
/// │ pair 32      │ word 32      │      beyond that; a pair of words gets a number of its own
/// ```
///
/// > Source: Broder 1997, doi:10.1109/SEQUEN.1997.666900. Deviation: a shingle counts once in a text.
struct ShingleSets {
  /// The shingles, set after set; those of a set ascend.
  private(set) var shingles: [UInt64] = []
  /// Where each set begins, with the end of the last as one more element.
  private(set) var starts = [0]

  /// Number of sets.
  var count: Int { starts.count - 1 }

  /// Where the shingles of a set stand.
  func range(of set: Int) -> Range<Int> { starts[set]..<starts[set + 1] }

  /// Number of shingles of a set.
  func size(of set: Int) -> Int { starts[set + 1] - starts[set] }

  /// Cuts texts into shingles; a text of fewer than three words has none.
  ///
  /// - Parameter packedLimit: Most distinct words of which three are packed side by side.
  /// - Complexity: O(*w* log *l*), *w* words, *l* the words of the longest text.
  init(of texts: DistinctTexts, packedLimit: Int = 1 << 21) {
    let isPacked = texts.vocabularyCount <= min(packedLimit, 1 << 21)
    var pairs: [UInt64: UInt64] = [:]
    shingles.reserveCapacity(texts.words.count)
    for text in 0..<texts.count {
      let start = shingles.count
      let range = texts.range(of: text)
      for last in range.dropFirst(2) {
        let (one, two, three) = (texts.words[last - 2], texts.words[last - 1], texts.words[last])
        if isPacked {
          shingles.append(UInt64(one) << 42 | UInt64(two) << 21 | UInt64(three))
        } else {
          let pair = UInt64(one) << 32 | UInt64(two)
          let number = pairs[pair] ?? UInt64(pairs.count)
          if number == UInt64(pairs.count) { pairs[pair] = number }
          shingles.append(number << 32 | UInt64(three))
        }
      }
      shingles[start...].sort()
      dropRepeats(from: start)
      starts.append(shingles.count)
    }
  }

  private mutating func dropRepeats(from start: Int) {
    guard shingles.count > start + 1 else { return }
    var kept = start
    for index in (start + 1)..<shingles.count where shingles[index] != shingles[kept] {
      kept += 1
      shingles[kept] = shingles[index]
    }
    shingles.removeLast(shingles.count - kept - 1)
  }

  /// Number of shingles that two sets share or, where these are fewer than `least`, any number below
  /// it.
  ///
  /// - Complexity: O(*a* + *b*), the sizes of the sets.
  func sharedCount(_ first: Int, _ second: Int, least: Int = 0) -> Int {
    var (one, other) = (starts[first], starts[second])
    let (oneEnd, otherEnd) = (starts[first + 1], starts[second + 1])
    // How many of each set may still go unmatched.
    var (spareOne, spareOther) = (oneEnd - one - least, otherEnd - other - least)
    var shared = 0
    while one < oneEnd, other < otherEnd {
      let (mine, theirs) = (shingles[one], shingles[other])
      if mine == theirs {
        shared += 1
        one += 1
        other += 1
      } else if mine < theirs {
        spareOne -= 1
        if spareOne < 0 { break }
        one += 1
      } else {
        spareOther -= 1
        if spareOther < 0 { break }
        other += 1
      }
    }
    return shared
  }
}
