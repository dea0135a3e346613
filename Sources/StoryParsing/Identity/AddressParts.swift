/// The bytes of one address, taken apart.
///
/// Unsafe buffers are used in this file alone. Every range is made by searching inside the buffer
/// that it belongs to, so it lies within its bounds; the buffer lives as long as the call that
/// reads it.
struct AddressParts {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Without user information, port and `www.`; as written in upper or lower case; never empty.
  private var host: Slice<Bytes>
  /// `nil` where none is written or the one written is the scheme's default.
  private var port: Int?
  /// From its first slash on, as written; empty where there is none.
  private var path: Slice<Bytes>
  /// What stands after the question mark; empty where there is none.
  private var query: Slice<Bytes>

  /// Appends the text of an address's key; see ``AddressKey`` for the rules.
  ///
  /// - Returns: False where the address has no key, and nothing is appended.
  static func appendKey(of bytes: Bytes, to text: inout [UInt8]) -> Bool {
    guard let (scheme, rest) = split(bytes), !hasControl(rest),
      var parts = AddressParts(rest, scheme: scheme)
    else { return false }
    // Rule 2 may apply to its own result; each turn is shorter than the last.
    while let inner = parts.cachedAddress,
      let unwrapped = AddressParts(
        base: bytes, from: inner, pathEnd: parts.path.endIndex, query: parts.query, scheme: .https)
    {
      parts = unwrapped
    }
    let start = text.count
    guard parts.appendKey(to: &text) else { return true }
    // Spaces that came to stand at the end are dropped by rule 1, and without them what is cached, or
    // what only seemed to name a tracker, may show. Each turn is shorter than the last, and after the
    // first one only a cached address can bring another.
    let again = Array("//".utf8) + text[start...]
    text.removeSubrange(start...)
    return again.withUnsafeBufferPointer { appendKey(of: $0, to: &text) }
  }

  /// Whether an address without white space and control characters may become a link; see
  /// ``AddressKey/isHyperlink(_:)``.
  static func isHyperlink(_ bytes: Bytes) -> Bool {
    guard let (scheme, rest) = split(bytes), scheme != .relative else { return false }
    return AddressParts(rest, scheme: scheme) != nil
  }
}

extension AddressParts {
  private enum Scheme {
    case http
    case https
    /// `//host/…`: the scheme of the page that the address stands on, which is not known here.
    case relative

    var defaultPort: Int? {
      switch self {
      case .http: 80
      case .https: 443
      case .relative: nil
      }
    }
  }

  /// Drops surrounding white space and tells the scheme from what follows its two slashes.
  private static func split(_ bytes: Bytes) -> (Scheme, Slice<Bytes>)? {
    var rest = bytes[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    let scheme: Scheme
    if hasPrefix(rest, "https://") {
      scheme = .https
    } else if hasPrefix(rest, "http://") {
      scheme = .http
    } else if hasPrefix(rest, "//") {
      scheme = .relative
    } else {
      return nil
    }
    switch scheme {
    case .https: rest.removeFirst(8)
    case .http: rest.removeFirst(7)
    case .relative: rest.removeFirst(2)
    }
    return (scheme, rest)
  }

  /// Takes apart what follows the two slashes of an address.
  private init?(_ bytes: Slice<Bytes>, scheme: Scheme) {
    let base = bytes.base
    let end = bytes.endIndex
    let number = UInt8(ascii: "#")
    var position = bytes.startIndex
    while position < end, base[position] != UInt8(ascii: "?"), base[position] != number {
      position += 1
    }
    let pathEnd = position
    if position < end, base[position] == UInt8(ascii: "?") { position += 1 }
    let queryStart = position
    if queryStart > pathEnd {
      while position < end, base[position] != number { position += 1 }
    }
    self.init(
      base: base, from: bytes.startIndex, pathEnd: pathEnd,
      query: Slice(base: base, bounds: queryStart..<position), scheme: scheme)
  }

  /// The same where it is known what follows the path, so that an address in a cache in a cache … is
  /// taken apart in one pass.
  private init?(
    base: Bytes, from start: Int, pathEnd: Int, query: Slice<Bytes>, scheme: Scheme
  ) {
    var position = start
    while position < pathEnd, base[position] != UInt8(ascii: "/") { position += 1 }
    var authority = Slice(base: base, bounds: start..<position)
    path = Slice(base: base, bounds: position..<pathEnd)
    self.query = query

    if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
    // An IPv6 address has colons of its own, inside its brackets.
    if let colon = authority.lastIndex(of: UInt8(ascii: ":")),
      !authority[colon...].contains(UInt8(ascii: "]"))
    {
      guard let number = Self.port(authority[(colon + 1)...]) else { return nil }
      port = number < 0 || number == scheme.defaultPort ? nil : number
      authority = authority[..<colon]
    }
    // `www.www.` occurs nowhere on purpose; dropping all makes the key of a key that key.
    while authority.count > 4, Self.hasPrefix(authority, "www.") { authority.removeFirst(4) }
    let isBracketed = authority.first == UInt8(ascii: "[") && authority.last == UInt8(ascii: "]")
    guard !authority.isEmpty, !authority.contains(0x20),
      isBracketed || !authority.contains(UInt8(ascii: ":"))
    else { return nil }
    host = authority
  }

  /// The number of a port; −1 where nothing stands after the colon, `nil` where no port does.
  private static func port(_ digits: Slice<Bytes>) -> Int? {
    if digits.isEmpty { return -1 }
    var number = 0
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      guard number <= 65_535 else { return nil }
    }
    return number
  }

  /// Where the address is one in an AMP cache: the beginning of the address, without a scheme, that
  /// it stands for. The path and the query of the one end where those of the other do.
  private var cachedAddress: Int? {
    guard Self.hasSuffix(host, "cdn.ampproject.org"),
      host.count == 18 || host[host.endIndex - 19] == UInt8(ascii: ".")
    else { return nil }
    let bytes = path
    let start = bytes.startIndex
    guard bytes.count > 3, bytes[start + 2] == UInt8(ascii: "/"),
      "cvir".utf8.contains(bytes[start + 1])
    else { return nil }
    let isSecure =
      bytes.count > 4 && bytes[start + 3] == UInt8(ascii: "s")
      && bytes[start + 4] == UInt8(ascii: "/")
    // `/c/s` is what rule 3 leaves of `/c/s/`, not the host `s`.
    if !isSecure, bytes.count == 4, bytes[start + 3] == UInt8(ascii: "s") { return nil }
    return start + (isSecure ? 5 : 3)
  }
}

extension AddressParts {
  /// Appends the key of an address that is in no cache, without the spaces that come to stand at its
  /// end where what followed them is dropped.
  ///
  /// - Returns: Whether there were such spaces.
  private func appendKey(to text: inout [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    let space = UInt8(ascii: " ")
    for byte in host { text.append(Self.lowercased(byte)) }
    if let port {
      text.append(UInt8(ascii: ":"))
      text.append(contentsOf: String(port).utf8)
    }
    var parameters = query.split(separator: UInt8(ascii: "&")).filter { !Self.isTracker($0) }
    var hadSpaces = false
    // Without the spaces behind it, the last parameter may be none, or a tracker.
    while let last = parameters.last, last.last == space {
      hadSpaces = true
      parameters.removeLast()
      let trimmed = last.droppingLast(space)
      if !trimmed.isEmpty, !Self.isTracker(trimmed) { parameters.append(trimmed) }
    }
    var path = path.droppingLast(slash)
    while parameters.isEmpty, path.last == space {
      hadSpaces = true
      path = path.droppingLast(space).droppingLast(slash)
    }
    text.append(contentsOf: path)
    var separator = UInt8(ascii: "?")
    for parameter in parameters {
      text.append(separator)
      separator = UInt8(ascii: "&")
      text.append(contentsOf: parameter)
    }
    return hadSpaces
  }

  /// Whether a parameter of a query says only how a reader arrived (rule 4).
  static func isTracker(_ parameter: Slice<Bytes>) -> Bool {
    let name = parameter.prefix { $0 != UInt8(ascii: "=") }
    switch name.first {
    case UInt8(ascii: "u"): return name.starts(with: "utm_".utf8)
    case UInt8(ascii: "i"): return name.starts(with: "itm_".utf8) || isEqual(name, "igshid")
    case UInt8(ascii: "a"): return isEqual(name, "amp")
    case UInt8(ascii: "_"): return isEqual(name, "_amp")
    case UInt8(ascii: "f"): return isEqual(name, "fbclid")
    case UInt8(ascii: "g"): return isEqual(name, "gclid")
    case UInt8(ascii: "d"): return isEqual(name, "dclid")
    case UInt8(ascii: "m"):
      return isEqual(name, "msclkid") || isEqual(name, "mc_cid") || isEqual(name, "mc_eid")
    case UInt8(ascii: "y"): return isEqual(name, "yclid")
    case UInt8(ascii: "t"): return isEqual(name, "twclid")
    default: return false
    }
  }

  private static func isEqual(_ bytes: Slice<Bytes>, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount && hasPrefix(bytes, text, caseSensitive: true)
  }

  /// Whether bytes begin with an ASCII text of lower-case letters.
  static func hasPrefix(
    _ bytes: Slice<Bytes>, _ text: StaticString, caseSensitive: Bool = false
  ) -> Bool {
    guard bytes.count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      zip(bytes, text).allSatisfy { (caseSensitive ? $0 : lowercased($0)) == $1 }
    }
  }

  static func hasSuffix(_ bytes: Slice<Bytes>, _ text: StaticString) -> Bool {
    hasPrefix(bytes.suffix(text.utf8CodeUnitCount), text)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Whether a control character occurs. Every byte is looked at, which lets the compiler look at
  /// many at once.
  private static func hasControl(_ bytes: Slice<Bytes>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes { found |= (byte < 0x20 ? 1 : 0) | (byte == 0x7F ? 1 : 0) }
    return found != 0
  }
}

extension Slice<AddressParts.Bytes> {
  /// The bytes without those at the end that equal one.
  fileprivate func droppingLast(_ byte: UInt8) -> Self {
    var rest = self
    while rest.last == byte { rest.removeLast() }
    return rest
  }
}
