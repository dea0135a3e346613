import Foundation
import StoryTestSupport
import Testing

@testable import StoryParsing

@Suite struct PackedArchiveLimitTests {
  @Test("Paths that are absolute or lead out are refused and never resolved")
  func unsafePaths() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      for name in [
        "/etc/a.md", "//b.md", "../c.md", "x/../d.md", "x/..", "..", "/etc/passwd", "../../x.bin",
        "ok.md", "x/..y/f.md", "..a/e.md", "a..b/g.md", "h...md",
      ] {
        tar.add(name, "1")
      }
      for bytes in [tar.finished, try folder.gzipped(tar.finished)] {
        let archive = try folder.archive(bytes)
        // Two dots at the beginning of a longer name hide it, and elsewhere mean nothing.
        #expect(try archive.texts == ["a..b/g.md: 1", "h...md: 1", "ok.md: 1"])
        #expect(
          archive.faults == [
            "../c.md unsafe-member-path error", "//b.md unsafe-member-path error",
            "/etc/a.md unsafe-member-path error", "x/../d.md unsafe-member-path error",
          ])
      }
    }
  }

  @Test("A document that is too long is left out, and the others are read")
  func documentSize() throws {
    try TemporaryFolder.with { folder in
      var (tar, zip) = (TarBytes(), ZipBytes())
      for (name, count) in [("a.md", 1_000), ("b.md", 1_001), ("c.md", 999), ("d.html", 5_000)] {
        tar.add(name, String(repeating: "x", count: count))
        zip.add(name, String(repeating: "x", count: count))
      }
      let limits = PackedArchive.Limits(documentSize: 1_000)
      for bytes in [tar.finished, try folder.gzipped(tar.finished), zip.finished] {
        let archive = try folder.archive(bytes, limits: limits)
        #expect(archive.documents.map(\.place.count) == [1_000, 999])
        #expect(archive.faults == ["b.md archive-limit error"])
        #expect(archive.diagnostics.first?.message.contains("1,000 bytes") == true)
        #expect(try folder.archive(bytes).documents.count == 3)
      }
    }
  }

  @Test("A document that is left out takes an earlier one of its name with it")
  func replacedByLong() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      tar.add("a.md", "short")
      tar.add("a.md", "much longer")
      tar.add("b.md", type: "1", link: "a.md")
      let archive = try folder.archive(tar.finished, limits: .init(documentSize: 8))
      #expect(archive.documents == [])
      #expect(archive.faults == ["a.md archive-limit error"])
    }
  }

  @Test("More members than allowed are refused, those before them read")
  func memberCount() throws {
    try TemporaryFolder.with { folder in
      var (tar, zip) = (TarBytes(), ZipBytes())
      for name in ["a.html", "b.md", "c.md", "d.md"] {
        tar.add(name, "1")
        zip.add(name, "1")
      }
      for bytes in [tar.finished, try folder.gzipped(tar.finished), zip.finished] {
        let archive = try folder.archive(bytes, limits: .init(memberCount: 3))
        #expect(try archive.texts == ["b.md: 1", "c.md: 1"])
        #expect(archive.faults == ["archive archive-limit error"])
        #expect(archive.diagnostics.first?.message.contains("more than 3 members") == true)
        #expect(try folder.archive(bytes, limits: .init(memberCount: 4)).faults == [])
      }
    }
  }

  @Test("A bomb of zeros is refused where it passes the ratio, wherever the zeros are")
  func ratio() throws {
    try TemporaryFolder.with { folder in
      let zeros = [UInt8](repeating: 0, count: 4 << 20)
      let limits = PackedArchive.Limits(ratio: 100, ratioFloor: 1 << 20)
      for name in ["bomb.md", "bomb.bin"] {
        var tar = TarBytes()
        tar.add("a.md", "before")
        tar.add(name, zeros)
        tar.add("z.md", "after")
        let archive = try folder.archive(folder.gzipped(tar.finished), limits: limits)
        #expect(try archive.texts == ["a.md: before"])
        #expect(archive.faults == ["archive archive-limit error"])
        #expect(archive.diagnostics.first?.message.contains("100 times") == true)
        #expect(try folder.opened("archive").faults == [])
        let piped = try folder.piped(folder.gzipped(tar.finished), limits: limits)
        #expect(piped.faults == ["pipe archive-limit error"])
      }
      // Zeros alone, which are the end mark of a tar archive that never ends.
      let zip = try folder.archive(folder.gzipped(zeros), limits: limits)
      #expect(zip.faults == ["archive archive-limit error"])
    }
  }

  @Test("An archive that unpacks to too much is refused")
  func unpackedSize() throws {
    try TemporaryFolder.with { folder in
      var (tar, zip) = (TarBytes(), ZipBytes())
      for name in ["a.md", "b.md", "c.md"] {
        tar.add(name, [UInt8](repeating: 0x61, count: 100_000))
        zip.add(Array(name.utf8), [UInt8](repeating: 0x61, count: 100_000))
      }
      let limits = PackedArchive.Limits(unpackedSize: 250_000)
      for bytes in [try folder.gzipped(tar.finished), zip.finished] {
        let archive = try folder.archive(bytes, limits: limits)
        #expect(archive.faults == ["archive archive-limit error"])
        #expect(archive.documents.prefix(2).map(\.place.count) == [100_000, 100_000])
      }
      #expect(try folder.piped(tar.finished, limits: limits).faults == ["pipe archive-limit error"])
      #expect(try folder.piped(zip.finished, limits: limits).faults == ["pipe archive-limit error"])
      // What is read where it stands takes no room.
      #expect(try folder.archive(tar.finished, limits: limits).faults == [])
    }
  }

  @Test("A zip archive's members count together against its length")
  func zipRatio() throws {
    try TemporaryFolder.with { folder in
      // 4 MiB of zeros through gzip; between its header and trailer is the raw deflate data.
      let zeros = [UInt8](repeating: 0, count: 4 << 20)
      try Data(zeros).write(to: folder.url.appending(path: "plain"))
      try run("gzip", "-nf", "plain", in: folder)
      let packed = try Data(contentsOf: folder.url.appending(path: "plain.gz"))
      var zip = ZipBytes()
      zip.add("a.md", "before")
      let deflated = Array(packed.dropFirst(10).dropLast(8))
      let trailer = packed.suffix(8).prefix(4)
      let checksum = trailer.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      zip.add(Array("bomb.md".utf8), zeros, deflated: deflated, checksum: checksum)
      zip.add("z.md", "after")
      let limits = PackedArchive.Limits(ratio: 100, ratioFloor: 1 << 20)
      let archive = try folder.archive(zip.finished, limits: limits)
      #expect(archive.faults == ["archive archive-limit error"])
      #expect(archive.documents.first?.name == Array("a.md".utf8))
      #expect(!archive.documents.contains { $0.name == Array("z.md".utf8) })
      #expect(try folder.opened("archive").documents.count == 3)
    }
  }

  @Test("A path that is too long is refused")
  func pathLength() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      tar.add("12345678/a.md", "1")
      tar.add("1234567/a.md", "1")
      let archive = try folder.archive(tar.finished, limits: .init(pathLength: 12))
      #expect(try archive.texts == ["1234567/a.md: 1"])
      #expect(archive.faults == ["12345678/a.md… archive-limit error"])
    }
  }

  @Test("Sizes are told in the largest unit that they are whole numbers of")
  func sizes() {
    #expect(PackedArchive.Limits.size(1_536) == "1,536 bytes")
    #expect(PackedArchive.Limits.size(2_048) == "2 KiB")
    #expect(PackedArchive.Limits.grouped(1_234_567) == "1,234,567")
  }
}
