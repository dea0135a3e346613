internal import Foundation
internal import Synchronization

/// A file that another program library has made, under a name that nobody else knows: it can be moved to
/// its place, or read to be written elsewhere.
package final class SpooledFile: Sendable {
  private let descriptor: Int32
  /// Where it lies, until it has been moved.
  private let source: Mutex<(path: String, folder: WorkingFolder)?>
  /// Why it could not be read.
  private let reading = Mutex<SystemFailure?>(nil)

  /// Takes over a file in a working folder, which goes with this object or when the file has been moved.
  package init(path: String, in folder: WorkingFolder) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.last }
    source = Mutex((path, folder))
  }

  deinit {
    close(descriptor)
  }

  /// Why the file could not be read to its end, where that happened.
  var failure: SystemFailure? { reading.withLock { $0 } }

  /// Moves the file, once, and only inside its disk.
  ///
  /// - Returns: Whether it lies in the other place now.
  func move(to place: String) -> Bool {
    source.withLock { source in
      guard let own = source, rename(own.path, place) == 0 else { return false }
      source = nil
      return true
    }
  }

  /// Writes the whole file, or what of it can be read; the rest is a ``failure``.
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
      if failure != 0 { reading.withLock { $0 = SystemFailure(code: failure) } }
      guard !piece.isEmpty else { return }
      place += piece.count
      sink(piece)
    }
  }
}
