internal import StoryParsing

/// Distinct texts, each stored once and known by its number.
///
/// Texts are equal where their bytes are. One that the pool has is found from where it stands in a
/// batch: no string is made of it. Number 0 is the empty text, which stands for an absent one.
///
/// The hash of a text is what ``SeededHash`` gives for its bytes. So is ``RecordBatch/Key/hash``, and a
/// key brings its hash along.
struct TextPool: Sendable {
  /// The texts by number.
  private(set) var texts = TextList()
  private var table = NumberTable()

  /// Creates a pool that holds the empty text.
  init() {
    texts.append("")
  }

  /// The number of a key; `nil` where the pool does not have it.
  ///
  /// - Complexity: O(length) expected.
  func find(_ key: RecordBatch.Key, of batch: borrowing RecordBatch) -> UInt32? {
    find(key.text, of: batch, hash: key.hash)
  }

  /// The number of a key, which is added where it is new.
  mutating func intern(_ key: RecordBatch.Key, of batch: borrowing RecordBatch) -> UInt32 {
    intern(key.text, of: batch, hash: key.hash)
  }

  /// The number of a text, which is added where it is new.
  mutating func intern(_ text: RecordBatch.Text, of batch: borrowing RecordBatch) -> UInt32 {
    if text.isEmpty { return 0 }
    return intern(text, of: batch, hash: batch.hash(of: text))
  }

  /// The number of a text, which is added where it is new.
  mutating func intern(_ text: String) -> UInt32 {
    if text.isEmpty { return 0 }
    var text = text
    let hash = text.withUTF8 { SeededHash.hash(of: UnsafeRawBufferPointer($0)) }
    if let number = table.find(hash: hash, where: { texts.isEqual($0, to: text) }) { return number }
    texts.append(text)
    return insertLast(hash: hash)
  }

  /// Forgets how texts are found: from now on they are only read.
  mutating func seal() {
    table = NumberTable()
  }

  private func find(
    _ text: RecordBatch.Text, of batch: borrowing RecordBatch, hash: Int
  ) -> UInt32? {
    table.find(hash: hash) { texts.isEqual($0, to: text, of: batch) }
  }

  private mutating func intern(
    _ text: RecordBatch.Text, of batch: borrowing RecordBatch, hash: Int
  ) -> UInt32 {
    if let number = find(text, of: batch, hash: hash) { return number }
    texts.append(text, of: batch)
    return insertLast(hash: hash)
  }

  private mutating func insertLast(hash: Int) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: texts.count - 1)
    table.insert(number, hash: hash)
    return number
  }
}
