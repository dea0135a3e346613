import Foundation
import StoryExport
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite(
  "Map, panel and tables in a browser", .serialized, .timeLimit(.minutes(Patience.scaled(10))),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct ExplorerHandTests {
  @Test("The map is walked with the keys from article to article, and what is opened can be closed")
  func keys() async throws {
    try await Browser.with { browser in
      try await Studies.open(try Studies.seeds(), in: browser)
      let title = "document.querySelector('.panel h3').textContent"
      _ = try await browser.run(
        "document.querySelector('.map canvas').focus(); return 1", as: Int.self)
      try await browser.press(.right, times: 3)
      try await browser.press(.down)
      let said = try await browser.run(
        "return document.querySelector('.map [aria-live]').textContent", as: String.self)
      try await browser.press(.enter)
      let opened = try await browser.run("return \(title)", as: String.self)
      #expect(!opened.isEmpty && said.hasPrefix(opened + "; "))
      let focused = try await browser.run("return document.activeElement.tagName", as: String.self)
      #expect(focused == "H3")
      try await browser.press(.escape)
      #expect(try await browser.run("return \(title)", as: String.self) == "46 articles")
      // Every article can be reached: none is an end of the walk in all four directions.
      let reached = try await browser.run(
        """
        const { map, archive } = explorer;
        const canvas = document.querySelector(".map canvas");
        const seen = new Set([0]);
        const next = [0];
        while (next.length > 0) {
          const start = next.pop();
          for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
            map.cursor = start;
            canvas.dispatchEvent(new KeyboardEvent("keydown", { key }));
            if (!seen.has(map.cursor)) { seen.add(map.cursor); next.push(map.cursor); }
          }
        }
        return seen.size;
        """, as: Int.self)
      #expect(reached == 46)
      #expect(try await browser.messages() == [])
    }
  }

  @Test("The map is moved, zoomed and pressed with the mouse")
  func mouse() async throws {
    try await Browser.with { browser in
      try await Studies.open(try Studies.seeds(), in: browser)
      struct Target: Decodable {
        var point: Browser.Point
        var headline: String
      }
      let target = try await browser.run(
        """
        const canvas = document.querySelector(".map canvas");
        canvas.scrollIntoView({ block: "center", behavior: "instant" });
        const box = canvas.getBoundingClientRect();
        const { map, archive } = explorer;
        const i = archive.marks.findIndex((marks) => (marks & 1) === 0);
        const { toX, toY } = map.frame;
        return {
          point: { x: Math.round(box.left + toX(archive.place.x[i])), y: Math.round(box.top + toY(archive.place.y[i])) },
          headline: archive.headline[i],
        };
        """, as: Target.self)
      try await browser.hover(target.point)
      let tip = "document.querySelector('.map .tip')"
      #expect(try await browser.wait(until: "!\(tip).hidden"))
      #expect(
        try await browser.run("return \(tip).textContent", as: String.self).hasPrefix(
          target.headline))
      try await browser.drag(from: target.point)
      #expect(
        try await browser.run(
          "return document.querySelector('.panel h3').textContent", as: String.self)
          == target.headline)
      let scale = "explorer.map.frame.scale"
      let before = try await browser.run("return \(scale)", as: Double.self)
      _ = try await browser.run(
        "document.querySelector('.zoom button').click(); return 1", as: Int.self)
      #expect(try await browser.run("return \(scale)", as: Double.self) > before)
      let place =
        "const { x, y } = explorer.map.view; return { x: Math.round(x), y: Math.round(y) }"
      let old = try await browser.run(place, as: Browser.Point.self)
      try await browser.drag(
        from: target.point,
        to: [
          .init(x: target.point.x + 40, y: target.point.y),
          .init(x: target.point.x + 80, y: target.point.y),
        ])
      let new = try await browser.run(place, as: Browser.Point.self)
      #expect(new.x < old.x && new.y == old.y)
      #expect(try await browser.messages() == [])
    }
  }

  @Test(
    "The browser's own way back closes what was opened, and a section of the page keeps what is chosen"
  )
  func history() async throws {
    try await Browser.with { browser in
      try await Studies.open(try Studies.seeds(), in: browser)
      let title = "document.querySelector('.panel h3').textContent"
      _ = try await browser.run(
        "document.querySelector('button.article').click(); return 1", as: Int.self)
      #expect(try await browser.wait(until: "location.hash.startsWith('#article=a')"))
      _ = try await browser.run("history.back(); return 1", as: Int.self)
      #expect(try await browser.wait(until: "\(title) === '46 articles'"))
      #expect(try await ExplorerViews(in: browser).address == "")
      _ = try await browser.run("location.hash = '#story=1'; return 1", as: Int.self)
      #expect(try await ExplorerViews(in: browser).chosen.count == 26)
      _ = try await browser.run(
        "document.querySelector('nav a[href=\"#articles\"]').click(); return 1", as: Int.self)
      let views = try await ExplorerViews(in: browser)
      #expect(views.chosen.count == 26 && views.address == "#story=1")
      #expect(try await browser.run("return scrollY > 1000", as: Bool.self))
      #expect(try await browser.messages() == [])
    }
  }

  @Test("Each article of a hostile archive opens as what it says, with no address but of the web")
  func hostile() async throws {
    try await Browser.with { browser in
      try await Studies.open(Studies.hostile, in: browser)
      struct Opened: Decodable {
        var headline: String
        var title: String
        var addresses: [String]
        var scripts: Int
        var images: Int
      }
      let opened = try await browser.run(
        """
        return explorer.archive.id.map((id, i) => {
          explorer.open(i, false);
          const panel = document.querySelector(".panel");
          return {
            headline: explorer.archive.headline[i],
            title: panel.querySelector("h3").textContent,
            addresses: [...panel.querySelectorAll("a")].map((e) => e.getAttribute("href")),
            scripts: document.scripts.length,
            images: document.images.length,
          };
        });
        """, as: [Opened].self)
      #expect(opened.count == Studies.hostile.graph.articles.count)
      for article in opened {
        #expect(article.title == article.headline)
        #expect(article.addresses.allSatisfy { $0.hasPrefix("https://p") })
        #expect(article.scripts == 2 && article.images == 0)
      }
      // Searching for any of the words, and an address that holds them, runs nothing either.
      for text in Studies.texts {
        let words = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        _ = try await browser.run("location.hash = '#words=\(words)'; return 1", as: Int.self)
      }
      #expect(try await browser.dialog() == nil)
      #expect(try await browser.messages() == [])
    }
  }

  @Test("The CSV of a table holds all its chosen rows, with values that a spreadsheet does not run")
  func download() async throws {
    try await Browser.with { browser in
      try await Studies.open(Studies.hostile, in: browser)
      let text = try await browser.run(
        """
        const blobs = [];
        URL.createObjectURL = (blob) => { blobs.push(blob); return "#"; };
        const table = document.querySelector("table[data-name=articles]").closest(".table");
        table.previousElementSibling.querySelector("button").click();
        return blobs[0].text();
        """, as: String.self)
      let rows = try CSVText.rows(Array(text.trimmingPrefix("\u{FEFF}").utf8), lineEnd: "\r\n")
      let headlines = rows.dropFirst().map { $0[1] }
      #expect(rows[0].prefix(3) == ["published", "Label", "provider"])
      #expect(rows.count == Studies.hostile.graph.articles.count + 1)
      for article in Studies.hostile.graph.articles {
        // What XML cannot hold is left out of the page, and of thousands of characters the beginning is shown.
        let whole = ShownText.cut(article.displayTitle, to: 1_000)
        let title = String(whole.unicodeScalars.filter { $0 != "\u{FFFF}" })
        #expect(
          headlines.contains(title) || headlines.contains("'" + title), "\(title.debugDescription)")
      }
      #expect(headlines.allSatisfy { !["=", "+", "-", "@"].contains($0.prefix(1)) })
    }
  }

  @Test("Times are those of the archive's time zone")
  func zone() async throws {
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 1
    options.calendar = try #require(ArchiveCalendar(timeZone: "Asia/Kolkata"))
    let study = ArchiveStudy(of: ArchiveAnalysis(of: try Studies.seeds().graph, options: options))
    try await Browser.with { browser in
      try await Studies.open(study, in: browser)
      struct Time: Decodable {
        var moment: String
        var text: String
      }
      let times = try await browser.run(
        """
        return [...document.querySelectorAll("table[data-name=articles] time")]
          .map((e) => ({ moment: e.dateTime, text: e.textContent }));
        """, as: [Time].self)
      // 2020-06-11T09:53:00Z is the earliest of the seeds, five and a half hours before India's 15:23.
      let earliest = try #require(times.min { $0.moment < $1.moment })
      #expect(earliest.moment == "2020-06-11T09:53:00Z" && earliest.text == "11 Jun 2020 15:23")
    }
  }

  @Test(
    "A long table shows its first hundred rows and more when asked, and sorts and searches all of them"
  )
  func longTables() async throws {
    try await Browser.with { browser in
      try await Studies.open(Studies.large, in: browser)
      struct State: Decodable {
        var first: Int
        var second: Int
        var all: Int
        var isMoreHidden: Bool
        var lastNamed: Int
        var found: String
      }
      let state = try await browser.run(
        """
        const table = document.querySelector("table[data-name=articles]");
        const more = table.closest(".table").nextElementSibling;
        const count = () => table.tBodies[0].rows.length;
        const first = count();
        more.click();
        const second = count();
        more.click();
        const all = count();
        const isMoreHidden = more.hidden;
        const heading = table.querySelector("th[data-name=in_links] button");
        heading.click();
        heading.click();
        const place = [...heading.closest("tr").cells].indexOf(heading.closest("th"));
        const tools = table.closest(".table").previousElementSibling;
        const lastNamed = Number(table.tBodies[0].rows[0].cells[place].textContent);
        const search = tools.querySelector("input");
        search.value = "story 24:";
        search.dispatchEvent(new Event("input"));
        const found = tools.querySelector("output").textContent;
        return { first, second, all, isMoreHidden, lastNamed, found };
        """, as: State.self)
      let graph = Studies.large.graph
      #expect(state.first == 100 && state.second == 200 && state.all == graph.articles.count)
      #expect(state.isMoreHidden)
      let most = graph.articles.indices.map { graph.inLinkCount(of: ArticleID($0)) }.max()
      #expect(state.lastNamed == most)
      // Twelve articles tell of each story; a changed headline may name it as well.
      let named = graph.articles.count { article in
        article.headlines.contains { $0.title.contains("story 24:") }
      }
      #expect(state.found == "\(named) of \(graph.articles.count) rows" && named >= 12)
    }
  }
}
