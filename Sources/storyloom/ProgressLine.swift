internal import StoryExport

/// A line at the foot of a terminal that says how far the work is.
///
/// It shows on standard error, and only there where that is a terminal which can erase a line, nobody
/// asked for quiet, and the work has lasted half a second. Whatever is printed takes its place.
struct ProgressLine {
  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  private let isShown: Bool
  private let start = ContinuousClock.now
  private var nextDrawing: ContinuousClock.Instant

  /// Prepares the line; the time runs from here.
  init(isQuiet: Bool) {
    isShown = !isQuiet && Console.showsProgress
    nextDrawing = start + Self.delay
  }

  /// Says how far the work is; at most ten times a second the line is drawn anew.
  ///
  /// - Parameters:
  ///   - documents: Documents done.
  ///   - total: Documents to do; absent where nobody knows.
  ///   - bytes: Bytes read.
  mutating func update(documents: Int, of total: Int?, bytes: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now >= nextDrawing else { return }
    nextDrawing = now + Self.interval
    let line = ProgressText.line(
      documents: documents, of: total, bytes: bytes, seconds: (now - start) / .seconds(1),
      columns: Console.columns)
    Console.show(passing: line)
  }

  /// Erases the line.
  func finish() {
    if isShown { Console.erasePassing() }
  }
}
