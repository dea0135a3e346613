internal import Foundation

/// How long tests wait, which is longer where the command and the tests are built to find faults.
package enum Patience {
  /// How many times as long as on an ordinary build: `STORYLOOM_PATIENCE`, 1 where it is absent.
  private static let factor =
    ProcessInfo.processInfo.environment["STORYLOOM_PATIENCE"].flatMap { Int($0) } ?? 1

  /// The longest that something may take, from the longest on an ordinary build.
  package static func scaled(_ duration: Int) -> Int { duration * factor }
}
