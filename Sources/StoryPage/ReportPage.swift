internal import Foundation
public import StoryAnalysis
public import StoryExport
internal import StoryParsing

/// A study as one page of HTML: diagrams, tables and methods in a file that opens anywhere, without a
/// network and for years.
///
/// The page holds everything that it shows, and its policy lets a browser ask nobody for anything. Words of
/// the archive are only ever text, and only addresses of `http` and `https` become links.
///
/// > Source: HTML Living Standard, https://html.spec.whatwg.org; Web Content Accessibility Guidelines 2.2,
/// > https://www.w3.org/TR/WCAG22/.
public struct ReportPage: Sendable {
  /// Name of the file in a report.
  public static let fileName = "index.html"

  let study: ArchiveStudy
  let summary: ArchiveSummary
  let calendar: CalendarText
  let explorer: ExplorerData
  let csv: CSVWriter
  /// Greatest number of characters of a text.
  var labelLength: Int { study.options.limits.labelLength }
  private let pictures: [DiagramView: Report.Picture]
  private let tables: [String: Table]

  /// Creates the page of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - pictures: The diagrams of its report, rendered; a view that is missing is left out.
  ///   - csv: What writes the tables beside the page; the methods state its options.
  public init(of study: ArchiveStudy, pictures: [Report.Picture], csv: CSVWriter = CSVWriter()) {
    self.study = study
    self.csv = csv
    summary = ArchiveSummary(of: study.analysis)
    calendar = CalendarText(calendar: study.options.calendar)
    explorer = ExplorerData(of: study)
    self.pictures = Dictionary(pictures.map { ($0.view, $0) }) { first, _ in first }
    tables = Dictionary(uniqueKeysWithValues: Report.tables(study).map { ($0.name, $0) })
  }

  /// The page as a file.
  ///
  /// - Complexity: O(*b*), *b* bytes of the page, all of them in memory.
  public var file: OutputFile { OutputFile(name: Self.fileName, bytes: bytes) }

  var bytes: [UInt8] {
    var html = HTML()
    writeHead(to: &html)
    html.raw("<body>\n<a class=\"skip\" href=\"#archive\">Skip to the content</a>\n")
    writeHeader(to: &html)
    writeNavigation(to: &html)
    html.raw("<main>\n")
    for section in Section.allCases {
      html.open(
        "section",
        attributes: [
          ("id", section.rawValue),
          ("aria-labelledby", section.rawValue + "-title"),
        ] + section.hiddenness)
      html.raw("\n")
      html.element("h2", ["id": section.rawValue + "-title"], section.title)
      html.raw("\n")
      write(section, to: &html)
      html.raw("</section>\n")
    }
    html.raw("</main>\n")
    html.element(
      "footer", [:],
      "Written by storyloom \(ToolVersion.current). Times are those of \(study.options.calendar.name)."
    )
    html.raw("\n")
    html.data(explorer.json, identifier: "archive-data")
    html.script(Self.script)
    html.raw("</body>\n</html>\n")
    return html.bytes
  }

  /// The script as it stands in the page.
  private static let script = "//<![CDATA[\n\(PageAssets.script)\n//]]>"

  /// A table of the report.
  func table(_ name: String) -> Table {
    guard let table = tables[name] else { preconditionFailure("A report has a table \(name).") }
    return table
  }
}

extension ReportPage.Section {
  /// What only a script can show is hidden until it does.
  fileprivate var hiddenness: [(name: StaticString, value: String)] {
    self == .explore ? [("hidden", "hidden"), ("class", "scripted")] : []
  }
}

extension ReportPage {
  /// The parts of the page, in order.
  enum Section: String, CaseIterable {
    case archive
    case explore
    case findings
    case stories
    case timeline
    case providers
    case firsts
    case copies
    case articles
    case methods

    var title: String {
      switch self {
      case .archive: "What the archive holds"
      case .explore: "Explore"
      case .findings: "Findings"
      case .stories: "Stories"
      case .timeline: "Coverage over time"
      case .providers: "Providers"
      case .firsts: "Who was first"
      case .copies: "Copies and revisions"
      case .articles: "Articles"
      case .methods: "Methods and limits"
      }
    }

    /// The title in one word or two.
    var name: String {
      switch self {
      case .archive: "Archive"
      case .explore: "Explore"
      case .findings: "Findings"
      case .stories: "Stories"
      case .timeline: "Timeline"
      case .providers: "Providers"
      case .firsts: "Who was first"
      case .copies: "Copies"
      case .articles: "Articles"
      case .methods: "Methods"
      }
    }
  }

  private func write(_ section: Section, to html: inout HTML) {
    switch section {
    case .archive: writeArchive(to: &html)
    case .explore: writeExplorer(to: &html)
    case .findings: writeFindings(to: &html)
    case .stories: writeStories(to: &html)
    case .timeline: writeTimeline(to: &html)
    case .providers: writeProviders(to: &html)
    case .firsts: writeFirsts(to: &html)
    case .copies: writeCopies(to: &html)
    case .articles: writeArticles(to: &html)
    case .methods: writeMethods(to: &html)
    }
  }

  private func writeHead(to html: inout HTML) {
    let style = PageAssets.style + Self.hues + Self.darkPictures
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n")
    html.void("meta", ["charset": "utf-8"])
    html.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": ContentPolicy(style: style, script: Self.script).text,
      ])
    html.void(
      "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.void("meta", ["name": "referrer", "content": "no-referrer"])
    html.void("meta", ["name": "description", "content": description])
    html.element("title", [:], title)
    html.raw("\n")
    html.style(style)
    html.raw("</head>\n")
  }

  private var title: String {
    guard summary.articles > 0 else { return "No article" }
    return
      "\(NumberText.counted(summary.articles, "article")) \(ArchiveSubject(of: study.graph).words)"
  }

  /// What the page is about, for lists of pages.
  private var description: String {
    [title + ": " + lead, study.filterText.map { "Filter in force: \($0)." }]
      .compactMap(\.self).joined(separator: " ")
  }

  private func writeHeader(to html: inout HTML) {
    html.raw("<header>\n")
    html.element("h1", [:], title)
    html.raw("\n")
    html.element("p", ["class": "lead"], lead)
    html.raw("\n</header>\n")
  }

  /// What the archive is, in one sentence.
  private var lead: String {
    guard summary.articles > 0 else {
      return study.filterText == nil
        ? "The archive names no article." : "The filter keeps no article of the archive."
    }
    var text = """
      \(NumberText.counted(summary.clusters, "story", "stories")) told by \
      \(NumberText.counted(summary.providers, "provider")), from \
      \(NumberText.counted(summary.records, "record")) that \
      \(summary.records == 1 ? "names its" : "name their") related articles
      """
    if let first = summary.firstPublished, let last = summary.lastPublished {
      text += "; published \(calendar.span(first, last))"
    }
    return text + "."
  }

  /// What stands instead of a table without rows.
  ///
  /// - Parameter sentence: What that says of the archive as a whole.
  func none(_ sentence: String) -> String {
    summary.articles == 0
      ? "There is no article, so there is none."
      : study.hidesPart ? "The filter shows none." : sentence
  }

  private func writeNavigation(to html: inout HTML) {
    html.raw("<nav aria-label=\"Sections\"><ul>\n")
    for section in Section.allCases {
      html.open("li", attributes: section.hiddenness)
      html.element("a", ["href": "#" + section.rawValue], section.name)
      html.raw("</li>\n")
    }
    html.raw("</ul></nav>\n")
  }

  /// The colours of the diagrams by which the script paints, light and dark.
  private static let hues: String = {
    let names = Drawing.Color.named.map { "--\($0.name)" }
    let light = zip(names, Drawing.Color.named).map { "\($0): \($1.light);" }
    let dark = zip(names, Drawing.Color.named).map { "\($0): \($1.dark);" }
    return """

      :root { \(light.joined(separator: " ")) }
      @media screen and (prefers-color-scheme: dark) { :root { \(dark.joined(separator: " ")) } }

      """
  }()

  /// On a dark ground the colours of the pictures change as the colours of ``DiagramOptions/Theme`` do.
  private static let darkPictures: String = {
    var sheet = "\n@media screen and (prefers-color-scheme: dark) {\n"
    for (light, dark) in Drawing.Color.themes {
      sheet += "  figure svg [fill=\"\(light)\"] { fill: \(dark); }\n"
      sheet += "  figure svg [stroke=\"\(light)\"] { stroke: \(dark); }\n"
    }
    return sheet + "}\n"
  }()

  /// Appends a diagram, where it is there.
  func write(_ view: DiagramView, caption: String, to html: inout HTML) {
    guard let picture = pictures[view] else { return }
    html.raw("<figure>\n")
    // What scrolls can be reached with the keyboard.
    html.open("div", ["role": "region", "tabindex": "0", "aria-label": picture.title])
    html.picture(Self.placed(picture.svg, identifier: "picture-" + view.rawValue))
    html.raw("</div>\n")
    html.element("figcaption", [:], caption)
    html.raw("\n</figure>\n")
  }

  /// A picture without its prolog, and with identifiers of its own: two pictures of one page have not the
  /// same ones. One with links is a group to those who hear the page: an image has no parts, so its links
  /// would take the focus and say nothing.
  static func placed(_ svg: [UInt8], identifier: String) -> [UInt8] {
    let text = String(decoding: svg, as: UTF8.self)
    guard let start = text.range(of: "<svg ") else { return [] }
    // Marks stand in markup alone, so no words of the archive can be meant.
    return Array(
      text[start.lowerBound...]
        .replacing(
          "role=\"img\"", with: text.contains("<a ") ? "role=\"group\"" : "role=\"img\"",
          maxReplacements: 1
        )
        .replacing(
          "aria-labelledby=\"picture-title picture-desc\"",
          with: "aria-labelledby=\"\(identifier)-title \(identifier)-desc\"", maxReplacements: 1
        )
        .replacing("id=\"picture-title\"", with: "id=\"\(identifier)-title\"", maxReplacements: 1)
        .replacing("id=\"picture-desc\"", with: "id=\"\(identifier)-desc\"", maxReplacements: 1)
        .utf8)
  }
}
