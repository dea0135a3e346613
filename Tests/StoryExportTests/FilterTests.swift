import Foundation
import GraphAlgorithms
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Outputs of a part of an archive")
struct FilterTests {
  private func study(
    of graph: StoryGraph, _ change: (inout ArticleFilter) -> Void
  ) -> ArchiveStudy {
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 2
    change(&options.filter)
    return ArchiveStudy(of: ArchiveAnalysis(of: graph, options: options))
  }

  /// What is shown of an archive under some filters, beside all of it.
  private func parts() throws -> [(whole: ArchiveStudy, part: ArchiveStudy)] {
    let seeds = try seedsStudy().graph
    let hostile = Hostile.study.graph
    let ban = try ArticleFilter.Pattern("ban")
    let changes: [(StoryGraph, (inout ArticleFilter) -> Void)] = [
      (seeds, { $0.clusters = [1, 3] }), (seeds, { $0.since = .init("2020-06-12") }),
      (seeds, { $0.providers = ["zdnet.com", "reuters.com"] }), (seeds, { $0.pattern = ban }),
      (seeds, { $0.topics = ["nothing"] }), (hostile, { $0.until = .init("2020-06-11T00:20Z") }),
    ]
    return changes.map { graph, change in
      (
        study(of: graph) { _ in },
        study(of: graph) {
          change(&$0)
          $0.mode = .show
        }
      )
    }
  }

  private func rows(_ table: Table) -> [[Table.Cell]] {
    (0..<table.rowCount).map { row in
      table.columns.indices.filter { table.columns[$0].name != "filter" }.map { table[row, $0] }
    }
  }

  @Test("Rows that are shown are those of the whole archive, cell by cell and in their order")
  func unchanged() throws {
    for (whole, part) in try parts() {
      for (all, shown) in zip(Report.tables(whole), Report.tables(part)) {
        var rest = rows(all)[...]
        for row in rows(shown) {
          let place = rest.firstIndex(of: row)
          #expect(place != nil, "\(all.name): \(row)")
          guard let place else { break }
          rest = rest[(place + 1)...]
        }
      }
    }
  }

  @Test("What is shown is what has an article that is chosen, and nothing is missing")
  func complete() throws {
    for (whole, part) in try parts() {
      let graph = whole.graph
      let chosen = Set(
        graph.articles.indices.map { ArticleID($0) }.filter { part.analysis.shows($0) })
      #expect(chosen.count == part.shownArticleCount && chosen.count < graph.articles.count)
      func count(_ name: String) -> Int {
        Report.tables(part).first { $0.name == name }?.rowCount ?? -1
      }
      let providers = Set(chosen.compactMap { graph[$0].provider })
      #expect(count("articles") == chosen.count)
      #expect(
        count("links")
          == graph.links.count { chosen.contains($0.source) && chosen.contains($0.target) })
      #expect(count("clusters") == Set(chosen.map { whole.clusters[$0] }).count)
      #expect(count("threads") == Set(chosen.map { whole.threads[$0] }).count)
      #expect(count("providers") == providers.count)
      #expect(
        count("provider-links")
          == whole.providers.links.count {
            providers.contains($0.source) && providers.contains($0.target)
          })
      #expect(
        count("revisions")
          == chosen.reduce(0) {
            $0 + (graph[$1].isRevised ? graph[$1].headlines.count : 0)
          })
      #expect(
        count("identity")
          == graph.ledger.merges.count { chosen.contains($0.article) }
          + graph.ledger.contradictions.count { chosen.contains($0.article) })
      #expect(count("topics") == Set(chosen.flatMap { graph[$0].topics }).count)
      #expect(count("concentration") == whole.concentration.rows.count)
      let series = Table.timeline(part)
      #expect(
        Set(series.texts("provider")) == Set(providers.map { graph[$0].key }))
      #expect(
        Set(series.integers("cluster")) == Set(chosen.map { whole.clusters[$0].number }))
      #expect(series.texts("series").contains("all"))
    }
  }

  @Test(
    "A filter stands in every row of every table, in the last column; without one there is none")
  func column() throws {
    for (whole, part) in try parts() {
      let text = try #require(part.filterText)
      for (all, shown) in zip(Report.tables(whole), Report.tables(part)) {
        #expect(!all.columns.map(\.name).contains("filter"))
        #expect(shown.columns.map(\.name) == all.columns.map(\.name) + ["filter"])
        #expect(shown["filter"] == Array(repeating: .text(text), count: shown.rowCount))
        #expect(shown.keys == all.keys && shown.summary == all.summary)
      }
    }
  }

  /// Everything that is written of a study, by name.
  private func texts(of study: ArchiveStudy) throws -> [String: String] {
    var texts: [String: String] = [:]
    let report = Report(of: study)
    let tables = report.tableFiles()
    let graphs = GraphFormat.allCases.map { $0.file(of: study) }
    let package = report.packageFile(describing: (tables + graphs).map(\.name))
    for file in tables + graphs + [package] {
      texts[file.name] = String(decoding: file.bytes, as: UTF8.self)
    }
    for view in DiagramView.allCases {
      texts[view.rawValue] = view.drawing(of: study).summary
    }
    texts["STUDY.md"] = StudyText(of: study).text
    texts["METHODS.md"] = Methods(of: study).text
    var summary = ""
    SummaryText(of: study.analysis).write(to: &summary)
    texts["stats"] = summary
    texts["stats.json"] = JSONValue(ArchiveSummary(of: study.analysis)).text
    if let article = study.shownArticles.first {
      texts["show"] = ArticleAnswer(of: article, in: study.analysis).text()
      texts["show.json"] = ArticleAnswer(of: article, in: study.analysis).json.text
      let chain = ChainAnswer(from: article, to: article, in: study.analysis)
      texts["path"] = chain.text
      texts["path.json"] = chain.json.text
    }
    let comparison = ArchiveComparison(from: study.analysis, to: study.analysis)
    var words = ""
    ComparisonText(of: comparison).write(to: &words)
    texts["compare"] = words
    texts["compare.json"] = JSONValue(comparison).text
    return texts
  }

  @Test("Every output names the filter, whether it drops the rest or hides it")
  func named() throws {
    let graph = try seedsStudy().graph
    for mode in ArticleFilter.Mode.allCases {
      let study = study(of: graph) {
        $0.mode = mode
        $0.since = .init("2020-06-12")
        $0.topics = ["AI"]
      }
      let filter = try #require(study.filterText)
      #expect(filter == "\(mode.rawValue): since 2020-06-12, topic AI; 3 of 46 articles")
      for (name, text) in try texts(of: study) {
        let hasRows = !name.hasSuffix(".csv") || text.split(separator: "\n").count > 1
        #expect(text.contains(filter) || !hasRows, "\(name)")
      }
      let drawing = DiagramView.clusters.drawing(of: study)
      let words = drawing.boxes.compactMap(\.label).flatMap(\.lines).joined(separator: " ")
      #expect(words.contains(filter))
    }
    // Two files explain what columns and options mean, and so have these words.
    let described = ["METHODS.md", DataPackage.fileName]
    for (name, text) in try texts(of: try seedsStudy()) where !described.contains(name) {
      #expect(!text.contains("scope: ") && !text.contains("show: "), "\(name)")
    }
  }

  @Test("A filter that keeps nothing gives valid files with nothing in them")
  func empty() throws {
    for mode in ArticleFilter.Mode.allCases {
      let study = study(of: try seedsStudy().graph) {
        $0.mode = mode
        $0.providers = ["nobody.example"]
      }
      #expect(study.shownArticleCount == 0)
      for name in ["articles", "links", "clusters", "threads", "providers", "identity"] {
        #expect(Report.tables(study).first { $0.name == name }?.rowCount == 0, "\(name)")
      }
      for (name, text) in try texts(of: study) {
        #expect(!text.contains("nan") || name.hasSuffix(".md"), "\(name)")
        guard name.hasSuffix(".json") else { continue }
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let graph = json as? [String: Any]
        if name == "graph.json" { #expect((graph?["nodes"] as? [Any])?.isEmpty == true) }
      }
      for file in Report(of: study).tableFiles() {
        #expect(throws: Never.self) { _ = try CSVText.rows(file.bytes) }
      }
    }
  }

  @Test("Diagrams draw only what is shown")
  func diagrams() throws {
    let seeds = try seedsStudy()
    let part = study(of: seeds.graph) {
      $0.mode = .show
      $0.clusters = [3]
    }
    let graph = seeds.graph
    let clusters = DiagramView.clusters.drawing(of: part)
    let links = Set(clusters.boxes.compactMap(\.link))
    #expect(links == Set(seeds.clusters[ClusterID(2)].members.map { graph[$0].address }))
    let providers = DiagramView.providers.drawing(of: part)
    let labels = Set(providers.boxes.compactMap(\.label).flatMap(\.lines))
    for (index, provider) in graph.providers.enumerated() {
      #expect(labels.contains(provider.key) == part.analysis.shows(ProviderID(index)))
    }
  }

  @Test("Records are chosen by what they say themselves")
  func records() throws {
    func record(_ change: (inout Mention) -> Void) -> ArticleRecord {
      var mention = Mention()
      mention.title = "Own headline"
      mention.addresses.web = "https://www.host.example/1"
      change(&mention)
      var other = Mention()
      other.title = "Other headline"
      other.provider.domain = "other.example"
      return ArticleRecord(document: "1.md", article: mention, related: [other])
    }
    func chooses(
      _ record: ArticleRecord, zone: String = "UTC", _ change: (inout ArticleFilter) throws -> Void
    ) throws -> Bool {
      var filter = ArticleFilter()
      try change(&filter)
      let calendar = try #require(ArchiveCalendar(timeZone: zone))
      return RecordFilter(filter, calendar: calendar).chooses(record)
    }
    let bare = record { _ in }
    #expect(try chooses(bare) { _ in })
    #expect(try chooses(bare) { $0.providers = ["WWW.host.example"] })
    #expect(try !chooses(bare) { $0.providers = ["other.example"] })
    #expect(try chooses(bare) { $0.pattern = try .init("^own") })
    #expect(try !chooses(bare) { $0.pattern = try .init("other") })
    #expect(try !chooses(bare) { $0.since = .init("0001") })
    #expect(try !chooses(bare) { $0.minimumQuality = .min })
    let full = record {
      $0.provider = .init(name: "The Name", domain: "named.example")
      $0.published = Timestamp(iso8601: "2020-06-11T23:30:00Z")
      $0.topics = ["AI"]
      $0.type = "video"
      $0.quality = 7
      $0.excerpt = "An excerpt"
    }
    #expect(try chooses(full) { $0.providers = ["x", "the name"] })
    #expect(try !chooses(full) { $0.providers = ["host.example"] })
    #expect(try chooses(full) { $0.until = .init("2020-06-11") })
    #expect(try !chooses(full, zone: "Europe/Berlin") { $0.until = .init("2020-06-11") })
    #expect(
      try chooses(full) {
        $0.topics = ["ai"]
        $0.types = ["VIDEO"]
        $0.minimumQuality = 7
        $0.pattern = try .init("excerpt$")
      })
    #expect(try !chooses(full) { $0.topics = ["A"] })
    #expect(try !chooses(full) { $0.minimumQuality = 8 })
  }
}
