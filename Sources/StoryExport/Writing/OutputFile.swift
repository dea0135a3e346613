/// A file that is to be written: its name and what writes its bytes.
///
/// A large table need never be in memory as a whole: its file holds the table and writes it row by row.
public struct OutputFile: Sendable {
  /// Name inside its folder.
  public var name: String
  private let content: @Sendable (inout Stream) -> Void
  /// The content as a file that may be moved, where there is one.
  let spool: SpooledFile?

  /// Creates a file that is written piece by piece.
  public init(name: String, content: @escaping @Sendable (inout Stream) -> Void) {
    self.name = name
    self.content = content
    spool = nil
  }

  /// Creates a file that is there already.
  package init(name: String, spool: SpooledFile) {
    self.name = name
    self.spool = spool
    content = { stream in spool.write { stream.write($0) } }
  }

  /// Creates a file.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name) { $0.write(bytes) }
  }

  /// Creates a text file.
  public init(name: String, text: String) {
    self.init(name: name) { $0.write(text) }
  }

  /// What is written, as a whole.
  public var bytes: [UInt8] {
    final class Whole { var bytes: [UInt8] = [] }
    let whole = Whole()
    write { whole.bytes += $0 }
    return whole.bytes
  }

  /// Writes the content piece by piece.
  ///
  /// - Parameter sink: Takes the next piece, some 64 KB.
  public func write(to sink: @escaping ([UInt8]) -> Void) {
    var stream = Stream(sink)
    content(&stream)
    stream.flush()
  }

  /// What a file's content is written to.
  public struct Stream: UTF8OutputStream {
    private static let pieceSize = 1 << 16
    /// Room for a piece and for what is appended before it is found to be full.
    private static let capacity = pieceSize + 4_096

    private var piece: [UInt8] = []
    private let sink: ([UInt8]) -> Void

    fileprivate init(_ sink: @escaping ([UInt8]) -> Void) {
      self.sink = sink
      piece.reserveCapacity(Self.capacity)
    }

    /// Writes text as UTF-8.
    public mutating func write(_ text: String) {
      piece.append(contentsOf: text.utf8)
      if piece.count >= Self.pieceSize { flush() }
    }

    /// Writes bytes.
    public mutating func write(_ bytes: [UInt8]) {
      if bytes.count >= Self.pieceSize {
        flush()
        sink(bytes)
      } else {
        piece.append(contentsOf: bytes)
        if piece.count >= Self.pieceSize { flush() }
      }
    }

    /// Writes text.
    public mutating func write(utf8: [UInt8]) { write(utf8) }

    fileprivate mutating func flush() {
      guard !piece.isEmpty else { return }
      // Handed over for good: a thread may still be reading it while the next one is filled.
      var full: [UInt8] = []
      swap(&full, &piece)
      sink(full)
      piece.reserveCapacity(Self.capacity)
    }
  }
}
