#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileSystem {
  /// An open file, closed when nothing refers to it any more.
  ///
  /// Reading at a position leaves no trace in the descriptor, so any number of threads may read.
  final class Descriptor: Sendable {
    let number: Int32

    /// Takes a descriptor over from whoever opened it.
    init(owning number: Int32) {
      self.number = number
    }

    deinit { close(number) }
  }
}

extension FileSystem.Descriptor: Hashable {
  static func == (first: FileSystem.Descriptor, second: FileSystem.Descriptor) -> Bool {
    first === second
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}

extension FileSystem.Descriptor {
  /// Opens a regular file; fails where something else has taken its place.
  static func file(
    at path: [UInt8]
  ) throws(FileSystem.Failure) -> (file: FileSystem.Descriptor, size: Int) {
    // Without waiting, since a pipe may be there by now.
    let file = try opened(path, flags: O_NONBLOCK)
    guard let size = try file.regularSize() else { throw FileSystem.Failure(code: ENOENT) }
    return (file, size)
  }

  /// Opens a pipe or a terminal.
  static func stream(at path: [UInt8]) throws(FileSystem.Failure) -> FileSystem.Descriptor {
    try opened(path, flags: 0)
  }

  /// Standard input, which stays open when this is closed.
  static func standardInput() throws(FileSystem.Failure) -> FileSystem.Descriptor {
    let number = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
    guard number >= 0 else { throw .last }
    return FileSystem.Descriptor(owning: number)
  }

  /// A file that has no name: the system removes it when it is closed, however the program ends.
  static func temporary() throws(FileSystem.Failure) -> FileSystem.Descriptor {
    var template = FileSystem.temporaryFolder.appending(Array("storyloom-XXXXXX".utf8))
    template.append(0)
    let number = template.withUnsafeMutableBytes { bytes -> Int32 in
      let path = bytes.assumingMemoryBound(to: CChar.self).baseAddress!
      let number = mkstemp(path)
      if number >= 0 { unlink(path) }
      return number
    }
    guard number >= 0 else { throw .last }
    let file = FileSystem.Descriptor(owning: number)
    guard fcntl(number, F_SETFD, FD_CLOEXEC) == 0 else { throw .last }
    return file
  }

  private static func opened(
    _ path: [UInt8], flags: Int32
  ) throws(FileSystem.Failure) -> FileSystem.Descriptor {
    // A path with a zero byte would be cut there, and another file read.
    guard !path.contains(0) else { throw FileSystem.Failure(code: ENOENT) }
    var number: Int32
    repeat {
      number = FileSystem.withCString(path) { open($0, O_RDONLY | O_CLOEXEC | flags) }
    } while number < 0 && errno == EINTR
    guard number >= 0 else { throw .last }
    return FileSystem.Descriptor(owning: number)
  }
}

extension FileSystem.Descriptor {
  /// The length of a regular file; `nil` for everything else.
  func regularSize() throws(FileSystem.Failure) -> Int? {
    var info = stat()
    guard fstat(number, &info) == 0 else { throw .last }
    return FileSystem.Entry(info).kind == .file ? Int(info.st_size) : nil
  }

  /// Which file this is.
  func identity() throws(FileSystem.Failure) -> FileSystem.Identity {
    var info = stat()
    guard fstat(number, &info) == 0 else { throw .last }
    return FileSystem.Entry(info).identity
  }

  /// How far a file has been read by others that share it; `nil` for what has no positions.
  func sharedPosition() -> Int? {
    let position = lseek(number, 0, SEEK_CUR)
    return position < 0 ? nil : Int(position)
  }

  /// Reads once, at a position or from where a stream is; 0 is the end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at position: Int?
  ) throws(FileSystem.Failure) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    while true {
      let count =
        if let position {
          pread(number, start, buffer.count, off_t(position))
        } else {
          readNext(number, start, buffer.count)
        }
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Reads up to a number of bytes at a position; fewer only where the file ends.
  func bytes(at position: Int, count: Int) throws(FileSystem.Failure) -> [UInt8] {
    var failure: FileSystem.Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, failure == nil {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        do throws(FileSystem.Failure) {
          let result = try read(into: rest, at: position + filled)
          if result == 0 { break }
          filled += result
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Reads up to a number of bytes from where a stream is; fewer only where it ends.
  func streamBytes(upTo limit: Int) throws(FileSystem.Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(limit, 64 << 10))
    while bytes.count < limit {
      var failure: FileSystem.Failure?
      let room = min(piece.count, limit - bytes.count)
      let count = piece.withUnsafeMutableBytes { buffer in
        do throws(FileSystem.Failure) {
          return try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]), at: nil)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return bytes
  }

  /// Writes all bytes at a position.
  func write(_ bytes: ArraySlice<UInt8>, at position: Int) throws(FileSystem.Failure) {
    var written = 0
    while written < bytes.count {
      let result = bytes.withUnsafeBytes {
        pwrite(
          number, $0.baseAddress! + written, bytes.count - written, off_t(position + written))
      }
      if result > 0 {
        written += result
      } else if result == 0 {
        throw FileSystem.Failure(code: ENOSPC)
      } else if errno != EINTR {
        throw .last
      }
    }
  }
}

extension FileSystem {
  /// The folder for files that do not last: `TMPDIR`, else `/tmp`.
  static var temporaryFolder: [UInt8] {
    guard let path = getenv("TMPDIR"), path.pointee != 0 else { return Array("/tmp".utf8) }
    return Array(UnsafeRawBufferPointer(start: path, count: strlen(path)))
  }
}

extension FileSystem.Failure {
  /// The reason and the remedy where a temporary file is meant.
  var temporaryExplanation: String {
    switch code {
    case ENOSPC, EDQUOT: "the disk is full; set TMPDIR to a folder with more room"
    case ENOENT, ENOTDIR: "it does not exist; set TMPDIR to a folder"
    case EACCES, EPERM, EROFS: "writing is not allowed; set TMPDIR to another folder"
    default: explanation
    }
  }
}

/// The system's `read`, which the method of a descriptor hides from its own body.
private func readNext(_ number: Int32, _ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(number, start, count)
}
