internal import StoryAnalysis

/// What the marks on the cards mean, of those that occur.
struct StoryLegend {
  /// A mark and its words; a mark that is a word has no other.
  struct Entry {
    enum Mark {
      case record
      case ghost
      case bold
      case none
    }

    var mark: Mark
    var words: String
  }

  private static let size = 9.0
  private static let lineHeight = 17.0
  private static let markWidth = 20.0
  private static let markGap = 5.0
  private static let gap = 16.0

  /// The entries with their places from the left, line by line.
  private let lines: [[(x: Double, entry: Entry, width: Double)]]

  /// Height of the lines and the white space below.
  var height: Double { lines.isEmpty ? 0 : Double(lines.count) * Self.lineHeight + 6 }

  /// The legend of the articles that are shown.
  init(of articles: [ArticleID], in study: ArchiveStudy, width: Double) {
    var entries: [Entry] = []
    if articles.contains(where: { !study.graph[$0].isGhost }) {
      entries.append(Entry(mark: .record, words: "record in the archive"))
    }
    if articles.contains(where: { study.graph[$0].isGhost }) {
      entries.append(Entry(mark: .ghost, words: "no outline: only mentioned by a record"))
    }
    if articles.contains(where: { study.clusters[study.clusters[$0]].representative == $0 }) {
      entries.append(Entry(mark: .bold, words: "bold: represents its story"))
    }
    if articles.count > 1 {
      entries.append(Entry(mark: .none, words: "cards in the order of time"))
    }
    if articles.contains(where: { study.syndication.isCopy($0) }) {
      entries.append(Entry(mark: .none, words: "copy: an earlier article has the same text"))
    }
    if articles.contains(where: { study.stability.isUnstable($0) }) {
      entries.append(Entry(mark: .none, words: "unstable: changes its story under other seeds"))
    }
    var lines: [[(x: Double, entry: Entry, width: Double)]] = []
    var x = width + 1
    for entry in entries {
      let words = TextMetrics.width(of: entry.words, fontSize: Self.size) + 1
      let whole = words + (entry.mark == .none ? 0 : Self.markWidth + Self.markGap)
      if x + whole > width {
        lines.append([])
        x = 0
      }
      lines[lines.count - 1].append((x, entry, words))
      x += whole + Self.gap
    }
    self.lines = lines
  }

  /// Paints the legend and moves below it.
  func draw(on page: inout DiagramPage) {
    for (number, line) in lines.enumerated() {
      let y = page.y + Double(number) * Self.lineHeight
      for place in line {
        var x = DiagramPage.margin + place.x
        draw(place.entry.mark, x: x, y: y, on: &page)
        if place.entry.mark != .none { x += Self.markWidth + Self.markGap }
        page.add(
          DiagramPage.words(
            [place.entry.words], x: x, y: y + 1.5, width: place.width, size: Self.size))
      }
    }
    page.skip(height)
  }

  private func draw(_ mark: Entry.Mark, x: Double, y: Double, on page: inout DiagramPage) {
    let frame = Drawing.Rectangle(x: x, y: y + 1, width: Self.markWidth, height: 12)
    let tone = DiagramPalette.other
    switch mark {
    case .record, .ghost:
      page.add(
        StoryCard.frame(frame, isGhost: mark == .ghost, fill: tone.fill, line: tone.line))
    case .bold:
      page.add(
        DiagramPage.words(["Aa"], x: x, y: y, width: Self.markWidth, size: 10, isBold: true))
    case .none: break
    }
  }
}
