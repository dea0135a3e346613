import Foundation
import StoryTestSupport
import Testing

/// Whatever is echoed: arguments, names of files, lines of documents, cells.
@Suite("Nothing steers a terminal", .timeLimit(.minutes(Patience.scaled(10))))
struct TerminalSafetyTests {
  /// Clears the screen, in three spellings, forges a title and turns the direction of writing.
  private static let hostile = "x\u{1B}[2J\u{9B}2J\u{1B}]0;t\u{7}\r\u{202E}y\u{2066}"

  private func isHarmless(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test(
    "Arguments that are wrong are echoed without what steers",
    arguments: [
      ["--\(hostile)", "seeds"], ["\(hostile)"], ["stats", "--format", "\(hostile)", "seeds"],
      ["stats", "--timezone", "\(hostile)", "seeds"], ["stats", "--since", "\(hostile)", "seeds"],
      ["stats", "--match", "(\(hostile)", "seeds"], ["stats", "\(hostile)"],
      ["stats", "--provider", "\(hostile)", "seeds"],
      ["stats", "--identity", "\(hostile)", "seeds"],
      ["show", "\(hostile)", "seeds"], ["path", "\(hostile)", "\(hostile)", "seeds"],
      ["stats", "--cluster", "\(hostile)", "seeds"], ["verify", "\(hostile)"],
      ["report", "seeds", "--output", "missing/\(hostile)\0/x"],
      ["render", "seeds", "--output", "\(hostile)"],
      ["export", "seeds", "--format", "dot", "--output", "missing/\(hostile)"],
      ["compare", "\(hostile)", "seeds"],
    ].map { $0.map { $0.replacingOccurrences(of: "\0", with: "") } })
  func arguments(_ arguments: [String]) throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(
        arguments.map { $0 == "seeds" ? Command.seeds : $0 })
      #expect(isHarmless(run.words), "\(run.words.debugDescription)")
      #expect(isHarmless(run.output), "\(run.output.debugDescription)")
      #expect(!run.words.isEmpty || !run.output.isEmpty)
    }
  }

  @Test("A report into a folder with such a name says its name without what steers")
  func folder() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("report", Command.seeds, "--output", Self.hostile)
      #expect(run.status == 0)
      #expect(isHarmless(run.words) && run.words.contains("Wrote into x [2J"))
    }
  }

  @Test("Names of documents and their lines come out escaped, by check and as warnings")
  func diagnostics() throws {
    try TemporaryFolder.with { folder in
      // YAML knows no control characters but as escapes; marks of direction are letters to it.
      let document = "---\ntitle: a\nquality: \"x\\e[2J\\u009b\u{202E}\u{2066}\"\n---\n"
      try folder.write(document, to: "a/b\u{1B}[2J\u{202E}c.md")
      try folder.write(Documents.good, to: "a/good.md")
      let name =
        #"b\x1B[2J\xE2\x80\xAEc.md:3:10: warning: quality must be a whole number and is “x�[2J���”"#
      let check = try folder.storyloom("check", "a")
      #expect(check.output.contains(name) && isHarmless(check.output), "\(check.output)")
      let stats = try folder.storyloom("stats", "a")
      #expect(stats.words.contains(name) && isHarmless(stats.words), "\(stats.words)")
    }
  }

  @Test("CSV and DOT are harmless on a terminal, and the data as it is in a file")
  func data() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("evil \u{1B}[2J\u{9B}1m\u{202E}"), to: "a/a.md")
      for command in ["articles a --format csv", "export a --format graphml"] {
        let terminal = try PseudoTerminal()
        let run = try folder.shell("storyloom \(command) > \(terminal.path)")
        #expect(run.status == 0)
        // The terminal itself sends a return before each line feed.
        let shown = terminal.text().replacingOccurrences(of: "\r\n", with: "\n")
        #expect(shown.contains("evil") && isHarmless(shown), "\(shown.debugDescription)")
      }
      let csv = try folder.shell("storyloom articles a --format csv")
      #expect(csv.output.contains("evil \u{1B}[2J\u{9B}1m\u{202E}"))
    }
  }
}
