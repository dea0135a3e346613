import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("Summary text")
struct SummaryTextTests {
  private func lines(
    _ analysis: ArchiveAnalysis, listLength: Int = 5
  ) -> [String] {
    var summary = SummaryText(of: analysis)
    summary.listLength = listLength
    var text = ""
    summary.write(to: &text)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("The figures of the seeds stand in the first lines")
  func figures() throws {
    #expect(
      Array(lines(try seedsAnalysis()).prefix(8)) == [
        "Read       5 records with 48 related entries; 0 files skipped, 0 warnings",
        "Articles   46, of which 41 are only mentioned; 1 seen under more than one headline",
        "Texts      46 distinct; 0 groups of articles with one text, 0 copies",
        "Links      47 between articles, 0 of the pairs mutual; 39 between providers",
        "Stories    5 clusters, modularity 0.7605; 4 connected components",
        "Providers  37",
        "Time       2020-06-11T09:53:00Z to 2021-05-26T05:00:00Z",
        "Days       10 days (UTC) with an article, the busiest 2020-06-11 with 20",
      ])
  }

  @Test("As many stories and providers are listed as asked for, and the rest is counted")
  func lists() throws {
    let lines = lines(try seedsAnalysis(), listLength: 2)
    #expect(lines.count { $0.contains(" articles  ") } == 2)
    #expect(lines.count { $0.contains("PageRank") } == 2)
    #expect(lines.contains("  and 3 more: storyloom clusters"))
    #expect(lines.contains("  and 35 more: storyloom providers"))
    let whole = self.lines(try seedsAnalysis(), listLength: 37)
    #expect(!whole.contains { $0.contains("more: storyloom") })
    #expect(whole.count { $0.contains("PageRank") } == 37)
  }

  @Test("One thing is named in the singular")
  func singular() {
    var mention = Mention()
    mention.title = "Alone"
    let graph = StoryGraph(records: [ArticleRecord(document: "a.md", article: mention)])
    let lines = lines(ArchiveAnalysis(of: graph))
    #expect(lines[0] == "Read       1 record with 0 related entries; 0 files skipped, 0 warnings")
    #expect(lines.contains("Undated    1 article"))
    #expect(lines.contains { $0.hasPrefix("  1  1 article ") })
    #expect(!lines.contains { $0.hasPrefix("Time") || $0.hasPrefix("Days") })
  }

  @Test("Columns are as wide as what stands in them")
  func columns() {
    let mentions = (0..<1_102).map { number in
      var mention = Mention()
      mention.title = "Story \(number)"
      mention.provider.domain = number < 1_100 ? "a-provider-with-a-long-name.com" : "b.com"
      return mention
    }
    let records = [
      ArticleRecord(document: "a.md", article: mentions[0], related: Array(mentions[1..<1_100])),
      ArticleRecord(document: "b.md", article: mentions[1_100], related: [mentions[1_101]]),
    ]
    let lines = lines(ArchiveAnalysis(of: StoryGraph(records: records)))
    #expect(lines.contains { $0.hasPrefix("  1  1,100 articles  ") })
    #expect(lines.contains { $0.hasPrefix("  2      2 articles  ") })
    #expect(
      lines.filter { $0.contains("PageRank") }.map { $0.prefix { $0 != "%" } } == [
        "  a-provider-with-a-long-name.com  1,100 articles, 99.8 ",
        "  b.com                                2 articles,  0.2 ",
      ])
  }

  @Test("What was skipped and warned of is counted")
  func faults() {
    var reading = ArchiveAnalysis.Reading()
    reading.documentCount = 1_300
    reading.skippedCount = 1_200
    let warning = Diagnostic(
      id: .missingTitle, severity: .warning, document: "a", message: "m")
    reading.diagnostics = [
      warning, Diagnostic(id: .emptyFile, severity: .error, document: "b", message: "m"),
    ]
    let lines = lines(ArchiveAnalysis(of: Hostile.analysis().graph, reading: reading))
    #expect(lines[0].hasSuffix("; 1,200 files skipped, 1 warning"))
  }

  @Test("No text of an archive adds a line or a control character")
  func hostile() {
    let lines = lines(Hostile.analysis(), listLength: 1_000)
    let text = lines.joined(separator: "\n")
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || ![.control, .lineSeparator].contains($0.properties.generalCategory)
      })
    let analysis = Hostile.analysis()
    let figures = 9
    let stories = analysis.clusters.clusters.count * 3 + 2
    let providers = analysis.graph.providers.count + 2
    // One more for the end of the last line.
    #expect(lines.count == figures + stories + providers + 1)
  }

  @Test("An archive of nothing has figures and no lists")
  func nothing() {
    let lines = lines(Hostile.nothing)
    #expect(lines.contains("Providers  0"))
    #expect(!lines.contains { $0.contains("Largest") || $0.contains("Providers with") })
  }
}
