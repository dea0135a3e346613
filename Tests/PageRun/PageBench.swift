import Foundation
import StoryTestSupport

/// How long a page takes to be seen and to answer.
enum PageBench {
  /// What a reader does, as a script in the loaded page that does it and waits until the next frame is
  /// painted; each is timed in milliseconds. One that returns `false` is not on this page.
  static let interactions: [(name: String, script: String)] = [
    // The explorer's search and filters narrow every view and table of the page.
    (
      "search for a word",
      """
      const box = document.querySelector(".explorer input[type=search]");
      if (!box) return false;
      box.value = "the";
      box.dispatchEvent(new Event("input"));
      """
    ),
    (
      "take the word back",
      """
      const box = document.querySelector(".explorer input[type=search]");
      if (!box) return false;
      box.value = "";
      box.dispatchEvent(new Event("input"));
      """
    ),
    (
      "choose a provider",
      """
      const box = document.querySelectorAll(".facet")[2]?.querySelector("input");
      if (!box) return false;
      box.click();
      """
    ),
    (
      "choose a stretch of time",
      """
      const handle = document.querySelector(".chart input");
      if (!handle) return false;
      handle.value = Math.floor(handle.max / 3);
      handle.dispatchEvent(new Event("input"));
      """
    ),
    (
      "clear all filters",
      """
      const button = [...document.querySelectorAll(".explorer button")]
        .find((button) => button.textContent === "Clear all filters");
      if (!button) return false;
      button.click();
      """
    ),
    (
      "zoom the map",
      """
      const button = document.querySelector(".zoom button");
      if (!button) return false;
      button.click();
      """
    ),
    (
      "open an article",
      """
      const button = document.querySelector("button.article");
      if (!button) return false;
      button.click();
      """
    ),
    (
      "search the table of articles",
      """
      const table = document.querySelector("table[data-name=articles]");
      if (!table) return false;
      const box = table.closest(".table").previousElementSibling.querySelector("input");
      box.value = "the";
      box.dispatchEvent(new Event("input"));
      """
    ),
    (
      "sort the table of articles",
      """
      const button = document.querySelector("table[data-name=articles] th[data-name=provider] button");
      if (!button) return false;
      button.click();
      """
    ),
  ]

  private static let runs = 7

  private struct Opening: Decodable {
    var paint: Double
    var load: Double
    var elements: Int
  }

  /// Prints the medians over several openings of an archive's page, each in a browser of its own.
  static func print(of archive: String, by program: String) async throws {
    try await ArchivePage.with(of: archive, by: program) { page in
      let size = try page.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      var openings: [Opening] = []
      var times = [[Double]](repeating: [], count: interactions.count)
      for _ in 0..<runs {
        try await Browser.with { browser in
          try await browser.show(on: .laptop)
          try await browser.open(page)
          openings.append(try await opening(in: browser))
          for (place, interaction) in interactions.enumerated() {
            let time = try await browser.run(timed(interaction.script), as: Double?.self)
            if let time { times[place].append(time) }
          }
        }
      }
      Swift.print("\(archive): medians of \(runs) openings")
      Swift.print("  size of the page         \(size) bytes, \(openings[0].elements) elements")
      Swift.print("  first contentful paint   \(median(openings.map(\.paint))) ms")
      Swift.print("  loaded                   \(median(openings.map(\.load))) ms")
      for (interaction, times) in zip(interactions, times) where !times.isEmpty {
        Swift.print("  \(interaction.name): \(median(times)) ms to the next frame")
      }
    }
  }

  /// A page may be loaded before it is painted.
  private static func opening(in browser: Browser) async throws -> Opening {
    let script = """
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
      if (!paint || load === 0) return null;
      const elements = document.querySelectorAll("*").length;
      return { paint: paint.startTime, load, elements };
      """
    for _ in 0..<600 {
      if let opening = try await browser.run(script, as: Opening?.self) { return opening }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Browser.Failure(description: "The page was never painted.")
  }

  /// The second frame after a change is only begun when the first is painted.
  private static func timed(_ script: String) -> String {
    """
    const start = performance.now();
    if ((() => { \(script) })() === false) return null;
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
      () => done(performance.now() - start))));
    """
  }

  private static func median(_ values: [Double]) -> Int {
    Int(values.sorted()[values.count / 2].rounded())
  }
}
