internal import GraphAlgorithms
internal import StoryParsing

extension String {
  /// The text with a mark before each of some code points.
  ///
  /// Code points, not characters: a mark that combines with a quotation mark hides it from Swift, and not
  /// from a reader of bytes.
  func escapingScalars(_ scalars: String, with mark: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalars.unicodeScalars.contains(scalar) { result.append(mark) }
      result.append(scalar)
    }
    return String(result)
  }
}

// Text on its way to a stream, gathered as bytes: appending to an array costs a fraction of what
// appending to a string does, and a stream is called once for many rows.
extension [UInt8] {
  /// Appends text as UTF-8.
  package mutating func append(text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number.
  package mutating func append(decimal value: Int) {
    // The digits from the last to the first; no number has more than nineteen of them.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = value.magnitude
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Appends a number as ``NumberText/exact(_:)`` writes it.
  mutating func append(exact value: Double) {
    NumberText.withExact(value) { append(contentsOf: $0) }
  }

  /// Appends a time in UTC, such as `2020-06-11T17:28:00Z`.
  mutating func append(time: Timestamp) { time.appendISO8601(to: &self) }

  /// Hands the bytes on to a stream and begins anew, once there are enough to be worth a call.
  ///
  /// The bytes end at the end of a character.
  mutating func handOn(to output: inout some UTF8OutputStream, atLeast count: Int = 1 << 16) {
    guard self.count >= Swift.max(count, 1) else { return }
    // Given away for good: what takes it may still be reading it while the next bytes gather.
    var full: [UInt8] = []
    swap(&full, &self)
    reserveCapacity(full.capacity)
    output.write(utf8: full)
  }

  /// Appends rows, in their order, and hands the bytes on to a stream as they gather.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - output: Where the bytes go.
  ///   - row: Appends a row, whole.
  mutating func append(
    rows: Range<Int>, to output: inout some UTF8OutputStream,
    row: @Sendable (Int, inout [UInt8]) -> Void
  ) {
    append(stretchesOf: rows, to: &output) { stretch, bytes in
      for index in stretch { row(index, &bytes) }
    }
  }

  /// Appends the rows of a table, in their order, and hands the bytes on to a stream as they gather.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - output: Where the bytes go.
  ///   - row: Appends a row, whole, whose values stand in the stretch under the number of their column.
  mutating func append(
    rowsOf table: Table, to output: inout some UTF8OutputStream,
    row: @Sendable (Int, Table.Stretch, inout [UInt8]) -> Void
  ) {
    let columns = table.columns.indices.map { $0 }
    append(stretchesOf: 0..<table.rowCount, to: &output) { rows, bytes in
      let stretch = table.stretch(rows, columns: columns)
      for index in rows { row(index, stretch, &bytes) }
    }
  }

  /// Appends rows, stretch by stretch.
  ///
  /// Long runs of rows are made by all processors: stretches of them side by side, so only a few
  /// stretches are in memory at a time, and the bytes do not depend on how many work.
  private mutating func append(
    stretchesOf rows: Range<Int>, to output: inout some UTF8OutputStream,
    stretch: @Sendable (Range<Int>, inout [UInt8]) -> Void
  ) {
    let threads = Parallel.threadCount(nil)
    let length = 1024
    var next = rows.lowerBound
    // The first one also makes what others wait for.
    let alone = threads == 1 ? rows.upperBound : Swift.min(rows.upperBound, next + length)
    while next < alone {
      let end = Swift.min(next + length, alone)
      stretch(next..<end, &self)
      handOn(to: &output)
      next = end
    }
    while next < rows.upperBound {
      handOn(to: &output, atLeast: 1)
      let count = Swift.min((rows.upperBound - next + length - 1) / length, 4 * threads)
      let pieces = Parallel.map(count: count, threads: threads) { [next] number in
        var piece: [UInt8] = []
        let first = next + number * length
        stretch(first..<Swift.min(first + length, rows.upperBound), &piece)
        return piece
      }
      for piece in pieces { output.write(utf8: piece) }
      next = Swift.min(next + count * length, rows.upperBound)
    }
  }
}
