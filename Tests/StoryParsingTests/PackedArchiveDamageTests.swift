import Foundation
import StoryTestSupport
import Testing

@testable import StoryParsing

@Suite struct PackedArchiveDamageTests {
  private func sample() -> TarBytes {
    var tar = TarBytes()
    tar.add("a.md", String(repeating: "a", count: 700))
    tar.add("b.html", String(repeating: "b", count: 700))
    tar.add("c.md", String(repeating: "c", count: 700))
    return tar
  }

  @Test(
    "A cut tar archive gives what is before the cut, and says so wherever it is cut",
    arguments: [
      (512, 0, "a.md damaged-archive error"), (1_000, 0, "a.md damaged-archive error"),
      // The zeros that fill the last block of a member are not the member's.
      (1_212, 1, "archive damaged-archive error"), (1_536, 1, "archive damaged-archive warning"),
      (1_800, 1, "archive damaged-archive error"), (2_400, 1, "archive damaged-archive error"),
      (3_072, 1, "archive damaged-archive warning"), (3_600, 1, "c.md damaged-archive error"),
      (4_608, 2, "archive damaged-archive warning"),
    ])
  func cut(count: Int, read: Int, fault: String) throws {
    try TemporaryFolder.with { folder in
      let archive = try folder.archive(Array(sample().finished.prefix(count)))
      #expect(
        archive.documents.map(\.name) == ["a.md", "c.md"].prefix(read).map { Array($0.utf8) })
      for document in archive.documents {
        #expect(
          try document.place.contents().bytes == [UInt8](repeating: document.name[0], count: 700))
      }
      #expect(archive.faults == [fault])
      // Through a pipe, libarchive gives a member up where the block that it ends in is cut.
      guard count != 1_212 else { return }
      let piped = try folder.piped(Array(sample().finished.prefix(count)))
      #expect(piped.documents.map(\.name) == archive.documents.map(\.name))
      #expect(piped.faults == [fault.replacing("archive d", with: "pipe d")])
    }
  }

  @Test("What stands behind a damaged header is found again, and the damage told once")
  func damagedHeader() throws {
    try TemporaryFolder.with { folder in
      var tar = sample()
      tar.add("d.md", "found")
      var bytes = tar.finished
      bytes[3_072 + 5] ^= 1
      let archive = try folder.archive(bytes)
      #expect(archive.documents.map(\.name) == ["a.md", "d.md"].map { Array($0.utf8) })
      #expect(archive.faults == ["archive damaged-archive error"])
      #expect(archive.diagnostics.first?.message.contains("behind “b.html”, member 2") == true)
      bytes[5] ^= 1
      let nothing = try folder.archive(bytes)
      #expect(nothing.documents == [])
      #expect(nothing.faults == ["archive damaged-archive error"])
      #expect(try folder.archive(folder.gzipped(bytes)).faults == nothing.faults)
    }
  }

  @Test("Cut gzip data give what comes out before the cut, and say so")
  func cutGzip() throws {
    try TemporaryFolder.with { folder in
      var tar = TarBytes()
      tar.add("a.md", "first")
      // What can hardly be packed, so that the cut is behind the first member.
      var noise = SystemRandomNumberGenerator()
      let bytes = (0..<400_000).map { _ in UInt8.random(in: 0...255, using: &noise) }
      tar.add("b.md", bytes)
      let whole = try folder.gzipped(tar.finished)
      for count in [200_000, whole.count - 9, whole.count - 3, whole.count - 1] {
        let archive = try folder.archive(Array(whole.prefix(count)))
        #expect(try archive.documents.first?.place.contents().bytes == Array("first".utf8))
        #expect(archive.diagnostics.map(\.id) == [.damagedArchive], "\(count)")
        #expect(archive.diagnostics.map(\.severity) == [.error])
      }
      for count in [2, 10, 12] {
        let archive = try folder.archive(Array(whole.prefix(count)))
        #expect(archive.documents == [])
        #expect(archive.faults == ["archive damaged-archive error"], "\(count)")
      }
    }
  }

  @Test("Gzip data that unpack to something else than was packed are told")
  func checksum() throws {
    try TemporaryFolder.with { folder in
      var whole = try folder.gzipped(sample().finished)
      whole[whole.count - 8] ^= 1
      let archive = try folder.archive(whole)
      #expect(archive.documents.count == 2)
      #expect(archive.faults == ["archive damaged-archive error"])
      #expect(archive.diagnostics.first?.message.contains("checksum") == true)
    }
  }

  @Test("The fast checksum is the plain one for every length")
  func fastChecksum() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 73 ^ $0 >> 3) }
    for count in 0...bytes.count {
      var fast = CRC32()
      let (first, second) = (bytes.prefix(count / 3), bytes[(count / 3)..<count])
      fast.update(Array(first).span)
      fast.update(Array(second).span)
      #expect(fast.value == Checksum.crc32(Array(bytes.prefix(count))))
    }
  }

  @Test("Any change of any byte is survived")
  func flips() throws {
    try TemporaryFolder.with { folder in
      var zip = ZipBytes()
      zip.add("a.md", "first")
      zip.add("b.md", "second")
      for whole in [sample().finished, try folder.gzipped(sample().finished), zip.finished] {
        for index in stride(from: 0, to: whole.count, by: max(1, whole.count / 150)) {
          var bytes = whole
          bytes[index] ^= 0xFF
          let archive = try? folder.archive(bytes)
          for document in archive?.documents ?? [] { _ = try document.place.contents() }
        }
      }
    }
  }
}
