import Foundation
import StoryTestSupport
import Testing

@Suite("Progress on a terminal", .timeLimit(.minutes(Patience.scaled(10))))
struct ProgressTests {
  private static let erase = "\r\u{1B}[K"

  /// Runs the command over two documents that come more than half a second apart, whatever else the
  /// machine does, and a third.
  ///
  /// - Parameters:
  ///   - last: The third document.
  ///   - streams: Where the shell sends the command's streams.
  private func extract(
    _ options: String = "", last: String = "", environment: String = "TERM=xterm",
    pause: Double = 1.5, to streams: String
  ) throws -> Run {
    try TemporaryFolder.with { folder in
      try folder.write("\(Documents.good.utf8.count) good.md\n\(Documents.good)", to: "good")
      try folder.write(last, to: "last")
      return try folder.shell(
        """
        (cat good; sleep \(pause); cat good; sleep 0.2; cat last) \
        | \(environment) storyloom extract --stdin-frames \(options) \(streams)
        """)
    }
  }

  @Test("A line shows documents, bytes and rate, and is erased at the end")
  func shown() throws {
    let terminal = try PseudoTerminal()
    let run = try extract(to: "2> \(terminal.path)")
    #expect(run.status == 0 && run.lines.count == 2)
    let text = terminal.text()
    let size = 2 * (Documents.good.utf8.count + "\(Documents.good.utf8.count) good.md\n".utf8.count)
    #expect(size > 500 && size < 1_500)
    #expect(text.hasSuffix("\r2 documents, 0.0 MB, 0.0 MB/s\u{1B}[K" + Self.erase), "\(text)")
  }

  @Test("It makes room for what is printed, on standard error and on standard output")
  func erased() throws {
    let terminal = try PseudoTerminal()
    #expect(try extract(last: "0 empty.md\n", to: "2> \(terminal.path)").status == 0)
    let words = terminal.text()
    #expect(words.contains("MB/s\u{1B}[K" + Self.erase + "empty.md:1:1:"), "\(words)")
    #expect(try extract(to: "> \(terminal.path) 2>&1").status == 0)
    let both = terminal.text()
    #expect(both.contains("MB/s\u{1B}[K" + Self.erase + #"{"document":"good.md""#), "\(both)")
  }

  @Test("It fits the terminal")
  func narrow() throws {
    let terminal = try PseudoTerminal(columns: 20)
    #expect(try extract(to: "2> \(terminal.path)").status == 0)
    let text = terminal.text()
    #expect(text.hasSuffix("\r2 documents, 0.0 MB\u{1B}[K" + Self.erase), "\(text)")
  }

  @Test("Nothing shows when quiet is asked for, on a dumb terminal, or before half a second")
  func silent() throws {
    let terminal = try PseudoTerminal()
    let streams = "2> \(terminal.path)"
    #expect(try extract("--quiet", to: streams).status == 0)
    #expect(terminal.text() == "")
    #expect(try extract(environment: "TERM=dumb", to: streams).status == 0)
    #expect(terminal.text() == "")
    #expect(try extract(pause: 0, to: streams).status == 0)
    #expect(terminal.text() == "")
  }

  @Test("Nothing shows in a pipe or a file")
  func pipe() throws {
    let run = try extract(to: "")
    #expect(run.status == 0 && run.lines.count == 2 && run.words == "")
    let piped = try extract(to: "2>&1 >/dev/null | cat")
    #expect(piped.status == 0 && piped.output == "")
  }
}
