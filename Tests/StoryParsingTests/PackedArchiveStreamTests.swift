import Foundation
import StoryTestSupport
import Testing

@testable import StoryParsing

extension TemporaryFolder {
  /// Lists an archive that comes through a pipe in pieces.
  func piped(
    _ bytes: [UInt8], limits: PackedArchive.Limits = .standard
  ) throws -> PackedArchive {
    try withPipe(bytes) { input in
      guard let archive = try PackedArchive(opening: input, limits: limits) else {
        throw NotAnArchive()
      }
      return archive
    }
  }

  /// A named pipe that a process writes bytes to.
  func withPipe<Result>(_ bytes: [UInt8], _ body: (InputPath) throws -> Result) throws -> Result {
    try? FileManager.default.removeItem(atPath: path(of: "pipe"))
    guard mkfifo(path(of: "pipe"), 0o600) == 0 else { throw NotAnArchive() }
    try Data(bytes).write(to: url.appending(path: "written"))
    let writer = Process()
    writer.executableURL = URL(filePath: "/bin/sh")
    writer.arguments = ["-c", "exec 3> pipe; head -c 100 written >&3; tail -c +101 written >&3"]
    writer.currentDirectoryURL = url
    writer.standardError = FileHandle.nullDevice
    try writer.run()
    defer { writer.waitUntilExit() }
    return try body(input("pipe"))
  }
}

@Suite struct PackedArchiveStreamTests {
  @Test("Archives come through pipes as they come from files")
  func pipes() throws {
    try TemporaryFolder.with { folder in
      var (tar, zip) = (TarBytes(), ZipBytes())
      for (name, text) in [("b.md", String(repeating: "long ", count: 99_999)), ("a.md", "x")] {
        tar.add(name, text)
        zip.add(name, text)
      }
      for bytes in [tar.finished, try folder.gzipped(tar.finished), zip.finished] {
        let archive = try folder.piped(bytes)
        #expect(archive.faults == [])
        #expect(try archive.texts == folder.archive(bytes).texts)
        #expect(archive.documents.count == 2)
      }
    }
  }

  @Test("What comes through a pipe and is no archive is a document, with its first bytes")
  func documents() throws {
    try TemporaryFolder.with { folder in
      for count in [0, 3, 511, 512, 513, 70_000] {
        let bytes = (0..<count).map { UInt8($0 % 251) + 1 }
        let contents = try folder.withPipe(bytes) { input in
          let input = try SniffedInput(stream: input.bytes)
          #expect(input.format == nil)
          #expect(input.size == nil)
          return try input.contents(upTo: .max)
        }
        #expect(contents.bytes == bytes)
        try Data(bytes).write(to: folder.url.appending(path: "file"))
        let file = try SniffedInput(file: Array(folder.path(of: "file").utf8))
        #expect(file.size == count)
        #expect(try file.contents(upTo: .max).bytes == bytes)
        #expect(try PackedArchive(opening: folder.input("file"))?.documents.count == nil)
      }
    }
  }

  @Test("A file that is cut after it was opened is torn")
  func torn() throws {
    try TemporaryFolder.with { folder in
      try folder.write(String(repeating: "x", count: 2_000), to: "file")
      let input = try SniffedInput(file: Array(folder.path(of: "file").utf8))
      #expect(try input.contents(upTo: .max).isTorn == false)
      var tar = TarBytes()
      tar.add("a.md", String(repeating: "x", count: 2_000))
      let archive = try folder.archive(tar.finished)
      #expect(try archive.documents[0].place.contents().isTorn == false)
      for name in ["file", "archive"] { #expect(truncate(folder.path(of: name), 1_000) == 0) }
      #expect(try input.contents(upTo: .max).isTorn)
      #expect(try archive.documents[0].place.contents().isTorn)
    }
  }

  @Test("The first bytes tell what an input is")
  func formats() {
    var tar = TarBytes()
    tar.add("a.md", "x")
    #expect(PackedArchive.Format(firstBytes: tar.bytes) == .tar)
    #expect(PackedArchive.Format(firstBytes: Array(tar.bytes.prefix(511))) == nil)
    #expect(PackedArchive.Format(firstBytes: [0x1F, 0x8B]) == .gzip)
    #expect(PackedArchive.Format(firstBytes: ZipBytes().finished) == .zip)
    #expect(PackedArchive.Format(firstBytes: Array("PK\u{3}\u{4}".utf8)) == .zip)
    for bytes in [[], [0x1F], Array("PK".utf8), Array("---\ntitle: A\n".utf8)] as [[UInt8]] {
      #expect(PackedArchive.Format(firstBytes: bytes) == nil)
    }
    for other in [
      "BZh91AY&SY", "\u{FD}7zXZ\0", "7z\u{BC}\u{AF}", "Rar!\u{1A}\u{7}", "PK\u{7}\u{8}",
    ] {
      let bytes = other.unicodeScalars.map { UInt8($0.value) }
      #expect(PackedArchive.Format(firstBytes: bytes) == nil)
    }
  }

  @Test("What cannot be opened is an error that names the input")
  func notFound() throws {
    try TemporaryFolder.with { folder in
      let error = #expect(throws: InputError.self) {
        _ = try PackedArchive(opening: folder.input("none.tar"))
      }
      #expect(error?.code == .notFound)
      #expect(error?.input.hasSuffix("none.tar") == true)
    }
  }

  @Test("Gzip data without a tar archive are an error", arguments: ["---\ntitle: A\n---\n", ""])
  func noArchiveInside(text: String) throws {
    try TemporaryFolder.with { folder in
      let bytes = try folder.gzipped(Array(text.utf8))
      let error = #expect(throws: InputError.self) { _ = try folder.archive(bytes) }
      #expect(error?.code == .noArchiveInside)
      #expect(error?.message.contains("gzip -d") == true)
    }
  }

  @Test("Archives without members have no documents and no faults")
  func empty() throws {
    try TemporaryFolder.with { folder in
      let end = [UInt8](repeating: 0, count: 10_240)
      for bytes in [try folder.gzipped(end), ZipBytes().finished] {
        let archive = try folder.archive(bytes)
        #expect(archive.documents == [])
        #expect(archive.faults == [])
      }
    }
  }
}
