// Several gigabytes of small files: system calls alone, and none of Foundation's.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder or file that could not be written.
public struct ArchiveWritingError: Error, CustomStringConvertible {
  /// Where it should have been.
  public let path: String
  /// What the system said.
  public let reason: String

  init(path: String) {
    self.path = path
    reason = String(cString: strerror(errno))
  }

  /// The path and the reason.
  public var description: String { "\(path): cannot be written: \(reason)" }
}

extension ArchiveGenerator {
  /// Writes documents below a folder, which is made if it is missing; what is there is replaced.
  ///
  /// - Parameters:
  ///   - records: Which records, counted from 0.
  ///   - folder: Path of the archive's folder; the one that holds it must exist.
  /// - Returns: Number of bytes written.
  /// - Throws: ``ArchiveWritingError`` at the first path that the system refuses.
  @discardableResult
  public func write(
    _ records: Range<Int>, toFolder folder: String
  ) throws(ArchiveWritingError) -> Int {
    try makeFolder(folder)
    var byteCount = 0
    var subfolder = ""
    try forEachDocument(in: records) { (document) throws(ArchiveWritingError) in
      let name = String(document.path.prefix { $0 != "/" })
      if name != subfolder {
        subfolder = name
        try makeFolder("\(folder)/\(name)")
      }
      try writeFile("\(folder)/\(document.path)", document.bytes)
      byteCount += document.bytes.count
    }
    return byteCount
  }
}

private func makeFolder(_ path: String) throws(ArchiveWritingError) {
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw ArchiveWritingError(path: path) }
}

private func writeFile(_ path: String, _ bytes: [UInt8]) throws(ArchiveWritingError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw ArchiveWritingError(path: path) }
  var start = 0
  var isWritten = true
  while start < bytes.count, isWritten {
    let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress!, $0.count) }
    if count >= 0 { start += count } else if errno != EINTR { isWritten = false }
  }
  guard isWritten else {
    let error = ArchiveWritingError(path: path)
    close(descriptor)
    throw error
  }
  // A full disk may be reported here only.
  guard close(descriptor) == 0 else { throw ArchiveWritingError(path: path) }
}
