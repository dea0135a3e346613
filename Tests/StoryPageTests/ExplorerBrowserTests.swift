import Foundation
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite(
  "Choosing in a browser", .serialized, .timeLimit(.minutes(Patience.scaled(10))),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct ExplorerBrowserTests {
  @Test("Typing in the search narrows the map, the bars, the lists and every table")
  func search() async throws {
    let study = try Studies.seeds()
    let wanted = study.identifiers { article in
      let texts =
        [
          article.title, article.provider.map { study.graph[$0].key } ?? "", article.address,
        ] + article.headlines.map(\.title) + article.topics
      return texts.contains { $0.lowercased().contains("reuters") }
    }
    #expect(!wanted.isEmpty && wanted.count < 46)
    try await Browser.with { browser in
      try await Studies.open(study, in: browser)
      let before = try await ExplorerViews(in: browser)
      #expect(before.count == "46 articles" && before.chosen.count == 46 && before.address == "")
      #expect(before.rows.count == 46 && before.stories == [1, 2, 3, 4, 5])
      #expect(before.providers.count == 37 && before.listed == 40 && before.inFacets == 46)
      // The slash leads to the search from anywhere.
      try await browser.type("/")
      try await browser.type("REUters")
      let after = try await ExplorerViews(in: browser)
      #expect(Set(after.chosen) == wanted)
      #expect(after.count == "\(wanted.count) of 46 articles")
      #expect(after.rows.count == wanted.count && after.listed == wanted.count)
      #expect(after.inFacets == wanted.count && after.stories.count <= wanted.count)
      #expect(after.providers.count <= wanted.count)
      #expect(after.map != before.map && after.bars != before.bars)
      #expect(after.address == "#words=REUters")
      // Nothing passes, and the page says so.
      try await browser.type("zzz")
      let none = try await ExplorerViews(in: browser)
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
      try await Studies.open(study, in: browser)
      func choose(_ facet: String, _ name: String) async throws {
        let isThere = try await browser.run(
          """
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
            const facet = [...document.querySelectorAll(".facet")]
              .find((e) => e.querySelector("legend").textContent === "\(facet)");
            const more = facet.querySelector("button.more");
            if (!more.hidden && more.getAttribute("aria-expanded") === "false") more.click();
            const label = [...facet.querySelectorAll("label")]
              .find((e) => e.querySelector(".name").textContent.startsWith("\(name)"));
            label?.click();
            done(label !== undefined);
          })));
          """, as: Bool.self)
        #expect(isThere, "\(facet) \(name)")
      }
      let known = study.graph.articles
      func articles(_ isWanted: (ArticleID) -> Bool) -> Set<String> {
        Set(known.indices.filter { isWanted(ArticleID($0)) }.map { known[$0].identifier })
      }
      let first = articles { study.clusters[$0].number == 1 }
      try await choose("Stories", "1 · ")
      var views = try await ExplorerViews(in: browser)
      #expect(Set(views.chosen) == first && first.count == 26)
      #expect(views.stories == [1] && views.address == "#story=1")
      // Of several values of one filter each may hold.
      try await choose("Stories", "3 · ")
      views = try await ExplorerViews(in: browser)
      #expect(Set(views.chosen) == articles { [1, 3].contains(study.clusters[$0].number) })
      try await choose("Stories", "3 · ")
      // Of several filters all must hold.
      try await choose("Providers", "cnet.com")
      views = try await ExplorerViews(in: browser)
      let both = articles { id in
        study.clusters[id].number == 1
          && known[id.index].provider.map { study.graph[$0].key } == "cnet.com"
      }
      #expect(Set(views.chosen) == both && !both.isEmpty)
      #expect(views.providers.count == 1 && views.address == "#story=1&provider=cnet.com")
      try await choose("Providers", "cnet.com")
      try await choose("Threads", "t1.2")
      views = try await ExplorerViews(in: browser)
      #expect(Set(views.chosen) == articles { study.threads[study.threads[$0]].name == "t1.2" })
      #expect(views.chosen.count == 2)
      _ = try await browser.run(
        "document.querySelector('.explorer .tools button').click(); return 1", as: Int.self)
      let topic = try #require(study.topics.topics.last?.name)
      try await choose("Topics", topic)
      views = try await ExplorerViews(in: browser)
      #expect(Set(views.chosen) == articles { known[$0.index].topics.contains(topic) })
      #expect(try await browser.messages() == [])
    }
  }

  @Test("A stretch of time drawn over the bars keeps the articles of that time in every view")
  func brush() async throws {
    let study = try Studies.seeds()
    try await Browser.with { browser in
      try await Studies.open(study, in: browser)
      let before = try await ExplorerViews(in: browser)
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
      let after = try await ExplorerViews(in: browser)
      struct Limits: Decodable {
        var from: Int
        var until: Int
      }
      let limits = try await browser.run(
        "const { from, until } = explorer.selection; return { from, until };", as: Limits.self)
      let wanted = study.identifiers { article in
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
      try await Studies.open(study, at: "#" + state, in: browser)
      let views = try await ExplorerViews(in: browser)
      let wanted = study.identifiers { article in
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
      let other = try await ExplorerViews(in: browser)
      #expect(other.address == "#words=ibm" && other.chosen.count > 0 && other.chosen.count < 46)
      for broken in [
        "#from=yesterday", "#map=1,2", "#map=a,b,c", "#article=a0&x=%ZZ", "#=&=&story=",
      ] {
        _ = try await browser.run("location.hash = '\(broken)'; return 1", as: Int.self)
        #expect(try await ExplorerViews(in: browser).chosen.count == 46, "\(broken)")
      }
      #expect(try await browser.messages() == [])
    }
  }
}
