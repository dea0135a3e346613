internal import Foundation
internal import Synchronization

/// A file that another program library has made, under a name that nobody else knows: it can be moved to
/// its place, or read to be written elsewhere.
package final class SpooledFile: Sendable {
  private let descriptor: Int32
  /// Where it lies, until it has been moved.
  private let path: Mutex<String?>

  /// Takes over a file, which is removed with this object unless it has been moved.
  package init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    self.path = Mutex(path)
  }

  deinit {
    close(descriptor)
    path.withLock { path in if let path { unlink(path) } }
  }

  /// Moves the file, once, and only inside its disk.
  ///
  /// - Returns: Whether it lies in the other place now.
  func move(to place: String) -> Bool {
    path.withLock { path in
      guard let own = path, rename(own, place) == 0 else { return false }
      path = nil
      return true
    }
  }

  /// Writes the whole file.
  ///
  /// What has just been written can be read back, as long as the disk is whole.
  func write(to sink: ([UInt8]) -> Void) {
    var place = 0
    while true {
      var failure: Int32 = 0
      // Larger pieces would each be memory that the system has to clear.
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let length = pread(descriptor, buffer.baseAddress, buffer.count, off_t(place))
        (count, failure) = (max(length, 0), length < 0 ? errno : 0)
      }
      guard failure != EINTR else { continue }
      precondition(failure == 0, "A temporary file that was written can be read.")
      guard !piece.isEmpty else { return }
      place += piece.count
      sink(piece)
    }
  }
}
