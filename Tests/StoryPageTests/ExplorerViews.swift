import Foundation
import StoryAnalysis
import StoryTestSupport

@testable import StoryPage

/// What the views of the page show of what is chosen.
struct ExplorerViews: Decodable {
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

extension ExplorerViews {
  /// Looks at all views, once what was done has been drawn and is in the address: a change is worked off in
  /// the next frame, and drawn in that after it.
  init(in browser: Browser) async throws {
    self = try await browser.run(
      """
      const end = performance.now() + 10000;
      const frames = (count, then) => count === 0 ? then() : requestAnimationFrame(() => frames(count - 1, then));
      return new Promise((done) => { const look = () => frames(3, () => {
        const isSettled = location.hash.slice(1) === explorer.address.text
          && !document.querySelector("table[aria-busy]");
        if (!isSettled && performance.now() < end) return setTimeout(look, 20);
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
      }); look(); });
      """, as: ExplorerViews.self)
  }
}

extension ArchiveStudy {
  /// The articles that satisfy a condition, by identifier.
  func identifiers(where isWanted: (Article) -> Bool) -> Set<String> {
    Set(analysis.graph.articles.filter(isWanted).map(\.identifier))
  }
}
