import Foundation
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite(
  "Page without its script and on paper", .serialized, .timeLimit(.minutes(Patience.scaled(10))),
  .enabled(if: Browser.missing == nil, "\(Browser.missing ?? "there is a browser")"))
struct PageLookTests {
  @Test("Without its script a page shows all that it holds, and no control that does nothing")
  func scriptless() async throws {
    try await Browser.with(runsScripts: false) { browser in
      for study in try Studies.all() {
        try await browser.show(on: .laptop)
        try await Studies.open(study, in: browser)
        struct State: Decodable { var controls: Int, hidden: [String], tools: Int, links: [String] }
        let state = try await browser.run(
          """
          const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
          const all = [...document.querySelectorAll("main *")].filter((e) => !e.closest("details, svg"));
          return {
            tools: document.querySelectorAll(".tools").length,
            controls: all.filter((e) => e.matches("button, input, select, textarea, canvas") && shown(e)).length,
            hidden: all.filter((e) => e.matches("section, h2, h3, p, table, td, figure, dd") && !shown(e))
              .filter((e) => !e.closest(".scripted")).map((e) => e.outerHTML.slice(0, 80)),
            links: [...document.querySelectorAll("nav a")].map((e) => e.hash),
          };
          """, as: State.self)
        // No tools: the script did not run. Were it to run, this test would show nothing.
        #expect(state.tools == 0 && state.controls == 0)
        #expect(state.hidden == [])
        #expect(!state.links.isEmpty)
        #expect(try await PageAudit.findings(in: browser).prefix(9) == [])
        #expect(try await browser.messages() == [])
      }
    }
  }

  @Test(
    "On paper nothing is wider than the sheet, nothing scrolls, no picture is longer than a page")
  func paper() async throws {
    struct State: Decodable { var cut: [String], tall: [String], controls: Int, ground: String }
    try await Browser.with { browser in
      for study in try Studies.all() + [Studies.large] {
        // Someone who likes a dark ground gets a light sheet all the same.
        var paper = Browser.Screen.paper
        paper.isDark = true
        try await browser.show(on: paper)
        try await Studies.open(study, in: browser)
        let state = try await browser.run(
          """
          const width = document.documentElement.clientWidth;
          const all = [...document.querySelectorAll("body *")].filter((e) => !e.closest("svg *"))
            .filter((e) => e.checkVisibility());
          return {
            cut: all.filter((e) => e.getBoundingClientRect().right > width + 1
                || e.getBoundingClientRect().left < -1
                || (e.matches(".table, figure > div") && e.scrollHeight > e.clientHeight + 1))
              .map((e) => e.outerHTML.slice(0, 80)).slice(0, 9),
            tall: all.filter((e) => e.matches("figure") && e.getBoundingClientRect().height > \(paper.height))
              .map((e) => e.querySelector("title").textContent),
            controls: all.filter((e) => e.matches("nav, input, .tools, canvas, .skip")).length,
            ground: getComputedStyle(document.body).backgroundColor,
          };
          """, as: State.self)
        #expect(state.cut == [])
        #expect(state.tall == [])
        #expect(state.controls == 0)
        #expect(state.ground == "rgb(255, 255, 255)")
        #expect(
          try await PageAudit.findings(in: browser).filter { $0.rule == .contrast }.prefix(9) == [])
        #expect(try await browser.printed().starts(with: Data("%PDF-".utf8)))
      }
    }
  }
}
