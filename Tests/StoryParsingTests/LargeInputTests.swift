import Foundation
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Large inputs") struct LargeInputTests {
  /// Makes a file of a length without writing it.
  private func stretch(_ path: String, to length: off_t) {
    #expect(truncate(path, length) == 0)
  }

  @Test("A file above the limit is told, and the others are read")
  func limit() throws {
    try TemporaryFolder.with { folder in
      let limit = FramedDocuments.defaultLimit
      for name in ["a.md", "b.md", "c.md"] {
        try folder.write(document("title: \(name)", "provider: {name: P}"), to: name)
      }
      // What follows the front matter is never looked at, however long.
      stretch(folder.path(of: "a.md"), to: off_t(limit))
      stretch(folder.path(of: "b.md"), to: off_t(limit + 1))
      let contents = try ArchiveReader([folder.input()]).contents()
      #expect(contents.records.map(\.article.title) == ["a.md", "c.md"])
      #expect(
        contents.diagnostics.map { "\($0.document) \($0.place)" }
          == ["b.md document-too-large error 1:1"])
      #expect(contents.byteCount > limit)
    }
  }

  @Test("Documents that fill more than one batch come in their order, with any number of threads")
  func severalBatches() throws {
    try TemporaryFolder.with { folder in
      for number in 0..<9 {
        try folder.write(document("title: \(number)", "provider: {name: P}"), to: "\(number).md")
        if number.isMultiple(of: 2) { stretch(folder.path(of: "\(number).md"), to: 20 << 20) }
      }
      for threads in [1, 2, 5] {
        let archive = try ArchiveReader([folder.input()], threadCount: threads)
        #expect(archive.contents().records.map(\.article.title) == (0..<9).map(String.init))
      }
    }
  }

  @Test("Batches are handed over in order, whatever the number of threads")
  func manyBatches() throws {
    try TemporaryFolder.with { folder in
      for number in 100..<600 {
        let fault = number.isMultiple(of: 50) ? "heat: x" : "heat: 1"
        try folder.write(
          document("title: \(number)", fault, "provider: {name: P}"), to: "\(number).md")
      }
      let expected = try ArchiveReader([folder.input()], threadCount: 1).contents()
      #expect(expected.records.map(\.article.title) == (100..<600).map(String.init))
      #expect(expected.diagnostics.count == 10)
      for threads in [2, 3, 8, 64] {
        let contents = try ArchiveReader([folder.input()], threadCount: threads).contents()
        #expect(contents.records == expected.records)
        #expect(contents.diagnostics == expected.diagnostics)
      }
    }
  }

  @Test("An error of the caller ends the reading, however many threads are at work")
  func stops() throws {
    struct Enough: Error {}
    try TemporaryFolder.with { folder in
      for number in 0..<700 { try folder.write("x", to: "\(number).md") }
      for threads in [1, 2, 9] {
        let archive = try ArchiveReader([folder.input()], threadCount: threads)
        var count = 0
        #expect(throws: Enough.self) {
          try archive.forEachDocument { (_: DocumentResult) throws(Enough) in
            count += 1
            if count == 70 { throw Enough() }
          }
        }
        #expect(count == 70)
      }
    }
  }
}
