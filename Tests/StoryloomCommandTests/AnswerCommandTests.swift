import Foundation
import StoryTestSupport
import Testing

@Suite("storyloom show and path", .timeLimit(.minutes(Patience.scaled(10))))
struct AnswerCommandTests {
  @Test("The revised article of Reuters is shown with both headlines, whatever it is asked by")
  func show() throws {
    try TemporaryFolder.with { folder in
      let queries = [
        "declines to sell", "Microsoft declines to sell facial recognition tech to police",
        "http://reuters.com/article/us-microsoft-facial-recognition-idUSKBN23I2T6/",
        "https://mobile.reuters.com/article/amp/idUSKBN23I2T6", "ad7d76246159f1cf9", "AD7D76",
        "big tech reacts to PROTESTS",
      ]
      let runs = try queries.map { try folder.storyloom("show", $0, Command.seeds) }
      for run in runs {
        #expect(run.status == 0 && run.words == "")
        #expect(run.output == runs[0].output)
      }
      for line in [
        "Identifier     ad7d76246159f1cf9", "Provider       reuters.com (Reuters)",
        "Headlines      2020-06-11T17:56:00Z  Microsoft declines to sell facial recognition tech "
          + "to police  (004_b6f788767d3a8fd8.txt:43)",
        "               2020-06-11T18:49:00Z  Microsoft bans police face recognition sales as Big "
          + "Tech reacts to protests  (004_b6f788767d3a8fd8.txt:123)",
        "Taken for one article by 3 merges",
      ] {
        #expect(runs[0].lines.contains(Substring(line)), "\(line)")
      }
      let run = try folder.storyloom("show", "declines to sell", Command.seeds, "--format", "json")
      let json = try #require(try run.json() as? [String: Any])
      #expect((json["headlines"] as? [Any])?.count == 2)
      #expect((json["keys"] as? [String])?.count == 3)
      #expect((json["merges"] as? [[String: Any]])?.map { $0["line"] as? Int } == [43, 123, 123])
      #expect(json["isGhost"] as? Bool == true)
    }
  }

  @Test("Words that fit several articles end with 64 and list them with their identifiers")
  func several() throws {
    let run = try TemporaryFolder.with { try $0.storyloom("show", "John Oliver", Command.seeds) }
    #expect(run.status == 64 && run.output == "")
    #expect(run.words.contains("'John Oliver' may be one of 2 articles; give an identifier"))
    #expect(run.words.contains("\n  ab69853f4f0ce5648  2020-06-15T11:16:00Z  mashable.com  John"))
    #expect(run.words.contains("\n  a4f909bc8222f919f  "))
  }

  @Test("What the archive does not have ends with 66; no input is a mistake of usage")
  func none() throws {
    try TemporaryFolder.with { folder in
      for arguments in [["show", "moon"], ["path", "moon", "John Oliver dives"]] {
        let run = try folder.storyloom(arguments + [Command.seeds])
        #expect(run.status == 66 && run.output == "")
        #expect(run.words.hasPrefix("storyloom: error: no article 'moon'; give an identifier"))
      }
      #expect(try folder.storyloom("show", "moon").status == 64)
      #expect(try folder.storyloom("path", "moon", "sun").status == 64)
      #expect(try folder.storyloom("show", "moon", "none").status == 66)
    }
  }

  @Test("No headline moves the cursor or adds a line")
  func controlCharacters() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("evil a\u{1B}[2Jb\nc"), to: "a/a.md")
      try folder.write(Documents.article("evil d\u{9B}1m\u{202E}"), to: "a/b.md")
      let one = try folder.storyloom("show", "2jb", "a")
      #expect(one.status == 0 && one.lines[0] == "evil a [2Jb c")
      let both = try folder.storyloom("show", "evil", "a")
      #expect(both.status == 64)
      #expect(!both.words.contains("\u{1B}") && !both.words.contains("\u{9B}"))
      let no = try folder.storyloom("show", "\u{1B}[2J none", "a")
      #expect(no.status == 66 && !no.words.contains("\u{1B}"))
    }
  }

  @Test("A chain is in time order where one exists, and says so where none does")
  func path() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(
        "path", "bans police from using", "John Oliver dives", Command.seeds)
      #expect(run.status == 0 && run.words == "")
      #expect(run.lines[0].hasPrefix("The strongest chain in time order: 3 steps, strength "))
      let times = run.lines.compactMap { line in
        line.hasPrefix("  2020") ? line.dropFirst(2).prefix(20) : nil
      }
      #expect(times.count == 4 && times == times.sorted())
      #expect(
        run.lines.contains("    is named by the next, 004_b6f788767d3a8fd8.txt:27, weight 0.0323"))
      let back = try folder.storyloom(
        "path", "John Oliver dives", "bans police from using", Command.seeds)
      #expect(back.lines[0].contains("in time order, from the later: 3 steps"))
      let none = try folder.storyloom(
        "path", "John Oliver dives", "Detroit demonstrators", Command.seeds, "--format", "json")
      let json = try #require(try none.json() as? [String: Any])
      #expect(json["isFound"] as? Bool == true && json["isInTimeOrder"] as? Bool == false)
      #expect((json["steps"] as? [Any])?.count == 2)
      let apart = try folder.storyloom(
        "path", "bans police from using", "ZeRO-Infinity", Command.seeds)
      #expect(apart.status == 0)
      #expect(apart.lines[0] == "No chain of links leads from")
    }
  }
}

@Suite("storyloom compare", .timeLimit(.minutes(Patience.scaled(10))))
struct CompareCommandTests {
  @Test("Two states of the seeds differ as was done to them, in words and as JSON")
  func seeds() throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.copyItem(at: Package.seeds, to: folder.url.appending(path: "new"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "new"))
        .sorted()
      try FileManager.default.removeItem(at: folder.url.appending(path: "new/\(names[4])"))
      let text = try String(
        contentsOf: folder.url.appending(path: "new/\(names[0])"), encoding: .utf8)
      try folder.write(text + "\n", to: "new/\(names[0])")
      try folder.write(Documents.good, to: "new/sub/good.md")
      let run = try folder.storyloom("compare", Command.seeds, "new")
      #expect(run.status == 0 && run.words == "")
      for line in [
        "Documents      1 added, 1 removed, 1 changed, 3 unchanged", "Documents added",
        "  sub/good.md", "Documents removed", "  \(names[4])", "Documents changed",
        "  \(names[0])", "Stories that differ",
      ] {
        #expect(run.lines.contains(Substring(line)), "\(line)")
      }
      let json = try #require(
        try folder.storyloom("compare", Command.seeds, "new", "--format", "json").json()
          as? [String: Any])
      let documents = try #require(json["documents"] as? [String: Any])
      #expect(documents["removed"] as? [String] == [names[4]])
      #expect(documents["changed"] as? [String] == [names[0]])
      #expect(documents["added"] as? [String] == ["sub/good.md"])
      let articles = try #require(json["articles"] as? [String: Any])
      #expect((articles["new"] as? [[String: Any]])?.count == 2)
      let same = try folder.storyloom("compare", Command.seeds, Command.seeds)
      #expect(same.lines.count == 7 && same.output.contains("5 unchanged\n"))
    }
  }

  @Test("A folder equals its archive, and what is missing or unreadable ends as elsewhere")
  func inputs() throws {
    try TemporaryFolder.with { folder in
      let made = try folder.shell("tar -C '\(Command.seeds)' -czf seeds.tar.gz .")
      #expect(made.status == 0)
      let run = try folder.storyloom("compare", Command.seeds, "seeds.tar.gz")
      #expect(run.status == 0)
      #expect(run.output.contains("0 added, 0 removed, 0 changed, 5 unchanged"), "\(run.output)")
      #expect(try folder.storyloom("compare", Command.seeds, "none").status == 66)
      #expect(try folder.storyloom("compare", "none", Command.seeds).status == 66)
      try folder.write("no", to: "bad/a.md")
      #expect(try folder.storyloom("compare", Command.seeds, "bad").status == 65)
      #expect(try folder.storyloom("compare", Command.seeds).status == 64)
      #expect(try folder.storyloom("compare", "-", "-").status == 64)
    }
  }

  // 50 documents are taken and 3 are changed, those whose places the loop below names.
  @Test(
    "Of the shared corpus exactly the documents that were taken and changed are named",
    .enabled(if: Package.hasNews))
  func corpus() throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: "new"), withIntermediateDirectories: true)
      let names = try FileManager.default.contentsOfDirectory(atPath: Package.news)
        .filter { $0.hasSuffix(".md") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      var (taken, changed): ([String], [String]) = ([], [])
      for (number, name) in names.enumerated() {
        if number % 31 == 7, taken.count < 50 {
          taken.append(name)
        } else if number % 401 == 5, changed.count < 3 {
          changed.append(name)
          let text = try String(contentsOfFile: Package.news + "/" + name, encoding: .utf8)
          try folder.write(
            text.replacing("title:", with: "title: ", maxReplacements: 1), to: "new/\(name)")
        } else {
          try folder.link("new/\(name)", to: Package.news + "/" + name)
        }
      }
      #expect(taken.count == 50 && changed.count == 3)
      let run = try folder.storyloom("compare", Package.news, "new", "--format", "json")
      let json = try #require(try run.json() as? [String: Any])
      let documents = try #require(json["documents"] as? [String: Any])
      #expect(documents["removed"] as? [String] == taken)
      #expect(documents["changed"] as? [String] == changed)
      #expect(documents["added"] as? [String] == [])
      #expect(documents["unread"] as? [String] == [])
      #expect(documents["unchanged"] as? Int == names.count - 53)
    }
  }
}

@Suite("storyloom verify", .timeLimit(.minutes(Patience.scaled(10))))
struct VerifyCommandTests {
  @Test("A fresh report holds, alone, with its inputs and computed again with any threads")
  func fresh() throws {
    try TemporaryFolder.with { folder in
      let made = try folder.storyloom(
        "report", Command.seeds, "--output", "out", "--bin", "week", "--excel", "--seed", "3")
      #expect(made.status == 0)
      let count = try folder.files(below: "out").count - 1
      for (arguments, line) in [
        ([], "\(count) files as the manifest says"),
        ([Command.seeds], "\(count) files and 5 documents as the manifest says"),
        (
          [Command.seeds, "--rerun", "--jobs", "1"],
          "\(count) files and 5 documents as the manifest says; computed again, every byte is the same"
        ),
      ] {
        let run = try folder.storyloom(["verify", "out"] + arguments)
        #expect(run.status == 0 && run.words == "" && run.output == line + "\n", "\(run)")
      }
    }
  }

  @Test("One changed byte in any file is named, with status 65")
  func changedByte() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.storyloom("report", Command.seeds, "--output", "out")
      for (name, bytes) in try folder.files(below: "out") where name != "manifest.json" {
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        try folder.write(changed, to: "out/\(name)")
        let run = try folder.storyloom("verify", "out")
        #expect(run.status == 65)
        #expect(run.output == "\(name): the file is not the one that the report wrote\n")
        #expect(run.words.contains("1 thing in 'out' is not as its manifest.json says"))
        try folder.write(bytes, to: "out/\(name)")
      }
      #expect(try folder.storyloom("verify", "out").status == 0)
    }
  }

  @Test("What is missing, unknown, or made of other documents is named")
  func others() throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.copyItem(at: Package.seeds, to: folder.url.appending(path: "in"))
      _ = try folder.storyloom("report", "in", "--output", "out")
      try folder.write("mine", to: "out/notes.txt")
      let noted = try folder.storyloom("verify", "out", "in")
      #expect(noted.status == 0)
      #expect(noted.words.hasPrefix("storyloom: note: notes.txt: not part of the report"))
      #expect(try folder.storyloom("verify", "out", "--quiet").words == "")
      try FileManager.default.removeItem(at: folder.url.appending(path: "out/links.csv"))
      try folder.write(Documents.good, to: "in/001_0dfa9dda0334464e.txt")
      try folder.write(Documents.good, to: "in/more.md")
      let run = try folder.storyloom("verify", "out", "in", "--format", "json")
      #expect(run.status == 65)
      let json = try #require(try run.json() as? [String: Any])
      let faults = try #require(json["faults"] as? [[String: String]])
      #expect(
        faults == [
          ["fault": "output-missing", "path": "links.csv"],
          ["fault": "input-changed", "path": "001_0dfa9dda0334464e.txt"],
          ["fault": "input-added", "path": "more.md"],
        ])
      #expect(json["unknown"] as? [String] == ["notes.txt"] && json["holds"] as? Bool == false)
      let rerun = try folder.storyloom("verify", "out", "in", "--rerun")
      #expect(rerun.status == 65)
      #expect(rerun.lines.contains("METHODS.md: computed again, the file has other bytes"))
    }
  }

  @Test("Without a manifest the status is 66, with a damaged one 65, and the words say why")
  func manifests() throws {
    try TemporaryFolder.with { folder in
      try folder.write("", to: "empty/x")
      for name in ["empty", "none"] {
        let run = try folder.storyloom("verify", name)
        #expect(run.status == 66 && run.output == "")
        #expect(run.words.contains("'\(name)' has no manifest.json"))
      }
      try folder.write("{}", to: "damaged/manifest.json")
      let run = try folder.storyloom("verify", "damaged")
      #expect(run.status == 65 && run.output == "")
      #expect(run.words.contains("is damaged: 'manifest' is missing"))
      _ = try folder.storyloom("report", Command.seeds, "--output", "out")
      let text = String(
        decoding: try folder.files(below: "out")["manifest.json"] ?? [], as: UTF8.self)
      try folder.write(
        text.replacing("\"seed\": \"0\"", with: "\"seed\": \"x\""), to: "out/manifest.json")
      #expect(try folder.storyloom("verify", "out").status == 0)
      let rerun = try folder.storyloom("verify", "out", Command.seeds, "--rerun")
      #expect(rerun.status == 65)
      #expect(rerun.words.contains("the option 'seed' has a value that is none"))
      #expect(try folder.storyloom("verify", "out", "--rerun").status == 64)
      #expect(try folder.storyloom("verify", "out", "none").status == 66)
      #expect(try folder.storyloom("verify").status == 64)
    }
  }
}
