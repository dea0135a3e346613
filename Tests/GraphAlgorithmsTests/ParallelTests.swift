import Foundation
import Synchronization
import Testing

@testable import GraphAlgorithms

@Suite struct ParallelTests {
  @Test("Every part is done once, whatever the number of threads", arguments: [1, 2, 3, 8])
  func parts(threads: Int) {
    for count in [0, 1, 2, 7, 1_000] {
      var counts = [Int](repeating: 0, count: count)
      Parallel.update(&counts, stretch: 3, threads: threads) { range, elements in
        #expect(range.count == elements.count)
        for position in elements.indices { elements[position] += range.lowerBound + position + 1 }
      }
      #expect(counts == Array(1..<(count + 1)))
      #expect(
        Parallel.map(count: count, threads: threads) { "\($0)" } == (0..<count).map { "\($0)" })
    }
  }

  @Test("Each thread makes its scratch once and keeps it from part to part")
  func scratch() {
    var sums = [Int](repeating: 0, count: 100)
    Parallel.update(&sums, parts: Array(0...100), threads: 1, scratch: { 0 }) { part, sum, seen in
      seen += 1
      sum[0] = seen
    }
    #expect(sums == Array(1...100))
  }

  @Test("Parts may leave out elements, and may be empty")
  func borders() {
    var first = [0, 0, 0, 0, 0]
    var second = ["", "", "", "", ""]
    Parallel.update(&first, &second, parts: [1, 1, 3, 4], threads: 2, scratch: {}) {
      part, numbers, words, _ in
      for position in numbers.indices { numbers[position] = part }
      for position in words.indices { words[position] = "\(part)" }
    }
    #expect(first == [0, 1, 1, 2, 0])
    #expect(second == ["", "1", "1", "2", ""])
  }

  @Test("Parts give results in their own order, whoever does them", arguments: [1, 2, 3, 8])
  func results(threads: Int) {
    var numbers = Array(0..<100)
    let starts = [0, 0, 7, 50, 90]
    let sums = Parallel.map(updating: &numbers, parts: starts, threads: threads) { part, numbers in
      var sum = 0
      for position in numbers.indices {
        sum += numbers[position]
        numbers[position] = part
      }
      return sum
    }
    #expect(sums == [0, 21, 1_204, 2_780])
    #expect(numbers[0] == 1 && numbers[49] == 2 && numbers[89] == 3 && numbers[90] == 90)
    var words = [String](repeating: "", count: 100)
    let lengths = Parallel.map(updating: &numbers, &words, parts: starts, threads: threads) {
      part, numbers, words in
      for position in words.indices { words[position] = "\(numbers[position])" }
      return "\(part): \(words.count)"
    }
    #expect(lengths == ["0: 0", "1: 7", "2: 43", "3: 40"])
    #expect(words == numbers[..<90].map { "\($0)" } + [String](repeating: "", count: 10))
    #expect(Parallel.map(updating: &numbers, parts: [], threads: threads) { _, _ in 0 } == [])
  }

  @Test("A thread count below 1 stops the program")
  func noThreads() async {
    await #expect(processExitsWith: .failure) { _ = Parallel.threadCount(0) }
  }

  @Test("Two pieces of work are both done, and one may keep a processor for itself")
  func both() {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let (first, second) = Parallel.both {
      (0..<1_000).reduce(0, +)
    } and: {
      Parallel.keepingProcessor { Parallel.threadCount(nil) }
    }
    #expect(first == 499_500)
    // Other tests may keep processors at the same time.
    #expect(second >= 1 && second <= max(1, processors - 1))
    #expect(Parallel.threadCount(3) == 3)
  }

  @Test("Where the caller's work fails, the other is waited for")
  func failure() {
    struct Failure: Error {}
    let isDone = Mutex(false)
    #expect(throws: Failure.self) {
      _ = try Parallel.both {
        Thread.sleep(forTimeInterval: 0.05)
        isDone.withLock { $0 = true }
      } and: {
        throw Failure()
      }
    }
    #expect(isDone.withLock { $0 })
  }

  @Test("What the threads keep adds up to all parts", arguments: [1, 2, 3, 8])
  func gather(threads: Int) {
    for count in [0, 1, 2, 7, 1_000] {
      let kept = Parallel.gather(partCount: count, threads: threads, scratch: { [Int]() }) {
        part, own in own.append(part)
      }
      #expect(kept.count <= min(threads, count))
      #expect(kept.allSatisfy { !$0.isEmpty })
      #expect(kept.flatMap(\.self).sorted() == Array(0..<count))
    }
  }

  @Test("Piles hold what the parts yield, in their order", arguments: [1, 2, 3, 8])
  func piles(threads: Int) {
    let numbers = (0..<1_000).map { ($0 * 37) % 101 }
    let borders = [0, 0, 100, 450, 451, 1_000]
    let counts = (0..<5).map { part in
      (0..<7).map { pile in
        numbers[borders[part]..<borders[part + 1]].count { $0 % 7 == pile }
      }
    }
    let (elements, starts) = Parallel.piles(pileCount: 7, counts: counts, threads: threads) {
      part, piles in
      for number in numbers[borders[part]..<borders[part + 1]] {
        piles.put(UInt32(number), on: number % 7)
      }
    }
    for pile in 0..<7 {
      #expect(
        elements[starts[pile]..<starts[pile + 1]].map { Int($0) }
          == numbers.filter { $0 % 7 == pile })
    }
    #expect(starts.count == 8)
    let nothing: (elements: [UInt32], starts: [Int]) = Parallel.piles(
      pileCount: 3, counts: [], threads: threads
    ) { _, _ in }
    #expect(nothing == ([], [0, 0, 0, 0]))
  }

  @Test("A part that yields more or less than it has counted stops the program")
  func miscounted() async {
    await #expect(processExitsWith: .failure) {
      _ = Parallel.piles(pileCount: 2, counts: [[1, 1]], threads: 1) { _, piles in
        piles.put(UInt8(0), on: 0)
        piles.put(UInt8(0), on: 0)
      }
    }
    await #expect(processExitsWith: .failure) {
      _ = Parallel.piles(pileCount: 2, counts: [[1, 1]], threads: 1) { _, piles in
        piles.put(UInt8(0), on: 0)
      }
    }
    await #expect(processExitsWith: .failure) {
      _ = Parallel.piles(pileCount: 2, counts: [[1, 1]], threads: 1) { _, piles in
        piles.put(UInt8(0), on: 2)
      }
    }
  }
}
