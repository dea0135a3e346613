import Foundation
import StoryTestSupport
import Testing

@testable import StoryParsing

@Suite struct PackedArchiveTests {
  private static let gnu =
    FileManager.default.fileExists(atPath: "/usr/bin/bsdtar") ? "gnutar" : "gnu"

  /// A folder with short, long, strange, empty, hidden and other names.
  private func fill(_ folder: TemporaryFolder) throws {
    let long = String(repeating: "long", count: 40)
    for name in [
      "a.md", "sub/b.MD", "\(long).txt", "\(long)/\(long)/c.yml", "é.md", "e\u{301}x.yaml",
      "two words.markdown",
    ] {
      try folder.write("contents of \(name)\n", to: "in/" + name)
    }
    try folder.write("", to: "in/empty.md")
    try folder.write(String(repeating: "x", count: 512), to: "in/block.md")
    try folder.write(String(repeating: "y", count: 300_000), to: "in/large.md")
    for name in [".hidden.md", ".git/a.md", "a.html", "sub/.x/y.md"] {
      try folder.write("no", to: "in/" + name)
    }
  }

  private func expectSame(
    _ archive: PackedArchive, as folder: TemporaryFolder, _ path: String = "in"
  ) throws {
    let walk = try InputDiscovery([folder.input(path)]).sources
    #expect(archive.diagnostics == [])
    #expect(archive.documents.map { DocumentSource.printable($0.name) } == walk.map(\.name))
    for (document, source) in zip(archive.documents, walk) {
      let data = try Data(contentsOf: folder.url.appending(path: "\(path)/\(source.name)"))
      #expect(try document.place.contents().bytes == Array(data), "\(source.name)")
    }
  }

  @Test("A tar archive holds what its folder holds", arguments: ["ustar", "pax", Self.gnu])
  func tar(format: String) throws {
    try TemporaryFolder.with { folder in
      try fill(folder)
      if format == "ustar" {
        // The oldest format has no room for the longest names.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/in")
        where name.hasPrefix("long") {
          try FileManager.default.removeItem(atPath: folder.path + "/in/" + name)
        }
      }
      try run("tar", "--format=\(format)", "-C", "in", "-cf", "a.bin", ".", in: folder)
      try run("tar", "--format=\(format)", "-C", "in", "-czf", "z.bin", ".", in: folder)
      try expectSame(folder.opened("a.bin"), as: folder)
      try expectSame(folder.opened("z.bin"), as: folder)
    }
  }

  @Test("Documents of a tar file are read where they stand; others from a file without a name")
  func places() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      tar.add("b.md", "second")
      tar.add("a.md", "first")
      let plain = try folder.archive(tar.finished)
      #expect(try plain.texts == ["a.md: first", "b.md: second"])
      #expect(plain.documents.map(\.place.offset) == [1536, 512])
      try folder.gzipped(tar.finished)
      let packed = try folder.opened("plain.gz")
      #expect(try packed.texts == plain.texts)
      #expect(packed.documents.map(\.place.offset) == [6, 0])
      for (archive, links) in [(plain, 1), (packed, 0)] {
        for document in archive.documents {
          var info = stat()
          #expect(fstat(document.place.file.number, &info) == 0)
          #expect(Int(info.st_nlink) == links)
          #expect(fcntl(document.place.file.number, F_GETFD) & FD_CLOEXEC != 0)
        }
      }
    }
  }

  @Test("A file with holes has zeros in them")
  func sparse() throws {
    try TemporaryFolder.with { folder in
      try folder.write("", to: "in/a.md")
      let file = try FileHandle(forWritingTo: folder.url.appending(path: "in/a.md"))
      try file.seek(toOffset: 1_000_000)
      try file.write(contentsOf: Data("middle".utf8))
      try file.truncate(atOffset: 2_000_000)
      try file.close()
      try run("tar", "-C", "in", "-cSf", "a.tar", ".", in: folder)
      try expectSame(folder.opened("a.tar"), as: folder)
      #expect(try folder.opened("a.tar").documents.map(\.place.count) == [2_000_000])
    }
  }

  @Test("Names are cleaned, and hidden ones passed over")
  func names() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      for name in [
        "./a.md", "b//c/./d.TXT", "x/.git/a.md", "./.a.md", "__MACOSX/a.md", "x/__MACOSX/._a.md",
        "PaxHeaders.12/a.md", "x/PaxHeaders/a.md", "a.html", "PaxHeader/a.md", "md",
      ] {
        tar.add(name, "1")
      }
      tar.add("folder.md/", type: "5")
      let archive = try folder.archive(tar.finished)
      #expect(try archive.texts == ["a.md: 1", "b/c/d.TXT: 1"])
      #expect(archive.faults == [])
    }
  }

  @Test("A further name of a file is the same document, under the smallest name")
  func hardLinks() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      tar.add("b.md", "one")
      tar.add("./a.md", type: "1", link: "./b.md")
      tar.add("c.md", type: "1", link: "a.md")
      tar.add("data.bin", "two")
      tar.add("d.md", type: "1", link: "data.bin")
      tar.add("e.md", type: "1", link: ".hidden")
      tar.add("f.md", type: "1", link: "../b.md")
      for bytes in [tar.finished, try folder.gzipped(tar.finished)] {
        let archive = try folder.archive(bytes)
        #expect(try archive.texts == ["a.md: one", "d.md: two"])
        #expect(
          archive.faults == ["e.md unreadable-member error", "f.md unsafe-member-path error"])
      }
      let stream = try folder.piped(tar.finished)
      #expect(try stream.texts == ["a.md: one"])
      #expect(
        stream.faults == [
          "d.md unreadable-member error", "e.md unreadable-member error",
          "f.md unsafe-member-path error",
        ])
    }
  }

  @Test("Of several members with one name the last counts, and other contents are told")
  func duplicates() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      for (name, text) in [
        ("a.md", "old"), ("same.md", "1"), ("./a.md", "new"), ("same.md", "1"), ("a.md", "newer"),
      ] {
        tar.add(name, text)
      }
      tar.add("c.md", type: "1", link: "same.md")
      let archive = try folder.archive(tar.finished)
      #expect(try archive.texts == ["a.md: newer", "c.md: 1"])
      #expect(archive.faults == ["a.md duplicate-member warning"])
    }
  }

  @Test("What is named like a document and is none is told")
  func notFiles() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      tar.add("a.md", "x")
      tar.add("link.md", type: "2", link: "a.md")
      tar.add("pipe.md", type: "6")
      tar.add("link", type: "2", link: "a.md")
      let archive = try folder.archive(tar.finished)
      #expect(try archive.texts == ["a.md: x"])
      #expect(
        archive.faults == [
          "link.md not-a-regular-file warning", "pipe.md not-a-regular-file warning",
        ])
    }
  }

  @Test("Tar archives one behind the other are read to the last")
  func concatenated() throws {
    try TemporaryFolder.with { folder in
      var (first, second) = (TarBytes(), TarBytes())
      first.add("a.md", "1")
      second.add("b.md", "2")
      let archive = try folder.archive(first.finished + second.finished)
      #expect(try archive.texts == ["a.md: 1", "b.md: 2"])
      #expect(archive.faults == [])
      let parts = try folder.gzipped(first.finished) + folder.gzipped(second.finished)
      #expect(try folder.archive(parts).texts == ["a.md: 1", "b.md: 2"])
    }
  }

  @Test("Many threads read documents at once")
  func threads() async throws {
    try await TemporaryFolder.with { folder in
      var tar = TarBytes()
      for index in 0..<400 { tar.add("\(index).md", String(repeating: "\(index) ", count: 900)) }
      for bytes in [tar.finished, try folder.gzipped(tar.finished)] {
        let archive = try folder.archive(bytes)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for start in 0..<16 {
            group.addTask {
              for offset in archive.documents.indices {
                let document = archive.documents[(offset + start * 25) % archive.documents.count]
                let text = String(decoding: try document.place.contents().bytes, as: UTF8.self)
                let index = DocumentSource.printable(document.name).dropLast(3)
                #expect(text == String(repeating: "\(index) ", count: 900))
              }
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  @Test(
    "A real archive holds the same packed as unpacked",
    .enabled(if: Package.hasNews, "the corpora are not here"))
  func corpus() throws {
    try TemporaryFolder.with { folder in
      try run("tar", "-C", Package.news, "-cf", "a.tar", ".", in: folder)
      try run("tar", "-C", Package.news, "-czf", "a.tgz", ".", in: folder)
      let sources = try InputDiscovery([InputPath(Package.news)]).sources
      #expect(sources.count == 1_611)
      for name in ["a.tar", "a.tgz"] {
        let archive = try folder.opened(name)
        #expect(archive.documents.map { DocumentSource.printable($0.name) } == sources.map(\.name))
        #expect(archive.faults == [])
        for document in archive.documents {
          let path = Package.news + "/" + DocumentSource.printable(document.name)
          let data = try Data(contentsOf: URL(filePath: path))
          #expect(try document.place.contents().bytes == Array(data), "\(path)")
        }
      }
    }
  }
}
