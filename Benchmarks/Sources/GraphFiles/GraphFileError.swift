/// A graph that could not be read.
public struct GraphFileError: Error, Equatable, CustomStringConvertible {
  /// The line that is at fault, counted from 1; `nil` in a file without lines.
  public let line: Int?
  /// What is wrong, and what would be right.
  public let reason: String

  init(line: Int? = nil, _ reason: String) {
    self.line = line
    self.reason = reason
  }

  /// The line and the reason.
  public var description: String {
    line.map { "line \($0): \(reason)" } ?? reason
  }
}
