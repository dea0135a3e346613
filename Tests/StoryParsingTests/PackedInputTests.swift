import Foundation
import StoryTestSupport
import Testing

@testable import StoryParsing

@Suite("Archives as inputs") struct PackedInputTests {
  private let titled = { (title: String) in
    document("title: \(title)", "provider: {name: P}")
  }

  private func tar(_ names: String...) -> [UInt8] {
    var tar = TarBytes()
    for name in names { tar.add(name, titled(name)) }
    return tar.finished
  }

  private func write(_ bytes: [UInt8], to path: String, in folder: TemporaryFolder) throws {
    try Data(bytes).write(to: folder.url.appending(path: path))
  }

  @Test("Documents of an archive stand among the others in the order of their names")
  func order() throws {
    try TemporaryFolder.with { folder in
      try write(tar("c.md", "a.md", "sub/b.md"), to: "news.tar", in: folder)
      try folder.write(titled("b"), to: "b.md")
      try folder.write(titled("d"), to: "folder/d.md")
      let contents = try ArchiveReader([
        folder.input("news.tar"), folder.input("b.md"), folder.input("folder"),
      ]).contents()
      #expect(contents.diagnostics == [])
      #expect(
        contents.records.map { "\($0.document) \($0.article.title)" }
          == ["a.md a.md", "b.md b", "c.md c.md", "d.md d", "sub/b.md sub/b.md"])
    }
  }

  @Test("An archive is read once, however many paths lead to it, and archives in folders are not")
  func once() throws {
    try TemporaryFolder.with { folder in
      try write(tar("a.md"), to: "one.tar", in: folder)
      try write(tar("a.md", "b.md"), to: "two.bin", in: folder)
      try folder.link("link", to: "one.tar")
      let inputs = ["one.tar", "link", "./one.tar", "two.bin"].map { folder.input($0) }
      #expect(try InputDiscovery(inputs).sources.map(\.name) == ["a.md", "a.md", "b.md"])
      #expect(try InputDiscovery([folder.input()]).sources.isEmpty)
    }
  }

  @Test("What is named like a document is one, whatever its bytes")
  func named() throws {
    try TemporaryFolder.with { folder in
      try write(tar("a.md"), to: "tar.md", in: folder)
      let contents = try ArchiveReader([folder.input("tar.md")]).contents()
      #expect(contents.diagnostics.map(\.id) == [.missingFrontMatter])
    }
  }

  @Test("Every fault of an archive is told, with the member that it is about")
  func faults() throws {
    try TemporaryFolder.with { folder in
      var bytes = TarBytes()
      bytes.add("../up.md", titled("up"))
      bytes.add("/root.md", titled("root"))
      bytes.add("good.md", titled("good"))
      bytes.add("bad.md", "no front matter")
      try write(bytes.finished, to: "a.tar", in: folder)
      let contents = try ArchiveReader([folder.input("a.tar")]).contents()
      #expect(contents.records.map(\.document) == ["good.md"])
      #expect(
        contents.diagnostics.map { "\($0.document) \($0.id.rawValue)" } == [
          "../up.md unsafe-member-path", "/root.md unsafe-member-path",
          "bad.md missing-front-matter",
        ])
    }
  }

  @Test("An archive that cannot be read as one is an error that says so")
  func notReadable() throws {
    try TemporaryFolder.with { folder in
      try write(try folder.gzipped(Array("text".utf8)), to: "text.gz", in: folder)
      let error = #expect(throws: InputError.self) {
        try InputDiscovery([folder.input("text.gz")])
      }
      #expect(error?.code == .noArchiveInside)
      #expect(error?.message.contains("gzip -d") == true)
    }
  }
}
