import Foundation
import StoryExport
import StoryTestSupport
import Testing

@Suite("Usage", .timeLimit(.minutes(Patience.scaled(10))))
struct UsageTests {
  /// Arguments that are wrong, and words of what is said.
  struct Mistake: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    var words: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String, _ words: String) {
      // Two quotation marks stand for an empty argument.
      self.arguments = arguments.split(separator: " ").map {
        $0 == "''" ? "" : $0 == "SEEDS" ? Command.seeds : String($0)
      }
      self.words = words
    }
  }

  @Test(
    "A mistake in the arguments ends with status 64 and says what is right",
    arguments: [
      Mistake("plot SEEDS", "'plot'"),
      Mistake("stats SEEDS --fast", "Unknown option '--fast'"),
      Mistake("stats", "Name a file or a folder to read, such as 'seeds'."),
      Mistake("stats SEEDS --format xml", "Please provide one of 'text'"),
      Mistake("articles SEEDS --format xml", "'text', 'csv'"),
      Mistake("stats SEEDS --timezone Mars/Olympus", "There is no time zone 'Mars/Olympus'"),
      Mistake("stats SEEDS --timezone ''", "There is no time zone ''"),
      Mistake("report SEEDS --clock-error=-1", "--clock-error is a number of minutes from 0"),
      Mistake("report NOTHING --clock-error -0.5", "--clock-error is a number of minutes from 0"),
      Mistake("clusters SEEDS --clock-error nan", "--clock-error is a number of minutes from 0"),
      Mistake("stats SEEDS --clock-error inf", "--clock-error is a number of minutes from 0"),
      Mistake("stats SEEDS --clock-error soon", "The value 'soon' is invalid for '--clock-error"),
      Mistake("stats SEEDS --resolution 0", "--resolution is a number above 0."),
      Mistake("stats SEEDS --resolution=-1", "--resolution is a number above 0."),
      Mistake("stats SEEDS --resolution nan", "--resolution is a number above 0."),
      Mistake("stats SEEDS --resolution inf", "--resolution is a number above 0."),
      Mistake("stats SEEDS --resolution high", "The value 'high' is invalid for '--resolution"),
      Mistake("stats SEEDS --max-nesting 1001", "--max-nesting is 1 to 1000."),
      Mistake("stats SEEDS --max-document-size 1G", "--max-document-size is 1 to 512M."),
      Mistake("extract SEEDS --max-aliases 16Q", "The value '16Q' is invalid for '--max-aliases"),
      Mistake("compare SEEDS SEEDS --max-ratio 0", "--max-ratio is 1 to 1000000000."),
      Mistake("stats SEEDS --seed=-1", "The value '-1' is invalid for '--seed"),
      Mistake("stats SEEDS --bin year", "'hour', 'day', 'week'"),
      Mistake("stats SEEDS --cluster-by luck", "'leiden'"),
      Mistake("stats SEEDS --provider-by luck", "'domain'"),
      Mistake("extract", "Name a file or a folder to read, such as 'seeds'."),
      Mistake("extract SEEDS --stdin-frames", "--stdin-frames or --schema: one of the three."),
      Mistake("extract --stdin-paths --stdin-frames", "one of the three."),
      Mistake("extract SEEDS --schema", "one of the three."),
      Mistake("extract --schema --stdin-frames", "one of the three."),
      Mistake("extract - --stdin-paths", "Standard input holds either documents (-) or a list"),
      Mistake("extract SEEDS --format json", "Unknown option '--format'"),
      Mistake("stats - --stdin-paths", "Standard input holds either documents (-) or a list"),
      Mistake("render SEEDS", "Missing expected argument '--view"),
      Mistake("stats SEEDS --since June", "The value 'June' is invalid for '--since"),
      Mistake("stats SEEDS --until 2020-13", "The value '2020-13' is invalid for '--until"),
      Mistake(
        "links SEEDS --match (abc",
        "--match '(abc' is no regular expression: expected ')', at character 5."),
      Mistake("links SEEDS --match ''", "--match has an empty value."),
      Mistake("clusters SEEDS --provider ''", "--provider has an empty value."),
      Mistake("report SEEDS --scope", "--scope needs a condition, such as --since 2020-06"),
      Mistake("timeline SEEDS --show", "--show needs a condition"),
      Mistake("stats SEEDS --since 2020 --scope --show", "'--show' had already been set"),
      Mistake("stats SEEDS --depth 2", "--depth belongs to --around."),
      Mistake("stats SEEDS --around x --depth -1", "--depth is a number of links from 0 up."),
      Mistake("threads SEEDS --cluster 0", "--cluster is a number from 1 to 5."),
      Mistake("threads SEEDS --cluster one", "The value 'one' is invalid for '--cluster"),
      Mistake("stats SEEDS --min-quality high", "The value 'high' is invalid for '--min-quality"),
      Mistake("extract SEEDS --cluster 1", "--cluster and --around are of articles"),
      Mistake("extract SEEDS --around x", "--cluster and --around are of articles"),
      Mistake("extract SEEDS --since 2020 --show", "--show has nothing to do here"),
      Mistake("check SEEDS --since 2020", "Unknown option '--since'"),
      Mistake("render SEEDS --view map", "- heatmap"),
      Mistake("render SEEDS --view timeline --labels 0", "--labels is a number from 1."),
      Mistake("render SEEDS --view timeline --page a5", "'screen', 'a4' or 'a3'"),
      Mistake("render SEEDS --view timeline --theme grey", "'light' and 'dark'"),
      Mistake("render SEEDS --view spread", "--view spread and --cluster NUMBER go together."),
      Mistake("render SEEDS --view cluster", "--view cluster and --cluster NUMBER go together."),
      Mistake(
        "render SEEDS --view cluster --cluster 1 --cluster 2",
        "--view cluster draws one story; give one --cluster NUMBER."),
      Mistake("render SEEDS --view clusters --cluster 6", "--cluster is a number from 1 to 5."),
      Mistake("render SEEDS --view cluster --cluster 1 --show", "--show needs a condition;"),
      Mistake("render SEEDS --view cluster --cluster 0", "--cluster is a number from 1 to 5."),
      Mistake("render SEEDS --view cluster --cluster 6", "--cluster is a number from 1 to 5."),
      Mistake("render SEEDS --view cluster --cluster=-1", "--cluster is a number from 1 to 5."),
      Mistake("render SEEDS --view cluster --cluster one", "The value 'one' is invalid"),
      Mistake("render SEEDS --view clusters --output a.gif", "ends in .svg, .png or .pdf."),
      Mistake("render SEEDS --view clusters --output svg", "ends in .svg, .png or .pdf."),
      Mistake("render SEEDS --view clusters --output ''", "ends in .svg, .png or .pdf."),
      Mistake("export SEEDS", "Missing expected argument '--format"),
      Mistake("export SEEDS --format gif", "The value 'gif' is invalid for '--format"),
      Mistake("export SEEDS --format xml", "- graphml"),
      Mistake("export SEEDS --format csv", "name a folder with --output."),
      Mistake("export SEEDS --format sqlite", "name a file with --output."),
      Mistake("export SEEDS --format dot --output ''", "--output names a file or a folder."),
      Mistake("show", "Missing expected argument '<article>"),
      Mistake("show moon", "Name a file or a folder to read, such as 'seeds'."),
      Mistake("path moon", "Missing expected argument '<to>"),
      Mistake("compare SEEDS", "Missing expected argument '<new>"),
      Mistake("compare SEEDS SEEDS SEEDS", "nexpected argument"),
      Mistake("compare - -", "Standard input (-) can be one of the two states."),
      Mistake("compare SEEDS SEEDS --jobs 0", "--jobs is a number of threads from 1 to 1024."),
      Mistake("verify", "Missing expected argument '<folder>"),
      Mistake("verify SEEDS --rerun", "--rerun needs the inputs that the report was made of."),
      Mistake("report SEEDS --output ''", "--output names a folder."),
      Mistake("report SEEDS --output", "Missing value for '--output <folder>'"),
    ])
  func mistake(mistake: Mistake) throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(mistake.arguments)
      #expect(run.status == 64)
      #expect(run.output == "")
      #expect(run.words.contains(mistake.words), "\(run.words)")
      #expect(run.words.contains("Usage: storyloom"))
      #expect(try folder.files().isEmpty)
    }
  }

  @Test("The version is one line of three numbers")
  func version() throws {
    let run = try TemporaryFolder.with { try $0.storyloom("--version") }
    #expect(run.status == 0 && run.words == "")
    #expect(run.lines.count == 1)
    #expect(run.lines[0].split(separator: ".").compactMap { Int($0) }.count == 3)
  }
}

@Suite("Help", .timeLimit(.minutes(Patience.scaled(10))))
struct HelpTests {
  private static let commands = [
    "report", "stats", "check", "extract", "articles", "links", "clusters", "threads",
    "providers", "timeline", "export", "render", "show", "path", "compare", "verify",
  ]

  /// The indented lines below a heading of a help text.
  private func section(_ heading: String, of run: Run) -> [String] {
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "\(heading):") else { return [] }
    return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }

  @Test("The help of the command lists every subcommand")
  func root() throws {
    try TemporaryFolder.with { folder in
      for arguments in [["--help"], ["help"], ["-h"], []] {
        let run = try folder.storyloom(arguments)
        #expect(run.status == 0 && run.words == "")
        let names = section("SUBCOMMANDS", of: run)
          .filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: " ").first }
        #expect(names.map(String.init) == Self.commands)
      }
    }
  }

  @Test("Help ends with two examples that run", arguments: commands)
  func examples(command: String) throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(command, "--help")
      #expect(run.status == 0 && run.words == "")
      #expect(try folder.storyloom("help", command).output == run.output)
      let examples = section("EXAMPLES", of: run)
      #expect(examples.count == 2)
      try folder.link("seeds", to: Command.seeds)
      for name in ["archive", "old", "new"] { try folder.link(name, to: Command.seeds) }
      if command == "verify" { _ = try folder.storyloom("report", Command.seeds) }
      for example in examples {
        #expect(example.hasPrefix("storyloom \(command) "))
        // Graphviz's own program and jq need not be installed.
        let run = try folder.shell(
          "set -o pipefail; " + example.replacing(#/\| (dot -Tsvg|jq .*)/#, with: "| cat"))
        #expect(run.status == 0, "\(example): \(run.words)")
      }
    }
  }

  @Test(
    "Help ends with the columns that are written",
    arguments: ["articles", "links", "clusters", "providers", "timeline"])
  func columns(command: String) throws {
    try TemporaryFolder.with { folder in
      let help = section("COLUMNS", of: try folder.storyloom(command, "--help"))
      let run = try folder.storyloom(command, Command.seeds, "--format", "csv")
      let header = try #require(run.lines.first)
      #expect(help == ["\(command): " + header.replacing(",", with: " ")])
    }
  }

  @Test(
    "The help of report and export has the columns of every table", arguments: ["report", "export"])
  func tables(command: String) throws {
    try TemporaryFolder.with { folder in
      let help = section("COLUMNS", of: try folder.storyloom(command, "--help"))
      _ = try folder.storyloom("export", Command.seeds, "--format", "csv", "--output", "tables")
      let tables = try folder.files(below: "tables").filter { $0.key.hasSuffix(".csv") }
      let headers = tables.map { name, bytes in
        let header = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
        return "\(name.dropLast(4)): " + header.replacing(",", with: " ")
      }
      #expect(help.sorted() == headers.sorted())
    }
  }

  @Test("The help of stats, check and extract has the keys of their JSON")
  func keys() throws {
    try TemporaryFolder.with { folder in
      let stats = section("KEYS", of: try folder.storyloom("stats", "--help"))
      let run = try folder.storyloom("stats", Command.seeds, "--format", "json")
      let keys = run.lines.filter { $0.hasPrefix("  \"") }.map {
        $0.dropFirst(3).prefix { $0 != "\"" }
      }
      #expect(stats == ["stats: " + keys.joined(separator: " ")])
      let extract = section("KEYS", of: try folder.storyloom("extract", "--help"))
      #expect(
        extract
          == RecordSchema.objects.map { "\($0.name): " + $0.keys.joined(separator: " ") })
      #expect(extract.count == 4 && extract[0].hasPrefix("record: document line category title "))
      let check = section("COLUMNS", of: try folder.storyloom("check", "--help"))
      #expect(check == ["diagnostics: document line column severity id message"])
      _ = try folder.storyloom("report", Command.seeds)
      for arguments in [
        ["show", "John Oliver dives", Command.seeds],
        ["path", "John Oliver dives", "Detroit demonstrators", Command.seeds],
        ["compare", Command.seeds, Command.seeds], ["verify", "Reports", Command.seeds],
      ] {
        let help = section("KEYS", of: try folder.storyloom(arguments[0], "--help"))
        let run = try folder.storyloom(arguments + ["--format", "json"])
        let keys = run.lines.filter { $0.hasPrefix("  \"") }.map {
          $0.dropFirst(3).prefix { $0 != "\"" }
        }
        #expect(help == ["\(arguments[0]): " + keys.joined(separator: " ")])
      }
    }
  }
}
