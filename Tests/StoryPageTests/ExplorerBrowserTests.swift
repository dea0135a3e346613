import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite(
  "Exploring in a browser", .serialized, .timeLimit(.minutes(10)),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct ExplorerBrowserTests {
  /// What the views of the page show of what is chosen.
  private struct Views: Decodable {
    /// The number beside the search.
    var count: String
    /// Identifiers of the articles that pass.
    var chosen: [String]
    /// Headlines of the table of all articles.
    var rows: [String]
    /// Numbers of the stories in their table.
    var stories: [Int]
    /// Providers in their table.
    var providers: [String]
    /// The list beside the map.
    var listed: Int
    /// Articles in the filters' list of stories.
    var inFacets: Int
    /// What the map looks like.
    var map: String
    /// What the bars look like.
    var bars: String
    /// The address of the page from "#".
    var address: String
  }

  /// Looks at all views, once what was done has been drawn and is in the address.
  private func views(in browser: Browser) async throws -> Views {
    try await browser.run(
      """
      return new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(() => {
        const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
        const column = (table, place) => texts(`table[data-name=${table}] tbody td:nth-child(${place})`);
        const number = (text) => Number(text.replaceAll(",", ""));
        const facet = document.querySelector(".facet");
        done({
          count: document.querySelector(".explorer output").textContent,
          chosen: explorer.selection.articles.length === 0 ? []
            : [...explorer.selection.articles].map((i) => explorer.archive.id[i]),
          rows: texts("table[data-name=articles] tbody td.headline"),
          stories: [...new Set(column("clusters", 1).map(number))],
          providers: column("providers", 1),
          listed: document.querySelectorAll(".panel button.article").length,
          inFacets: [...facet.querySelectorAll(".count")].reduce((sum, e) => sum + number(e.textContent), 0),
          map: document.querySelector(".map canvas").toDataURL(),
          bars: [...document.querySelectorAll(".chart .bars")].map((e) => e.getAttribute("d")).join(),
          address: location.hash,
        });
      })), 400));
      """, as: Views.self)
  }

  private func open(
    _ study: ArchiveStudy, at state: String = "", in browser: Browser
  ) async throws {
    try await Studies.open(study, at: state, in: browser)
  }

  /// A study's articles that satisfy a condition, by identifier.
  private func articles(
    of study: ArchiveStudy, where isWanted: (Article) -> Bool
  ) -> Set<String> {
    Set(study.graph.articles.filter(isWanted).map(\.identifier))
  }

  @Test("Typing in the search narrows the map, the bars, the lists and every table")
  func search() async throws {
    let study = try Studies.seeds()
    let wanted = articles(of: study) { article in
      let texts =
        [
          article.title, article.provider.map { study.graph[$0].key } ?? "", article.address,
        ] + article.headlines.map(\.title) + article.topics
      return texts.contains { $0.lowercased().contains("reuters") }
    }
    #expect(!wanted.isEmpty && wanted.count < 46)
    try await Browser.with { browser in
      try await open(study, in: browser)
      let before = try await views(in: browser)
      #expect(before.count == "46 articles" && before.chosen.count == 46 && before.address == "")
      #expect(before.rows.count == 46 && before.stories == [1, 2, 3, 4, 5])
      #expect(before.providers.count == 37 && before.listed == 40 && before.inFacets == 46)
      // The slash leads to the search from anywhere.
      try await browser.type("/")
      try await browser.type("REUters")
      let after = try await views(in: browser)
      #expect(Set(after.chosen) == wanted)
      #expect(after.count == "\(wanted.count) of 46 articles")
      #expect(after.rows.count == wanted.count && after.listed == wanted.count)
      #expect(after.inFacets == wanted.count && after.stories.count <= wanted.count)
      #expect(after.providers.count <= wanted.count)
      #expect(after.map != before.map && after.bars != before.bars)
      #expect(after.address == "#words=REUters")
      // Nothing passes, and the page says so.
      try await browser.type("zzz")
      let none = try await views(in: browser)
      #expect(
        none.chosen.isEmpty && none.rows.isEmpty && none.listed == 0
          && none.count == "0 of 46 articles")
      #expect(
        try await browser.wait(
          until: "document.querySelector('.panel h3').textContent.startsWith('No article')"))
      #expect(try await browser.messages() == [])
    }
  }

  @Test(
    "Filters by provider, story, thread and topic choose what they name, and together narrow further"
  )
  func filters() async throws {
    let study = try Studies.seeds()
    try await Browser.with { browser in
      try await open(study, in: browser)
      func choose(_ facet: String, _ name: String) async throws {
        let isThere = try await browser.run(
          """
          return new Promise((done) => setTimeout(() => requestAnimationFrame(() => {
            const facet = [...document.querySelectorAll(".facet")]
              .find((e) => e.querySelector("legend").textContent === "\(facet)");
            const more = facet.querySelector("button.more");
            if (!more.hidden && more.getAttribute("aria-expanded") === "false") more.click();
            const label = [...facet.querySelectorAll("label")]
              .find((e) => e.querySelector(".name").textContent.startsWith("\(name)"));
            label?.click();
            done(label !== undefined);
          }), 50));
          """, as: Bool.self)
        #expect(isThere, "\(facet) \(name)")
      }
      let known = study.graph.articles
      func articles(_ isWanted: (ArticleID) -> Bool) -> Set<String> {
        Set(known.indices.filter { isWanted(ArticleID($0)) }.map { known[$0].identifier })
      }
      let first = articles { study.clusters[$0].number == 1 }
      try await choose("Stories", "1 · ")
      var views = try await views(in: browser)
      #expect(Set(views.chosen) == first && first.count == 26)
      #expect(views.stories == [1] && views.address == "#story=1")
      // Of several values of one filter each may hold.
      try await choose("Stories", "3 · ")
      views = try await self.views(in: browser)
      #expect(Set(views.chosen) == articles { [1, 3].contains(study.clusters[$0].number) })
      try await choose("Stories", "3 · ")
      // Of several filters all must hold.
      try await choose("Providers", "cnet.com")
      views = try await self.views(in: browser)
      let both = articles { id in
        study.clusters[id].number == 1
          && known[id.index].provider.map { study.graph[$0].key } == "cnet.com"
      }
      #expect(Set(views.chosen) == both && !both.isEmpty)
      #expect(views.providers.count == 1 && views.address == "#story=1&provider=cnet.com")
      try await choose("Providers", "cnet.com")
      try await choose("Threads", "t1.2")
      views = try await self.views(in: browser)
      #expect(Set(views.chosen) == articles { study.threads[study.threads[$0]].name == "t1.2" })
      #expect(views.chosen.count == 2)
      _ = try await browser.run(
        "document.querySelector('.explorer .tools button').click(); return 1", as: Int.self)
      let topic = try #require(study.topics.topics.last?.name)
      try await choose("Topics", topic)
      views = try await self.views(in: browser)
      #expect(Set(views.chosen) == articles { known[$0.index].topics.contains(topic) })
      #expect(try await browser.messages() == [])
    }
  }

  @Test("A stretch of time drawn over the bars keeps the articles of that time in every view")
  func brush() async throws {
    let study = try Studies.seeds()
    try await Browser.with { browser in
      try await open(study, in: browser)
      let before = try await views(in: browser)
      struct Chart: Decodable {
        var start: Browser.Point
        var middle: Browser.Point
        var end: Browser.Point
      }
      let chart = try await browser.run(
        """
        const chart = document.querySelector(".chart svg");
        chart.scrollIntoView({ block: "center", behavior: "instant" });
        const box = chart.getBoundingClientRect();
        const point = (share) => ({ x: Math.round(box.left + share * box.width), y: Math.round(box.top + 60) });
        return { start: point(0.05), middle: point(0.1), end: point(0.2) };
        """, as: Chart.self)
      try await browser.drag(from: chart.start, to: [chart.middle, chart.end])
      let after = try await views(in: browser)
      struct Limits: Decodable {
        var from: Int
        var until: Int
      }
      let limits = try await browser.run(
        "const { from, until } = explorer.selection; return { from, until };", as: Limits.self)
      let wanted = articles(of: study) { article in
        guard let time = article.published else { return false }
        return (limits.from..<limits.until).contains(Int(time.secondsSinceEpoch))
      }
      #expect(Set(after.chosen) == wanted && !wanted.isEmpty && wanted.count < 46)
      #expect(after.rows.count == wanted.count && after.inFacets == wanted.count)
      #expect(after.map != before.map)
      // The bars keep what is around the chosen stretch.
      #expect(after.bars == before.bars)
      // The two ends can be moved with the keyboard as well.
      _ = try await browser.run(
        "document.querySelector('.chart input').focus(); return 1", as: Int.self)
      try await browser.press(.right)
      let moved = try await browser.run(
        "const { from, until } = explorer.selection; return { from, until };", as: Limits.self)
      #expect(moved.from > limits.from && moved.until == limits.until)
      // And what is left out can be seen.
      let words = try await browser.run(
        """
        const buttons = [...document.querySelectorAll(".timeline button")];
        buttons.find((e) => e.textContent === "Whole time").click();
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
          done(document.querySelector(".timeline output").textContent))));
        """, as: String.self)
      #expect(words.hasSuffix("2021") && !words.contains("earlier or later"))
      #expect(try await browser.messages() == [])
    }
  }

  @Test(
    "The address of a page shows the same to whoever opens it; what it cannot know is passed over")
  func address() async throws {
    let study = try Studies.seeds()
    let article = try #require(study.graph.articles.first { $0.isRevised })
    try await Browser.with { browser in
      let state =
        "story=1&provider=nowhere.example&from=2020-06-11T00:00&until=2020-06-13T00:00&article=\(article.identifier)&colour=red"
      try await open(study, at: "#" + state, in: browser)
      let views = try await views(in: browser)
      let wanted = articles(of: study) { article in
        guard let time = article.published else { return false }
        return (1_591_833_600..<1_592_006_400).contains(Int(time.secondsSinceEpoch))
          && study.clusters[
            ArticleID(study.graph.articles.firstIndex { $0.identifier == article.identifier } ?? 0)
          ].number == 1
      }
      #expect(Set(views.chosen) == wanted && wanted.count > 5)
      let panel = try await browser.run(
        "return document.querySelector('.panel').textContent;", as: String.self)
      for headline in article.headlines { #expect(panel.contains(headline.title)) }
      #expect(panel.contains("Seen under 2 headlines"))
      // Another address in the same page, and one that says nothing.
      _ = try await browser.run("location.hash = '#words=ibm'; return 1", as: Int.self)
      let other = try await self.views(in: browser)
      #expect(other.address == "#words=ibm" && other.chosen.count > 0 && other.chosen.count < 46)
      for broken in [
        "#from=yesterday", "#map=1,2", "#map=a,b,c", "#article=a0&x=%ZZ", "#=&=&story=",
      ] {
        _ = try await browser.run("location.hash = '\(broken)'; return 1", as: Int.self)
        #expect(try await self.views(in: browser).chosen.count == 46, "\(broken)")
      }
      #expect(try await browser.messages() == [])
    }
  }

  @Test("The map is walked with the keys from article to article, and what is opened can be closed")
  func keys() async throws {
    try await Browser.with { browser in
      try await open(try Studies.seeds(), in: browser)
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
      try await open(try Studies.seeds(), in: browser)
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

  @Test("Each article of a hostile archive opens as what it says, with no address but of the web")
  func hostile() async throws {
    try await Browser.with { browser in
      try await open(Studies.hostile, in: browser)
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
      try await open(Studies.hostile, in: browser)
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
        // What XML cannot hold is left out of the page.
        let title = String(article.displayTitle.unicodeScalars.filter { $0 != "\u{FFFF}" })
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
      try await open(study, in: browser)
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
}
