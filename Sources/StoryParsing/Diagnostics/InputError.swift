/// An input that cannot be read at all: the whole run asked for it, so nothing can stand in for it.
///
/// A fault inside an input (one unreadable file of a folder) is a ``Diagnostic`` instead.
public struct InputError: Error, Hashable, Sendable {
  /// The kind of failure; more kinds may come.
  public struct Code: Hashable, Sendable {
    private enum Value: Hashable, Sendable {
      case notFound, unreadable, notADocument, noArchiveInside
    }
    private let value: Value

    /// Nothing exists at the path.
    public static let notFound = Code(value: .notFound)
    /// The path exists and the system refuses to open it.
    public static let unreadable = Code(value: .unreadable)
    /// The path is neither a file nor a folder nor a pipe: a socket or a device.
    public static let notADocument = Code(value: .notADocument)
    /// The path is a gzip file that holds something other than a tar archive.
    public static let noArchiveInside = Code(value: .noArchiveInside)
  }

  /// What kind of failure this is.
  public var code: Code
  /// The input as it was given.
  public var input: String
  /// What happened and what to do about it, as one sentence without a full stop.
  public var message: String

  /// Creates an error.
  public init(code: Code, input: String, message: String) {
    self.code = code
    self.input = input
    self.message = message
  }
}

extension InputError: CustomStringConvertible {
  /// The input and the message.
  public var description: String { "\(input): \(message)" }
}
