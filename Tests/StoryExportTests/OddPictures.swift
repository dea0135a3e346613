import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

/// Archives that pictures over time must fit on every page, and what that means.
enum OddPictures {
  /// Seeds, hostile texts, many of everything, and archives in which something is missing.
  static func studies() throws -> [ArchiveStudy] {
    let long = String(repeating: "long word ", count: 200)
    let names = cliques([70, 40, 30, 20, 9, 8, 7, 6, 5]) { "\(long) \($0) \($1)" }
    return [
      try seedsStudy(), Hostile.study, ArchiveStudy(of: names), ArchiveStudy(of: Hostile.nothing),
      ArchiveStudy(of: analysis([])), ArchiveStudy(of: analysis([("a.example", 0)])),
      ArchiveStudy(of: analysis([("a.example", nil), ("", nil)])),
      ArchiveStudy(of: analysis((0..<900).map { ("p\($0 % 90).example", Int64($0) * 90_000) })),
    ] + (0..<8).map { OddArchives.study(seed: $0) }
  }

  /// An archive of articles that nothing links, by provider and seconds since the start of 2020.
  static func analysis(
    _ articles: [(provider: String, seconds: Int64?)], options: ArchiveAnalysis.Options = .init()
  ) -> ArchiveAnalysis {
    let records = articles.enumerated().map { number, article in
      var mention = Mention()
      mention.title = "Article \(number)"
      mention.provider.domain = article.provider
      mention.addresses.web = "https://a.example/\(number)"
      mention.published = article.seconds.map {
        Timestamp(secondsSinceEpoch: 1_577_836_800 + $0)
      }
      return ArticleRecord(document: "\(number).md", article: mention)
    }
    return ArchiveAnalysis(of: StoryGraph(records: records), options: options)
  }

  /// Records an issue where a picture is not of its page's size, words overlap or leave it, type is too
  /// small, or the same picture differs the second time.
  static func expectFits(
    _ view: DiagramView, _ study: ArchiveStudy, page: DiagramOptions.Page,
    theme: DiagramOptions.Theme
  ) {
    var options = DiagramOptions()
    (options.page, options.theme) = (page, theme)
    let drawing = view.drawing(of: study, options: options)
    switch page {
    case .screen: #expect(drawing.width == 870)
    case .a4: #expect(drawing.width == 842 && drawing.height == 595)
    case .a3: #expect(drawing.width == 1191 && drawing.height == 842)
    }
    expectReadable(drawing)
    let words = drawing.boxes.filter { $0.label != nil }
    expectApart(words)
    #expect(words.allSatisfy { ($0.label?.fontSize ?? 9) >= 8.5 })
    let bottom = drawing.boxes.map { $0.frame.y + $0.frame.height }.max() ?? 0
    #expect(bottom <= drawing.height - 20)
    #expect(drawing == view.drawing(of: study, options: options))
  }
}
