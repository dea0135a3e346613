import Foundation
import StoryTestSupport

@testable import StoryParsing

/// A tar archive written byte by byte after POSIX.1-1988, so that nothing in it is our reader's idea.
struct TarBytes {
  private(set) var bytes: [UInt8] = []

  /// Adds a member; a regular file is of type `0`, a hard link `1`, a symbolic link `2`.
  mutating func add(
    _ path: String, _ contents: [UInt8] = [], type: Character = "0", link: String = ""
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
    }
    let size = String(contents.count, radix: 8)
    put(path, at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(String(repeating: "0", count: 11 - size.count) + size, at: 124)
    put("00000000000", at: 136)
    put("        ", at: 148)
    put(String(type), at: 156)
    put(link, at: 157)
    put("ustar\0" + "00", at: 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
    bytes += header + contents
    bytes += [UInt8](repeating: 0, count: (512 - contents.count % 512) % 512)
  }

  mutating func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

  /// The archive with its end mark.
  var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}

/// A zip archive written byte by byte after APPNOTE.TXT 6.3.
struct ZipBytes {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a member.
  ///
  /// - Parameters:
  ///   - deflated: The contents as raw deflate data; without them they are stored.
  ///   - flags: Bit 0 marks encryption, bit 11 a name in UTF-8.
  ///   - mode: File type and permissions as Unix has them.
  mutating func add(
    _ path: [UInt8], _ contents: [UInt8], deflated: [UInt8]? = nil, flags: UInt16 = 0,
    mode: UInt32 = 0o100644, checksum: UInt32? = nil
  ) {
    let data = deflated ?? contents
    let common =
      Self.number(20, 2) + Self.number(Int(flags), 2) + Self.number(deflated == nil ? 0 : 8, 2)
      + Self.number(0x5821_0000, 4) + Self.number(Int(checksum ?? Checksum.crc32(contents)), 4)
      + Self.number(data.count, 4) + Self.number(contents.count, 4) + Self.number(path.count, 2)
      + Self.number(0, 2)
    directory += Array("PK\u{1}\u{2}".utf8) + Self.number(0x0314, 2) + common
    directory += Self.number(0, 6) + Self.number(Int(mode) << 16, 4) + Self.number(bytes.count, 4)
    directory += path
    bytes += Array("PK\u{3}\u{4}".utf8) + common + path + data
    count += 1
  }

  mutating func add(_ path: String, _ text: String, flags: UInt16 = 0, mode: UInt32 = 0o100644) {
    add(Array(path.utf8), Array(text.utf8), flags: flags, mode: mode)
  }

  /// The archive with its list of members.
  var finished: [UInt8] {
    bytes + directory + Array("PK\u{5}\u{6}".utf8) + Self.number(0, 4) + Self.number(count, 2)
      + Self.number(count, 2) + Self.number(directory.count, 4) + Self.number(bytes.count, 4)
      + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}

/// Checksums by the definition, bit for bit.
enum Checksum {
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }
}

/// A tool that every system has, run to its end.
@discardableResult
func run(_ command: String..., in folder: TemporaryFolder) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = command
  process.currentDirectoryURL = folder.url
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

extension TemporaryFolder {
  /// Writes an archive and lists it.
  func archive(
    _ bytes: [UInt8], limits: PackedArchive.Limits = .standard
  ) throws -> PackedArchive {
    try Data(bytes).write(to: url.appending(path: "archive"))
    return try opened("archive", limits: limits)
  }

  /// Lists an archive in the folder.
  func opened(
    _ name: String, limits: PackedArchive.Limits = .standard
  ) throws -> PackedArchive {
    guard let archive = try PackedArchive(opening: input(name), limits: limits) else {
      throw NotAnArchive()
    }
    return archive
  }

  /// The same bytes through gzip.
  @discardableResult
  func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
    try Data(bytes).write(to: url.appending(path: "plain"))
    try run("gzip", "-f", "plain", in: self)
    return Array(try Data(contentsOf: url.appending(path: "plain.gz")))
  }
}

struct NotAnArchive: Error {}

extension PackedArchive {
  /// Names and contents, in order.
  var texts: [String] {
    get throws {
      try documents.map { document in
        let name = DocumentSource.printable(document.name)
        return name + ": " + String(decoding: try document.place.contents().bytes, as: UTF8.self)
      }
    }
  }

  /// The faults without their words: `a.md damaged-archive error`.
  var faults: [String] {
    diagnostics.map { "\($0.document) \($0.id.rawValue) \($0.severity.rawValue)" }
  }
}

extension PackedArchive {
  /// Opens an input; `nil` where it is no archive.
  ///
  /// - Throws: ``InputError`` where it cannot be opened or unpacked.
  init?(opening path: InputPath, limits: Limits = .standard) throws(InputError) {
    let input: SniffedInput
    do throws(FileSystem.Failure) {
      if path.isStandardInput {
        input = try .standardInput()
      } else if try FileSystem.entry(at: path.bytes).kind == .file {
        input = try SniffedInput(file: path.bytes)
      } else {
        input = try SniffedInput(stream: path.bytes)
      }
    } catch {
      throw InputError(
        code: error.isNotFound ? .notFound : .unreadable, input: path.description,
        message: "the input cannot be read: \(error.explanation)")
    }
    guard input.format != nil else { return nil }
    try self.init(input, at: path, limits: limits)
  }
}
