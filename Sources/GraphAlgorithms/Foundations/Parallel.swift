internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Work that several threads share, with the same result for any number of them.
///
/// The work is cut into parts whose borders the caller chooses without a look at the number of
/// threads; whoever is free takes the next part. A part writes only what belongs to it, so it does
/// not matter who takes it, or when.
package enum Parallel {
  /// The number of threads to work with: what was asked for, or one for each processor that nobody keeps
  /// for himself (``keepingProcessor(_:)``).
  package static func threadCount(_ threads: Int?) -> Int {
    if let threads {
      precondition(threads >= 1, "Work needs at least one thread.")
      return threads
    }
    let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return max(1, processors - kept.load(ordering: .relaxed))
  }

  /// Number of processors that work on one thread has to itself.
  private static let kept = Atomic(0)

  /// Runs `body` once for each part.
  ///
  /// - Parameters:
  ///   - partCount: Number of parts.
  ///   - threads: Most threads, that of the caller among them.
  ///   - scratch: Makes what a thread needs for itself; called at most once for each thread.
  ///   - body: Gets the number of a part and the thread's scratch, which may hold anything that an
  ///     earlier part has left there.
  static func forEach<Scratch>(
    partCount: Int, threads: Int, scratch: () -> Scratch, body: (Int, inout Scratch) -> Void
  ) {
    let workers = min(threads, partCount)
    guard workers > 1 else {
      guard partCount > 0 else { return }
      var own = scratch()
      for part in 0..<partCount { body(part, &own) }
      return
    }
    let next = Atomic(0)
    // Both outlive the call that they are handed to, and threads share nothing else through them.
    withoutActuallyEscaping(scratch) { scratch in
      withoutActuallyEscaping(body) { body in
        nonisolated(unsafe) let scratch = scratch
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
          var part = next.add(1, ordering: .relaxed).oldValue
          guard part < partCount else { return }
          var own = scratch()
          while part < partCount {
            body(part, &own)
            part = next.add(1, ordering: .relaxed).oldValue
          }
        }
      }
    }
  }

  /// Runs `body` once for each part, and hands over what the threads have kept.
  ///
  /// - Returns: The scratch of every thread that had one. Which parts a scratch has seen depends on
  ///   chance, so only what does not depend on it, such as the sum of whole numbers over all of
  ///   them, may reach a result.
  static func gather<Scratch: Sendable>(
    partCount: Int, threads: Int, scratch: () -> Scratch, body: (Int, inout Scratch) -> Void
  ) -> [Scratch] {
    let workers = min(threads, partCount)
    let next = Atomic(0)
    let kept = map(count: workers, threads: workers) { _ -> Scratch? in
      var part = next.add(1, ordering: .relaxed).oldValue
      guard part < partCount else { return nil }
      var own = scratch()
      while part < partCount {
        body(part, &own)
        part = next.add(1, ordering: .relaxed).oldValue
      }
      return own
    }
    return kept.compactMap(\.self)
  }

  /// Runs `body` once for each part of an array, which it alone may change.
  ///
  /// - Parameters:
  ///   - elements: The array.
  ///   - starts: Where each part begins, ascending, with the end of the last part as one more
  ///     element. Elements outside stay as they are.
  ///   - threads: Most threads, that of the caller among them.
  ///   - scratch: Makes what a thread needs for itself.
  ///   - body: Gets the number of a part, its elements (the first of them at position 0), and the
  ///     thread's scratch.
  static func update<Element, Scratch>(
    _ elements: inout [Element], parts starts: [Int], threads: Int, scratch: () -> Scratch,
    body: (Int, inout MutableSpan<Element>, inout Scratch) -> Void
  ) {
    elements.withUnsafeMutableBufferPointer { buffer in
      precondition(
        starts.first ?? 0 >= 0 && starts.last ?? 0 <= buffer.count
          && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 },
        "Parts ascend and lie inside the array.")
      nonisolated(unsafe) let buffer = buffer
      forEach(partCount: max(0, starts.count - 1), threads: threads, scratch: scratch) {
        part, own in
        var span = MutableSpan(
          _unsafeElements: buffer.extracting(starts[part]..<starts[part + 1]))
        body(part, &span, &own)
      }
    }
  }

  /// Runs `body` once for each part of two arrays that are cut in the same way. Where the second is
  /// empty, its parts are.
  static func update<First, Second, Scratch>(
    _ first: inout [First], _ second: inout [Second], parts starts: [Int], threads: Int,
    scratch: () -> Scratch,
    body: (Int, inout MutableSpan<First>, inout MutableSpan<Second>, inout Scratch) -> Void
  ) {
    second.withUnsafeMutableBufferPointer { buffer in
      precondition(
        buffer.isEmpty || starts.last ?? 0 <= buffer.count, "Parts lie inside the array.")
      nonisolated(unsafe) let buffer = buffer
      update(&first, parts: starts, threads: threads, scratch: scratch) { part, span, own in
        let range = buffer.isEmpty ? 0..<0 : starts[part]..<starts[part + 1]
        var other = MutableSpan(_unsafeElements: buffer.extracting(range))
        body(part, &span, &other, &own)
      }
    }
  }

  /// Runs `body` once for each stretch of an array, which it alone may change.
  ///
  /// - Parameters:
  ///   - elements: The array.
  ///   - length: Elements in a stretch, at least 1; the last has what is left.
  ///   - threads: Most threads, that of the caller among them.
  ///   - body: Gets the positions of a stretch and its elements, the first of them at position 0.
  static func update<Element>(
    _ elements: inout [Element], stretch length: Int = 4096, threads: Int,
    body: (Range<Int>, inout MutableSpan<Element>) -> Void
  ) {
    let starts = stretches(of: elements.count, length: length)
    update(&elements, parts: starts, threads: threads, scratch: {}) { part, span, _ in
      body(starts[part]..<starts[part + 1], &span)
    }
  }

  /// The results of `body` for the numbers below `count`, in their order.
  package static func map<Element>(count: Int, threads: Int, body: (Int) -> Element) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let buffer = buffer
      forEach(partCount: count, threads: threads, scratch: {}) { number, _ in
        buffer.initializeElement(at: number, to: body(number))
      }
      initialized = count
    }
  }

  /// Runs two pieces of work side by side: one that shares its work among threads, the other on the thread
  /// of the caller.
  ///
  /// Where the caller's throws, the other is waited for.
  package static func both<First: Sendable, Second>(
    _ first: @escaping @Sendable () -> First, and second: () throws -> Second
  ) rethrows -> (First, Second) {
    let found = Found<First>()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = first()
      found.value.withLock { $0 = value }
    }
    defer { group.wait() }
    let result = try second()
    group.wait()
    guard let value = found.value.withLock({ $0 }) else {
      preconditionFailure("Work that has been waited for is done.")
    }
    return (value, result)
  }

  /// Runs work on the thread of the caller, and keeps a processor for it: work that begins meanwhile on other
  /// threads shares the rest of them.
  package static func keepingProcessor<Result>(_ body: () throws -> Result) rethrows -> Result {
    kept.add(1, ordering: .relaxed)
    defer { kept.subtract(1, ordering: .relaxed) }
    return try body()
  }

  /// Where one thread leaves a value for another.
  private final class Found<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Sorts what the parts of some work yield into piles; on a pile lies first what the first part put
  /// there, in the order in which it did.
  ///
  /// - Parameters:
  ///   - pileCount: Number of piles.
  ///   - counts: For each part, how many elements it puts on each pile.
  ///   - threads: Most threads, that of the caller among them.
  ///   - body: Gets the number of a part and the piles to put its elements on.
  /// - Returns: The piles, one after the other, and where each begins, with the end of the last as one
  ///   more element.
  static func piles<Element: BitwiseCopyable>(
    pileCount: Int, counts: [[Int]], threads: Int, body: (Int, borrowing Piles<Element>) -> Void
  ) -> (elements: [Element], starts: [Int]) {
    precondition(
      counts.allSatisfy { $0.count == pileCount }, "Each part has a count for every pile.")
    var starts = [0]
    // Where each part begins on each pile; of the row after the last, where each pile ends.
    var places = [[Int]](repeating: [], count: counts.count + 1)
    for pile in 0..<pileCount {
      var place = starts[pile]
      for part in counts.indices {
        places[part].append(place)
        place += counts[part][pile]
      }
      places[counts.count].append(place)
      starts.append(place)
    }
    let count = starts[pileCount]
    let elements = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let buffer = buffer
      forEach(partCount: counts.count, threads: threads, scratch: {}) { part, _ in
        var next = places[part]
        let ends = places[part + 1]
        next.withUnsafeMutableBufferPointer { next in
          ends.withUnsafeBufferPointer { ends in
            body(part, Piles(elements: buffer, next: next, ends: ends))
          }
        }
        precondition(next == ends, "A part puts on each pile as much as it has counted.")
      }
      initialized = count
    }
    return (elements, starts)
  }

  /// The piles as one part of the work sees them.
  struct Piles<Element: BitwiseCopyable>: ~Copyable {
    fileprivate let elements: UnsafeMutableBufferPointer<Element>
    fileprivate let next: UnsafeMutableBufferPointer<Int>
    fileprivate let ends: UnsafeBufferPointer<Int>

    /// Puts an element on a pile.
    func put(_ element: Element, on pile: Int) {
      precondition(pile >= 0 && pile < next.count, "A pile has a number below that of the piles.")
      let place = next[pile]
      precondition(place < ends[pile], "A part puts on each pile as much as it has counted.")
      elements.initializeElement(at: place, to: element)
      next[pile] = place + 1
    }
  }

  /// The borders of stretches of one length, of which the last may be shorter: from 0 to `count`.
  static func stretches(of count: Int, length: Int) -> [Int] {
    precondition(length >= 1, "A stretch has at least one element.")
    return Array(stride(from: 0, to: count, by: length)) + [count]
  }

  /// Runs `body` once for each part of an array, which it alone may change.
  ///
  /// - Returns: What `body` gave for each part, in the order of the parts: sums over the parts, added
  ///   up from first to last, are the same for any number of threads.
  static func map<Element, Result>(
    updating elements: inout [Element], parts starts: [Int], threads: Int,
    body: (Int, inout MutableSpan<Element>) -> Result
  ) -> [Result] {
    let partCount = max(0, starts.count - 1)
    return Array(unsafeUninitializedCapacity: partCount) { results, initialized in
      nonisolated(unsafe) let results = results
      update(&elements, parts: starts, threads: threads, scratch: {}) { part, span, _ in
        results.initializeElement(at: part, to: body(part, &span))
      }
      initialized = partCount
    }
  }

  /// Runs `body` once for each part of two arrays that are cut in the same way.
  ///
  /// - Returns: What `body` gave for each part, in the order of the parts.
  static func map<First, Second, Result>(
    updating first: inout [First], _ second: inout [Second], parts starts: [Int], threads: Int,
    body: (Int, inout MutableSpan<First>, inout MutableSpan<Second>) -> Result
  ) -> [Result] {
    let partCount = max(0, starts.count - 1)
    return Array(unsafeUninitializedCapacity: partCount) { results, initialized in
      nonisolated(unsafe) let results = results
      update(&first, &second, parts: starts, threads: threads, scratch: {}) { part, one, two, _ in
        results.initializeElement(at: part, to: body(part, &one, &two))
      }
      initialized = partCount
    }
  }
}
