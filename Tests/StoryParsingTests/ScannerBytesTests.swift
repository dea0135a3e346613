import Testing

@testable import StoryParsing

/// The one place of the scanner that touches memory by address: no search passes the document's
/// end by more than the zeros behind it, whatever the document ends with.
@Suite struct ScannerBytesTests {
  private func withBytes(_ text: [UInt8], _ body: (ScannerBytes) -> Void) {
    // Exactly as long as is promised, so that a sanitiser sees a byte too many.
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: text.count + ScannerBytes.padding, alignment: 1)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    buffer.copyBytes(from: text)
    body(ScannerBytes(UnsafeRawBufferPointer(buffer), count: text.count))
  }

  @Test("Every search finds what a search byte by byte finds, from every place of every length")
  func searches() {
    for count in 0...70 {
      for filler in [UInt8(ascii: "x"), 0x20] {
        for (place, byte) in [
          (count / 2, UInt8(ascii: ":")), (count - 1, 0xC3), (0, 0x0A), (-1, 0),
        ] {
          var text = [UInt8](repeating: filler, count: count)
          if text.indices.contains(place) { text[place] = byte }
          withBytes(text) { bytes in
            for start in 0...count { check(bytes, text, from: start) }
          }
        }
      }
    }
  }

  private func check(_ bytes: ScannerBytes, _ text: [UInt8], from start: Int) {
    let padded = text + [0]
    let stop = padded[start...].firstIndex { $0 < 0x20 || $0 > 0x7E || $0 == UInt8(ascii: ":") }
    let colon = UInt8(ascii: ":")
    #expect(bytes.firstStop(from: start, colon, colon) == stop)
    #expect(bytes.firstStop(from: start, colon, UInt8(ascii: "#"), isLong: true) == stop)
    #expect(bytes.firstNonSpace(from: start) == padded[start...].firstIndex { $0 != 0x20 })
    // At least the 25 bytes in which every name that has a meaning ends.
    let found = bytes.first(colon, from: start)
    if let index = text[start...].firstIndex(of: colon), index < start + 25 {
      #expect(found == index)
    } else {
      #expect(found.map { text[$0] == colon } ?? true)
    }
    #expect(bytes[start] == padded[start])
    if text.indices.contains(start), text[start] >= 0x80 {
      #expect(bytes.afterScalar(at: start) == nil, "The document ends inside the scalar.")
    }
  }

  @Test("What is passed over beyond ASCII is a scalar of valid UTF-8, and one that YAML allows")
  func scalars() {
    for value in (0x80 as UInt32)...0x10_FFFF {
      guard value < 0x3000 || value > 0xD000, value < 0x1_0100 || value % 0xFFF < 3,
        let scalar = Unicode.Scalar(value)
      else { continue }
      let text = Array(String(scalar).utf8)
      let isRefused =
        value < 0xA0 || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(value)
      withBytes(text) { bytes in
        if bytes.afterScalar(at: 0) != (isRefused ? nil : text.count) {
          Issue.record("U+\(String(value, radix: 16))")
        }
      }
    }
    for sequence in EdgeCases.sequences where String(validating: sequence, as: UTF8.self) == nil {
      withBytes(sequence) { bytes in
        var index = 0
        while index < sequence.count, sequence[index] < 0x80 { index += 1 }
        while index < sequence.count, let next = bytes.afterScalar(at: index) { index = next }
        #expect(index < sequence.count, "\(sequence)")
      }
    }
  }
}
