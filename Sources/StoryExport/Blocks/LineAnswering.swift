public import Foundation

/// A line that is not what was asked for: its number in the stream and the reason.
public struct LineFault: Error, Equatable, Sendable {
  /// Number of the line, from 1.
  public var line: Int
  /// The reason, as part of a sentence.
  public var reason: String
}

/// Something that takes lines of JSON, group by group, and answers each group with a line.
public protocol LineAnswering {
  /// Takes the next line, and writes the answer of the group before where it is the first of another.
  mutating func take(_ line: Data, into bytes: inout [UInt8]) throws(LineFault)

  /// Writes the answer of the last group.
  mutating func finish(into bytes: inout [UInt8])
}
