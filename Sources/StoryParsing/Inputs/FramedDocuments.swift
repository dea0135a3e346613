/// Documents that another program writes one after the other into a stream, such as the pipe of a
/// Spark worker.
///
/// Each frame is a line `LENGTH NAME`, then the bytes of the document, as many as `LENGTH` says in
/// decimal digits. `NAME` is the rest of the line, in UTF-8; it names the document in records and
/// diagnostics, and its ending `.yml` or `.yaml` allows YAML without `---` lines.
///
/// ```
/// 26 news/a.md
/// ---
/// title: First
/// ---
/// Body
/// 0 news/empty.md
/// ```
///
/// Line ends between two frames are passed over, so a program that ends every document with one (as
/// Spark's `pipe` does) need not count it. They are no part of `LENGTH`, though, so nothing may take
/// line ends off a document after it was counted (as PySpark's `pipe` does).
///
/// A document above the limit is passed over with a diagnostic. Where the next frame begins is known
/// only from the one before, so a header that is none, or a stream that ends inside a frame, is an
/// error after which nothing more is read; what came before it is whole.
///
/// - Note: Memory holds one piece of the stream and one document. A length is believed only as its
///   bytes arrive.
public struct FramedDocuments: Sequence, IteratorProtocol {
  /// What a frame gave.
  public enum Frame: Hashable, Sendable {
    /// A whole document.
    case document(name: String, bytes: [UInt8])
    /// A document that is left out, or the fault that ends the reading.
    case fault(Diagnostic)
  }

  /// The largest document that is read unless another limit is given: 64 MiB.
  public static let defaultLimit = ReadingLimits.standard.documentSize

  /// The longest header: longer than any system lets a path be, and far from filling the memory.
  static let headerLimit = 8_192

  /// Bytes of the stream that have been passed: where the next frame begins.
  public private(set) var offset = 0

  /// Whether a fault ended the reading, so that documents after it may be lost.
  public private(set) var isBroken = false

  private let limit: Int
  private let nextPiece: () throws(InputError) -> [UInt8]
  private var piece: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Reads frames from a source of bytes.
  ///
  /// - Parameters:
  ///   - limit: Bytes of the largest document that is read. Default 64 MiB.
  ///   - nextPiece: The next bytes of the stream, of any number; none at its end.
  public init(
    limit: Int = defaultLimit, nextPiece: @escaping () throws(InputError) -> [UInt8]
  ) {
    precondition(limit >= 0, "A limit is a number of bytes.")
    self.limit = limit
    self.nextPiece = nextPiece
  }

  /// The next document, in the order of the stream; `nil` at its end and after a fault that ends it.
  ///
  /// - Complexity: O(bytes of the frame) time, O(bytes of the document) space.
  public mutating func next() -> Frame? {
    guard !isAtEnd else { return nil }
    do {
      return try nextFrame()
    } catch {
      return end(.unreadableFile, "the stream cannot be read: \(error.message)")
    }
  }

  private mutating func nextFrame() throws(InputError) -> Frame? {
    while let byte = try nextByte(), byte == 0x0A || byte == 0x0D { skip(1) }
    let start = offset
    guard let line = try header() else {
      guard offset > start else { return nil }
      return end(
        .incompleteFrame,
        "the stream ends inside the header of the frame at byte \(start); write the whole frame")
    }
    guard let header = FrameHeader(line) else {
      return end(
        .malformedFrame,
        "no frame begins at byte \(start) of the stream, so what follows cannot be read; begin "
          + "each frame with a line LENGTH NAME, and let LENGTH count the document's bytes, not "
          + "its characters", excerpt: line)
    }
    var bytes: [UInt8] = []
    let count = try take(header.length, into: &bytes)
    guard count == header.length else {
      return end(
        .incompleteFrame, document: header.name,
        "the stream ends after \(count) of the \(header.length) bytes of the frame at byte "
          + "\(start); write the whole document, or correct the length")
    }
    guard header.length <= limit else {
      return .fault(DiagnosticText.tooLarge(header.name, limit: limit))
    }
    return .document(name: header.name, bytes: bytes)
  }

  /// The rest of a line without its end; what there is of it where it is longer than any header, and
  /// `nil` where the stream ends first.
  private mutating func header() throws(InputError) -> [UInt8]? {
    var line: [UInt8] = []
    while try nextByte() != nil {
      let rest = piece[position...]
      let end = rest.firstIndex(of: 0x0A)
      line += rest[..<(end ?? rest.endIndex)].prefix(Self.headerLimit + 1 - line.count)
      skip((end.map { $0 + 1 } ?? rest.endIndex) - position)
      if line.count > Self.headerLimit { return line }
      if end != nil { return line }
    }
    return nil
  }

  /// Passes over a number of bytes and keeps them unless they are more than the limit.
  ///
  /// - Returns: How many there were before the stream ended.
  private mutating func take(
    _ count: Int, into bytes: inout [UInt8]
  ) throws(InputError) -> Int {
    var taken = 0
    while taken < count, try nextByte() != nil {
      let part = piece[position...].prefix(count - taken)
      if count <= limit { bytes += part }
      taken += part.count
      skip(part.count)
    }
    return taken
  }

  /// The byte at the present place, for which the next piece is read where one is needed.
  private mutating func nextByte() throws(InputError) -> UInt8? {
    if position == piece.count, !isAtEnd {
      piece = try nextPiece()
      position = 0
      isAtEnd = piece.isEmpty
    }
    return isAtEnd ? nil : piece[position]
  }

  private mutating func skip(_ count: Int) {
    position += count
    offset += count
  }

  /// The fault after which nothing more is read.
  private mutating func end(
    _ id: Diagnostic.ID, document: String = "-", _ message: String, excerpt: [UInt8] = []
  ) -> Frame {
    isAtEnd = true
    isBroken = true
    piece = []
    position = 0
    let text = DocumentSource.printable(excerpt.prefix(80))
    return .fault(
      DiagnosticText.fileFault(id, document: document, message, excerpt: text))
  }
}

/// The line before a document in a stream.
struct FrameHeader: Equatable {
  var length: Int
  var name: String

  /// Reads `LENGTH NAME`; `nil` where the line is anything else.
  init?(_ line: [UInt8]) {
    var line = line[...]
    if line.last == 0x0D { line.removeLast() }
    guard line.count <= FramedDocuments.headerLimit,
      let space = line.firstIndex(of: 0x20), space > line.startIndex, space + 1 < line.endIndex
    else { return nil }
    var length = 0
    for byte in line[..<space] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (product, overflow) = length.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      length = sum
    }
    self.length = length
    name = DocumentSource.printable(line[(space + 1)...])
  }
}
