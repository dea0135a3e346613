import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("Methods")
struct MethodsTests {
  private func lines(_ study: ArchiveStudy) -> [String] {
    Methods(of: study).text.split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  @Test("Every column of every table has its row, below the name of its file")
  func columns() throws {
    let lines = lines(try seedsStudy())
    for table in Report.tables(try seedsStudy()) {
      let start = try #require(lines.firstIndex(of: "### \(table.name).csv"))
      let section = lines[(start + 1)...].prefix { !$0.hasPrefix("### ") }
      let rows = section.filter { $0.hasPrefix("| `") }
      #expect(
        rows
          == table.columns.map {
            "| `\($0.name)` | \($0.kind.rawValue) | \($0.unit) | \($0.summary) |"
          })
    }
  }

  @Test("Every option that figures depend on stands with its value")
  func options() throws {
    var options = ArchiveAnalysis.Options()
    options.providerGrouping = .name
    options.clustering = .component
    options.resolution = 0.25
    options.seed = 42
    options.collapsesSyndicated = true
    options.coverageUnit = .week
    options.calendar = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    options.clockError = 90
    let text = Methods(
      of: ArchiveStudy(of: ArchiveAnalysis(of: try seedsAnalysis().graph, options: options)),
      csv: CSVWriter(guardsFormulas: false, isForExcel: true)
    ).text
    for row in [
      "| `--provider-by` | name |", "| `--cluster-by` | component |", "| `--resolution` | 0.25 |",
      "| `--seed` | 42 |", "| `--collapse-syndicated` | yes |", "| `--bin` | week |",
      "| `--timezone` | America/New_York |", "| `--clock-error` | 1.5 minutes |",
      "| `--excel` | yes |", "| `--csv-raw` | yes |",
    ] {
      #expect(text.contains(row + "\n"), "\(row)")
    }
  }

  @Test("What is chosen where no option is given is stated too")
  func defaults() throws {
    let text = Methods(of: try seedsStudy()).text
    for row in [
      "| `--provider-by` | domain |", "| `--cluster-by` | leiden |", "| `--resolution` | 1 |",
      "| `--seed` | 0 |", "| `--collapse-syndicated` | no |",
      "| `--bin` | day (chosen from the span) |", "| `--timezone` | UTC |",
      "| `--clock-error` | 30 minutes |",
      "| `--excel` | no |", "| `--csv-raw` | no |",
      "| `--providers` | none |", "| `--identity` | none |", "| `--since` | none |",
      "| `--until` | none |", "| `--provider` | none |", "| `--topic` | none |",
      "| `--type` | none |", "| `--match` | none |", "| `--min-quality` | none |",
      "| `--cluster` | none |", "| `--around` | none |", "| `--depth` | none |",
      "| `--show` | none |",
    ] {
      #expect(text.contains(row + "\n"), "\(row)")
    }
  }

  @Test("The size of the input stands in figures")
  func input() throws {
    let text = Methods(of: try seedsStudy()).text
    #expect(
      text.contains(
        "5 documents with 55,583 bytes gave 5 records and 48 related entries. 0 documents were "
          + "skipped; 0 faults cost a field or a mention."))
  }

  @Test("Every measure names its source")
  func sources() throws {
    let text = Methods(of: try seedsStudy()).text
    for source in [
      "doi:10.1038/s41598-019-41695-z", "doi:10.1073/pnas.0601602103",
      "doi:10.1016/S0169-7552(98)00110-X", "arXiv:2203.05794",
      "doi:10.1109/SEQUEN.1997.666900", "doi:10.1145/1242572.1242591",
      "doi:10.1145/1367497.1367516", "doi:10.1016/j.is.2019.101449", "doi:10.1093/comjnl/20.4.364",
      "doi:10.1080/01621459.1927.10502953", "doi:10.1023/A:1024940629314",
      "doi:10.1145/324133.324140", "doi:10.1080/0022250X.2001.9990249",
      "doi:10.1080/15427951.2013.865686", "doi:10.1214/aos/1176344552", "doi:10.2307/1934352",
    ] {
      #expect(text.contains(source))
    }
  }

  @Test("The merges of the ledger add up in words")
  func merges() throws {
    let ledger = try seedsAnalysis().graph.ledger
    let address = ledger.merges.count { $0.rule == .sameAddress }
    let alias = ledger.merges.count { $0.rule == .alias }
    #expect(address + alias == ledger.merges.count)
    #expect(
      Methods(of: try seedsStudy()).text.contains(
        "Merges: \(address) by an address that was known, \(alias) because one mention gives two "
          + "addresses, 0 by headline, provider and time."))
  }

  @Test("Faults are listed, at most fifty, and the rest is counted", arguments: [0, 50, 1_053])
  func faults(count: Int) {
    var reading = ArchiveAnalysis.Reading()
    reading.diagnostics = (0..<count).map {
      Diagnostic(id: .emptyFile, severity: .error, document: "\($0).md", message: "m")
    }
    let lines = lines(ArchiveStudy(of: Hostile.analysis(reading: reading)))
    #expect(lines.count { $0.hasSuffix("[empty-file]`") } == min(count, 50))
    #expect(lines.contains("- and 1,003 more: `storyloom check`") == (count > 1_000))
    #expect(lines.count { $0.hasPrefix("- and ") } == (count > 50 ? 1 : 0))
  }

  @Test("No text of the archive leaves its line or its code span")
  func hostile() {
    var reading = ArchiveAnalysis.Reading()
    reading.diagnostics = Hostile.texts.prefix(50).map {
      Diagnostic(id: .emptyFile, severity: .error, document: $0, message: $0)
    }
    let lines = lines(ArchiveStudy(of: Hostile.analysis(reading: reading)))
    let faults = lines.filter { $0.hasSuffix("[empty-file]`") }
    #expect(faults.count == 50)
    #expect(faults.allSatisfy { $0.hasPrefix("- `") && $0.count { $0 == "`" } == 2 })
    #expect(
      lines.joined().unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test("Every table of the text has rows of one width")
  func markdown() throws {
    var width = 0
    for line in lines(try seedsStudy()) {
      guard line.hasPrefix("|") else {
        width = 0
        continue
      }
      let cells = line.count { $0 == "|" }
      #expect(width == 0 || cells == width, "\(line)")
      width = cells
    }
  }
}
