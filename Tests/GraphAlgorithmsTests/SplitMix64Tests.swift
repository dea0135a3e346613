import GraphAlgorithms
import Testing

@Suite struct SplitMix64Tests {
  // The first values of the sequence that starts at 1234567, as Java's SplittableRandom and a
  // transcription of the paper into Python 3 give them.
  @Test("The sequence is that of the published generator")
  func sequence() {
    var generator = SplitMix64(seed: 1_234_567)
    let values = (0..<5).map { _ in generator.next() }
    #expect(
      values == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  // The high half of value × bound: 6457827717110365317 × 10 / 2⁶⁴ = 3.5…, then 1.7…, 5.3…, 2.4…,
  // 8.8….
  @Test("A bounded integer is the high half of the product of value and bound")
  func boundedIntegers() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect((0..<5).map { _ in generator.integer(below: 10) } == [3, 1, 5, 2, 8])
  }

  // With the bound 3 × 2⁶², four values would share three results: 4k and 4k + 1 both give 3k, so a
  // multiple of three would come half of the time if none were refused.
  @Test("Bounded integers are even where the bound does not divide the range")
  func unbiased() {
    var generator = SplitMix64(seed: 5)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[Int(generator.integer(below: 3 << 62) % 3)] += 1 }
    // Ten thousand each with a standard deviation of 82.
    for count in counts { #expect(abs(count - 10_000) < 410) }
  }

  // 6457827717110365317 / 2⁶⁴ = 0.350079…
  @Test("The unit interval takes the upper 53 bits")
  func unitInterval() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.unitInterval() == Double(6_457_827_717_110_365_317 as UInt64 >> 11) / 0x1p53)
    for _ in 0..<10_000 {
      let value = generator.unitInterval()
      #expect(value >= 0 && value < 1)
    }
  }

  @Test("Shuffling keeps what is outside the range and every element inside it")
  func shuffle() {
    var generator = SplitMix64(seed: 1)
    var elements = Array(0..<100)
    generator.shuffle(&elements, in: 10..<90)
    #expect(elements[..<10] == Array(0..<10)[...])
    #expect(Array(elements[90...]) == Array(90..<100))
    #expect(elements[10..<90].sorted() == Array(10..<90))
    #expect(Array(elements[10..<90]) != Array(10..<90))
  }

  // 6,000 draws over 6 orders: 1,000 each with a standard deviation of 29.
  @Test("Every order of three elements is equally likely")
  func shuffleIsEven() {
    var generator = SplitMix64(seed: 2)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 {
      var elements = [0, 1, 2]
      generator.shuffle(&elements, in: 0..<3)
      counts[elements, default: 0] += 1
    }
    #expect(counts.count == 6)
    for (order, count) in counts { #expect(abs(count - 1_000) < 145, "\(order)") }
  }
}
