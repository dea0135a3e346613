/// A moment on the UTC time line, to the second.
///
/// News archives state publication times to the minute or the second; a fraction of a second is
/// read and dropped. Leap seconds do not exist on this time line: `23:59:60` is the next midnight.
public struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public var secondsSinceEpoch: Int64

  /// Creates the moment that lies `secondsSinceEpoch` seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }
}

extension Timestamp: Comparable {
  /// Whether the first moment comes before the second.
  public static func < (first: Timestamp, second: Timestamp) -> Bool {
    first.secondsSinceEpoch < second.secondsSinceEpoch
  }
}
