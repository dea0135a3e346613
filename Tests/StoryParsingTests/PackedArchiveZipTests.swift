import Foundation
import StoryTestSupport
import Testing

@testable import StoryParsing

@Suite struct PackedArchiveZipTests {
  /// `---\ntitle: A\n---\n`, twenty times, through zlib at level 9.
  private static let text = String(repeating: "---\ntitle: A\n---\n", count: 20)
  private static let deflated: [UInt8] = [
    0xD3, 0xD5, 0xD5, 0xE5, 0x2A, 0xC9, 0x2C, 0xC9, 0x49, 0xB5, 0x52, 0x70, 0xE4, 0xD2, 0x05, 0x72,
    0x74, 0x47, 0x05, 0x28, 0x15, 0x00, 0x00,
  ]

  @Test("Stored and deflated members are read")
  func members() throws {
    try TemporaryFolder.with { folder in
      var zip = ZipBytes()
      zip.add("b.md", "stored")
      zip.add(Array("a.md".utf8), Array(Self.text.utf8), deflated: Self.deflated)
      zip.add("sub/", "", mode: 0o040755)
      zip.add("sub/./c.TXT", "")
      for name in ["__MACOSX/._b.md", ".hidden.md", "a.html"] { zip.add(name, "no") }
      let archive = try folder.archive(zip.finished)
      #expect(try archive.texts == ["a.md: \(Self.text)", "b.md: stored", "sub/c.TXT: "])
      #expect(archive.faults == [])
    }
  }

  @Test("Names keep their bytes, whether they are marked as UTF-8 or not")
  func names() throws {
    try TemporaryFolder.with { folder in
      // Composed and decomposed, and a byte that is not UTF-8.
      let names: [(bytes: [UInt8], flags: UInt16)] = [
        (Array("é.md".utf8), 1 << 11), (Array("e\u{301}.md".utf8), 1 << 11),
        (Array("ö.md".utf8), 0), ([0xE9] + Array(".md".utf8), 0), (Array("what?.md".utf8), 1 << 11),
      ]
      var zip = ZipBytes()
      for name in names { zip.add(name.bytes, name.bytes, flags: name.flags) }
      let archive = try folder.archive(zip.finished)
      #expect(archive.faults == [])
      #expect(
        archive.documents.map(\.name)
          == names.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) })
      for document in archive.documents {
        #expect(try document.place.contents().bytes == document.name)
      }
    }
  }

  @Test("Encrypted documents and symbolic links are told, and the others read")
  func refused() throws {
    try TemporaryFolder.with { folder in
      var zip = ZipBytes()
      zip.add("a.md", "plain")
      zip.add("b.md", "twelve bytes and more", flags: 1)
      zip.add("secret.html", "twelve bytes and more", flags: 1)
      zip.add("c.md", "a.md", mode: 0o120777)
      zip.add("ç.md", "a.md", flags: 1 << 11, mode: 0o120777)
      zip.add("../d.md", "no")
      zip.add("/e.md", "no")
      zip.add("f.md", "plain")
      let archive = try folder.archive(zip.finished)
      #expect(try archive.texts == ["a.md: plain", "f.md: plain"])
      #expect(
        archive.faults == [
          "../d.md unsafe-member-path error", "/e.md unsafe-member-path error",
          "b.md encrypted-member error", "c.md not-a-regular-file warning",
          "ç.md not-a-regular-file warning",
        ])
    }
  }

  @Test("A member that is not what its checksum says, or is no deflate data, is left out")
  func damagedMembers() throws {
    try TemporaryFolder.with { folder in
      var zip = ZipBytes()
      zip.add(Array("a.md".utf8), Array("changed".utf8), checksum: 1)
      zip.add(Array("b.md".utf8), Array(Self.text.utf8), deflated: [0xFF, 0xFF, 0xFF, 0xFF])
      zip.add("c.md", "whole")
      let archive = try folder.archive(zip.finished)
      #expect(try archive.texts == ["c.md: whole"])
      #expect(archive.documents.count == 1)
      #expect(archive.faults == ["a.md unreadable-member error", "b.md unreadable-member error"])
    }
  }

  @Test("After a hundred broken members the rest of a zip archive is given up, and that is told")
  func manyDamagedMembers() throws {
    try TemporaryFolder.with { folder in
      var zip = ZipBytes()
      for index in 100..<220 {
        zip.add(Array("\(index).md".utf8), [1], deflated: [0xFF, 0xFF, 0xFF, 0xFF])
      }
      zip.add("a.md", "whole")
      let archive = try folder.archive(zip.finished)
      #expect(archive.documents == [])
      #expect(archive.diagnostics.count == 101)
      #expect(archive.faults.last == "archive damaged-archive error")
    }
  }

  @Test("A cut zip archive gives what is before the cut, and says so wherever it is cut")
  func cut() throws {
    try TemporaryFolder.with { folder in
      var zip = ZipBytes()
      zip.add("a.md", "first")
      zip.add(Array("b.md".utf8), Array(Self.text.utf8), deflated: Self.deflated)
      let beginning = zip.bytes.count
      zip.add("c.md", "third")
      let whole = zip.finished
      for count in [5, 33, 40, beginning - 5, beginning, beginning + 3, whole.count - 1] {
        let archive = try folder.archive(Array(whole.prefix(count)))
        let texts = ["a.md: first", "b.md: \(Self.text)", "c.md: third"]
        let read = [39, beginning, zip.bytes.count].count { $0 <= count }
        #expect(try archive.texts == Array(texts.prefix(read)), "\(count)")
        #expect(archive.diagnostics.map(\.id) == [.damagedArchive], "\(count)")
        #expect(archive.diagnostics.map(\.severity) == [.error])
        let piped = try folder.piped(Array(whole.prefix(count)))
        #expect(try piped.texts == archive.texts)
        #expect(piped.diagnostics.map(\.id) == [.damagedArchive])
      }
    }
  }

  @Test("Members that were deleted from a zip archive's list stay away")
  func deleted() throws {
    try TemporaryFolder.with { folder in
      var (old, new) = (ZipBytes(), ZipBytes())
      old.add("gone.md", "old")
      new.add("a.md", "new")
      // The list of the second archive counts from where the first one's members end.
      var bytes = new.finished
      let shift = UInt8(old.bytes.count)
      let list = new.bytes.count
      bytes[list + 42] += shift
      bytes[bytes.count - 6] += shift
      let archive = try folder.archive(old.bytes + bytes)
      #expect(try archive.texts == ["a.md: new"])
      #expect(archive.faults == [])
      #expect(try folder.piped(old.bytes + bytes).texts == ["a.md: new"])
    }
  }
}
