import Foundation
import StoryTestSupport
import Testing

@Suite("storyloom --tables", .timeLimit(.minutes(Patience.scaled(10))))
struct GraphTableCommandTests {
  /// Something refused, and what is said.
  struct Refusal: CustomTestStringConvertible, Sendable {
    var name: String
    /// What is done to the tables before.
    var before = "true"
    var arguments: String
    var status: Int32
    var words: String
    var testDescription: String { name }
  }

  @Test("A report from graph tables is that from the documents, file by file")
  func report() throws {
    try TemporaryFolder.with { folder in
      let export = try folder.storyloom(
        "export", Command.seeds, "--format", "jsonl", "--output", "tables")
      #expect(export.status == 0 && export.output == "" && export.words == "")
      #expect(
        try folder.files(below: "tables").keys.sorted() == [
          "archive.json", "articles.jsonl", "contradictions.jsonl", "documents.jsonl",
          "faults.jsonl",
          "links.jsonl", "merges.jsonl", "providers.jsonl",
        ])
      let again = try folder.storyloom("report", "--tables", "tables", "--output", "again")
      #expect(again.status == 0)
      let first = try folder.storyloom("report", Command.seeds, "--output", "first")
      #expect(again.words.replacing("again", with: "first") == first.words)
      let (files, others) = (try folder.files(below: "first"), try folder.files(below: "again"))
      #expect(files.keys.sorted() == others.keys.sorted())
      for (name, bytes) in files { #expect(others[name] == bytes, "\(name)") }
      // What was read is in the manifest, so a report of tables is held against the documents, too.
      #expect(try folder.storyloom("verify", "again", Command.seeds, "--rerun").status == 0)
    }
  }

  @Test("Faults, tables by hand and what was chosen while reading come along")
  func settings() throws {
    try TemporaryFolder.with { folder in
      try folder.write("---\ntitle: One\nwebUrl: https://a.example/1\n---\n", to: "a/1.md")
      try folder.write("---\ntitle: Two\nwebUrl: https://b.example/2\n---\n", to: "a/2.md")
      try folder.write("---\ntitle: [\n", to: "a/3.md")
      try folder.write("domain,provider,owner\nb.example,a.example,Red\n", to: "p.csv")
      try folder.write(
        """
        action,first,second
        merge,https://a.example/1,https://b.example/2
        merge,https://a.example/1,https://c.example/3

        """, to: "i.csv")
      let choices = [
        "--providers", "p.csv", "--identity", "i.csv", "--max-nesting", "50", "--provider-by",
        "name",
      ]
      let export = try folder.storyloom(
        ["export", "a", "--format", "jsonl", "-o", "tables"] + choices)
      #expect(export.status == 0)
      #expect(export.words.contains("3.md:"))
      let first = try folder.storyloom(["report", "a", "-o", "first"] + choices)
      let again = try folder.storyloom(
        "report", "--tables", "tables", "-o", "again", "--providers", "p.csv", "--identity", "i.csv"
      )
      #expect(again.status == 0)
      #expect(again.words.replacing("again", with: "first") == first.words)
      let files = try folder.files(below: "first")
      #expect(try folder.files(below: "again") == files)
      let identity = try CSVText.records(try #require(files["identity.csv"]))
      #expect(identity.contains { $0["rule"] == "by-hand" })
    }
  }

  @Test("With --show a part of what tables hold is shown")
  func show() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.storyloom("export", Command.seeds, "--format", "jsonl", "-o", "tables")
      let part = ["--show", "--since", "2020-06-12", "--format", "csv"]
      let first = try folder.storyloom(["export", Command.seeds, "-o", "first"] + part)
      let again = try folder.storyloom(["export", "--tables", "tables", "-o", "again"] + part)
      #expect(again.status == 0 && again.words == first.words)
      #expect(first.words.contains("26 of 46 articles"))
      #expect(try folder.files(below: "first") == folder.files(below: "again"))
    }
  }

  @Test(
    "What cannot be answered is refused with its reason, and nothing is written",
    arguments: [
      Refusal(
        name: "no input", arguments: "report", status: 64, words: "Name a file or a folder to read"),
      Refusal(
        name: "documents and tables", arguments: "report a --tables tables", status: 64,
        words: "Name documents to read, or --tables: one of the two."),
      Refusal(
        name: "no name", arguments: "report --tables ''", status: 64,
        words: "--tables names a folder."),
      Refusal(
        name: "a part measured", arguments: "report --tables tables --since 2020", status: 64,
        words: "Tables do not hold the mentions one by one"),
      Refusal(
        name: "copies merged", arguments: "report --tables tables --collapse-syndicated",
        status: 64,
        words: "Tables do not hold the mentions one by one"),
      Refusal(
        name: "other providers", arguments: "report --tables tables --provider-by name", status: 65,
        words: "the tables were made with --provider-by domain; leave the option out"),
      Refusal(
        name: "another registry", before: "printf 'domain,provider\\na.com,b.com\\n' > p.csv",
        arguments: "report --tables tables --providers p.csv", status: 65,
        words: "the tables were made without --providers; leave it out"),
      Refusal(
        name: "no folder", arguments: "report --tables none", status: 66,
        words: "'none' has no table 'archive.json'"),
      Refusal(
        name: "a table is missing", before: "rm tables/links.jsonl",
        arguments: "report --tables tables", status: 66, words: "'tables' has no table 'links'"),
      Refusal(
        name: "a table is a directory that is not whole",
        before: "mkdir x; mv tables/links.jsonl x/part-0; mv x tables/links.jsonl",
        arguments: "report --tables tables", status: 65,
        words: "the table 'links' in 'tables' is not whole: who wrote it has not finished"),
      Refusal(
        name: "a table is cut off", before: "truncate -s -3 tables/articles.jsonl",
        arguments: "report --tables tables", status: 65,
        words: "line 46 of 'articles': it is not what Storyloom writes; write them anew"),
      Refusal(
        name: "a table is in another order", before: "sort -r -o tables/articles.jsonl{,}",
        arguments: "report --tables tables", status: 65, words: "is not in the order of identifiers"
      ),
      Refusal(
        name: "a later form", before: "sed -i 's/\"tables\": 1/\"tables\": 2/' tables/archive.json",
        arguments: "report --tables tables", status: 65,
        words: "it has form 2, and this version reads form 1"),
      Refusal(
        name: "no folder to write to", arguments: "export seeds --format jsonl", status: 64,
        words: "--format jsonl writes several tables; name a folder with --output."),
      Refusal(
        name: "tables of a part", arguments: "export seeds --format jsonl -o new --since 2020",
        status: 64, words: "Graph tables hold a whole archive"),
      Refusal(
        name: "tables of merged copies",
        arguments: "export seeds --format jsonl -o new --collapse-syndicated", status: 64,
        words: "Graph tables hold a whole archive"),
    ])
  func refused(refusal: Refusal) throws {
    try TemporaryFolder.with { folder in
      try folder.link("seeds", to: Command.seeds)
      let run = try folder.shell(
        """
        storyloom export seeds --format jsonl -o tables || exit 1
        \(refusal.before) || exit 2
        storyloom \(refusal.arguments)
        """)
      #expect(run.status == refusal.status, "\(run.words)")
      #expect(
        run.words.replacing(/\s+/, with: " ").contains(refusal.words), "\(run.words)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains("Reports") && !names.contains("new"))
    }
  }
}
