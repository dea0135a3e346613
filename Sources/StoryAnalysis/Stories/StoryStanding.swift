internal import StoryParsing

/// What decides the number of a story or of a thread: larger ones first, then the earlier, then by
/// identifier; undated ones come after dated ones.
struct StoryStanding: Comparable {
  var size: Int
  var first: Timestamp?
  var identifier: String

  static func < (one: Self, two: Self) -> Bool {
    if one.size != two.size { return one.size > two.size }
    if let first = one.first, let second = two.first, first != second { return first < second }
    if (one.first == nil) != (two.first == nil) { return one.first != nil }
    return one.identifier < two.identifier
  }
}
