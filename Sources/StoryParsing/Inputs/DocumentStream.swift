internal import Synchronization

/// A document that comes through a pipe, a terminal or standard input: it is there once.
final class DocumentStream: Sendable {
  private let input: SniffedInput
  private let identity: FileSystem.Identity
  private let isRead = Mutex(false)

  init(_ input: SniffedInput) throws(FileSystem.Failure) {
    self.input = input
    identity = try input.file.identity()
  }

  /// The whole document, or so much of it, at the first call, and nothing after that.
  func contents(upTo limit: Int) throws(FileSystem.Failure) -> FileSystem.Contents {
    let isFirst = isRead.withLock { isRead in
      defer { isRead = true }
      return !isRead
    }
    return isFirst ? try input.contents(upTo: limit) : FileSystem.Contents(bytes: [], isTorn: false)
  }
}

extension DocumentStream: Hashable {
  /// Whether two streams read from the same pipe, terminal or file.
  static func == (first: DocumentStream, second: DocumentStream) -> Bool {
    first.identity == second.identity
  }

  func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
