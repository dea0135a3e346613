internal import Foundation
internal import StoryExport

/// A database in a file that nobody else has the name of.
final class DatabaseSpool: Sendable {
  private let descriptor: Int32

  /// Opens a file, which may then be removed.
  init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  deinit { close(descriptor) }

  /// Writes the whole file, without what the library's version leaves in its header.
  ///
  /// What has just been written can be read back, as long as the disk is whole.
  func write(to output: inout OutputFile.Stream) {
    var place = 0
    while true {
      var failure: Int32 = 0
      var piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        let length = pread(descriptor, buffer.baseAddress, buffer.count, off_t(place))
        (count, failure) = (max(length, 0), length < 0 ? errno : 0)
      }
      guard failure != EINTR else { continue }
      precondition(failure == 0, "A temporary file that was written can be read.")
      guard !piece.isEmpty else { return }
      if place == 0 { DatabaseHeader.removeLibraryVersion(from: &piece) }
      place += piece.count
      output.write(piece)
    }
  }
}
