internal import Dispatch
internal import Synchronization

/// Fills batches on several threads and hands them over in order.
///
/// Batch *b* is documents 64 *b* to 64 *b* + 63. Whoever is free fills the next one: the threads that
/// help, and the thread that wants the batches, while the one whose turn it is is not ready. So the
/// order, and with it every result, does not depend on the number of threads, and no work waits for a
/// thread that does not come. A few slots for batches exist and are used again and again: one is filled
/// only once another has been handed over, so the memory does not depend on the number of documents.
/// Where documents are very large, a slot has several batches, so that none outgrows its addresses.
final class BatchQueue: Sendable {
  private struct State {
    /// The next batch that nobody has begun to fill.
    var next = 0
    var isCancelled = false
    /// The slots, by number of the batch modulo their count; `nil` while one is being filled or used.
    var slots: [[RecordBatch]?]
  }

  static let documentsInBatch = 64
  /// Bytes after which a batch is closed, and above which its memory is given back.
  private static let largeBatch = 32 << 20

  private let sources: DocumentSources
  private let reader: any DocumentReader
  private let takesDigests: Bool
  private let limits: ReadingLimits
  private let state: Mutex<State>
  private let slotCount: Int
  private let batchCount: Int
  /// Counts the batches that may be begun.
  private let room: DispatchSemaphore
  /// Counts the filled batches of each slot: 0 or 1.
  private let filled: [DispatchSemaphore]

  /// - Parameters:
  ///   - threads: Number of threads that fill, that of the caller among them.
  ///   - takesDigests: Whether the digest of each document is taken.
  ///   - limits: How much is taken on.
  init(
    _ sources: DocumentSources, reader: any DocumentReader, threads: Int, takesDigests: Bool,
    limits: ReadingLimits
  ) {
    self.sources = sources
    self.reader = reader
    self.takesDigests = takesDigests
    self.limits = limits
    slotCount = threads == 1 ? 1 : 2 * threads + 1
    batchCount = (sources.count + Self.documentsInBatch - 1) / Self.documentsInBatch
    state = Mutex(State(slots: Array(repeating: [], count: slotCount)))
    // A semaphore must not end below the value that it began with, and a reading may be cancelled.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<slotCount { room.signal() }
    filled = (0..<slotCount).map { _ in DispatchSemaphore(value: 0) }
  }

  /// Hands the batches over, one after the other.
  func forEach<Failure: Error>(
    helpers: Int, _ body: (RecordBatch) throws(Failure) -> Void
  ) throws(Failure) {
    let group = DispatchGroup()
    for _ in 0..<max(0, min(helpers, batchCount - 1)) {
      DispatchQueue.global().async(group: group) { [self] in
        while fillNext(waiting: true) {}
      }
    }
    defer {
      cancel(helpers)
      group.wait()
    }
    for number in 0..<batchCount {
      let slot = number % slotCount
      while filled[slot].wait(timeout: .now()) == .timedOut {
        if !fillNext(waiting: false) {
          filled[slot].wait()
          break
        }
      }
      let batches = take(slot)
      for batch in batches { try body(batch) }
      // The memory of large batches is given back.
      put(batches.filter { $0.bytes.count <= Self.largeBatch }, into: slot)
      room.signal()
    }
  }

  /// Fills the next batch; false where none is left or, unless the caller waits, none may be begun.
  private func fillNext(waiting: Bool) -> Bool {
    if waiting {
      room.wait()
    } else if room.wait(timeout: .now()) == .timedOut {
      return false
    }
    let number = state.withLock { state -> Int? in
      guard !state.isCancelled, state.next < batchCount else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    guard let number else {
      // What was not used is for the next one who asks, who then learns the same.
      room.signal()
      return false
    }
    let slot = number % slotCount
    var closed = take(slot)
    // What is left of the last use of the slot is used again.
    var batch = closed.popLast() ?? RecordBatch(takesDigests: takesDigests, limits: limits)
    closed.removeAll()
    batch.removeAll()
    let first = number * Self.documentsInBatch
    for index in first..<min(first + Self.documentsInBatch, sources.count) {
      if batch.byteCount > Self.largeBatch {
        closed.append(batch)
        batch = RecordBatch(takesDigests: takesDigests, limits: limits)
      }
      batch.append(sources[index], number: index, reader: reader)
    }
    closed.append(batch)
    put(closed, into: slot)
    filled[slot].signal()
    return true
  }

  private func take(_ slot: Int) -> [RecordBatch] {
    state.withLock { state in
      guard let batches = state.slots[slot].take() else {
        preconditionFailure("A slot is in one hand at a time.")
      }
      return batches
    }
  }

  private func put(_ batches: [RecordBatch], into slot: Int) {
    state.withLock { $0.slots[slot] = batches }
  }

  /// Ends the reading: nobody begins another batch, and those who wait for room are woken.
  private func cancel(_ helpers: Int) {
    state.withLock { $0.isCancelled = true }
    for _ in 0..<helpers { room.signal() }
  }
}
