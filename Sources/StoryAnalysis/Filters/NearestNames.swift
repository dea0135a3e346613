/// The known names that are most like one that nobody knows: what somebody may have meant.
enum NearestNames {
  /// Most names that are offered.
  static let limit = 3

  /// At most three names: those that hold the words or are part of them, then those of which few
  /// letters differ; nearest first, ties in alphabetical order.
  ///
  /// - Complexity: O(*k* *l*²), *k* names of *l* letters.
  static func of(_ word: String, among names: some Sequence<String>) -> [String] {
    let word = word.lowercased()
    let letters = Array(word.unicodeScalars)
    guard !letters.isEmpty, letters.count <= 100 else { return [] }
    var ranked: [(distance: Int, name: String)] = []
    for name in Set(names) {
      let other = name.lowercased()
      let length = other.unicodeScalars.count
      guard length > 0, length <= 100 else { continue }
      if length >= 3, letters.count >= 3, other.contains(word) || word.contains(other) {
        ranked.append((0, name))
      } else if abs(length - letters.count) <= letters.count / 3 {
        let distance = Self.distance(letters, Array(other.unicodeScalars))
        if distance <= max(1, letters.count / 3) { ranked.append((distance, name)) }
      }
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit)
      .map(\.name)
  }

  /// How many letters have to be put in, left out or exchanged to make one word the other.
  ///
  /// > Source: Levenshtein 1966, Soviet Physics Doklady 10 (8), 707–710. Deviation: none.
  private static func distance(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Int {
    var row = Array(0...two.count)
    for (index, letter) in one.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (position, other) in two.enumerated() {
        let change = corner + (letter == other ? 0 : 1)
        corner = row[position + 1]
        row[position + 1] = min(change, corner + 1, row[position] + 1)
      }
    }
    return row[two.count]
  }
}
