/// How places are shared out among groups of different sizes.
enum Shares {
  /// Places for each group, as near to its share of all as whole numbers come; none gets more than it
  /// can fill.
  ///
  /// Each place in turn goes to the group that is largest for the places it would then have; ties go to
  /// the group that stands first.
  ///
  /// - Parameters:
  ///   - count: Places for all groups together.
  ///   - sizes: Most places that each group can fill.
  ///   - beginning: Places that are given already, at most the sizes.
  /// - Complexity: O(*p* *g*), *p* places, *g* groups.
  /// > Source: the method of D'Hondt and Jefferson; Balinski and Young 1982, "Fair Representation".
  static func of(_ count: Int, sizes: [Int], beginning: [Int]) -> [Int] {
    var places = beginning
    var left = count - beginning.reduce(0, +)
    while left > 0 {
      var next: Int?
      for index in sizes.indices where places[index] < sizes[index] {
        guard let best = next else {
          next = index
          continue
        }
        if sizes[index] * (places[best] + 1) > sizes[best] * (places[index] + 1) { next = index }
      }
      guard let next else { break }
      places[next] += 1
      left -= 1
    }
    return places
  }
}
