/// An `http` or `https` address in ASCII: the only kind that a picture may lead to.
package struct WebAddress: Equatable {
  /// The address, with everything percent-encoded that a URI may not hold.
  package let text: String

  /// Reads an address; no other scheme, and nothing without a host, is one.
  package init?(_ address: String) {
    // Longer ones are no article's; see RFC 9110, section 4.1.
    guard address.utf8.count <= 8_000 else { return nil }
    let bytes = Array(address.utf8)
    let schemes = ["http://", "https://"].map { Array($0.utf8) }
    guard
      let scheme = schemes.first(where: { scheme in
        bytes.count > scheme.count
          && zip(bytes, scheme).allSatisfy { Self.lowercased($0) == $1 }
      }),
      Self.isHostStart(bytes[scheme.count]),
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f })
    else { return nil }
    var text = ""
    for byte in bytes {
      if Self.isAllowed(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    self.text = text
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte + 0x20 : byte
  }

  private static func isHostStart(_ byte: UInt8) -> Bool {
    !"/?#:@.".utf8.contains(byte)
  }

  /// RFC 3986: unreserved and reserved characters and the percent sign. The apostrophe is reserved,
  /// and encoded nevertheless, because plug-ins quote with it.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: "-._~:/?#[]@!$&()*+,;=%".utf8.contains(byte)
    }
  }
}
