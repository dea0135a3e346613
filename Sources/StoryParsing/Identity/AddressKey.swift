/// The form of a web address in which two spellings of one address are equal.
///
/// ```
/// HTTPS://www.Example.com:443/News/Story/?utm_source=x&id=7#top   ─▶   example.com/News/Story?id=7
/// ```
///
/// The rules, in this order:
/// 1. surrounding spaces and control characters of ASCII are dropped; scheme and host are in lower case; `http` and `https`
///    count as the same; default port (80 for `http`, 443 for `https`), user information and
///    fragment are dropped; a leading `www.` is dropped;
/// 2. an address in an AMP cache (`*.cdn.ampproject.org/c/s/REST`, also `/v/`, `/i/`, `/r/`, with
///    or without `s/`) stands for `https://REST`, to which the rules are applied again;
/// 3. slashes at the end of the path are dropped; the rest of the path is case sensitive and
///    untouched;
/// 4. parameters of the query that only say how a reader arrived (`fbclid`, `gclid`, `dclid`,
///    `msclkid`, `igshid`, `mc_cid`, `mc_eid`, `yclid`, `twclid`, `amp`, `_amp`, `utm_…`, `itm_…`)
///    are dropped; the others are kept in their order.
///
/// Equality and order are those of the UTF-8 bytes.
public struct AddressKey: Sendable {
  /// `host[:port][/path][?query]`, without a scheme.
  public let text: String

  /// Makes the key of an address.
  ///
  /// - Parameter address: An address with the scheme `http` or `https`, or without a scheme but
  ///   with its two slashes (`//example.com/a`), for which no port is the default.
  /// - Returns: `nil` for every other address (`mailto:`, `javascript:`, a path alone), and for one
  ///   with an empty host, a space in the host, a port that is no number up to 65,535 or a
  ///   control character of ASCII anywhere.
  /// - Complexity: O(length).
  public init?(_ address: String) {
    var address = address
    var text: [UInt8] = []
    guard address.withUTF8({ AddressParts.appendKey(of: $0, to: &text) }) else { return nil }
    self.text = String(decoding: text, as: UTF8.self)
  }

  /// The key with the text of a key that was made before.
  ///
  /// - Parameter keyText: What ``text`` gave.
  package init(keyText: String) {
    text = keyText
  }

  /// The host, in lower case, without `www.` and without a port.
  public var host: String {
    let bytes = text.utf8
    let end = bytes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    let authority = bytes[..<(end ?? bytes.endIndex)]
    // An IPv6 address has colons of its own, inside its brackets.
    guard let colon = authority.lastIndex(of: UInt8(ascii: ":")),
      !authority[colon...].contains(UInt8(ascii: "]"))
    else { return String(Substring(authority)) }
    return String(Substring(authority[..<colon]))
  }

  /// Whether an address may become a link in a report: `http` or `https`, a host, and neither white
  /// space nor control characters.
  ///
  /// - Parameter address: Any text.
  /// - Complexity: O(length).
  public static func isHyperlink(_ address: String) -> Bool {
    guard !address.unicodeScalars.contains(where: { $0.isSpace || $0.isControl }) else {
      return false
    }
    var address = address
    return address.withUTF8 { AddressParts.isHyperlink($0) }
  }

  /// Whether an address of a batch may become a link in a report; a string is made only of one that
  /// is not plain ASCII.
  package static func isHyperlink(
    _ address: RecordBatch.Text, of batch: borrowing RecordBatch
  ) -> Bool {
    let isPlain = batch.bytes[address.range].allSatisfy { (0x21...0x7E).contains($0) }
    guard isPlain else { return isHyperlink(batch.string(address)) }
    return batch.bytes.withUnsafeBufferPointer {
      AddressParts.isHyperlink(UnsafeBufferPointer(rebasing: $0[address.range]))
    }
  }
}

extension AddressKey: Hashable {
  /// Whether two keys have the same bytes.
  public static func == (first: AddressKey, second: AddressKey) -> Bool {
    first.text.utf8.elementsEqual(second.text.utf8)
  }

  /// Feeds the bytes of the key to a hasher.
  public func hash(into hasher: inout Hasher) {
    // `String` would normalise what is not ASCII, and so call keys equal whose bytes differ.
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension AddressKey: Comparable {
  /// Whether the bytes of the first key come before those of the second.
  public static func < (first: AddressKey, second: AddressKey) -> Bool {
    first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
  }
}

extension AddressKey: CustomStringConvertible {
  /// The text of the key.
  public var description: String { text }
}
