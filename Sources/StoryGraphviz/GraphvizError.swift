/// A drawing that could not be read, laid out or rendered.
public struct GraphvizError: Error, Sendable {
  /// What went wrong, for programs.
  public struct Code: Hashable, Sendable {
    /// A stable word for the code.
    public let rawValue: String

    /// The text is not one graph in the DOT language.
    public static let unreadableGraph = Code(rawValue: "unreadableGraph")
    /// Graphviz found no positions for the graph.
    public static let layoutFailed = Code(rawValue: "layoutFailed")
    /// Graphviz painted no picture.
    public static let renderingFailed = Code(rawValue: "renderingFailed")
    /// The installed Graphviz does not know the format.
    public static let unavailableFormat = Code(rawValue: "unavailableFormat")
  }

  /// What went wrong, for programs.
  public let code: Code
  /// What went wrong and what to do about it.
  public let message: String
  /// What Graphviz said, one message an element.
  public let warnings: [String]

  init(_ code: Code, _ message: String, warnings: [String] = []) {
    self.code = code
    self.message = message
    self.warnings = warnings
  }
}

extension GraphvizError: CustomStringConvertible {
  /// The message, and below it what Graphviz said.
  public var description: String {
    ([message] + warnings.map { "  Graphviz: \($0)" }).joined(separator: "\n")
  }
}
