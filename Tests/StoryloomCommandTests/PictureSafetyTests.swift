import Foundation
import StoryExport
import StoryTestSupport
import Testing

@Suite(
  "Pictures in a browser", .serialized, .timeLimit(.minutes(Patience.scaled(10))),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct PictureSafetyTests {
  /// Texts that would run, or end what they stand in, where a writer forgets one rule of SVG.
  private static let texts = [
    "<script>alert(1)</script>", "\"onload=\"alert(2)", "' onmouseover='alert(3)",
    "]]><script>alert(4)</script>", "--><script>alert(5)</script><!--",
    "</title></svg><svg onload=alert(6)>", "<image href=x onerror=alert(7)>",
    "<a xlink:href=\"javascript:alert(8)\">x</a>", "javascript:alert(9)",
    "data:text/html,<script>alert(10)</script>", "&#60;script&#62;alert(11)&#60;/script&#62;",
    "\u{202E}<script>alert(12)</script> مرحبا", "👩‍👩‍👧‍👦<script>console.log(13)</script>🏳️‍🌈",
    String(repeating: "<script>alert(14)</script>", count: 77), "<!ENTITY x \"y\"> &x; %x;",
    "<?xml-stylesheet href=\"javascript:alert(15)\"?>", "\\\"]; x [URL=\"javascript:alert(16)\"",
  ]

  private static let addresses = [
    "javascript:alert(20)", "JaVaScRiPt:alert(21)", " javascript:alert(22)",
    "data:text/html,<script>alert(23)</script>", "data:image/svg+xml,<svg onload=alert(24)>",
    "vbscript:alert(25)", "file:///etc/passwd", "//evil.example/x", "java\tscript:alert(26)",
    "https://ok.example/\"onload=\"alert(27)", "https://ok.example/<script>alert(28)</script>",
    "https://ok.example/?q='onload=alert(29)&]]>--><x>", "http://ok.example/#javascript:alert(30)",
  ]

  /// The fields of an article, each with a hostile text; every fourth has no time.
  private static func fields(_ number: Int, indent: String) -> String {
    func text(_ offset: Int) -> String {
      Documents.quoted(texts[(number + offset) % texts.count] + " \(number)")
    }
    func address(_ offset: Int) -> String {
      Documents.quoted(addresses[(number + offset) % addresses.count] + "\(number)")
    }
    let hour = number % 24
    let time =
      number % 4 == 3
      ? Documents.quoted(texts[number % texts.count])
      : "2020-06-\(11 + number / 24)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
    return [
      "title: \(text(0))", "category: \(text(1))", "excerpt: \(text(2))", "type: \(text(3))",
      "publishedDateTime: \(time)", "originalUrl: \(address(1))", "webUrl: \(address(0))",
      "ampWebUrl: \(address(2))", "cdnAmpWebUrl: \(address(3))", "quality: \(text(4))",
      "heat: \(text(5))", "provider:", "  name: \(text(6))", "  domain: \(text(number % 5))",
      "topics:", "  - \(text(7))", "  - \(text(8))",
    ].map { indent + $0 }.joined(separator: "\n")
  }

  /// Documents of two stories, the records of each of which name its articles.
  private static func writeArchive(to folder: TemporaryFolder) throws {
    for number in 0..<40 {
      var lines = ["---", fields(number, indent: ""), "related:"]
      for step in 1...6 {
        let other = number / 20 * 20 + (number + step * step) % 20
        lines.append("  -\n" + fields(other, indent: "    "))
      }
      try folder.write((lines + ["---", ""]).joined(separator: "\n"), to: "archive/\(number).md")
    }
  }

  /// What a page holds that no picture may.
  private struct Finding: Decodable, Equatable {
    var root: String
    var elements: [String]
    var handlers: [String]
    var addresses: [String]
    var links: Int
    var requests: [String]
    var texts: Int
  }

  private static let script = """
    const all = [...document.querySelectorAll('*')];
    const attributes = all.flatMap(e => [...e.attributes].map(a => ({name: a.name.toLowerCase(), value: a.value})));
    const references = attributes.filter(a => a.name === 'href' || a.name.endsWith(':href') || a.name === 'src');
    return {
      root: document.documentElement.localName,
      elements: [...new Set(all.map(e => e.localName))].sort(),
      handlers: attributes.filter(a => a.name.startsWith('on')).map(a => a.name),
      addresses: references.map(a => a.value).filter(v => !/^https?:\\/\\/[^\\/]/i.test(v)),
      links: references.length,
      requests: performance.getEntriesByType('resource').map(e => e.name),
      texts: document.querySelectorAll('text').length,
    };
    """

  private static let elements: Set<String> = [
    "a", "clipPath", "defs", "desc", "ellipse", "g", "path", "polygon", "polyline", "rect", "svg",
    "text", "title",
  ]

  // A check that sees nothing anywhere would pass as well.
  @Test("Dialogs, messages, handlers and addresses are seen where they are")
  func control() async throws {
    try await TemporaryFolder.with { folder in
      let picture = """
        <svg xmlns="http://www.w3.org/2000/svg" onload="console.error('said')">
        <a href="javascript:void(0)"><text>x</text></a><script>console.log('done')</script></svg>
        """
      try folder.write(picture, to: "bad.svg")
      try folder.write(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"setTimeout(() => alert('here'))\"/>",
        to: "dialog.svg")
      try await Browser.with { browser in
        try await browser.open(folder.url.appending(path: "bad.svg"))
        let finding = try await browser.run(Self.script, as: Finding.self)
        #expect(finding.elements.contains("script"))
        #expect(finding.handlers == ["onload"])
        #expect(finding.addresses == ["javascript:void(0)"])
        #expect(try await browser.messages().contains { $0.message.contains("said") })
        #expect(try await browser.dialog() == nil)
        try await browser.open(folder.url.appending(path: "dialog.svg"))
        var dialog: String?
        for _ in 0..<50 where dialog == nil {
          dialog = try await browser.dialog()
          if dialog == nil { try await Task.sleep(for: .milliseconds(100)) }
        }
        #expect(dialog == "here")
        try await browser.dismissDialog()
        #expect(try await browser.screenshot().starts(with: [0x89, 0x50, 0x4E, 0x47]))
      }
    }
  }

  @Test("An archive of hostile texts gives pictures in which nothing runs and nothing leads astray")
  func hostile() async throws {
    try await TemporaryFolder.with { folder in
      try Self.writeArchive(to: folder)
      var pictures: [String] = []
      for view in DiagramView.allCases {
        for look in [["screen", "light"], ["a4", "dark"]] {
          let name = "\(view.rawValue)-\(look[0]).svg"
          var arguments = [
            "render", "archive", "--view", view.rawValue, "--page", look[0], "--theme", look[1],
            "--output", name,
          ]
          if view.isOfOneStory { arguments += ["--cluster", "1"] }
          let run = try folder.storyloom(arguments)
          #expect(run.status == 0, "\(name): \(run.words)")
          pictures.append(name)
        }
      }
      try await Browser.with { browser in
        for name in pictures {
          try await browser.open(folder.url.appending(path: name))
          #expect(try await browser.dialog() == nil, "\(name)")
          let finding = try await browser.run(Self.script, as: Finding.self)
          #expect(finding.root == "svg", "\(name)")
          #expect(Set(finding.elements).isSubset(of: Self.elements), "\(name): \(finding.elements)")
          #expect(finding.handlers.isEmpty, "\(name)")
          #expect(finding.addresses.isEmpty, "\(name)")
          #expect(finding.requests.isEmpty, "\(name)")
          #expect(finding.texts > 0, "\(name)")
          #expect(try await browser.messages().isEmpty, "\(name)")
          #expect(try await browser.dialog() == nil, "\(name)")
        }
      }
    }
  }
}
