/// Addresses that need no taking apart.
extension ScannerBytes {
  /// The part of an address that is its key, for the addresses whose key is one part of them: those
  /// in lower case up to the path, without user information, port and fragment, in an AMP cache or
  /// not, and with one parameter in the query at most. `nil` for every other, whatever its key; see ``AddressKey`` for the rules.
  ///
  /// - Complexity: O(length), a fraction of what ``AddressParts/appendKey(of:to:)`` takes.
  func plainKey(of address: Range<Int>) -> Range<Int>? {
    let start: Int
    if isNext("https://", at: address.lowerBound) {
      start = address.lowerBound &+ 8
    } else if isNext("http://", at: address.lowerBound) {
      start = address.lowerBound &+ 7
    } else {
      return nil
    }
    return start < address.upperBound ? plainKey(of: start..<address.upperBound, depth: 0) : nil
  }

  /// The same for an address whose first byte is that of its host.
  private func plainKey(of address: Range<Int>, depth: Int) -> Range<Int>? {
    let end = address.upperBound
    var start = address.lowerBound
    var hostEnd = start
    while hostEnd < end, self[hostEnd] != UInt8(ascii: "/") {
      hostEnd = Swift.min(end, first(UInt8(ascii: "/"), from: hostEnd) ?? hostEnd &+ 32)
    }
    guard isPlainHost(start..<hostEnd) else { return nil }
    while hostEnd &- start > 4, isNext("www.", at: start) { start &+= 4 }
    guard start < hostEnd else { return nil }
    if self[hostEnd &- 1] == UInt8(ascii: "g"), hostEnd &- start >= 18,
      isNext("cdn.ampproject.org", at: hostEnd &- 18)
    {
      let isCache = hostEnd &- start == 18 || self[hostEnd &- 19] == UInt8(ascii: ".")
      // Caches of caches are as rare as they sound.
      guard isCache, depth < 2, isNext("/c/s/", at: hostEnd), hostEnd &+ 5 < end else {
        return nil
      }
      return plainKey(of: hostEnd &+ 5..<end, depth: depth &+ 1)
    }
    guard let pathEnd = plainEnd(of: hostEnd..<end, before: UInt8(ascii: "?")) else { return nil }
    var keyEnd = pathEnd
    while keyEnd > hostEnd, self[keyEnd &- 1] == UInt8(ascii: "/") { keyEnd &-= 1 }
    if pathEnd < end {
      // Of a query one parameter is looked at: it is dropped, or it stays behind a path without
      // slashes at its end.
      let parameter = pathEnd &+ 1..<end
      guard plainEnd(of: parameter, before: UInt8(ascii: "&")) == end else { return nil }
      if !withBuffer(parameter, { $0.isEmpty || AddressParts.isTracker($0[...]) }) {
        guard keyEnd == pathEnd else { return nil }
        keyEnd = end
      }
    }
    // A space there would be dropped, and then the slashes before it.
    return self[keyEnd &- 1] == 0x20 ? nil : start..<keyEnd
  }

  /// The place of a sign in a part of an address, or its end; `nil` where a fragment begins before
  /// that, or a control character stands there.
  @inline(__always)
  private func plainEnd(of part: Range<Int>, before sign: UInt8) -> Int? {
    var place = part.lowerBound
    while place < part.upperBound {
      place = firstStop(from: place, sign, UInt8(ascii: "#"), isLong: true)
      guard place < part.upperBound, self[place] != sign else { break }
      guard self[place] >= 0x80 else { return nil }
      place &+= 1
    }
    return Swift.min(place, part.upperBound)
  }

  /// Whether a text has only what hosts have in lower case: letters, digits, dots and hyphens.
  @inline(__always)
  func isPlainHost(_ text: Range<Int>) -> Bool {
    var place = text.lowerBound
    while place < text.upperBound {
      var word = word(at: place)
      let rest = text.upperBound &- place
      if rest < 8 {
        // What stands behind the text is made a letter.
        let mask = (1 &<< UInt64(truncatingIfNeeded: 8 &* rest)) &- 1
        word = (word & mask) | (0x6161_6161_6161_6161 & ~mask)
      }
      guard !Self.hasByteOutsideHosts(word) else { return false }
      place &+= 8
    }
    return true
  }

  /// Whether one of eight bytes is no letter in lower case, digit, dot or hyphen.
  @inline(__always)
  private static func hasByteOutsideHosts(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (ones &* 0x7F)
    let below = (word &- (ones &* 0x2D)) & ~word
    let above = (low &+ (ones &* (0x7F - 0x7A))) | word
    // More than 9 and less than a.
    let between = ((ones &* (0x7F + 0x61)) &- low) & ~word & (low &+ (ones &* (0x7F - 0x39)))
    let slash = word ^ (ones &* 0x2F)
    let isSlash = (slash &- ones) & ~slash
    return (below | above | between | isSlash) & (ones &* 0x80) != 0
  }

  /// Whether a text stands at a place.
  @inline(__always)
  func isNext(_ text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { text in
      for index in 0..<text.count where self[place &+ index] != text[index] { return false }
      return true
    }
  }
}
