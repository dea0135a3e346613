import Foundation
import GraphAlgorithms
@testable import StoryExport
import Testing

@Suite("Number text")
struct NumberTextTests {
  @Test(
    "A number has up to twelve significant digits and a full stop",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.3"), (1e-9, "1e-09"),
      (-1e-9, "-1e-09"), (1.0 / 3, "0.333333333333"), (2.0 / 3, "0.666666666667"),
      (123_456_789_012, "123456789012"), (1_234_567_890_123, "1.23456789012e+12"),
      (1e20, "1e+20"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "4.94065645841e-324"),
      (Double.greatestFiniteMagnitude, "1.79769313486e+308"), (100, "100"), (0.5, "0.5"),
    ] as [(Double, String)])
  func exact(value: Double, text: String) {
    #expect(NumberText.exact(value) == text)
  }

  // Foundation formats by the locale that it is given, and without one by none.
  @Test("Any number reads as Foundation formats it")
  func foundation() {
    var generator = SplitMix64(seed: 20_200_611)
    func expectSame(_ value: Double) {
      guard value.isFinite, value != 0 else { return }
      #expect(NumberText.exact(value) == String(format: "%.12g", value))
    }
    for _ in 0..<20_000 {
      // All exponents alike, then the numbers that measures have, then such as end in a five.
      expectSame(Double(bitPattern: generator.next()))
      expectSame(Double(generator.next() >> 11) * 0x1p-53)
      expectSame(1 / Double(generator.next() % 100_000 + 1))
      expectSame(Double(generator.next() % 1_000_000_000_000) / 8)
    }
  }

  @Test(
    "What a locale writes in place of the full stop is replaced, whatever its length",
    arguments: [
      ("-1,5e-07", "-1.5e-07"), ("0\u{66B}25", "0.25"), ("1.5", "1.5"), ("12", "12"),
      ("1e+20", "1e+20"),
      ("3\u{2396}125", "3.125"),
    ])
  func separator(text: String, expected: String) {
    var bytes = Array(text.utf8)
    let count = bytes.withUnsafeMutableBufferPointer {
      NumberText.putFullStop(in: $0, count: $0.count)
    }
    #expect(String(decoding: bytes[..<count], as: UTF8.self) == expected)
  }

  @Test("A number that is not finite is nothing", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    #expect(NumberText.exact(value) == "")
    #expect(NumberText.fixed(value, decimals: 2) == "")
  }

  @Test("Sums that differ in the last bits read the same")
  func lastBits() {
    let forward = (1...50).reduce(0.0) { $0 + 1 / Double($1) }
    let backward = (1...50).reversed().reduce(0.0) { $0 + 1 / Double($1) }
    #expect(forward != backward)
    #expect(NumberText.exact(forward) == NumberText.exact(backward))
  }

  @Test("What is written is read back to twelve digits")
  func readBack() {
    var value = 1.234_567_890_123_456_7e-30
    for _ in 0..<2_000 {
      value *= -1.072_345_678_9
      guard let read = Double(NumberText.exact(value)) else {
        Issue.record("\(value) is written as \(NumberText.exact(value))")
        continue
      }
      #expect(abs(read - value) <= abs(value) * 5e-12)
    }
  }

  @Test(
    "A fixed number of decimals is rounded, and zero has no sign",
    arguments: [
      (0.5, 2, "0.50"), (2.0 / 3, 4, "0.6667"), (-2.0 / 3, 4, "-0.6667"), (-0.0001, 2, "0.00"),
      (-0.0, 1, "0.0"), (-0.006, 2, "-0.01"), (99.96, 1, "100.0"), (12, 0, "12"), (-0.4, 0, "0"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(
    "Whole numbers are grouped by three digits",
    arguments: [
      (0, "0"), (7, "7"), (-7, "-7"), (999, "999"), (1_000, "1,000"), (-1_000, "-1,000"),
      (12_345, "12,345"), (123_456, "123,456"), (1_234_567, "1,234,567"),
      (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func grouped(value: Int, text: String) {
    #expect(NumberText.grouped(value) == text)
  }

  @Test("A noun is in the singular for one alone")
  func counted() {
    #expect(NumberText.counted(0, "file") == "0 files")
    #expect(NumberText.counted(1, "file") == "1 file")
    #expect(NumberText.counted(1_611, "file") == "1,611 files")
    #expect(NumberText.counted(1, "story", "stories") == "1 story")
    #expect(NumberText.counted(2, "story", "stories") == "2 stories")
  }
}
