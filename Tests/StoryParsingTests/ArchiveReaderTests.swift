import Foundation
import StoryParsing
import StoryTestSupport
import Testing

@Suite struct ArchiveReaderTests {
  @Test("Documents come one by one in their order, faulty ones too")
  func documents() throws {
    try TemporaryFolder.with { folder in
      try folder.write(document("title: B", "provider: {name: P}"), to: "b.md")
      try folder.write("no front matter", to: "sub/a.md")
      try folder.write(document("title: A", "heat: x", "provider: {name: P}"), to: "a.md")
      try folder.link("z.md", to: "nowhere")
      let archive = try ArchiveReader([folder.input()])
      var seen: [String] = []
      archive.forEachDocument { document in
        let title = document.record?.article.title ?? "none"
        seen.append(
          "\(document.source.name) \(title) \(document.byteCount) "
            + document.diagnostics.map(\.description).joined())
      }
      #expect(
        seen.map { String($0.prefix(40)) } == [
          "a.md A 45 a.md:3:7: warning: heat must b", "b.md B 37 ",
          "sub/a.md none 15 sub/a.md:1:1: error: th",
        ])
      let contents = archive.contents()
      #expect(contents.records.map(\.article.title) == ["A", "B"])
      #expect(contents.diagnostics.map(\.document) == ["z.md", "a.md", "sub/a.md"])
      #expect(contents.documentCount == 3)
      #expect(contents.skippedCount == 1)
      #expect(contents.byteCount == 45 + 37 + 15)
    }
  }

  @Test("An error of the caller ends the reading and keeps its type")
  func stops() throws {
    struct Enough: Error {}
    try TemporaryFolder.with { folder in
      for name in ["a.md", "b.md", "c.md"] { try folder.write("x", to: name) }
      let archive = try ArchiveReader([folder.input()])
      var count = 0
      #expect(throws: Enough.self) {
        try archive.forEachDocument { (_: DocumentResult) throws(Enough) in
          count += 1
          if count == 2 { throw Enough() }
        }
      }
      #expect(count == 2)
    }
  }

  @Test("A file that vanishes after it was found is reported, and the rest is read")
  func vanished() throws {
    try TemporaryFolder.with { folder in
      for name in ["a.md", "b.md", "c.md"] {
        try folder.write(document("title: \(name)", "provider: {name: P}"), to: name)
      }
      let archive = try ArchiveReader([folder.input()])
      try FileManager.default.removeItem(atPath: folder.path + "/b.md")
      try FileManager.default.removeItem(atPath: folder.path + "/c.md")
      // A pipe in the place of a file would wait for a writer that never comes.
      #expect(mkfifo(folder.path + "/c.md", 0o600) == 0)
      let contents = archive.contents()
      #expect(contents.records.map(\.article.title) == ["a.md"])
      #expect(
        contents.diagnostics.map { "\($0.document) \($0.place)" }
          == ["b.md unreadable-file error 1:1", "c.md unreadable-file error 1:1"])
      #expect(contents.skippedCount == 2)
    }
  }

  @Test(
    "A file whose length is not the stated one is left out",
    .enabled(
      if: FileManager.default.fileExists(atPath: "/sys/kernel/profiling"),
      "no file here states a wrong length"))
  func torn() throws {
    // The kernel's attribute files state a page of 4,096 bytes and hold a few.
    let contents = try ArchiveReader([InputPath("/sys/kernel/profiling")]).contents()
    #expect(contents.diagnostics.map(\.place) == ["changed-while-reading error 1:1"])
    #expect(contents.records == [])
  }

  @Test("Files of any length are read whole")
  func lengths() throws {
    try TemporaryFolder.with { folder in
      let front = document("title: A", "provider: {name: P}")
      for length in [0, 1, 65_535, 65_536, 65_537, 300_000] {
        try folder.write(front + String(repeating: "x", count: length), to: "\(length).md")
      }
      let contents = try ArchiveReader([folder.input()]).contents()
      #expect(contents.records.count == 6)
      #expect(contents.byteCount == 6 * front.utf8.count + 496_609)
    }
  }

  @Test("Another reader can take the place of the reference")
  func otherReader() throws {
    struct Titles: DocumentReader {
      func read(bytes: borrowing Span<UInt8>, document: String) -> DocumentReading {
        var article = Mention()
        article.title = "\(bytes.count) bytes"
        return (ArticleRecord(document: document, article: article), [])
      }
    }
    try TemporaryFolder.with { folder in
      try folder.write("four", to: "a.md")
      let contents = try ArchiveReader([folder.input()], reader: Titles()).contents()
      #expect(contents.records.map(\.article.title) == ["4 bytes"])
    }
  }
}
