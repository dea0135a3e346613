import Foundation
import StoryTestSupport
import Testing

@Suite("Filters of the command", .timeLimit(.minutes(Patience.scaled(10))))
struct FilterCommandTests {
  private func run(_ arguments: String...) throws -> Run {
    try TemporaryFolder.with { try $0.storyloom(arguments) }
  }

  private func articles(_ arguments: String...) throws -> [[String: String]] {
    try TemporaryFolder.with {
      let run = try $0.storyloom(["articles", Command.seeds, "--format", "csv"] + arguments)
      #expect(run.status == 0)
      return try CSVText.records(run.bytes)
    }
  }

  @Test("What is chosen is what the rows of the whole archive say")
  func conditions() throws {
    let all = try articles()
    #expect(all.count == 46 && all[0]["filter"] == nil)
    func check(_ arguments: [String], _ condition: ([String: String]) -> Bool) throws {
      let expected = Set(all.filter(condition).compactMap { $0["Id"] })
      for mode in ["--scope", "--show"] {
        let run = try TemporaryFolder.with {
          try $0.storyloom(["articles", Command.seeds, "--format", "csv", mode] + arguments)
        }
        let found = try CSVText.records(run.bytes)
        #expect(Set(found.compactMap { $0["Id"] }) == expected, "\(arguments)")
        #expect(
          found.allSatisfy { $0["filter"]?.hasSuffix("; \(expected.count) of 46 articles") == true }
        )
        #expect(run.words.hasSuffix("; \(expected.count) of 46 articles\n"))
        #expect(!expected.isEmpty && expected.count < 46)
      }
    }
    // The busiest day, the first of the archive, has 20 of the 46 articles.
    #expect(try articles("--until", "2020-06-11").count == 20)
    #expect(try articles("--since", "2020-06-12").count == 26)
    try check(["--since", "2020-06-12"]) { ($0["published"] ?? "") >= "2020-06-12" }
    try check(["--since", "2020-06-12", "--until", "2020-06"]) {
      ($0["published"] ?? "") >= "2020-06-12" && ($0["published"] ?? "") < "2020-07"
    }
    try check(["--provider", "WWW.ZDNet.com", "--provider", "cnn"]) {
      ["zdnet.com", "cnn.com"].contains($0["provider"])
    }
    try check(["--topic", "ai"]) {
      ($0["topics"] ?? "").components(separatedBy: "; ").contains("AI")
    }
    try check(["--min-quality", "70"]) { (Int($0["quality"] ?? "") ?? -1) >= 70 }
    try check(["--cluster", "2", "--cluster", "4"]) { ["2", "4"].contains($0["cluster"]) }
    try check(["--match", "ibm"]) {
      "\($0["Label"] ?? "")\n\($0["excerpt"] ?? "")".lowercased().contains("ibm")
    }
  }

  @Test("A neighbourhood is the ends of the links of an article, both ways")
  func around() throws {
    // Its record names two articles, and no other record names them or it.
    let found = try articles("--around", "Tech companies reconsider")
    #expect(found.count == 3 && Set(found.compactMap { $0["cluster"] }) == ["1"])
    #expect(try articles("--around", "Tech companies reconsider", "--depth", "5").count == 3)
    #expect(try articles("--around", "Tech companies reconsider", "--depth", "0").count == 1)
  }

  @Test("Rows that are shown have the figures of the whole archive, scoped ones their own")
  func modes() throws {
    let all = try articles()
    let shown = try articles("--show", "--cluster", "2")
    for row in shown {
      var row = row
      #expect(row.removeValue(forKey: "filter") == "show: cluster 2; \(shown.count) of 46 articles")
      #expect(all.contains(row))
    }
    let scoped = try articles("--cluster", "2")
    #expect(Set(scoped.compactMap { $0["cluster"] }) == ["1"])
    let rank = scoped.compactMap { Double($0["pagerank"] ?? "") }.reduce(0, +)
    #expect(abs(rank - 1) < 1e-9)
  }

  @Test("The note is on standard error, and --quiet leaves it out")
  func notes() throws {
    let filter = "scope: since 2021; 2 of 46 articles"
    for arguments in [
      ["stats", Command.seeds], ["articles", Command.seeds], ["links", Command.seeds],
      ["clusters", Command.seeds], ["threads", Command.seeds], ["timeline", Command.seeds],
      ["export", Command.seeds, "--format", "dot"], ["export", Command.seeds, "--format", "json"],
      ["render", Command.seeds, "--view", "clusters"],
      ["show", "One year after", Command.seeds],
      ["path", "One year after", "One year after", Command.seeds],
    ] {
      try TemporaryFolder.with { folder in
        let run = try folder.storyloom(arguments + ["--since", "2021"])
        #expect(run.status == 0 && run.words == "storyloom: note: \(filter)\n", "\(arguments)")
        #expect(run.output.contains(filter), "\(arguments)")
        let quiet = try folder.storyloom(arguments + ["--since", "2021", "--quiet"])
        #expect(quiet.words == "" && quiet.bytes == run.bytes, "\(arguments)")
      }
    }
    let providers = try run("providers", Command.seeds, "--since", "2021", "--format", "json")
    #expect(providers.words.hasSuffix("note: \(filter)\n"))
    let rows = try #require(try providers.json() as? [[String: Any]])
    #expect(rows.count == 2 && rows.allSatisfy { $0["filter"] as? String == filter })
    let both = try run("compare", Command.seeds, Command.seeds, "--since", "2021")
    #expect(
      both.words == "storyloom: note: old: \(filter)\nstoryloom: note: new: \(filter)\n")
  }

  @Test("A filtered report is computed again from its manifest, byte for byte")
  func report() throws {
    try TemporaryFolder.with { folder in
      for (mode, condition) in [
        ("--show", ["--provider", "cnn.com", "--match", "a|\"b"]),
        ("--scope", ["--around", "Tech companies reconsider", "--depth", "2"]),
        ("--scope", ["--type", "nothing"]),
      ] {
        let report = try folder.storyloom(
          ["report", Command.seeds, "--output", "r", mode] + condition)
        #expect(report.status == 0)
        let verified = try folder.storyloom("verify", "r", Command.seeds, "--rerun")
        #expect(verified.status == 0, "\(condition)")
        for name in ["clusters.svg", "providers.svg", "timeline.svg"] {
          let svg = String(decoding: try folder.files(below: "r")[name] ?? [], as: UTF8.self)
          #expect(svg.contains("\(mode.dropFirst(2)): "))
        }
      }
    }
  }

  @Test("An article is looked for among those that are shown")
  func show() throws {
    for mode in ["--scope", "--show"] {
      let hidden = try run("show", "One year after", Command.seeds, mode, "--until", "2020")
      #expect(hidden.status == 66 && hidden.words.contains("no article 'One year after'"))
      let found = try run("show", "One year after", Command.seeds, mode, "--since", "2021")
      #expect(found.status == 0 && found.output.contains("\nFilter"))
      let gone = try run(
        "path", "One year after", "Tech companies reconsider", Command.seeds, mode, "--since",
        "2021")
      #expect(gone.status == 66)
    }
  }

  @Test("What no article has is told, and what means nothing is an error")
  func unknown() throws {
    let run = try run("stats", Command.seeds, "--provider", "zdnet.con", "--topic", "nix")
    #expect(run.status == 0)
    #expect(
      run.words == """
        storyloom: warning: no article has the provider 'zdnet.con'; most like it: 'ZDNet', 'zdnet.com', \
        'cnet.com'
        storyloom: warning: no article has the topic 'nix'
        storyloom: warning: the filter keeps no article
        storyloom: note: scope: provider zdnet.con, topic nix; 0 of 46 articles

        """)
    #expect(try self.run("stats", Command.seeds, "--cluster", "6").status == 64)
    #expect(try self.run("stats", Command.seeds, "--around", "no such words").status == 66)
    let several = try self.run("stats", Command.seeds, "--around", "facial recognition")
    #expect(several.status == 64 && several.words.contains("may be one of 42 articles"))
  }

  @Test("Records are filtered as they are read")
  func extract() throws {
    let run = try run("extract", Command.seeds, "--until", "2020-06-11")
    #expect(run.status == 0 && run.lines.count == 2)
    #expect(run.words == "storyloom: note: scope: until 2020-06-11; 2 of 5 records\n")
    let all = try self.run("extract", Command.seeds)
    #expect(Set(run.lines).isSubset(of: Set(all.lines)) && all.words == "")
    let none = try self.run("extract", Command.seeds, "--provider", "nobody.example")
    #expect(none.status == 0 && none.output == "")
    #expect(none.words.hasPrefix("storyloom: warning: the filter keeps no record\n"))
    try TemporaryFolder.with { folder in
      let text = Documents.good
      let frames = "\(text.utf8.count) a.md\n\(text)\n"
      for (day, count) in [("2020-06-11", 1), ("2020-06-12", 0)] {
        let run = try folder.storyloom("extract", "--stdin-frames", "--since", day, input: frames)
        #expect(run.status == 0 && run.lines.count == count)
      }
      let far = try folder.storyloom(
        "extract", "--stdin-frames", "--until", "2020-06-11", "--timezone", "Pacific/Kiritimati",
        input: frames)
      #expect(far.lines.count == 1)
    }
  }

  @Test("Undated articles fall out where a time is asked for, and are counted")
  func undated() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "a/a.md")
      try folder.write(Documents.article("Undated"), to: "a/b.md")
      let run = try folder.storyloom("stats", "a", "--since", "2020", "--format", "json")
      let figures = try #require(try run.json() as? [String: Any])
      #expect(
        figures["filter"] as? String == "scope: since 2020; 2 of 3 articles, 1 undated left out")
      #expect(figures["articles"] as? Int == 2 && figures["records"] as? Int == 1)
      #expect(figures["archiveArticles"] as? Int == 3 && figures["shownArticles"] as? Int == 2)
      let shown = try folder.storyloom(
        "stats", "a", "--since", "2020", "--show", "--format", "json")
      let whole = try #require(try shown.json() as? [String: Any])
      #expect(whole["articles"] as? Int == 3 && whole["shownArticles"] as? Int == 2)
    }
  }

  @Test("One story is drawn alone by its number, and a filter can hide part of it")
  func render() throws {
    let alone = try run("render", Command.seeds, "--view", "cluster", "--cluster", "3")
    #expect(alone.status == 0 && alone.words == "" && alone.output.contains("Story 3"))
    let part = try run(
      "render", Command.seeds, "--view", "cluster", "--cluster", "3", "--show", "--provider",
      "marketplace.org")
    #expect(part.status == 0 && part.output.contains("Tech companies"))
    #expect(!part.output.contains("washingtonpost.com"))
    #expect(alone.output.contains("washingtonpost.com"))
  }

  @Test("The help of every command that reads has a section of filters")
  func help() throws {
    for command in [
      "report", "stats", "articles", "links", "clusters", "threads", "providers", "timeline",
      "export", "render", "show", "path", "compare", "extract",
    ] {
      let help = try run(command, "--help").output
      #expect(help.contains("\nFILTERS:\n  --since <time>"), "\(command)")
    }
    #expect(try run("check", "--help").output.contains("There is no filter here"))
  }
}
