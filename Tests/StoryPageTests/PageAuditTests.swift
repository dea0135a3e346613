import StoryTestSupport
import Testing

@testable import StoryPage

@Suite(
  "Page for everyone", .serialized, .timeLimit(.minutes(Patience.scaled(10))),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct PageAuditTests {
  @Test("An audit finds no fault in a page, on a laptop, at night, on a telephone, at 320 pixels")
  func pages() async throws {
    try await Browser.with { browser in
      for study in try Studies.all() + [Studies.large] {
        try await browser.show(on: .laptop)
        try await Studies.open(study, in: browser)
        let findings = try await PageAudit.findings(
          in: browser, on: [.laptop, .dark, .phone, .narrow])
        #expect(findings.prefix(20) == [])
      }
    }
  }

  @Test("The Tab key reaches everything in the order of the page, and nothing holds it")
  func keyboard() async throws {
    try await Browser.with { browser in
      for study in try Studies.all() {
        try await browser.show(on: .laptop)
        try await Studies.open(study, in: browser)
        let walk = try await PageWalk.through(browser)
        #expect(walk.faults.prefix(20) == [])
        #expect(walk.stops.first == "a.skip 'Skip to the content'")
        // The skip link, the sections; of an empty archive there is nothing more to go to.
        #expect(walk.stops.count > ReportPage.Section.allCases.count)
      }
    }
  }

  @Test("The skip link is seen with the focus, and leads past the sections")
  func skip() async throws {
    try await Browser.with { browser in
      try await browser.show(on: .laptop)
      try await Studies.open(try Studies.seeds(), in: browser)
      let place = """
        const box = document.querySelector(".skip").getBoundingClientRect();
        return box.left >= 0 && box.top >= 0;
        """
      #expect(try await browser.run(place, as: Bool.self) == false)
      try await browser.press(.tab)
      #expect(try await browser.run(place, as: Bool.self))
      try await browser.press(.enter)
      try await browser.press(.tab)
      let isInside = "return document.querySelector('#archive').contains(document.activeElement);"
      #expect(try await browser.run(isInside, as: Bool.self))
    }
  }

  /// One fault for each rule, with the element at which the audit must find it.
  private static let faults: [(rule: PageAudit.Rule, element: String, markup: String)] = [
    (.uniqueID, "p#twice", "<p id='twice'>a</p><p id='twice'>b</p>"),
    (.reference, "p#lost", "<p id='lost' aria-describedby='nowhere'>x</p>"),
    (.reference, "a#astray", "<p>Words <a id='astray' href='#nowhere'>there</a></p>"),
    (.headings, "h4#deep", "<h4 id='deep'>Deep</h4>"),
    (.landmarks, "section#unnamed", "<section id='unnamed'><p>x</p></section>"),
    (.role, "p#role", "<p id='role' role='paragraf'>x</p>"),
    (.role, "p#level", "<h2>Two</h2><p id='level' role='checkbox' tabindex='-1'>x</p>"),
    (.aria, "p#aria", "<p id='aria' aria-lable='x'>x</p>"),
    (.name, "button#silent", "<button id='silent' style='width:30px;height:30px'></button>"),
    (.label, "input#field", "<input id='field' placeholder='Words'>"),
    (.pictureName, "svg#picture", "<svg id='picture'><rect width='9' height='9'/></svg>"),
    (.table, "table#table", "<table id='table'><caption>T</caption><tr><td>x</td></tr></table>"),
    (.tabOrder, "button#first", "<button id='first' tabindex='3'>Go there</button>"),
    (
      .hiddenFocus, "button#hidden",
      "<div aria-hidden='true'><button id='hidden'>Go there</button></div>"
    ),
    (
      .nested, "a#nested",
      "<svg role='img' aria-label='x'><a id='nested' href='https://x.example'>"
        + "<text y='30' font-size='30'>Link</text></a></svg>"
    ),
    (.keyboard, "span#mouse", "<span id='mouse' style='cursor:pointer'>Click</span>"),
    (
      .targetSize, "button#small",
      "<button id='small' aria-label='a' style='width:9px;height:9px;padding:0'></button>"
        + "<button aria-label='b' style='width:40px;height:40px'></button>"
    ),
    (.contrast, "p#faint", "<p id='faint' style='color:#777777;background:#f5f5f5'>x</p>"),
    (
      .contrast, "text#onshape",
      "<svg role='img' aria-label='x'><rect width='90' height='90' fill='#335577'/>"
        + "<text id='onshape' x='9' y='30' fill='#000000'>dark</text></svg>"
    ),
    (
      .contrast, "p#glass", "<div style='opacity:0.5'><p id='glass'>x</p></div>"
    ),
    (.fieldContrast, "input#pale", "<input id='pale' aria-label='x' style='border-color:#eee'>"),
    (.oneMain, "html", "</main><main>"),
    (.oneH1, "html", "<h1>Another</h1>"),
    (.reflow, "html", "<div style='width:2000px'>wide</div>"),
  ]

  private static func markup(_ content: String, head: String? = nil) -> String {
    """
    <!DOCTYPE html>\(head ?? "<html lang='en'><title>A page</title>")
    <style>body { color: #000; background: #fff } input { border: 2px solid #555 }</style>
    <main><h1>A page</h1><p>Words.</p>\(content)</main></html>
    """
  }

  // An audit that sees nothing anywhere would pass as well.
  @Test("The audit finds each fault where it is, and nothing else, and none where there is none")
  func mutations() async throws {
    try await Browser.with { browser in
      try await browser.show(on: .laptop)
      try await Studies.open(Self.markup("<h2>Two</h2><p>Words.</p>"), in: browser)
      #expect(try await PageAudit.findings(in: browser) == [])
      for fault in Self.faults {
        try await Studies.open(Self.markup(fault.markup), in: browser)
        let findings = try await PageAudit.findings(in: browser)
        #expect(findings.count == 1, "\(fault.rule): \(findings)")
        #expect(findings.first?.rule == fault.rule && findings.first?.element == fault.element)
      }
      try await Studies.open(Self.markup("", head: "<html><title>T</title>"), in: browser)
      #expect(try await PageAudit.findings(in: browser).map(\.rule) == [.language])
      try await Studies.open(Self.markup("", head: "<html lang='en'>"), in: browser)
      #expect(try await PageAudit.findings(in: browser).map(\.rule) == [.title])
    }
  }

  @Test("The walk finds what is out of order, unseen, never reached or a trap")
  func walks() async throws {
    let pages: [(markup: String, rules: Set<PageAudit.Rule>)] = [
      ("<button>A</button><button>B</button>", []),
      ("<button>A</button><button tabindex='1'>B</button>", [.focusOrder]),
      ("<button style='outline:none'>A</button>", [.focusVisible]),
      (
        "<button>A</button><button id='b' onkeydown='event.preventDefault()'>B</button><button>C</button>",
        [.keyboard, .noTrap]
      ),
    ]
    try await Browser.with { browser in
      try await browser.show(on: .laptop)
      for page in pages {
        try await Studies.open(Self.markup(page.markup), in: browser)
        let walk = try await PageWalk.through(browser)
        #expect(Set(walk.faults.map(\.rule)) == page.rules, "\(page.markup): \(walk)")
      }
    }
    // Every rule can fail: here, or in the faults of the audit.
    let rules = Set(Self.faults.map(\.rule)).union(pages.flatMap(\.rules))
    #expect(rules.union([.language, .title]) == Set(PageAudit.Rule.allCases))
  }
}
