import Foundation
import StoryAnalysis
import StoryExport
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite(
  "Page in a browser", .serialized, .timeLimit(.minutes(Patience.scaled(10))),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct PageBrowserTests {
  /// What a page of a browser holds.
  private struct Finding: Decodable {
    var scripts: Int
    var handlers: [String]
    var addresses: [String]
    var requests: [String]
    var tables: Int
    var tools: Int
    var width: Int
    var clientWidth: Int
  }

  private static let finding = """
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap((e) => [...e.attributes]);
    return {
      scripts: document.scripts.length,
      handlers: attributes.map((a) => a.name).filter((n) => n.startsWith("on")),
      addresses: attributes.filter((a) => /href$|^src$/.test(a.name)).map((a) => a.value)
        .filter((v) => !/^(https?:\\/\\/|#)/.test(v)),
      requests: performance.getEntriesByType("resource").map((e) => e.name),
      tables: document.querySelectorAll("main table[data-name]").length,
      tools: document.querySelectorAll(".tools + .table").length,
      width: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    };
    """

  @Test("A page says nothing to the console, requests nothing, runs nothing of the archive")
  func silence() async throws {
    try await Browser.with { browser in
      for study in try Studies.all() {
        try await Studies.open(study, in: browser)
        let finding = try await browser.run(Self.finding, as: Finding.self)
        #expect(finding.scripts == 2 && finding.handlers == [] && finding.addresses == [])
        #expect(finding.requests == [])
        // Nor does the browser ask for anything, seen from outside, but the page.
        let requests = try await browser.requests().filter { !$0.hasPrefix("data:,") }
        #expect(requests.count == 1 && requests[0].hasSuffix("/index.html"), "\(requests)")
        #expect(finding.tools == finding.tables)
        // Only tables and pictures scroll across, never the page.
        #expect(finding.width <= finding.clientWidth)
        #expect(try await browser.messages() == [])
        #expect(try await browser.dialog() == nil)
      }
    }
  }

  @Test("Rows can be searched and sorted, numbers by their value and empty cells last")
  func tables() async throws {
    try await Browser.with { browser in
      try await Studies.open(Studies.seeds(), in: browser)
      let rows = """
        const table = document.querySelector("table[data-name=articles]");
        const tools = table.closest(".table").previousElementSibling;
        const rows = () => [...table.tBodies[0].rows].filter((r) => !r.hidden);
        const texts = (column) => rows().map((r) => r.cells[column].textContent);
        const search = (words) => {
          const box = tools.querySelector("input");
          box.value = words;
          box.dispatchEvent(new Event("input"));
          return tools.querySelector("output").textContent;
        };
        const headings = [...table.tHead.rows[0].cells];
        const column = (name) => headings.findIndex((h) => h.dataset.name === name);
        const sort = (name) => { headings[column(name)].querySelector("button").click();
          return headings[column(name)].getAttribute("aria-sort"); };

        """
      let counts = try await browser.run(
        rows + "return [search('REUTERS'), search('john oliver'), search('nowhere'), search('')];",
        as: [String].self)
      #expect(counts == ["1 of 46 rows", "2 of 46 rows", "0 of 46 rows", "46 rows"])
      let sorts = try await browser.run(
        rows + "return [sort('in_links'), sort('in_links'), sort('in_links')];", as: [String].self)
      #expect(sorts == ["ascending", "descending", "ascending"])
      let numbers = try await browser.run(
        rows + "return texts(column('in_links')).map(Number);", as: [Int].self)
      #expect(numbers == numbers.sorted() && numbers.count == 46 && numbers.last == 2)
      let days = try await browser.run(
        rows + """
          sort('published');
          return rows().map((r) => r.cells[column('published')].querySelector('time').dateTime);
          """, as: [String].self)
      #expect(days == days.sorted() && days.first == "2020-06-11T09:53:00Z")
      #expect(try await browser.messages() == [])
    }
  }
}
