import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The picture of all stories")
struct OverviewDiagramTests {
  private static let pages = DiagramOptions.Page.allCases

  private func drawing(
    of study: ArchiveStudy, page: DiagramOptions.Page = .screen, labels: Int? = nil,
    theme: DiagramOptions.Theme = .light
  ) -> Drawing {
    var options = DiagramOptions()
    (options.page, options.labels, options.theme) = (page, labels, theme)
    return DiagramView.overview.drawing(of: study, options: options)
  }

  /// The outer circles, each of a story; the disc inside one has its tooltip as well.
  private func bubbles(_ drawing: Drawing) -> [Drawing.Box] {
    var seen: Set<String> = []
    return drawing.boxes.filter {
      $0.shape == .ellipse && $0.stroke != nil
        && $0.tooltip.map { seen.insert($0).inserted } == true
    }
  }

  private func dots(_ drawing: Drawing) -> [Drawing.Box] {
    drawing.boxes.filter { $0.shape == .ellipse && $0.stroke == nil }
  }

  private func distance(_ one: Drawing.Box, _ two: Drawing.Box) -> Double {
    let dx = one.frame.x + one.frame.width / 2 - two.frame.x - two.frame.width / 2
    let dy = one.frame.y + one.frame.height / 2 - two.frame.y - two.frame.height / 2
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Records an issue where two bubbles touch, or words beside one lie on a bubble or on other words.
  private func expectClear(_ drawing: Drawing) {
    let bubbles = bubbles(drawing)
    for (index, one) in bubbles.enumerated() {
      for two in bubbles[(index + 1)...] {
        #expect(distance(one, two) > (one.frame.width + two.frame.width) / 2)
      }
    }
    let labels = drawing.boxes.filter { $0.tooltip != nil && $0.label != nil }
    expectApart(labels)
    for label in labels {
      for bubble in bubbles {
        let radius = bubble.frame.width / 2
        let (x, y) = (bubble.frame.x + radius, bubble.frame.y + radius)
        let dx = x - min(max(x, label.frame.x), label.frame.x + label.frame.width)
        let dy = y - min(max(y, label.frame.y), label.frame.y + label.frame.height)
        #expect(dx * dx + dy * dy >= radius * radius, "\(label) on \(bubble.tooltip ?? "")")
      }
    }
  }

  /// Records an issue where words inside a bubble reach over its outline.
  private func expectWordsInside(_ drawing: Drawing) {
    for bubble in bubbles(drawing) {
      let radius = bubble.frame.width / 2
      for box in drawing.boxes where box.tooltip == nil && bubble.frame.contains(box.frame) {
        guard let label = box.label else { continue }
        let lineHeight = label.fontSize * TextMetrics.lineSpacing
        for (index, line) in label.lines.enumerated() {
          let top =
            box.frame.y + Double(index) * lineHeight - bubble.frame.y - radius
          let reach = max((top + 0.2 * lineHeight).magnitude, (top + 0.8 * lineHeight).magnitude)
          let half =
            TextMetrics.width(of: line, fontSize: label.fontSize, isBold: label.isBold) / 2
          #expect(half * half + reach * reach < radius * radius, "\(line)")
        }
      }
    }
  }

  @Test("Each of the five stories of the seeds has a bubble with its number, terms and articles")
  func seeds() throws {
    let drawing = drawing(of: try seedsStudy())
    let bubbles = bubbles(drawing)
    #expect(bubbles.count == 5)
    // 26, 12, 3, 3 and 2 articles.
    let areas = bubbles.map { $0.frame.width * $0.frame.width }
    for (area, count) in zip(areas, [26.0, 12, 3, 3, 2]) {
      #expect((area / areas[0] - count / 26).magnitude < 0.001)
    }
    let words = drawing.words.joined(separator: "\n")
    for fact in ["26 articles", "22 providers", "11 to 15 Jun 2020", "12 articles", "11 providers"]
    {
      #expect(words.contains(fact), "\(fact)")
    }
    #expect(bubbles[0].tooltip?.hasPrefix("1 · microsoft, recognition, police: ") == true)
    #expect(bubbles[0].tooltip?.contains("25 only mentioned") == true)
    // Six links join the first two stories; no others are joined.
    let ties = drawing.lines.filter { $0.tooltip != nil }
    #expect(ties.count == 1)
    #expect(ties.first?.tooltip?.hasSuffix(": 6 links") == true)
    #expect(words.contains("All stories are shown, with 46 articles"))
    expectReadable(drawing)
  }

  @Test("The disc in a bubble has the share of articles with a record as its share of the area")
  func discs() throws {
    let drawing = drawing(of: try seedsStudy())
    let bubbles = bubbles(drawing)
    let all = drawing.boxes.filter { $0.shape == .ellipse && $0.tooltip == bubbles[0].tooltip }
    #expect(all.count == 2)
    let disc = try #require(all.last).frame.width / bubbles[0].frame.width
    #expect((disc * disc - 1.0 / 26).magnitude < 0.0001)
  }

  private static let archives: [[Int]] = [
    [43], [2], [1], [9, 8, 7, 6, 5, 4, 3, 2, 1], Array(repeating: 5, count: 40),
    [40, 30] + Array(repeating: 3, count: 30) + Array(repeating: 1, count: 90),
  ]

  @Test("Nothing overlaps or leaves the page, whatever its size", arguments: archives, pages)
  func apart(sizes: [Int], page: DiagramOptions.Page) {
    let drawing = drawing(of: ArchiveStudy(of: cliques(sizes)), page: page)
    expectReadable(drawing)
    expectClear(drawing)
    expectWordsInside(drawing)
    var size: [Double] = page == .screen ? [896] : page == .a4 ? [595, 842] : [842, 1191]
    // A few stories stand on a sheet that lies across.
    if sizes.count <= 12, page != .screen { size.reverse() }
    #expect(drawing.width == size[0])
    if let height = size.dropFirst().first {
      #expect(drawing.height == height)
      // The closing line has its own room at the foot.
      let closing = drawing.boxes[drawing.boxes.count - 1]
      #expect(closing.frame.y + closing.frame.height <= height - 24)
    }
    #expect(bubbles(drawing).count + dots(drawing).count == sizes.count)
  }

  @Test("No words are smaller than 7 points on paper and 8.5 on a screen", arguments: pages)
  func type(page: DiagramOptions.Page) {
    let sizes = [40, 30] + Array(repeating: 3, count: 30) + Array(repeating: 1, count: 90)
    let drawing = drawing(of: ArchiveStudy(of: cliques(sizes)), page: page)
    let smallest = drawing.boxes.compactMap { $0.label?.fontSize }.min() ?? 0
    #expect(smallest >= (page == .screen ? 8.5 : 7))
  }

  @Test("Small stories stand below as dots, and the page says how many there are of each size")
  func small() {
    let sizes = [20, 15] + Array(repeating: 3, count: 30) + Array(repeating: 1, count: 200)
    let drawing = drawing(of: ArchiveStudy(of: cliques(sizes)))
    #expect(bubbles(drawing).count == 32)
    #expect(dots(drawing).count == 200)
    #expect(drawing.words.contains("200 stories with 1 article"))
    let closing = drawing.words.last ?? ""
    #expect(closing.contains("the 32 largest of 232 stories, with 125 of 325 articles"))
    #expect(closing.contains("The other 200 stories, with 200, stand below them."))
    let lowest = bubbles(drawing).map { $0.frame.y + $0.frame.height }.max() ?? 0
    #expect(dots(drawing).allSatisfy { $0.frame.y > lowest })
  }

  @Test("Words stand at no more stories than are asked for, the largest first")
  func labels() {
    let sizes = [12, 11, 10, 9, 8, 7, 6, 5]
    let drawing = drawing(of: ArchiveStudy(of: cliques(sizes)), labels: 3)
    let words = drawing.words
    #expect(bubbles(drawing).count == 8)
    #expect(words.contains { $0.contains("12 articles") })
    #expect(words.contains { $0.contains("10 articles") })
    #expect(!words.contains { $0.contains("9 articles") })
    #expect(words.last?.contains("Without words: 5 bubbles, the smallest.") == true)
    expectClear(drawing)
  }

  /// Stories of falling sizes with records that name articles of other stories.
  private func tied(_ ties: [(Int, Int)], stories: Int) -> ArchiveStudy {
    func mention(_ story: Int, _ number: Int) -> Mention {
      var mention = Mention()
      mention.title = "Story \(story) article \(number)"
      mention.addresses.web = "https://p.example/\(story)/\(number)"
      return mention
    }
    var records: [ArticleRecord] = []
    for story in 0..<stories {
      let size = 5 + 60 / (story + 2)
      for number in 0..<size {
        var related = (0..<size).filter { $0 != number }.map { mention(story, $0) }
        if number == 0 {
          related += ties.filter { $0.0 == story }.map { mention($0.1, 0) }
        }
        records.append(
          ArticleRecord(
            document: "\(story)-\(number).md", article: mention(story, number), related: related))
      }
    }
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
  }

  private static let tieLists: [[(Int, Int)]] = [
    // A ring, a star, and a mesh that no plane holds.
    (0..<16).map { ($0, ($0 + 7) % 16) }, (1..<16).map { (0, $0) },
    (0..<16).flatMap { one in [5, 11].map { (one, (one * 3 + $0) % 16) } }.filter { $0.0 != $0.1 },
  ]

  @Test(
    "A line between two stories runs through no third bubble and no words", arguments: 0..<3, pages)
  func free(list: Int, page: DiagramOptions.Page) throws {
    let study = tied(Self.tieLists[list], stories: 16)
    let drawing = drawing(of: study, page: page)
    let bubbles = bubbles(drawing)
    let labels = drawing.boxes.filter { $0.tooltip != nil && $0.label != nil }
    let lines = drawing.lines.filter { $0.tooltip != nil }
    #expect(!lines.isEmpty)
    func middle(_ bubble: Drawing.Box) -> Drawing.Point {
      .init(
        x: bubble.frame.x + bubble.frame.width / 2, y: bubble.frame.y + bubble.frame.height / 2)
    }
    func distance(_ one: Drawing.Point, _ two: Drawing.Point) -> Double {
      ((one.x - two.x) * (one.x - two.x) + (one.y - two.y) * (one.y - two.y)).squareRoot()
    }
    for line in lines {
      let (start, end) = (line.points[0], line.points[line.points.count - 1])
      let others = bubbles.filter {
        distance(middle($0), start) > 0.01 && distance(middle($0), end) > 0.01
      }
      #expect(others.count == bubbles.count - 2)
      for (from, to) in zip(line.points, line.points.dropFirst()) {
        // Every half point of the way, which leaves a step far smaller than any bubble.
        let steps = Int(distance(from, to) * 2) + 1
        for step in 0...steps {
          let share = Double(step) / Double(steps)
          let point = Drawing.Point(
            x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
          let hit = others.first {
            distance(middle($0), point) <= ($0.frame.width + line.stroke.width) / 2
          }
          #expect(hit == nil, "\(line.tooltip ?? "") through \(hit?.tooltip ?? "")")
          let words = labels.first {
            $0.frame.contains(.init(x: point.x, y: point.y, width: 0, height: 0))
          }
          #expect(words == nil, "\(line.tooltip ?? "") over \(words?.label?.lines ?? [])")
          if hit != nil || words != nil { break }
        }
      }
    }
    // Every tie is drawn or counted.
    let pairs = Set(
      study.graph.links.map { link in
        [study.clusters[link.source], study.clusters[link.target]].sorted()
      }.filter { $0[0] != $0[1] })
    let closing = drawing.words.last ?? ""
    let counts = closing.split(separator: " ").indices.compactMap { index -> Int? in
      let words = closing.split(separator: " ")
      guard index + 1 < words.count,
        words[index + 1].hasPrefix("line") || words[index + 1] == "weaker"
      else { return nil }
      return Int(words[index])
    }
    #expect(lines.count + counts.reduce(0, +) == pairs.count, "\(closing)")
    expectClear(drawing)
    expectReadable(drawing)
  }

  @Test("Bubbles fill a sheet", arguments: [DiagramOptions.Page.a4, .a3])
  func filled(page: DiagramOptions.Page) throws {
    for study in [try seedsStudy(), ArchiveStudy(of: cliques([30, 24, 20, 12, 9, 6, 4, 3]))] {
      let drawing = drawing(of: study, page: page)
      let frames = bubbles(drawing).map(\.frame)
      let closing = try #require(drawing.boxes.last).frame
      // What is below the closing line is a margin and little more.
      #expect(drawing.height - closing.y - closing.height <= 24 + 40)
      let width =
        (frames.map { $0.x + $0.width }.max() ?? 0) - (frames.map(\.x).min() ?? 0)
      let height =
        (frames.map { $0.y + $0.height }.max() ?? 0) - (frames.map(\.y).min() ?? 0)
      #expect(max(width / (drawing.width - 48), height / (drawing.height - 24 - 100)) > 0.85)
      let area = frames.reduce(0) { $0 + .pi / 4 * $1.width * $1.width }
      #expect(area > 0.35 * drawing.width * drawing.height)
    }
  }

  // Two cliques with a bridge, a third far from both.
  @Test("Linked stories are joined by a line and lie nearer than others of their size")
  func ties() {
    var records: [ArticleRecord] = []
    func mention(_ story: Int, _ number: Int) -> Mention {
      var mention = Mention()
      mention.title = "Story \(story) article \(number)"
      mention.addresses.web = "https://p.example/\(story)/\(number)"
      return mention
    }
    for story in 0..<12 {
      for number in 0..<6 {
        var related = (0..<6).filter { $0 != number }.map { mention(story, $0) }
        if number == 0, story == 3 || story == 7 { related.append(mention(10 - story, 0)) }
        records.append(
          ArticleRecord(
            document: "\(story)-\(number).md", article: mention(story, number), related: related))
      }
    }
    let study = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
    let drawing = drawing(of: study)
    let tie = drawing.lines.filter { $0.tooltip != nil }
    #expect(tie.count == 1)
    #expect(tie[0].tooltip?.hasSuffix(": 2 links") == true)
    let bubbles = bubbles(drawing)
    #expect(bubbles.count == 12)
    let (start, end) = (tie[0].points[0], tie[0].points[1])
    let length =
      ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y)).squareRoot()
    let distances = bubbles.indices.flatMap { one in
      bubbles.indices.filter { $0 > one }.map { distance(bubbles[one], bubbles[$0]) }
    }.sorted()
    #expect(length < distances[distances.count / 3])
  }

  @Test("Stories with unstable articles are dashed, and the legend says what that means")
  func unstable() {
    let names = (0..<40).map { "https://p\($0).example/ring" }
    let mentions = names.enumerated().map { number, address in
      var mention = Mention()
      mention.title = "ring \(number)"
      mention.addresses.web = address
      return mention
    }
    let records = mentions.indices.map {
      ArticleRecord(
        document: "\($0).md", article: mentions[$0],
        related: [mentions[($0 + 1) % mentions.count]])
    }
    let study = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
    let drawing = drawing(of: study)
    for (id, bubble) in zip(study.clusters.ids, bubbles(drawing)) {
      let isUnstable = study.clusters[id].members.contains { study.stability.isUnstable($0) }
      #expect(bubble.stroke?.isDashed == isUnstable)
      #expect(bubble.tooltip?.contains("unstable") == isUnstable)
    }
    #expect(drawing.words.contains { $0.hasPrefix("dashed: unstable") })
    let stable = self.drawing(of: ArchiveStudy(of: cliques([5, 4])))
    #expect(!stable.words.contains { $0.contains("unstable") })
  }

  @Test("Hostile texts stay text inside the page", arguments: pages)
  func hostile(page: DiagramOptions.Page) {
    let drawing = drawing(of: Hostile.study, page: page, theme: .dark)
    #expect(!bubbles(drawing).isEmpty)
    expectReadable(drawing)
    expectClear(drawing)
  }

  @Test("Archives of odd articles have a page in both themes", arguments: 0..<12 as Range<UInt64>)
  func odd(seed: UInt64) {
    for theme in DiagramOptions.Theme.allCases {
      var options = ArchiveAnalysis.Options()
      options.filter = OddArchives.filter(seed: seed)
      let drawing = drawing(of: OddArchives.study(seed: seed, options: options), theme: theme)
      expectReadable(drawing)
      expectClear(drawing)
    }
  }

  @Test("An archive without articles has a page that says so")
  func empty() {
    let drawing = drawing(of: ArchiveStudy(of: Hostile.nothing))
    #expect(bubbles(drawing).isEmpty)
    #expect(drawing.words.last == "There is no story to draw.")
    expectReadable(drawing)
  }

  @Test("Hidden articles and stories are not drawn, and the page counts them")
  func shown() throws {
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.clusters = [2, 4]
    let seeds = try seedsAnalysis()
    let study = ArchiveStudy(of: ArchiveAnalysis(of: seeds.graph, options: options))
    let drawing = drawing(of: study)
    #expect(bubbles(drawing).map { $0.tooltip?.first } == ["2", "4"])
    // 26 + 3 + 2 of the 46 articles are in the other stories.
    #expect(
      drawing.words.last?.contains("The filter hides 31 articles and 3 stories.") == true)
    expectReadable(drawing)
  }
}
