import Crypto
import Foundation
import StoryAnalysis
import StoryExport
import StoryGraphviz
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite("Page")
struct ReportPageTests {
  @Test("The page runs nothing, asks for nothing and leads only to http, https and itself")
  func harmless() async throws {
    for study in try Studies.all() {
      let page = try PageDocument(await bytes(of: study))
      let names = Set(page.elements.map(\.name))
      #expect(
        names.isDisjoint(with: [
          "iframe", "object", "embed", "form", "link", "img", "base", "foreignObject",
        ]))
      let policy = try #require(
        page.elements("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?
          .attributes["content"])
      #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
      #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("data:"))
      // The page has one script, and data that nothing runs.
      let scripts = page.elements("script")
      #expect(scripts.map { $0.attributes["type"] } == ["application/json", nil])
      for element in page.elements {
        for (name, value) in element.attributes {
          #expect(!name.lowercased().hasPrefix("on") && name != "style" && name != "src")
          guard name.hasSuffix("href") else { continue }
          #expect(
            ["http://", "https://", "#"].contains { value.hasPrefix($0) }, "\(name)=\(value)")
        }
      }
    }
  }

  @Test("The policy allows the style sheet and the script of the page, and no other")
  func policy() async throws {
    let bytes = try await bytes(of: try Studies.seeds())
    let text = String(decoding: bytes, as: UTF8.self)
    let policy = try PageDocument(bytes).elements("meta").compactMap { $0.attributes["content"] }
    for name in ["style", "script"] {
      let parts = text.components(separatedBy: "<\(name)>")
      let content = try #require(parts.dropFirst().first?.components(separatedBy: "</").first)
      #expect(parts.count == 2)
      let digest = Data(SHA256.hash(data: Data(content.utf8))).base64EncodedString()
      #expect(policy.contains { $0.contains("\(name)-src 'sha256-\(digest)'") })
    }
  }

  @Test("Identifiers occur once, and every link into the page and every label leads to one")
  func identifiers() async throws {
    for study in try Studies.all() {
      let page = try PageDocument(await bytes(of: study))
      let identifiers = page.elements.compactMap { $0.attributes["id"] }
      #expect(Set(identifiers).count == identifiers.count)
      for element in page.elements {
        let labels = element.attributes["aria-labelledby"]?.split(separator: " ") ?? []
        #expect(labels.allSatisfy { identifiers.contains(String($0)) })
        if let link = element.attributes["href"], link.hasPrefix("#") {
          #expect(identifiers.contains(String(link.dropFirst())))
        }
        if element.attributes["role"] == "region" {
          #expect(element.attributes["aria-label"]?.isEmpty == false)
          #expect(element.attributes["tabindex"] == "0")
        }
      }
    }
  }

  @Test("Every headline of a hostile archive stands on the page as it is")
  func hostile() async throws {
    let page = try PageDocument(await bytes(of: Studies.hostile))
    let headlines = Set(page.elements.filter { $0.attributes["class"] == "headline" }.map(\.text))
    for text in Studies.texts {
      // What no page can hold is left out, and of thousands of characters the beginning is shown.
      let shown = String(
        ShownText.cut(text, to: 1_000).unicodeScalars.filter { $0 != "\0" && $0 != "\u{FFFF}" })
      #expect(headlines.contains(shown), "\(text.debugDescription)")
    }
  }

  @Test("The tables say what those of the report say")
  func tables() async throws {
    let study = try Studies.seeds()
    let page = try PageDocument(await bytes(of: study))
    let text = page.elements("main")[0].text
    for table in [Table.clusters(study), .threads(study), .articles(study)] {
      let heading = table.name == "articles" ? "Label" : "headline"
      let column = try #require(table.columns.firstIndex { $0.name == heading })
      for row in 0..<table.rowCount {
        guard case .text(let headline) = table[row, column] else { continue }
        #expect(text.contains(headline))
      }
    }
    #expect(page.elements("h1")[0].text == "46 articles about facial recognition")
    #expect(page.elements("figure").count == DiagramView.reported.count)
    #expect(page.elements("caption").count == page.elements("table").count)
  }

  @Test("A filter in force is named")
  func filter() async throws {
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.providers = ["cnet.com"]
    options.stabilityRuns = 1
    let study = ArchiveStudy(
      of: ArchiveAnalysis(of: try Studies.seeds().graph, options: options))
    let page = try PageDocument(await bytes(of: study))
    let filter = try #require(study.filterText)
    #expect(page.elements("main")[0].text.contains(filter))
  }

  private func bytes(of study: ArchiveStudy) async throws -> [UInt8] {
    try await Studies.page(of: study)
  }
}

/// Archives that pages are made of in tests.
enum Studies {
  private static let study = Result {
    ArchiveStudy(
      of: ArchiveAnalysis(
        of: try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])))
  }

  /// The documents in `seeds/`.
  static func seeds() throws -> ArchiveStudy { try study.get() }

  /// Texts that end attributes, elements and lines, or run where they are not escaped.
  static let texts = [
    "</td><script>alert(1)</script>", "\" onload=\"alert(1)", "\"\u{301} onload=alert(1) x=\"",
    "<\u{301}img src=x onerror=alert(1)>", "]]>", "-->", "<!--", "&lt;b&gt;", "{{{x}}}",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "before\u{0}after\u{FFFF}",
    "\u{202E}right to left", "مرحبا بالعالم", "👩‍👩‍👧‍👦 🏳️‍🌈", String(repeating: "long ", count: 400) + "end",
  ]

  /// An archive with them in every field.
  static let hostile: ArchiveStudy = {
    let mentions = texts.enumerated().map { number, text in
      var mention = Mention()
      mention.title = text
      mention.excerpt = text
      mention.category = text
      mention.topics = [text]
      mention.provider = .init(name: text, domain: "p\(number).example")
      mention.addresses.web =
        number.isMultiple(of: 3)
        ? "javascript:alert(\(number))" : "https://p\(number).example/?\(text)"
      mention.published = Timestamp(secondsSinceEpoch: 1_591_833_600 + Int64(number) * 60)
      return mention
    }
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 1
    let records = mentions.enumerated().map { number, mention in
      ArticleRecord(
        document: "\(number)<.md", article: mention,
        related: [mentions[(number + 1) % mentions.count]])
    }
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records), options: options))
  }()

  /// The page of a study with its pictures.
  static func page(of study: ArchiveStudy) async throws -> [UInt8] {
    try await pages.page(of: study)
  }

  private static let pages = StudyPages()

  private static let nothing = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [])))

  /// All of them and an archive of nothing.
  static func all() throws -> [ArchiveStudy] {
    [try seeds(), hostile, nothing]
  }
}

/// Pages that tests share: one is made once for each study. No two archives here have as many articles.
private actor StudyPages {
  private struct Key: Hashable {
    var articles: Int
    var filter: String?
    var calendar: String
  }

  private var pages: [Key: Task<[UInt8], any Error>] = [:]

  func page(of study: ArchiveStudy) async throws -> [UInt8] {
    let key = Key(
      articles: ArchiveSummary(of: study.analysis).articles, filter: study.filterText,
      calendar: study.options.calendar.name)
    let page = pages[key] ?? Task { try await Self.page(of: study) }
    pages[key] = page
    return try await page.value
  }

  private static func page(of study: ArchiveStudy) async throws -> [UInt8] {
    var pictures: [Report.Picture] = []
    for view in DiagramView.reported {
      let drawing = view.drawing(of: study)
      let rendering = try await GraphvizRenderer.shared.render(
        dot: drawing.dot(), layout: .fixedPositions, format: .svg)
      let svg = try SVGFinisher(title: drawing.title, summary: drawing.summary)
        .finish(rendering.bytes)
      pictures.append(Report.Picture(view: view, title: drawing.title, svg: svg))
    }
    return ReportPage(of: study, pictures: pictures).file.bytes
  }
}
