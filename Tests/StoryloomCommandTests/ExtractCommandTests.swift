import Foundation
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("storyloom extract", .timeLimit(.minutes(Patience.scaled(10))))
struct ExtractCommandTests {
  /// What the library says of the records that were read from a place.
  private func expectedLines(of path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try ArchiveReader([InputPath(path)]).forEachDocument { document in
      if let record = document.record { RecordLineWriter().write(record, to: &bytes) }
    }
    return bytes
  }

  /// The lines of a run, each read by Foundation.
  private func objects(_ run: Run) throws -> [[String: Any]] {
    #expect(run.bytes.last == 0x0A || run.bytes.isEmpty)
    return try run.bytes.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  @Test("The seeds are five lines in the order of their names, with 48 related entries")
  func seeds() throws {
    let run = try TemporaryFolder.with { try $0.storyloom("extract", Command.seeds) }
    #expect(run.status == 0 && run.words == "")
    let objects = try objects(run)
    let names = try FileManager.default.contentsOfDirectory(atPath: Command.seeds).sorted()
    #expect(objects.map { $0["document"] as? String } == names)
    let related = objects.map { $0["related"] as? [[String: Any]] ?? [] }
    #expect(related.map(\.count) == [1, 2, 11, 2, 32])
    for object in objects { #expect(Set(object.keys) == Set(RecordSchema.keys)) }
    let archive = try ArchiveReader([InputPath(Command.seeds)]).contents()
    for (object, record) in zip(objects, archive.records) {
      #expect(object["keys"] as? [String] == record.article.keys.map(\.text))
      let mentions = object["related"] as? [[String: Any]] ?? []
      #expect(
        mentions.map { $0["keys"] as? [String] } == record.related.map { $0.keys.map(\.text) })
    }
    #expect(run.bytes == (try expectedLines(of: Command.seeds)))
  }

  @Test("In a pipeline whose reader wants one line, a long output ends in success")
  func head() throws {
    try TemporaryFolder.with { folder in
      // More than a pipe holds, so that there is a write after the reader has gone.
      let more = "excerpt: " + String(repeating: "words ", count: 20_000)
      for number in 10..<40 {
        try folder.write(Documents.article("A\(number)", more: more), to: "archive/\(number).md")
      }
      let run = try folder.shell("set -o pipefail; storyloom extract archive | head -1")
      #expect(run.status == 0 && run.words == "")
      #expect(try objects(run).map { $0["document"] as? String } == ["10.md"])
    }
  }

  @Test("Faulty documents are left out and told, ten of them, and --strict ends with 65")
  func faults() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      for number in 10..<22 { try folder.write("", to: "archive/\(number).md") }
      let run = try folder.storyloom("extract", "archive")
      #expect(run.status == 0)
      #expect(try objects(run).map { $0["document"] as? String } == ["good.md"])
      let words = run.words.split(separator: "\n")
      #expect(words.count == 11)
      #expect(words.prefix(10).allSatisfy { $0.hasSuffix("[empty-file]") })
      #expect(words.last == "and 2 more faults; 'storyloom check' lists them all")
      let verbose = try folder.storyloom("extract", "archive", "--verbose")
      #expect(verbose.words.split(separator: "\n").count == 12)
      let strict = try folder.storyloom("extract", "archive", "--strict", "--quiet")
      #expect(strict.status == 65 && strict.bytes == run.bytes)
      #expect(
        strict.words
          == "storyloom: error: 12 faults in the input, and --strict allows none\n")
    }
  }

  @Test("The JSON Schema is printed without reading anything")
  func schema() throws {
    let run = try TemporaryFolder.with { try $0.storyloom("extract", "--schema") }
    #expect(run.status == 0 && run.words == "")
    var expected = ""
    RecordSchema.json.write(to: &expected, indented: true)
    #expect(run.output == expected + "\n")
    #expect((try run.json() as? [String: Any])?["title"] as? String == "Storyloom record")
  }

  @Test("No headline breaks its line or steers a terminal")
  func controlCharacters() throws {
    try TemporaryFolder.with { folder in
      let title = "a\u{1B}[2Jb\nc\u{85}d\u{2028}e\u{9B}1mf"
      try folder.write(Documents.article(title), to: "a.md")
      let run = try folder.storyloom("extract", "a.md")
      #expect(run.output.dropLast().unicodeScalars.allSatisfy { !("\0"..."\u{1F}" ~= $0) })
      #expect(try objects(run).map { $0["title"] as? String } == [title])
    }
  }

  @Test(
    "The shared corpus is 1,611 lines with 5,315 related entries, byte for byte those of the library",
    .enabled(if: Package.hasNews, "the shared corpora are absent"))
  func corpus() throws {
    let run = try TemporaryFolder.with { try $0.storyloom("extract", Package.news, "--strict") }
    #expect(run.status == 0 && run.words == "")
    let objects = try objects(run)
    #expect(objects.count == 1_611)
    #expect(objects.map { ($0["related"] as? [Any])?.count ?? 0 }.reduce(0, +) == 5_315)
    #expect(run.bytes == (try expectedLines(of: Package.news)))
  }
}

@Suite("storyloom extract --stdin-frames", .timeLimit(.minutes(Patience.scaled(10))))
struct ExtractFramesTests {
  /// A document behind its header.
  private func frame(_ name: String, _ text: String) -> String {
    "\(text.utf8.count) \(name)\n\(text)"
  }

  private func documents(_ run: Run) -> [String] {
    run.lines.map { String($0.dropFirst(13).prefix { $0 != "\"" }) }
  }

  @Test("Documents come out in the order in which they came in, with the names that they came with")
  func order() throws {
    try TemporaryFolder.with { folder in
      let names = ["z.md", "a b.md", "10 m.md"]
      let input = names.map { frame($0, Documents.article($0)) }.joined(separator: "\n")
      let run = try folder.storyloom("extract", "--stdin-frames", input: input)
      #expect(run.status == 0 && run.words == "")
      #expect(documents(run) == names)
    }
  }

  @Test("The seeds in frames give the lines that their folder gives")
  func seeds() throws {
    try TemporaryFolder.with { folder in
      let script = """
        cd '\(Command.seeds)'; for name in *; do
        printf '%d %s\\n' "$(wc -c < "$name")" "$name"; cat "$name"; done \
        | storyloom extract --stdin-frames --strict
        """
      let run = try folder.shell(script)
      #expect(run.status == 0 && run.words == "")
      #expect(run.bytes == (try folder.storyloom("extract", Command.seeds).bytes))
    }
  }

  @Test("A line comes out before the next document comes in")
  func promptness() throws {
    try TemporaryFolder.with { folder in
      let document = frame("a.md", Documents.good)
      try folder.write(document, to: "frame")
      // The second frame is written only when the line of the first has been read.
      let script = """
        mkfifo in out
        storyloom extract --stdin-frames < in > out &
        exec 3> in 4< out
        for turn in 1 2 3; do cat frame >&3; read -r -t 60 line <&4; echo "${line:0:19}"; done
        exec 3>&-
        wait $!
        """
      let run = try folder.shell(script)
      #expect(run.status == 0 && run.words == "")
      #expect(run.lines == Array(repeating: #"{"document":"a.md","#, count: 3))
    }
  }

  @Test("Faulty documents and broken frames are told, and what can be read is kept")
  func faults() throws {
    try TemporaryFolder.with { folder in
      let good = frame("good.md", Documents.good)
      let input = good + frame("empty.md", "") + good + "words\n" + good
      let run = try folder.storyloom("extract", "--stdin-frames", input: input)
      #expect(run.status == 65)
      #expect(documents(run) == ["good.md", "good.md"])
      let words = run.words.split(separator: "\n")
      #expect(words.count == 5 && words[4].contains("the stream broke off"))
      #expect(words[0].hasPrefix("empty.md:1:1: error: ") && words[0].hasSuffix("[empty-file]"))
      let offset = 2 * good.utf8.count + frame("empty.md", "").utf8.count
      #expect(words[1].hasPrefix("-:1:1: error: no frame begins at byte \(offset) "))
      #expect(words[1].hasSuffix("[malformed-frame]") && words[2] == "words")
      let strict = try folder.storyloom(
        "extract", "--stdin-frames", "--strict", "--quiet", input: input)
      #expect(strict.status == 65 && strict.bytes == run.bytes)
      #expect(strict.words.contains("2 faults in the input"))
    }
  }

  @Test("A frame that is cut off ends with 65, whatever could be read before it")
  func cutOff() throws {
    try TemporaryFolder.with { folder in
      let whole = frame("a.md", Documents.good)
      let cut = try folder.storyloom(
        "extract", "--stdin-frames", input: String(whole.dropLast(3)))
      #expect(cut.status == 65 && cut.output == "")
      #expect(cut.words.hasPrefix("a.md:1:1: error: the stream ends after "))
      #expect(cut.words.contains("[incomplete-frame]"))
      #expect(cut.words.contains("the frame could not be read; --verbose prints every fault"))
      let after = try folder.storyloom(
        "extract", "--stdin-frames", input: whole + whole.dropLast(3))
      #expect(after.status == 65 && documents(after) == ["a.md"])
    }
  }

  @Test("No frame at all is no fault: a worker's share of an archive may be empty")
  func empty() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("extract", "--stdin-frames", "--strict", input: "")
      #expect(run.status == 0 && run.output == "" && run.words == "")
    }
  }

  @Test("Of twelve faults ten are told, and --verbose tells all")
  func manyFaults() throws {
    try TemporaryFolder.with { folder in
      let input = frame("good.md", Documents.good) + String(repeating: "0 empty.md\n", count: 12)
      let run = try folder.storyloom("extract", "--stdin-frames", input: input)
      let words = run.words.split(separator: "\n")
      #expect(words.count == 11)
      #expect(words.last == "and 2 more faults; --verbose prints them all")
      let verbose = try folder.storyloom("extract", "--stdin-frames", "--verbose", input: input)
      #expect(verbose.words.split(separator: "\n").count == 12)
    }
  }

  @Test("A name with bytes that are not UTF-8 is printed as text")
  func foreignName() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("A"), to: "a.md")
      let script = """
        (printf '%d caf\\xe9.md\\n' "$(wc -c < a.md)"; cat a.md) | storyloom extract --stdin-frames
        """
      let run = try folder.shell(script)
      #expect(run.status == 0 && run.words == "")
      #expect(run.output.hasPrefix(#"{"document":"caf\\xE9.md","#))
    }
  }

  @Test("A reader that has gone away is no failure")
  func closedPipe() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(
        "extract", "--stdin-frames", input: frame("a.md", Documents.good), to: .closedPipe)
      #expect(run.status == 0 && run.words == "")
    }
  }
}
