/// Reads a document in the shape that archives are written in, straight from its bytes, in one pass.
///
/// The shape is block mappings and block sequences whose scalars stand on one line, plain or in
/// double quotation marks:
///
/// ```
/// ---
/// title: "Amazon \"pauses\" sales"      a scalar in quotation marks, with escapes
/// publishedDateTime: 2020-06-10T21:29:00Z
/// provider:                             a mapping, further to the right
///   domain: nytimes.com
/// related:                              a sequence; so are topics and images
///   - title: IBM leaves the business
///     webUrl: ""
/// ---
/// ```
///
/// Blank lines, whole lines of comment, CRLF and a byte-order mark are part of it. At the first byte
/// that is not, or that a diagnostic would have to be made of, the scanner hands the whole document
/// over to the reader behind it, by throwing ``HandOver``. So it never guesses and never reports: a
/// document that it accepts is one without a fault.
///
/// Each document is read by recursion to a fixed depth, that of the shape.
struct FrontMatterScanner {
  /// The document has something that the scanner leaves to the reader behind it.
  struct HandOver: Error {}

  let bytes: ScannerBytes
  /// Where the document begins in its batch.
  let base: Int
  /// Whether the document is YAML by its name, so that neither `---` line is needed.
  let isYAML: Bool
  /// Whether the keys of addresses are found.
  let findsKeys: Bool
  /// Greatest number of related articles.
  let mentionLimit: Int
  /// Greatest number of bytes of a text that pictures show; one that is longer may have too many characters.
  let labelLimit: Int
  let fields = FrontMatterField.table

  // What the next unread line is. The position is that of its first byte after the spaces.
  var position = 0
  var line = 1
  var indent = 0
  var isAtEnd = false
  /// Whether the document began with a `---` line.
  private var isOpened = false

  /// What is learnt of the order of fields, from this document and those before it.
  var fieldOrder = FrontMatterFieldOrder()

  // What is read, for the batch.
  var decoded: [UInt8] = []
  var mentions: [RecordBatch.PackedMention] = []
  var keys: [RecordBatch.Key] = []
  var topics: [RecordBatch.Text] = []
  var images: [RecordBatch.PackedImage] = []

  init(
    _ bytes: ScannerBytes, base: Int, isYAML: Bool, findsKeys: Bool, limits: ReadingLimits
  ) {
    self.bytes = bytes
    self.base = base
    self.isYAML = isYAML
    self.findsKeys = findsKeys
    mentionLimit = limits.mentionCount
    labelLimit = limits.labelLength
  }

  /// Reads the whole document; its mentions, that of the record first, are then the last ones.
  mutating func scanDocument() throws(HandOver) {
    try skipOpening()
    try advance()
    guard !isAtEnd, indent == 0 else { throw HandOver() }
    try scanRecord()
    guard isAtEnd else { throw HandOver() }
  }
}

/// Lines.
extension FrontMatterScanner {
  /// Skips a byte-order mark and the `---` line.
  private mutating func skipOpening() throws(HandOver) {
    if bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    if isMarker(UInt8(ascii: "-")) {
      isOpened = true
      position += 3
      try skipMarkerEnd()
    } else if !isYAML {
      throw HandOver()
    }
  }

  /// Goes to the next line that is neither blank nor a comment; the position is at the beginning of
  /// a line.
  @inline(__always)
  mutating func advance() throws(HandOver) {
    let start = position
    position = bytes.firstNonSpace(from: start)
    // Letters are beyond the signs that need a closer look.
    guard bytes[position] > UInt8(ascii: "@") else { return try advanceSlowly(from: start) }
    indent = position &- start
  }

  @inline(never)
  private mutating func advanceSlowly(from start: Int) throws(HandOver) {
    var start = start
    while true {
      switch bytes[position] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        try finishLine()
      case UInt8(ascii: "#"):
        try skipComment()
      case 0 where position >= bytes.count:
        // Only a document that is YAML by its name may end without a `---` line.
        guard isYAML else { throw HandOver() }
        isAtEnd = true
        return
      case let byte
      where position == start && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
        && isMarker(byte):
        // Where no line opens the front matter, none closes it: it would begin another document.
        guard isOpened else { throw HandOver() }
        position += 3
        try skipMarkerEnd()
        if isYAML { try demandNothingElse() }
        isAtEnd = true
        return
      default:
        indent = position &- start
        return
      }
      start = position
      position = bytes.firstNonSpace(from: start)
    }
  }

  /// Ends a line whose rest may only be spaces; the position is then at the beginning of the next.
  @inline(__always)
  mutating func finishLine() throws(HandOver) {
    guard bytes[position] == UInt8(ascii: "\n") else { return try finishLineSlowly() }
    position &+= 1
    line &+= 1
  }

  @inline(never)
  private mutating func finishLineSlowly() throws(HandOver) {
    position = bytes.firstNonSpace(from: position)
    switch bytes[position] {
    case UInt8(ascii: "\n"):
      position += 1
      line += 1
    case UInt8(ascii: "\r") where bytes[position + 1] == UInt8(ascii: "\n"):
      position += 2
      line += 1
    case 0 where position >= bytes.count:
      break
    default:
      throw HandOver()
    }
  }

  private mutating func skipComment() throws(HandOver) {
    while true {
      position = bytes.firstStop(from: position, UInt8(ascii: "\n"), UInt8(ascii: "\n"))
      guard bytes[position] >= 0x80 else { break }
      guard let next = bytes.afterScalar(at: position) else { throw HandOver() }
      position = next
    }
    try finishLine()
  }

  /// Whether a byte stands here three times, as in the lines that begin and end front matter.
  private func isMarker(_ byte: UInt8) -> Bool {
    bytes[position] == byte && bytes[position + 1] == byte && bytes[position + 2] == byte
  }

  /// Ends a line of three dashes or dots, after which blanks of every kind may stand.
  private mutating func skipMarkerEnd() throws(HandOver) {
    while [0x20, 0x09, 0x0D].contains(bytes[position]) { position += 1 }
    guard bytes[position] == UInt8(ascii: "\n") || position >= bytes.count else {
      throw HandOver()
    }
    try finishLine()
  }

  /// A YAML file ends with its document; what else might stand there is not for the scanner.
  private func demandNothingElse() throws(HandOver) {
    for index in position..<max(position, bytes.count) {
      let byte = bytes[index]
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else { throw HandOver() }
    }
  }
}
