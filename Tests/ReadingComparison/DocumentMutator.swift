import GraphAlgorithms

/// Documents that are almost those of a pool: a few edits each, drawn from a seed.
///
/// The edits are mild on purpose. A document that is spoiled beyond recognition is handed over, and
/// then both readers are Yams; only one that is still scanned tests the scanner.
package struct DocumentMutator {
  /// A document that was made, and the names that it may have.
  package typealias Mutation = (document: [UInt8], name: String)

  private let pool: [[UInt8]]
  private var random: SplitMix64

  /// - Parameters:
  ///   - pool: At least one document.
  ///   - seed: Start of the random sequence; the same pool and seed give the same documents.
  package init(pool: [[UInt8]], seed: UInt64) {
    precondition(!pool.isEmpty, "Documents are made from others.")
    self.pool = pool
    random = SplitMix64(seed: seed)
  }

  /// The next document. One in six is YAML by its name, with or without the lines that mark it.
  package mutating func next() -> Mutation {
    var document = pool[choose(pool.count)]
    // One edit finds what is odd by itself, several find what is odd together.
    repeat { edit(&document) } while isOne(in: 2)
    guard isOne(in: 6) else { return (document, "mutation.md") }
    if isOne(in: 2), document.starts(with: "---\n".utf8) { document.removeFirst(4) }
    if isOne(in: 2) { cutBody(&document) }
    return (document, "mutation.yml")
  }

  /// A number from 0 up to, but not including, a bound above 0.
  private mutating func choose(_ bound: Int) -> Int {
    Int(random.integer(below: UInt64(bound)))
  }

  private mutating func isOne(in count: Int) -> Bool { choose(count) == 0 }

  private mutating func token() -> [UInt8] {
    Array(DocumentTokens.all[choose(DocumentTokens.all.count)].utf8)
  }
}

extension DocumentMutator {
  private mutating func edit(_ document: inout [UInt8]) {
    switch choose(16) {
    case 0: changeByte(&document)
    case 1: insert(token(), into: &document)
    case 2: replaceByte(&document)
    case 3: deleteBytes(&document)
    case 4: duplicateLine(&document)
    case 5: swapLines(&document)
    case 6: deleteLine(&document)
    case 7: changeIndentation(&document)
    case 8: splice(&document)
    case 9, 10: changeValue(&document)
    case 11, 12: insertInValue(&document)
    case 13: insertLine(&document)
    case 14: indentBlock(&document)
    default: changeLineBreak(&document)
    }
  }

  /// A place before any byte, or at the end.
  private mutating func place(in document: [UInt8]) -> Int { choose(document.count + 1) }

  private mutating func changeByte(_ document: inout [UInt8]) {
    guard !document.isEmpty else { return }
    let place = choose(document.count)
    document[place] = isOne(in: 2) ? document[place] ^ (1 << choose(8)) : UInt8(choose(256))
  }

  private mutating func insert(_ bytes: [UInt8], into document: inout [UInt8]) {
    document.insert(contentsOf: bytes, at: place(in: document))
  }

  private mutating func replaceByte(_ document: inout [UInt8]) {
    guard !document.isEmpty else { return }
    let place = choose(document.count)
    document.replaceSubrange(place...place, with: token())
  }

  private mutating func deleteBytes(_ document: inout [UInt8]) {
    guard !document.isEmpty else { return }
    let start = choose(document.count)
    document.removeSubrange(start..<min(start + 1 + choose(isOne(in: 4) ? 200 : 3), document.count))
  }

  /// One document up to a place, and another from a place on.
  private mutating func splice(_ document: inout [UInt8]) {
    let other = pool[choose(pool.count)]
    let lines = lines(of: document)
    let others = self.lines(of: other)
    guard let line = lines.randomElement(using: &random),
      let otherLine = others.randomElement(using: &random)
    else { return }
    document = Array(document[..<line.lowerBound]) + other[otherLine.lowerBound...]
  }
}

/// Edits of whole lines, which mostly leave a document in the scanner's shape.
extension DocumentMutator {
  /// The lines with their line breaks.
  private func lines(of document: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in document.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(start..<index + 1)
      start = index + 1
    }
    if start < document.count { lines.append(start..<document.count) }
    return lines
  }

  private mutating func line(of document: [UInt8]) -> Range<Int>? {
    let lines = lines(of: document)
    return lines.isEmpty ? nil : lines[choose(lines.count)]
  }

  private mutating func duplicateLine(_ document: inout [UInt8]) {
    guard let line = line(of: document), let target = self.line(of: document) else { return }
    document.insert(contentsOf: Array(document[line]), at: target.lowerBound)
  }

  private mutating func deleteLine(_ document: inout [UInt8]) {
    guard let line = line(of: document) else { return }
    document.removeSubrange(line)
  }

  private mutating func swapLines(_ document: inout [UInt8]) {
    guard let one = line(of: document), let other = line(of: document),
      one.upperBound <= other.lowerBound
    else { return }
    let (first, second) = (Array(document[one]), Array(document[other]))
    document.replaceSubrange(other, with: first)
    document.replaceSubrange(one, with: second)
  }

  private mutating func insertLine(_ document: inout [UInt8]) {
    guard let line = line(of: document) else { return }
    let indent = document[line].prefix { $0 == 0x20 }
    let text = Array(DocumentTokens.lines[choose(DocumentTokens.lines.count)].utf8)
    document.insert(contentsOf: indent + text + [0x0A], at: line.lowerBound)
  }

  private mutating func changeIndentation(_ document: inout [UInt8]) {
    guard let line = line(of: document) else { return }
    let indent = document[line].prefix { $0 == 0x20 }.count
    let changed = [0, indent + 1, indent + 2, max(0, indent - 1), max(0, indent - 2)][choose(5)]
    document.replaceSubrange(
      line.lowerBound..<line.lowerBound + indent, with: repeatElement(0x20, count: changed))
  }

  /// Indents several lines alike, which may leave the document as good as it was.
  private mutating func indentBlock(_ document: inout [UInt8]) {
    let lines = lines(of: document)
    guard !lines.isEmpty else { return }
    let first = choose(lines.count)
    let last = min(first + 1 + choose(12), lines.count)
    let isInward = isOne(in: 2)
    for line in lines[first..<last].reversed() {
      if isInward {
        document.insert(contentsOf: [0x20, 0x20], at: line.lowerBound)
      } else {
        let indent = document[line].prefix { $0 == 0x20 }.count
        document.removeSubrange(line.lowerBound..<line.lowerBound + min(2, indent))
      }
    }
  }

  private mutating func changeLineBreak(_ document: inout [UInt8]) {
    guard let line = line(of: document), document[line].last == UInt8(ascii: "\n") else { return }
    let breaks = [
      "\r\n", " \n", "  \r\n", "\n\n", "\n  \n", "\n# c\n", "\n   # \u{e9}\n", "\r", "\t\n",
    ]
    document.replaceSubrange(
      line.upperBound - 1..<line.upperBound, with: Array(breaks[choose(breaks.count)].utf8))
  }

  /// The rest of a line after its first colon or dash, without the line break.
  private mutating func value(in document: [UInt8]) -> Range<Int>? {
    guard let line = line(of: document),
      let colon = document[line].firstIndex(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
      })
    else { return nil }
    let end = document[line].last == UInt8(ascii: "\n") ? line.upperBound - 1 : line.upperBound
    return colon + 1 < end ? colon + 1..<end : nil
  }

  /// Puts another value into the place of one.
  private mutating func changeValue(_ document: inout [UInt8]) {
    guard let value = value(in: document) else { return }
    let text = DocumentTokens.values[choose(DocumentTokens.values.count)]
    document.replaceSubrange(value, with: Array((" " + text).utf8))
  }

  private mutating func insertInValue(_ document: inout [UInt8]) {
    guard let value = value(in: document) else { return }
    document.insert(contentsOf: token(), at: value.lowerBound + choose(value.count + 1))
  }

  /// Ends a document with its front matter.
  private func cutBody(_ document: inout [UInt8]) {
    let marker = Array("\n---".utf8)
    let index = document.indices.dropFirst(3).first { document[$0...].starts(with: marker) }
    if let index { document.removeSubrange((index + 1)...) }
  }
}
