/// A document that was found and not yet read: its name in every output, and where its bytes are.
public struct DocumentSource: Hashable, Sendable {
  enum Location: Hashable, Sendable {
    case file([UInt8])
    /// A pipe, a terminal or standard input.
    case stream(DocumentStream)
    case packed(PackedPlace)
  }

  /// Path of the document below the input that it was found under, `/` between its parts; the last
  /// part of the path where the input is the document itself; the path in the archive where the
  /// input is one; `-` for standard input.
  ///
  /// A byte that is not part of UTF-8 stands as `\xE9`, and so does each byte of a character that
  /// could break a line of output, steer a terminal or reverse the order in which a name is shown; a
  /// `\x` that a name really has stands as `\x5Cx`. So two names are equal only where their bytes are.
  public let name: String

  let location: Location

  init(name: String, location: Location) {
    self.name = name
    self.location = location
  }
}

extension DocumentSource {
  /// A path as text that can be printed on one line, from which its bytes can be told.
  static func printable(_ path: some Collection<UInt8>) -> String {
    if let text = String(validating: path, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.steers || $0 == "\\" })
    {
      return text
    }
    var text = ""
    var parser = Unicode.UTF8.ForwardParser()
    var rest = path[...]
    while !rest.isEmpty {
      var iterator = rest.makeIterator()
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        let next = rest.dropFirst(encoded.count)
        if scalar.steers || (scalar == "\\" && next.first == UInt8(ascii: "x")) {
          for byte in encoded { text += escape(byte) }
        } else {
          text.unicodeScalars.append(scalar)
        }
        rest = next
      case .error, .emptyInput:
        text += escape(rest.first!)
        rest = rest.dropFirst()
      }
      // The parser reads ahead; what it holds belongs to the bytes that are parsed again.
      parser = Unicode.UTF8.ForwardParser()
    }
    return text
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return (byte < 16 ? "\\x0" : "\\x") + digits
  }
}
