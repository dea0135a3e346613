import Foundation
import StoryTestSupport
import Testing

@Suite("Files written by hand", .timeLimit(.minutes(Patience.scaled(10))))
struct HandTableCommandTests {
  /// A registry that is refused, and the beginning of what is said.
  struct Fault: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var words: String
    var testDescription: String { name }
  }

  @Test(
    "A faulty registry ends with status 65 before anything is read, with file, line and column",
    arguments: [
      Fault(
        name: "unknown column", text: "domain,provider,colour\na.com,b.com,red\n",
        words: "r.csv:1:17: error: there is no column “colour”; the columns are domain, "),
      Fault(
        name: "missing column", text: "domain,owner\na.com,A\n",
        words: "r.csv:1:1: error: the column “provider” is missing; "),
      Fault(
        name: "duplicate", text: "domain,provider\na.com,b.com\na.com,c.com\n",
        words: "r.csv:3:1: error: the domain a.com has a row already, on line 2; "),
      Fault(
        name: "cycle", text: "domain,provider\na.com,b.com\nb.com,a.com\n",
        words: "r.csv:2:1: error: domains are joined in a circle, a.com -> b.com -> a.com "),
      Fault(
        name: "malformed", text: "domain,provider\na.com\n",
        words: "r.csv:2:1: error: the row has 1 fields and the header 2; "),
      Fault(
        name: "no domain", text: "domain,provider\nhttps://a.com/x,b.com\n",
        words: "r.csv:2:1: error: the domain is no domain; "),
      Fault(
        name: "empty domain", text: "domain,provider\n,b.com\n",
        words: "r.csv:2:1: error: the domain is empty; "),
      Fault(name: "empty file", text: "", words: "r.csv:1:1: error: the file has no header; "),
    ])
  func faulty(fault: Fault) throws {
    try TemporaryFolder.with { folder in
      try folder.write(fault.text, to: "r.csv")
      // The archive does not exist: it would end with 66 if it were looked for first.
      for command in ["stats", "providers", "report"] {
        let run = try folder.storyloom(command, "nowhere", "--providers", "r.csv", "--quiet")
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(run.words.hasPrefix(fault.words), "\(run.words)")
        #expect(
          run.words.hasSuffix(
            "storyloom: error: 1 fault in r.csv, and no archive was read; mend the file\n"))
      }
      #expect(try folder.files().keys.sorted() == ["r.csv"])
    }
  }

  @Test("A registry that does not exist ends with status 66")
  func absent() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("stats", Command.seeds, "--providers", "r.csv")
      #expect(run.status == 66)
      #expect(run.words.contains("r.csv: the table cannot be read: it does not exist"))
    }
  }

  @Test("A registry joins providers and states owners in the table, the methods and the shares")
  func registry() throws {
    try TemporaryFolder.with { folder in
      try folder.write(
        "domain,provider,owner\nwww.zdnet.com,cnet.com,Red\ncnet.com,,Red\nforbes.com,,Forbes\n",
        to: "folder/r.csv")
      let run = try folder.storyloom(
        "export", Command.seeds, "--format", "csv", "--output", "out", "--providers",
        "folder/r.csv")
      #expect(run.status == 0 && run.words == "")
      let files = try folder.files(below: "out")
      let providers = try CSVText.records(try #require(files["providers.csv"]))
      #expect(providers.count == 36)
      let joined = try #require(providers.first { $0["Id"] == "cnet.com" })
      #expect(joined["domains"] == "cnet.com; zdnet.com" && joined["owner"] == "Red")
      let shares = try CSVText.records(try #require(files["concentration.csv"]))
      #expect(
        shares.map { $0["level"] } == Array(repeating: "provider", count: 4)
          + Array(repeating: "owner", count: 4))
      let report = try folder.storyloom(
        "report", Command.seeds, "--output", "rep", "--providers", "folder/r.csv")
      #expect(report.status == 0)
      let methods = String(
        decoding: try #require(try folder.files(below: "rep")["METHODS.md"]), as: UTF8.self)
      #expect(methods.contains("| `--providers` | r.csv (3 domains) |\n"))
    }
  }

  @Test("Where ranks only mirror volume, providers and report say so, unless they are to be quiet")
  func volume() throws {
    try TemporaryFolder.with { folder in
      let names = ["a", "b", "c"]
      for name in names {
        var text = "---\ntitle: \(name)\nwebUrl: \"https://\(name).example/x\"\nrelated:\n"
        for other in names where other != name {
          text += "  - title: \(other)\n    webUrl: \"https://\(other).example/x\"\n"
        }
        try folder.write(text + "---\n", to: "archive/\(name).md")
      }
      for command in ["providers", "report"] {
        let run = try folder.storyloom(command, "archive")
        #expect(run.status == 0)
        #expect(
          run.words.contains(
            "storyloom: warning: the ranks of providers mirror how much each has published "
              + "(100.0 % of the ordered pairs of providers are linked; "))
        let quiet = try folder.storyloom(command, "archive", "--quiet")
        #expect(quiet.words == "")
      }
      #expect(try folder.storyloom("stats", "archive").words.contains("mirror") == false)
    }
  }

  @Test("Faulty edits of identity end with 65, and those that do not exist with 66")
  func faultyEdits() throws {
    try TemporaryFolder.with { folder in
      try folder.write(
        "action,first,second\nmerge,https://a.com,https://b.com\n"
          + "separate,https://b.com,https://a.com\nmerge,nothing,https://b.com\n", to: "e.csv")
      let run = try folder.storyloom("stats", "nowhere", "--identity", "e.csv")
      #expect(run.status == 65 && run.output == "")
      #expect(run.words.contains("e.csv:3:1: error: line 2 says the opposite; keep one [contra"))
      #expect(run.words.contains("e.csv:4:7: error: no article is named; "))
      #expect(run.words.hasSuffix("2 faults in e.csv, and no archive was read; mend the file\n"))
      let absent = try folder.storyloom("stats", Command.seeds, "--identity", "x.csv")
      #expect(absent.status == 66)
    }
  }

  @Test("Edits merge articles, stand in the ledger and the methods, and warn of what is unknown")
  func edits() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/a.md")
      try folder.write(
        "first,second,action,note\n"
          + "https://good.example/a,http://www.named.example/b/,merge,\"a, b\"\n"
          + "https://good.example/a,https://gone.example,separate,\n", to: "folder/e.csv")
      let run = try folder.storyloom(
        "report", "archive", "--identity", "folder/e.csv", "--output", "rep")
      #expect(run.status == 0)
      #expect(run.words.contains("folder/e.csv:3:24: warning: the archive has no such article, "))
      let files = try folder.files(below: "rep")
      #expect(try CSVText.records(try #require(files["articles.csv"])).count == 1)
      let ledger = try CSVText.records(try #require(files["identity.csv"]))
      let merge = try #require(ledger.first { $0["rule"] == "by-hand" })
      #expect(merge["document"] == "e.csv" && merge["line"] == "2")
      let methods = String(decoding: try #require(files["METHODS.md"]), as: UTF8.self)
      #expect(methods.contains("| `--identity` | e.csv (1 merge, 1 separation) |\n"))
      #expect(methods.contains("By hand (`--identity`): 1 merge, each in `identity.csv`"))
      let strict = try folder.storyloom(
        "stats", "archive", "--identity", "folder/e.csv", "--strict")
      #expect(strict.status == 65)
    }
  }
}
