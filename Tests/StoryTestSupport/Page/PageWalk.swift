import Foundation

/// A walk through a page with the Tab key alone.
public struct PageWalk: Decodable, Sendable {
  /// What got the focus, in order, each by its identifier or its place and words.
  public var stops: [String]
  /// What could not be reached, was reached out of order, held the focus or did not show it.
  public var faults: [PageAudit.Finding]

  /// Walks from the top of the page that is open to its end.
  ///
  /// - Parameters:
  ///   - browser: The browser, in a page in which nothing was pressed yet.
  ///   - most: Most stops; a page of more is walked so far and no fault.
  public static func through(_ browser: Browser, most: Int = .max) async throws -> PageWalk {
    struct State: Decodable { var stops: Int, expected: Int, isDone: Bool }
    let state = """
      const w = globalThis.storyloomWalk;
      return { stops: w.stops.length, expected: w.expected.length, isDone: w.isDone };
      """
    var last = try await browser.run(
      try PageAudit.script("elements") + PageAudit.script("walk") + state, as: State.self)
    // A walk ends where it began, or where a key leads nowhere new; keys are pressed by the dozen, because
    // each message to the driver takes its time.
    while !last.isDone && last.stops < most {
      try await browser.press(.tab, times: 24)
      let next = try await browser.run(state, as: State.self)
      if next.stops == last.stops { break }
      last = next
    }
    let isWhole = last.stops < most
    return try await browser.run(
      try PageAudit.script("elements") + """
        const w = globalThis.storyloomWalk;
        const missing = w.expected.filter((e) => !w.stops.includes(e));
        const active = document.activeElement;
        if (\(isWhole)) {
          for (const e of missing) {
            w.faults.push({ rule: "keyboard", element: describe(e), why: "is never reached with Tab" });
          }
          if (missing.length > 0 && !w.isDone && active !== document.body) {
            w.faults.push({ rule: "no-trap", element: describe(active), why: "keeps the focus" });
          }
        }
        return { stops: w.stops.map(describe), faults: w.faults };
        """, as: PageWalk.self)
  }
}
