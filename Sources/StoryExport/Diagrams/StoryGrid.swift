/// The columns and the type that a page of stories is set in.
struct StoryGrid {
  /// White space between two boxes.
  static let pageGap = 12.0
  /// White space between the frame of a box and what is in it.
  static let padding = 10.0
  /// White space between two cards.
  static let gap = 6.0

  /// Width between the margins of the page.
  let contentWidth: Double
  /// Number of columns of cards.
  let columns: Int
  /// Type of headlines.
  let headlineSize: Double
  /// Type of everything else on a card, and of what is said of a thread.
  let factSize: Double

  /// Fewest cards of a story that has as many: a row, or two short ones.
  var fewestCards: Int { columns < 4 ? 2 * columns : columns }

  /// The grid of a page: four columns, three on the narrow sheet; on paper smaller type can be read.
  init(page: DiagramOptions.Page, contentWidth: Double) {
    self.contentWidth = contentWidth
    columns = page == .a4 ? 3 : 4
    (headlineSize, factSize) = page == .screen ? (9.5, 8.5) : (8.5, 7.5)
  }

  /// Width of a box of a number of columns; as many as the page has, and the gaps between, fill it.
  func boxWidth(_ columns: Int) -> Double {
    (contentWidth + Self.pageGap) * Double(columns) / Double(self.columns) - Self.pageGap
  }

  /// Width of a card in a box of a number of columns.
  func cardWidth(_ columns: Int) -> Double {
    let inner = boxWidth(columns) - 2 * Self.padding
    return (inner - Double(columns - 1) * Self.gap) / Double(columns)
  }

  /// Columns that suit a number of cards: few enough that they are filled.
  func columns(forCards count: Int) -> Int {
    switch count {
    case ...3: 1
    case ...8: min(2, columns)
    default: columns
    }
  }

  /// How wide the boxes of a page are, shelf by shelf, in columns.
  ///
  /// Boxes keep their order. What stays free at the end of a shelf goes to the box that has the most
  /// cards for each of its columns.
  ///
  /// - Complexity: O(*n*), *n* boxes.
  func shelves(cardCounts: [Int]) -> [[Int]] {
    var shelves: [[Int]] = []
    var start = 0
    for (index, count) in cardCounts.enumerated() {
      let wanted = columns(forCards: count)
      if let last = shelves.last, last.reduce(wanted, +) <= columns {
        shelves[shelves.count - 1].append(wanted)
        continue
      }
      if !shelves.isEmpty { widen(&shelves[shelves.count - 1], cardCounts[start..<index]) }
      shelves.append([wanted])
      start = index
    }
    if !shelves.isEmpty { widen(&shelves[shelves.count - 1], cardCounts[start...]) }
    return shelves
  }

  private func widen(_ shelf: inout [Int], _ cardCounts: ArraySlice<Int>) {
    let counts = Array(cardCounts)
    while shelf.reduce(0, +) < columns {
      var fullest: Int?
      for index in shelf.indices where shelf[index] < counts[index] {
        guard let best = fullest else {
          fullest = index
          continue
        }
        if counts[index] * shelf[best] > counts[best] * shelf[index] { fullest = index }
      }
      guard let fullest else { return }
      shelf[fullest] += 1
    }
  }
}
