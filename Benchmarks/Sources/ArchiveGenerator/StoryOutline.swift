internal import GraphAlgorithms

/// How many articles a story has, and which of them have records: all that is needed to find the story
/// of a record without planning those before it.
struct StoryOutline {
  /// Place of the story in the archive, from 0.
  let number: Int
  let articleCount: Int
  /// The article of each record, in the order of the records. Articles that are missing here are
  /// ghosts; those that stand here twice have two documents.
  let records: [Int]

  init(number: Int, seed: UInt64, shape: ArchiveShape) {
    self.number = number
    var random = SplitMix64(seed: seed, purpose: 1, number: number)
    let size = Self.size(in: shape.articlesPerStory, &random)
    articleCount = size

    // A quarter of the articles of a large story, on average; never all.
    var isGhost = [Bool](repeating: false, count: size)
    for index in 0..<(size > 1 ? random.index(below: size / 2 + 1) : 0) { isGhost[index] = true }
    random.shuffle(&isGhost, in: 0..<size)

    var records: [Int] = []
    for article in 0..<size where !isGhost[article] {
      records.append(article)
      if random.chance(perMille: 25) { records.append(article) }
    }
    self.records = records
  }

  /// A size whose frequency falls as a power of the size: an octave, then a place inside it.
  private static func size(in bounds: ClosedRange<Int>, _ random: inout SplitMix64) -> Int {
    var low = bounds.lowerBound
    while low * 2 <= bounds.upperBound, random.chance(perMille: 400) { low *= 2 }
    return random.number(in: low...min(low * 2 - 1, bounds.upperBound))
  }
}
