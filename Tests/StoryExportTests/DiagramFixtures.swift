import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

private let seeds = Result {
  ArchiveStudy(
    of: ArchiveAnalysis(
      of: try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])))
}

/// The study of the documents in `seeds/`: one for all tests, so each measure is computed once.
func seedsStudy() throws -> ArchiveStudy { try seeds.get() }

/// The analysis of the documents in `seeds/`.
func seedsAnalysis() throws -> ArchiveAnalysis { try seeds.get().analysis }

/// An archive of stories whose records all name each other, as real archives do.
///
/// - Parameters:
///   - sizes: Number of articles of each story.
///   - title: Headline of an article, from its story and its number.
func cliques(
  _ sizes: [Int], title: (Int, Int) -> String = { "Story \($0) article \($1)" }
) -> ArchiveAnalysis {
  var records: [ArticleRecord] = []
  for (story, size) in sizes.enumerated() {
    let mentions = (0..<size).map { number in
      var mention = Mention()
      mention.title = title(story, number)
      mention.provider.domain = "p\(number % 60).example"
      mention.addresses.web = "https://p\(number % 60).example/\(story)/\(number)"
      mention.published = Timestamp(
        secondsSinceEpoch: 1_591_833_600 + Int64(story) * 864_000 + Int64(number) * 3_600)
      return mention
    }
    for (number, mention) in mentions.enumerated() {
      var others = mentions
      others.remove(at: number)
      records.append(
        ArticleRecord(document: "\(story)-\(number).md", article: mention, related: others))
    }
  }
  return ArchiveAnalysis(of: StoryGraph(records: records))
}

extension Drawing {
  /// All words on the page, each label's lines joined by spaces.
  var words: [String] { boxes.compactMap { $0.label?.lines.joined(separator: " ") } }

  /// The boxes of cards: rectangles that lead to an article or show its headline on hovering.
  var cards: [Box] {
    boxes.filter { $0.tooltip != nil && ($0.stroke != nil || $0.fill != nil) }
  }
}

extension Drawing.Rectangle {
  func overlaps(_ other: Drawing.Rectangle) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }

  func contains(_ other: Drawing.Rectangle) -> Bool {
    x <= other.x + 0.01 && y <= other.y + 0.01 && other.x + other.width <= x + width + 0.01
      && other.y + other.height <= y + height + 0.01
  }
}

/// Records an issue for everything on a page that lies outside it, or whose words are wider or higher
/// than their box.
func expectReadable(_ drawing: Drawing, sourceLocation: SourceLocation = #_sourceLocation) {
  let page = Drawing.Rectangle(x: 0, y: 0, width: drawing.width, height: drawing.height)
  for box in drawing.boxes {
    #expect(page.contains(box.frame), "\(box)", sourceLocation: sourceLocation)
    guard let label = box.label else { continue }
    // Only words that stand at an edge need the padding.
    let inner = label.alignment == .center ? box.frame : box.wordsFrame
    for line in label.lines {
      let width = TextMetrics.width(of: line, fontSize: label.fontSize, isBold: label.isBold)
      #expect(width <= inner.width + 0.01, "\(line)", sourceLocation: sourceLocation)
    }
    let height = Double(label.lines.count) * label.fontSize * TextMetrics.lineSpacing
    #expect(height <= box.frame.height + 0.01, "\(label.lines)", sourceLocation: sourceLocation)
  }
  for point in drawing.lines.flatMap(\.points) {
    let isInside = point.x >= 0 && point.x <= page.width && point.y >= 0 && point.y <= page.height
    #expect(isInside, "\(point)", sourceLocation: sourceLocation)
  }
}

/// Records an issue for each two boxes that overlap.
func expectApart(_ boxes: [Drawing.Box], sourceLocation: SourceLocation = #_sourceLocation) {
  for (index, box) in boxes.enumerated() {
    for other in boxes[(index + 1)...] where box.frame.overlaps(other.frame) {
      Issue.record("\(box) overlaps \(other)", sourceLocation: sourceLocation)
    }
  }
}
