import Foundation
import StoryTestSupport
import Testing

@Suite("Standard input, output and error", .timeLimit(.minutes(Patience.scaled(10))))
struct StreamTests {
  /// Every command that prints, and options for it.
  static let printing = [
    ["stats"], ["stats", "--format", "json"], ["check"], ["check", "--format", "json"],
    ["extract"],
    ["articles"], ["links", "--format", "csv"], ["clusters", "--format", "json"], ["providers"],
    ["timeline", "--format", "csv"], ["export", "--format", "dot"], ["export", "--format", "json"],
    ["render", "--view", "clusters"], ["render", "--view", "cluster", "--cluster", "1"],
  ]

  @Test("Words go to standard error alone, and --quiet silences them", arguments: printing)
  func quiet(arguments: [String]) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      try folder.write("", to: "archive/empty.md")
      let run = try folder.storyloom(arguments + ["archive"])
      let quiet = try folder.storyloom(arguments + ["archive", "--quiet"])
      #expect(run.status == 0 && quiet.status == 0)
      #expect(run.words != "" && quiet.words == "")
      #expect(run.bytes == quiet.bytes && !run.bytes.isEmpty)
    }
  }

  @Test("--quiet does not silence errors")
  func quietError() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("stats", "nowhere", "--quiet")
      #expect(run.status == 66)
      #expect(run.words.hasPrefix("storyloom: error: nowhere: "))
    }
  }

  @Test("A report says on standard error what it wrote and which file to open")
  func reportWords() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("report", Command.seeds)
      #expect(run.status == 0 && run.output == "")
      #expect(
        run.words.hasPrefix("46 articles, 5 stories, 37 providers. Wrote into Reports:\n"),
        "\(run.words)")
      #expect(
        run.words.contains(
          "Open Reports/index.html first; STUDY.md says it in words, METHODS.md explains"))
      for name in try folder.files(below: "Reports").keys { #expect(run.words.contains(name)) }
      let quiet = try folder.storyloom("report", Command.seeds, "--quiet")
      #expect(quiet.status == 0 && quiet.output == "" && quiet.words == "")
    }
  }

  @Test("Words in a file are never coloured")
  func colour() throws {
    try TemporaryFolder.with { folder in
      try folder.write("", to: "a.md")
      let run = try folder.storyloom("stats", "a.md", environment: ["TERM": "xterm-256color"])
      #expect(!run.words.contains("\u{1B}"))
    }
  }

  @Test("A dash reads one document from standard input")
  func dash() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "good.md")
      let piped = try folder.storyloom("stats", "-", "--format", "json", input: Documents.good)
      #expect(piped.status == 0 && piped.words == "")
      #expect(piped.bytes == (try folder.storyloom("stats", "good.md", "--format", "json").bytes))
      let articles = try CSVText.records(
        folder.storyloom(
          "articles", "-", "--format", "csv", "--csv-raw", input: Documents.good
        ).bytes)
      #expect(articles.map { $0["document"] } == ["-", "-"])
      let faulty = try folder.storyloom("stats", "-", input: "words")
      #expect(faulty.status == 65)
      #expect(faulty.words.hasPrefix("-:1:1: error: "))
      // A document and a folder together.
      let both = try folder.storyloom(
        "stats", Command.seeds, "-", "--format", "json", input: Documents.good)
      #expect((try both.json() as? [String: Any])?["records"] as? Int == 6)
    }
  }

  @Test("A list of paths comes from standard input, with line ends or zero bytes between them")
  func list() throws {
    try TemporaryFolder.with { folder in
      let names = try FileManager.default.contentsOfDirectory(atPath: Command.seeds).sorted()
      let paths = names.map { Package.seeds.appending(path: $0).path(percentEncoded: false) }
      #expect(paths.count == 5)
      let whole = try folder.storyloom("articles", Command.seeds, "--format", "csv").bytes
      for separator in ["\n", "\r\n", "\0"] {
        for list in [paths, paths.reversed()] {
          let run = try folder.storyloom(
            "articles", "--stdin-paths", "--format", "csv",
            input: list.joined(separator: separator) + separator)
          #expect(run.status == 0)
          #expect(run.bytes == whole)
        }
      }
      #expect(try folder.storyloom("stats", "--stdin-paths", input: "").status == 65)
    }
  }

  @Test("A reader that has gone away is no failure", arguments: printing + [["--help"]])
  func closedPipe(arguments: [String]) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      let run = try folder.storyloom(arguments + ["archive", "--quiet"], to: .closedPipe)
      #expect(run.status == 0)
      #expect(run.words == "")
    }
  }

  @Test(
    "In a pipeline whose reader wants one line, the command succeeds",
    arguments: ["articles", "timeline --format json", "export --format json", "extract"])
  func head(command: String) throws {
    let run = try TemporaryFolder.with {
      try $0.shell("set -o pipefail; storyloom \(command) '\(Command.seeds)' | head -1")
    }
    #expect(run.status == 0)
    #expect(run.lines.count == 1)
    #expect(run.words == "")
  }
}
