/// The quick way to the key of most addresses.
extension AddressParts {
  /// The part of an address that is its key, for the addresses whose key is one part of them: those
  /// in lower case up to the path, without user information, port, query and fragment, in an AMP
  /// cache or not. `nil` for every other, whatever its key.
  ///
  /// - Complexity: O(length), a fraction of what ``appendKey(of:to:)`` takes.
  static func plainKey(of bytes: Bytes) -> Range<Int>? {
    if hasPrefix(bytes[...], "https://", caseSensitive: true) {
      return plainKey(of: bytes, from: 8)
    }
    if hasPrefix(bytes[...], "http://", caseSensitive: true) { return plainKey(of: bytes, from: 7) }
    return nil
  }

  /// The same for an address whose host begins at a place.
  private static func plainKey(of bytes: Bytes, from start: Int) -> Range<Int>? {
    var start = start
    // A loop, since whoever likes may put an address into a cache in a cache a million times.
    while true {
      var hostEnd = start
      while hostEnd < bytes.count, isPlainInHost(bytes[hostEnd]) { hostEnd += 1 }
      var host = bytes[start..<hostEnd]
      guard hostEnd == bytes.count || bytes[hostEnd] == UInt8(ascii: "/") else { return nil }
      while host.count > 4, hasPrefix(host, "www.", caseSensitive: true) { host.removeFirst(4) }
      guard !host.isEmpty else { return nil }
      guard host.last == UInt8(ascii: "g"), hasSuffix(host, "cdn.ampproject.org") else {
        return plainKey(of: bytes, from: host.startIndex, pathFrom: hostEnd)
      }
      guard host.count == 18 || host[host.endIndex - 19] == UInt8(ascii: "."),
        hasPrefix(bytes[hostEnd...], "/c/s/", caseSensitive: true)
      else { return nil }
      start = hostEnd + 5
    }
  }

  /// The same where host and path of an address in no cache begin.
  private static func plainKey(
    of bytes: Bytes, from start: Int, pathFrom hostEnd: Int
  ) -> Range<Int>? {
    var isOdd: UInt8 = 0
    for byte in bytes[hostEnd...] {
      let isSign = byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
      isOdd |= (byte <= 0x20 ? 1 : 0) | (byte == 0x7F ? 1 : 0) | (isSign ? 1 : 0)
    }
    guard isOdd == 0 else { return nil }
    var end = bytes.count
    while end > hostEnd, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return start..<end
  }

  private static func isPlainInHost(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains(byte) && byte != UInt8(ascii: "/")
  }
}
