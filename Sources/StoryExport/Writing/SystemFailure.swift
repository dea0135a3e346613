internal import Foundation

/// Why the system refused a call, in its own words.
struct SystemFailure: Error, CustomStringConvertible {
  var code: Int32
  /// The file that it is about, where the message does not name it already.
  var file: String?

  static var last: SystemFailure { SystemFailure(code: errno) }

  var description: String { (file.map { "\($0): " } ?? "") + String(cString: strerror(code)) }
}
