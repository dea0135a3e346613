/// A place that the user asks to read: a file, a folder, or standard input (`-`).
///
/// Paths are bytes, because file systems allow names that are not UTF-8.
public struct InputPath: Hashable, Sendable {
  /// The path as the system takes it; `-` alone is standard input.
  public let bytes: [UInt8]

  /// One document on standard input.
  public static let standardInput = InputPath(bytes: [UInt8(ascii: "-")])

  /// Creates an input from an argument of a command.
  public init(_ path: String) {
    bytes = Array(path.utf8)
  }

  /// Creates an input from the bytes of a path.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether the input is standard input.
  public var isStandardInput: Bool { self == .standardInput }

  /// Reads a list of paths, as `find` writes one: a path on each line, or with a zero byte after
  /// each where the list has zero bytes at all (`find -print0`). Empty lines are left out.
  ///
  /// A path `-` in a list is a file of that name, since standard input holds the list.
  ///
  /// - Parameter list: The bytes of the list.
  /// - Returns: The paths in the order of the list.
  /// - Complexity: O(bytes).
  public static func list(_ list: [UInt8]) -> [InputPath] {
    let separator: UInt8 = list.contains(0) ? 0 : UInt8(ascii: "\n")
    return list.split(separator: separator).compactMap { line in
      var line = line
      if separator != 0, line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard !line.isEmpty else { return nil }
      return InputPath(bytes: line.elementsEqual("-".utf8) ? Array("./-".utf8) : Array(line))
    }
  }
}

extension InputPath: CustomStringConvertible {
  /// The path as text that can be printed on one line; see ``DocumentSource/name``.
  public var description: String { DocumentSource.printable(bytes) }
}
