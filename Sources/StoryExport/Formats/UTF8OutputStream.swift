/// A stream that takes text as the bytes of its UTF-8.
///
/// What writes megabytes gathers bytes; making strings of them, only to take these apart again, would
/// cost more than writing them.
public protocol UTF8OutputStream: TextOutputStream {
  /// Appends text.
  ///
  /// - Parameter utf8: Whole characters in UTF-8.
  mutating func write(utf8: [UInt8])
}

extension UTF8OutputStream {
  /// Appends text as a string.
  public mutating func write(utf8: [UInt8]) { write(String(decoding: utf8, as: UTF8.self)) }
}

extension String: UTF8OutputStream {}
