import StoryAnalysis
import StoryExport
import StoryTestSupport
import Testing

@Suite("Keys of tables")
struct TableKeysTests {
  /// What is wrong with the keys of a study's tables; nothing where all hold.
  private func faults(_ study: ArchiveStudy) -> [String] {
    let tables = Report.tables(study)
    let named = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    var faults: [String] = []
    for table in tables where !table.keys.primary.isEmpty {
      let rows = table.rows(below: table.keys.primary)
      if rows.contains(where: { $0.contains(nil) }) { faults.append("\(table.name): empty") }
      if Set(rows).count != rows.count { faults.append("\(table.name): twice") }
    }
    for table in tables {
      for reference in table.keys.references {
        guard let other = named[reference.table] else {
          faults.append("\(table.name): no table \(reference.table)")
          continue
        }
        let targets = Set(other.rows(below: reference.targets))
        let isList = table[reference.columns[0]].contains {
          if case .list = $0 { true } else { false }
        }
        // Spellings of the same characters are one topic.
        let words = Set(other.texts(reference.targets[0]))
        let lost =
          isList
          ? table[reference.columns[0]].contains { cell in
            guard case .list(let texts) = cell else { return false }
            return texts.contains { !$0.isEmpty && !words.contains($0) }
          }
          : table.rows(below: reference.columns).contains { row in
            !row.contains(nil) && !targets.contains(row)
          }
        if lost { faults.append("\(table.name).\(reference.columns) → \(reference.table)") }
      }
    }
    return faults
  }

  @Test(
    "No two rows share a primary key, none lacks one, and references name rows: seeds, odd cases")
  func known() throws {
    #expect(faults(try seedsStudy()) == [])
    #expect(faults(Hostile.study) == [])
    #expect(faults(ArchiveStudy(of: Hostile.nothing)) == [])
    #expect(faults(ArchiveStudy(of: cliques([9, 4, 1]))) == [])
  }

  @Test("The same on archives at random, with providers by domain and by name")
  func random() {
    for seed in 0..<60 {
      var options = ArchiveAnalysis.Options()
      options.stabilityRuns = 1
      options.providerGrouping = seed % 2 == 0 ? .domain : .name
      options.collapsesSyndicated = seed % 3 == 0
      #expect(faults(OddArchives.study(seed: UInt64(seed), options: options)) == [], "seed \(seed)")
    }
  }

  @Test("The same of a part of an archive, whether the rest is dropped or hidden")
  func filtered() {
    var parts = 0
    for seed in 0..<240 {
      var options = ArchiveAnalysis.Options()
      options.stabilityRuns = 1
      options.providerGrouping = seed % 2 == 0 ? .domain : .name
      options.collapsesSyndicated = seed % 3 == 0
      options.filter = OddArchives.filter(seed: UInt64(seed))
      let study = OddArchives.study(seed: UInt64(seed), options: options)
      #expect(faults(study) == [], "seed \(seed): \(study.filterText ?? "")")
      if study.hidesPart, study.shownArticleCount > 0 { parts += 1 }
    }
    #expect(parts > 60)
  }

  @Test("The same where a story or what lies round an article is shown")
  func places() throws {
    let (seeds, identifier) = (try seedsStudy(), Hostile.study.graph.articles[3].identifier)
    for number in 1...seeds.clusters.clusters.count {
      #expect(faults(shown(of: seeds.graph) { $0.clusters = [number] }) == [])
    }
    #expect(faults(shown(of: Hostile.study.graph) { $0.around = identifier }) == [])
    for article in seeds.graph.articles.prefix(6) {
      #expect(faults(shown(of: seeds.graph) { $0.around = article.identifier }) == [])
    }
  }

  private func shown(
    of graph: StoryGraph, _ change: (inout ArticleFilter) -> Void
  ) -> ArchiveStudy {
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 1
    options.filter.mode = .show
    change(&options.filter)
    let study = ArchiveStudy(of: ArchiveAnalysis(of: graph, options: options))
    #expect(study.shownArticleCount > 0 && study.shownArticleCount < graph.articles.count)
    return study
  }

  @Test("Keys name columns of their tables, and a reference the primary key of the other")
  func headings() throws {
    let tables = Report.tables(ArchiveStudy(of: Hostile.nothing))
    let named = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    for table in tables {
      let headings = Set(table.columns.map(\.name))
      #expect(headings.isSuperset(of: table.keys.primary))
      for reference in table.keys.references {
        #expect(headings.isSuperset(of: reference.columns), "\(table.name)")
        #expect(named[reference.table]?.keys.primary == reference.targets, "\(table.name)")
      }
    }
    #expect(tables.count { !$0.keys.primary.isEmpty } == 11)
    #expect(tables.flatMap(\.keys.references).count == 24)
  }
}

extension Table {
  /// The values below some headings, as bytes: what a program compares that knows no characters.
  fileprivate func rows(below headings: [String]) -> [[[UInt8]?]] {
    let columns = headings.map { self[$0] }
    return (0..<rowCount).map { row in
      columns.map { cells in
        switch cells[row] {
        case .text(let text): Array(text.utf8)
        case .integer(let number): Array("\(number)".utf8)
        default: nil
        }
      }
    }
  }
}
