#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileSystem {
  /// The bytes of a file, and whether they are all from one state of it.
  struct Contents {
    var bytes: [UInt8]
    /// Whether the file turned out to have another length than it had when it was opened.
    var isTorn: Bool
  }

  /// Reads a regular file to its end.
  static func contents(ofFile path: [UInt8]) throws(Failure) -> Contents {
    // Without waiting, since a pipe may have taken the file's place since it was found.
    try contents(of: path, flags: O_NONBLOCK, mustBeFile: true)
  }

  /// Reads a pipe or a terminal to its end, waiting for whoever writes to it.
  static func contents(ofStream path: [UInt8]) throws(Failure) -> Contents {
    try contents(of: path, flags: 0, mustBeFile: false)
  }

  /// Reads standard input to its end.
  static func contentsOfStandardInput() throws(Failure) -> Contents {
    Contents(bytes: try bytes(from: STDIN_FILENO, expecting: 0), isTorn: false)
  }

  private static func contents(
    of path: [UInt8], flags: Int32, mustBeFile: Bool
  ) throws(Failure) -> Contents {
    var descriptor: Int32
    repeat {
      descriptor = withCString(path) { open($0, O_RDONLY | O_CLOEXEC | flags) }
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .last }
    let isFile = Entry(info).kind == .file
    guard isFile || !mustBeFile else { throw Failure(code: ENOENT) }
    let size = isFile ? Int(info.st_size) : 0
    let bytes = try bytes(from: descriptor, expecting: size)
    // Some systems' virtual files state no length at all.
    return Contents(bytes: bytes, isTorn: size > 0 && bytes.count != size)
  }

  /// Reads to the end, in one piece where the expected size is right.
  private static func bytes(
    from descriptor: Int32, expecting size: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var isAtEnd = false
    var failure: Failure?
    while !isAtEnd {
      // One byte more than expected shows the end without a second allocation; without a size, or
      // beyond it, the room doubles.
      let room = bytes.isEmpty && size > 0 ? size + 1 : max(bytes.count, 64 * 1024)
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < room, !isAtEnd, failure == nil {
          let result = read(descriptor, buffer.baseAddress! + count, room - count)
          if result > 0 {
            count += result
          } else if result == 0 {
            isAtEnd = true
          } else if errno != EINTR {
            failure = .last
          }
        }
      }
      if let failure { throw failure }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    return bytes
  }
}
