import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryExport
@testable import StoryPage

@Suite("Words of the page")
struct PageWordsTests {
  @Test("HTML has each block in its form, its words escaped and its headings below the section")
  func blocks() {
    var table = ProseTable(
      "t", "Who & what", ["who", "how many"], numeric: [1], rows: [["a", "1"]])
    table.lead = "Before:"
    table.rest = "More in `t.csv`."
    var options = ProseTable("o", "Options", ["option", "value"], rows: [["`--x`", "<none>"]])
    options.isGlossary = true
    let sections: [ProseDocument.Section] = [
      .init(
        title: "Shown <b>", role: .summary,
        blocks: [
          .list(["**One.** \("</li><script>")", "*two*"]), .heading("t.csv"), .table(table),
          .picture(.heatmap, title: "A picture"), .picture(.clusters, title: "Elsewhere"),
        ]),
      .init(
        title: "Folded",
        blocks: [
          .table(options),
          .paragraph("See [METHODS.md](METHODS.md), [STUDY.md](STUDY.md), doi:10.1/a(b)c."),
        ]),
    ]
    let writer = ProseHTML(
      place: { block in
        if case .picture(.clusters, _) = block {
          return ProseHTML.Place(identifier: "stories", title: "Stories")
        }
        return nil
      }, files: ["METHODS.md": ProseHTML.Place(identifier: "methods", title: "Methods")])
    var html = HTML()
    for section in sections { writer.write(section, to: &html) }
    #expect(
      String(decoding: html.bytes, as: UTF8.self) == """
        <h3>Shown &lt;b&gt;</h3>
        <ul class="points">
        <li><strong>One.</strong> &lt;/li&gt;&lt;script&gt;</li>
        <li><em>two</em></li>
        </ul>
        <h4>t.csv</h4>
        <p>Before:</p>
        <div class="table" role="region" tabindex="0" aria-label="Who &amp; what">
        <table>
        <caption>Who &amp; what</caption>
        <thead><tr><th scope="col" class="words">who</th><th scope="col" class="number">how many</th></tr></thead>
        <tbody>
        <tr><td class="words">a</td><td class="number">1</td></tr>
        </tbody>
        </table>
        </div>
        <p>More in <code>t.csv</code>.</p>
        <p>A picture: <code>heatmap.svg</code></p>
        <p>Its diagram stands under <a href="#stories">Stories</a>.</p>
        <details class="prose">
        <summary><h3>Folded</h3></summary>
        <dl class="pairs">
        <dt><code>--x</code></dt><dd>&lt;none&gt;</dd>
        </dl>
        <p>See <a href="#methods">Methods</a>, <code>STUDY.md</code>, \
        <a href="https://doi.org/10.1/a(b)c" rel="noreferrer">doi:10.1/a(b)c</a>.</p>
        </details>

        """)
  }

  @Test("A character that steers turns no sentence of the page round")
  func steering() {
    var html = HTML()
    ProseHTML().write("“\("\u{202E}right to left\u{2066}")” ends", to: &html)
    #expect(String(decoding: html.bytes, as: UTF8.self) == "“ right to left ” ends")
  }

  @Test("Headings begin with the page's one title, and no level is skipped")
  func levels() async throws {
    for study in try Studies.all() {
      let page = try PageDocument(await Studies.page(of: study))
      let levels = page.elements.map(\.name)
        .filter { $0.count == 2 && $0.hasPrefix("h") && $0 != "hr" }
        .compactMap { Int($0.dropFirst()) }
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
      for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }
  }

  @Test("Every finding and limit of the study is on the page, in its order, and every measure")
  func everything() async throws {
    for study in try Studies.all() {
      let page = try PageDocument(await Studies.page(of: study))
      let items = page.elements("li").map(\.text)
      let paragraphs = Set(page.elements("p").map(\.text))
      let document = StudyText(of: study).document
      let findings = document.sections.filter { $0.role == .summary }.flatMap(points)
      let found = items.filter { findings.contains($0) }
      #expect(found == findings)
      #expect(document.sections.isEmpty == findings.isEmpty)
      for section in document.sections + Methods(of: study).sections {
        for case .paragraph(let prose) in section.blocks {
          // Where the words lead to a file, the page names its own place.
          #expect(paragraphs.contains(shown(prose.text)), "\(prose.text)")
        }
        #expect(Set(items).isSuperset(of: points(section)))
      }
      let summaries = page.elements("summary").map(\.text)
      for section in document.sections + Methods(of: study).sections
      where section.role == .detail {
        #expect(summaries.contains(section.title))
      }
    }
  }

  @Test("The figures of a study that no other table of the page has stand in its findings")
  func tables() async throws {
    let study = try Studies.seeds()
    let page = try PageDocument(await Studies.page(of: study))
    let captions = page.elements("caption").map(\.text)
    for title in [
      "How long the largest stories lasted", "The first mover of each of the largest threads",
      "How unequally the coverage is shared out",
      "The providers with the most articles, and how sure their ranks are",
    ] {
      #expect(captions.count { $0 == title } == 1)
    }
    // The seeds were measured with the options that hold where none is given.
    let terms = page.elements("dt").map(\.text)
    #expect(terms.contains("--clock-error") && terms.contains("--csv-raw"))
  }

  // cnet.com had its article at 17:28 UTC on 11 June 2020, which is 02:28 on the 12th in Tokyo.
  @Test("Every time on the page is on the archive's calendar")
  func calendar() async throws {
    var options = ArchiveAnalysis.Options()
    options.calendar = try #require(ArchiveCalendar(timeZone: "Asia/Tokyo"))
    options.stabilityRuns = 1
    let study = ArchiveStudy(of: ArchiveAnalysis(of: try Studies.seeds().graph, options: options))
    let page = try PageDocument(await Studies.page(of: study))
    let text = page.elements("main")[0].text
    let windows = page.elements("td").filter { $0.text.hasPrefix("cnet.com 12 Jun 2020 02:28; ") }
    #expect(windows.count == 1)
    #expect(text.firstMatch(of: /\d{4}-\d{2}-\d{2}T\d{2}/) == nil)
    #expect(!page.elements("td").contains { $0.text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil })
    let description = page.elements("meta").compactMap { element in
      element.attributes["name"] == "description" ? element.attributes["content"] : nil
    }
    #expect(description.count == 1)
    #expect(description.allSatisfy { $0.contains("11 Jun 2020 to 26 May 2021") })
    #expect(page.elements("time").contains { $0.text == "12 Jun 2020" })
  }

  @Test("A count of one has its noun, and an archive of nothing says so")
  func counts() async throws {
    var mention = Mention()
    mention.title = "One"
    mention.addresses.web = "https://one.example/"
    mention.provider = .init(name: "One", domain: "one.example")
    let graph = StoryGraph(records: [ArticleRecord(document: "1.md", article: mention, related: [])]
    )
    let one = try PageDocument(
      await Studies.page(of: ArchiveStudy(of: ArchiveAnalysis(of: graph))))
    let lead = one.elements("p").first { $0.attributes["class"] == "lead" }
    #expect(
      lead?.text == "1 story told by 1 provider, from 1 record that names its related articles.")
    let facts = one.elements("dt").map(\.text)
    #expect(facts.starts(with: ["article", "story", "provider", "record"]))
    let nothing = try PageDocument(
      await Studies.page(of: ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [])))))
    #expect(nothing.elements("h1").map(\.text) == ["No article"])
    #expect(nothing.elements("main")[0].text.contains("so nothing can be said."))
    #expect(!nothing.elements("main")[0].text.contains("There is none."))
  }

  @Test("The methods on the page state the options of the tables beside it")
  func options() async throws {
    let study = try Studies.seeds()
    let raw = ReportPage(
      of: study, pictures: [], csv: CSVWriter(guardsFormulas: false, isForExcel: true))
    let page = try PageDocument(raw.file.bytes)
    let values = Dictionary(
      zip(page.elements("dt"), page.elements("dd")).map { ($0.text, $1.text) }
    ) { first, _ in first }
    #expect(values["--excel"] == "yes" && values["--csv-raw"] == "yes")
  }

  @Test("Providers stand with their domains, but for those that are their names")
  func domains() throws {
    for grouping in [ProviderGrouping.domain, .name] {
      var options = ArchiveAnalysis.Options()
      options.providerGrouping = grouping
      options.stabilityRuns = 0
      let study = ArchiveStudy(
        of: ArchiveAnalysis(of: try Studies.seeds().graph, options: options))
      let page = try PageDocument(ReportPage(of: study, pictures: []).file.bytes)
      #expect(page.elements("th").contains { $0.text == "domain" } == (grouping == .domain))
    }
  }

  /// The points of a section's lists as the page shows them.
  private func points(_ section: ProseDocument.Section) -> [String] {
    section.blocks.flatMap { block in
      if case .list(let items) = block { items.map { shown($0.text) } } else { [String]() }
    }
  }

  /// A text without what no page can hold and what would steer it.
  private func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(TerminalText.plain(text).unicodeScalars.filter { $0 != "\u{FFFF}" }))
  }
}
