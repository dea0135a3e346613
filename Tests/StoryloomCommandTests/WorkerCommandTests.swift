import Foundation
import StoryTestSupport
import Testing

/// What programs that share an archive out over many machines run on each of them.
@Suite(
  "storyloom extract --answers, resolve, communities", .timeLimit(.minutes(Patience.scaled(10))))
struct WorkerCommandTests {
  /// The objects in lines of JSON.
  private func objects(_ text: some StringProtocol) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func line(_ object: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self) + "\n"
  }

  /// A column of a table of strings and numbers.
  private func column<Value>(_ name: String, of objects: [[String: Any]]) -> [Value] {
    objects.compactMap { $0[name] as? Value }
  }

  @Test("Each document has an answer, read or not, whether it comes as a file or in a frame")
  func answers() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "a/1.md")
      try folder.write("---\ntitle: [\n", to: "a/2.md")
      try folder.write("", to: "a/3.md")
      let run = try folder.storyloom("extract", "a", "--answers", "--quiet")
      #expect(run.status == 0)
      let answers = try objects(run.output)
      #expect(column("document", of: answers) == ["1.md", "2.md", "3.md"])
      #expect(answers.map { ($0["mentions"] as? [Any])?.count } == [2, 0, 0])
      #expect(answers.map { ($0["faults"] as? [Any])?.isEmpty } == [true, false, false])
      #expect(answers.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
      var frames = ""
      for name in ["1.md", "2.md", "3.md"] {
        let text = try String(contentsOf: folder.url.appending(path: "a/\(name)"), encoding: .utf8)
        frames += "\(text.utf8.count) \(name)\n\(text)\n"
      }
      let framed = try folder.storyloom(
        ["extract", "--stdin-frames", "--answers", "--quiet"], input: frames)
      #expect(framed.status == 0)
      #expect(framed.bytes == run.bytes)
    }
  }

  @Test("A share in which nothing can be read has its answers, too")
  func unreadable() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(
        ["extract", "--stdin-frames", "--answers", "--quiet"], input: "0 a.md\n0 b.md\n")
      #expect(run.status == 0)
      #expect(try objects(run.output).count == 2)
      let refused = try folder.storyloom("extract", "a", "--answers", "--since", "2020")
      #expect(refused.status == 64)
    }
  }

  @Test("Blocks of the seeds come to the articles and merges of their graph tables")
  func resolve() throws {
    try TemporaryFolder.with { folder in
      let answers = try folder.storyloom("extract", Command.seeds, "--answers", "--quiet").output
      var mentions: [(keys: Set<Int64>, line: [String: Any])] = []
      for (answer, keys) in zip(try objects(answers), try self.keys(of: answers)) {
        for (position, entry) in ((answer["mentions"] as? [[String: Any]]) ?? []).enumerated() {
          let line: [String: Any] = [
            "document": answer["document"] ?? "", "source": "", "position": position,
            "mention": entry["mention"] ?? [:],
          ]
          mentions.append((Set(keys[position]), line))
        }
      }
      // Mentions with a key in common have one block, and so have theirs.
      var blocks: [(keys: Set<Int64>, lines: [[String: Any]])] = []
      for mention in mentions {
        let joined = blocks.filter { !$0.keys.isDisjoint(with: mention.keys) }
        blocks.removeAll { !$0.keys.isDisjoint(with: mention.keys) }
        blocks.append(
          (
            joined.reduce(mention.keys) { $0.union($1.keys) },
            joined.flatMap(\.lines) + [mention.line]
          ))
      }
      #expect(blocks.count == 46)
      let input = try blocks.enumerated().flatMap { number, block in
        try block.lines.map { try line($0.merging(["block": number]) { $1 }) }
      }.joined()
      let run = try folder.storyloom(["resolve"], input: input)
      #expect(run.status == 0 && run.words == "")
      let found = try objects(run.output)
      #expect(found.count == 46)
      _ = try folder.storyloom("export", Command.seeds, "--format", "jsonl", "-o", "tables")
      let tables = try folder.files(below: "tables")
      for (name, table) in [("articles", "articles.jsonl"), ("merges", "merges.jsonl")] {
        let rows = found.flatMap { ($0[name] as? [[String: Any]]) ?? [] }
        let stated = name == "merges" ? rows.compactMap { $0["statement"] as? [String: Any] } : rows
        let expected = try objects(String(decoding: try #require(tables[table]), as: UTF8.self))
        #expect(
          Set(try stated.map(sorted)) == Set(try expected.map(sorted)), "\(name)")
        #expect(stated.count == expected.count)
      }
    }
  }

  /// The keys of each mention of each answer: whole numbers, which `JSONSerialization` does not keep.
  private func keys(of answers: String) throws -> [[[Int64]]] {
    struct Answer: Decodable {
      struct Entry: Decodable { var keys: [Int64] }
      var mentions: [Entry]
    }
    return try answers.split(separator: "\n").map {
      try JSONDecoder().decode(Answer.self, from: Data($0.utf8)).mentions.map(\.keys)
    }
  }

  /// An object as a text that does not depend on the order of its keys.
  private func sorted(_ object: [String: Any]) throws -> String {
    String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys),
      as: UTF8.self)
  }

  @Test("What is no line of a block or of a component ends with its number")
  func faults() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(["resolve"], input: "{}\n")
      #expect(run.status == 65)
      #expect(
        run.words == "storyloom: error: line 1 of standard input: it is no mention of a block\n")
      let link = try line(["component": 1, "source": "a", "target": "b"])
      let other = try folder.storyloom(
        ["communities", "--total-weight", "1"], input: link + "nothing\n")
      #expect(other.status == 65)
      #expect(
        other.words == "storyloom: error: line 2 of standard input: it is no link of a component\n")
      #expect(try folder.storyloom(["resolve"], input: "").output == "")
    }
  }

  /// The links of the seeds, component by component, as lines.
  private func components(_ folder: TemporaryFolder) throws -> (lines: [String], sources: Int) {
    let links = try CSVText.records(
      folder.storyloom("links", Command.seeds, "--format", "csv").bytes)
    // Each article has the number of the smallest article that a chain of links leads to.
    var componentOf: [String: Int] = [:]
    for link in links {
      let ends = [link["Source"] ?? "", link["Target"] ?? ""]
      let known = ends.compactMap { componentOf[$0] }
      let number = known.min() ?? componentOf.count
      for (name, other) in componentOf where known.contains(other) { componentOf[name] = number }
      for end in ends { componentOf[end] = number }
    }
    let lines = try links.map { link -> (Int, String) in
      let source = try #require(link["Source"])
      let component = try #require(componentOf[source])
      return (
        component,
        try line(["component": component, "source": source, "target": link["Target"] ?? ""])
      )
    }
    return (
      lines.sorted { $0.0 < $1.0 }.map(\.1), Set(links.compactMap { $0["Source"] }).count
    )
  }

  @Test("The communities of each component are the stories of the seeds")
  func communities() throws {
    try TemporaryFolder.with { folder in
      let (lines, sources) = try components(folder)
      let run = try folder.storyloom(
        ["communities", "--total-weight", "\(sources)", "--stability-runs", "2"],
        input: lines.joined())
      #expect(run.status == 0 && run.words == "")
      let found = try objects(run.output)
      #expect(found.count == 4)
      var stories: Set<Set<String>> = []
      for component in found {
        let members = try #require(component["members"] as? [[String: Any]])
        #expect(members.allSatisfy { ($0["communities"] as? [Int])?.count == 3 })
        for group in Dictionary(grouping: members, by: { ($0["communities"] as? [Int])?[0] }).values
        {
          stories.insert(Set(column("article", of: group)))
        }
      }
      let articles = try CSVText.records(
        folder.storyloom("articles", Command.seeds, "--format", "csv").bytes)
      let expected = Dictionary(grouping: articles) { $0["cluster"] }.values.map { members in
        Set(members.compactMap { $0["Id"] })
      }
      #expect(stories == Set(expected))
    }
  }

  @Test("Standings beside the tables count, stories under the choices that they were made with")
  func standings() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.storyloom("export", Command.seeds, "--format", "jsonl", "-o", "tables")
      let names: [String] = column(
        "identifier",
        of: try objects(
          String(contentsOf: folder.url.appending(path: "tables/articles.jsonl"), encoding: .utf8)))
      func write(_ names: [String], communities: (Int) -> [Int]) throws {
        let rows = try names.enumerated().map { number, name in
          try line([
            "article": name, "component": 7, "pageRank": number == 0 ? 1 : 0,
            "communities": communities(number),
          ])
        }
        try folder.write(rows.joined(), to: "tables/standings.jsonl")
      }
      func articles(_ options: String...) throws -> [[String: String]] {
        let run = try folder.storyloom(
          ["export", "--tables", "tables", "--format", "csv", "-o", "csv", "--quiet"] + options)
        guard run.status == 0 else { throw Refused(words: run.words) }
        return try CSVText.records(try #require(folder.files(below: "csv")["articles.csv"]))
          .sorted { ($0["Id"] ?? "") < ($1["Id"] ?? "") }
      }
      // One component, and in place of five stories two: the first three articles, and all others.
      try write(names) { number in [number < 3 ? 1 : 0] + Array(repeating: 0, count: 20) }
      let rows = try articles()
      #expect(rows.prefix(3).map { $0["cluster"] } == ["2", "2", "2"])
      #expect(rows.dropFirst(3).allSatisfy { $0["cluster"] == "1" })
      #expect(rows.map { $0["pagerank"] }.prefix(2) == ["1", "0"])
      // Found with resolution 1 (and other seeds that agree): under another they are searched for here.
      #expect(Set(try articles("--resolution", "0.9").map { $0["cluster"] }).count == 5)
      // How they were found is said where they count.
      let place = folder.url.appending(path: "tables/archive.json")
      let archive = try String(contentsOf: place, encoding: .utf8)
      try Data(("{\"stories\": \"Found elsewhere\"," + archive.dropFirst()).utf8).write(to: place)
      for (resolution, words) in [("1", "storyloom: note: Found elsewhere\n"), ("0.9", "")] {
        let run = try folder.storyloom(
          "export", "--tables", "tables", "--format", "dot", "--resolution", resolution)
        #expect(run.status == 0)
        #expect(run.words == words)
      }
      try write(Array(names.reversed())) { _ in Array(repeating: 0, count: 21) }
      #expect(throws: Refused.self) { try articles() }
      try write(Array(names.dropLast())) { _ in Array(repeating: 0, count: 21) }
      #expect(throws: Refused.self) { try articles() }
    }
  }

  private struct Refused: Error {
    var words: String
  }
}
