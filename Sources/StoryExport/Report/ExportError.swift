/// An output that could not be made.
public struct ExportError: Error, Sendable {
  /// What kind of failure it is.
  public struct Code: Hashable, Sendable {
    private let name: String

    private init(_ name: String) { self.name = name }

    /// The output cannot be written where it was asked for.
    public static let notWritable = Code("notWritable")
    /// A picture could not be rendered.
    public static let notRendered = Code("notRendered")
  }

  /// What kind of failure it is.
  public var code: Code
  /// What went wrong and what to do about it.
  public var message: String

  /// Creates an error.
  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }
}

extension ExportError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
