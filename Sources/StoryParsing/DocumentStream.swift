internal import Synchronization

/// A document that comes through a pipe, a terminal or standard input: it is there once.
final class DocumentStream: Sendable {
  private let input: SniffedInput
  private let isRead = Mutex(false)

  init(_ input: SniffedInput) {
    self.input = input
  }

  /// The whole document at the first call, and nothing after that.
  func contents() throws(FileSystem.Failure) -> FileSystem.Contents {
    let isFirst = isRead.withLock { isRead in
      defer { isRead = true }
      return !isRead
    }
    return isFirst ? try input.contents() : FileSystem.Contents(bytes: [], isTorn: false)
  }
}

extension DocumentStream: Hashable {
  static func == (first: DocumentStream, second: DocumentStream) -> Bool { first === second }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
