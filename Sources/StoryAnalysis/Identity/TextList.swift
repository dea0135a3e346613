internal import StoryParsing

/// Texts one behind the other in one buffer, each with a number from 0.
///
/// A text costs its bytes and four more. Of the code that resolves identities, this file alone uses
/// unsafe buffers; every range of bytes that it reads is one of ``range(of:)``, which lies inside
/// ``bytes`` because ``ends`` ascends to `bytes.count`, or one of a ``RecordBatch``, whose invariant
/// is the same and which is checked again before its bytes are read.
struct TextList: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before it ends.
  private var ends: [UInt32] = []

  /// Number of texts.
  var count: Int { ends.count }

  /// Adds a text of a batch.
  mutating func append(_ text: RecordBatch.Text, of batch: borrowing RecordBatch) {
    bytes.append(contentsOf: batch.bytes[text.range])
    close()
  }

  /// Adds a text.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    close()
  }

  private mutating func close() {
    precondition(bytes.count <= Int(UInt32.max), "The texts of one kind take less than 4 GB.")
    precondition(ends.count < Int(UInt32.max), "There are fewer than 2^32 texts of one kind.")
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// The text with a number.
  ///
  /// - Complexity: O(length).
  subscript(number: UInt32) -> String {
    let range = range(of: number)
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// Whether the text with a number has the bytes of a text of a batch.
  ///
  /// - Complexity: O(length); O(1) where the lengths differ.
  func isEqual(
    _ number: UInt32, to text: RecordBatch.Text, of batch: borrowing RecordBatch
  ) -> Bool {
    let range = range(of: number)
    guard range.count == Int(text.count) else { return false }
    return bytes.withUnsafeBytes { mine in
      batch.withBytes(of: text) { theirs in
        Self.isEqual(UnsafeRawBufferPointer(rebasing: mine[range]), theirs)
      }
    }
  }

  /// Whether the text with a number has the bytes of a string.
  func isEqual(_ number: UInt32, to text: String) -> Bool {
    bytes[range(of: number)].elementsEqual(text.utf8)
  }

  /// Whether the bytes of one text come before those of another.
  func precedes(_ first: UInt32, _ second: UInt32) -> Bool {
    let (one, two) = (range(of: first), range(of: second))
    return bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < one.count, offset < two.count {
        let (mine, other) = (bytes[one.lowerBound + offset], bytes[two.lowerBound + offset])
        if mine != other { return mine < other }
        offset += 1
      }
      return one.count < two.count
    }
  }

  private func range(of number: UInt32) -> Range<Int> {
    let end = Int(ends[Int(number)])
    return (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<end
  }

  /// Whether two buffers of one length hold the same bytes; eight at a time.
  private static func isEqual(
    _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
  ) -> Bool {
    let count = first.count
    var offset = 0
    while offset + 8 <= count {
      guard
        first.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == second.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < count {
      guard first[offset] == second[offset] else { return false }
      offset += 1
    }
    return true
  }
}

extension RecordBatch {
  /// The hash of a text's bytes.
  func hash(of text: Text) -> Int {
    withBytes(of: text) { SeededHash.hash(of: $0) }
  }

  fileprivate func withBytes<Result>(
    of text: Text, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let range = text.range
    precondition(range.upperBound <= bytes.count, "A text lies inside its batch.")
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}
