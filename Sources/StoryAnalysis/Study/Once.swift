internal import Foundation

/// A place for a value that is computed when it is first asked for, and then kept.
///
/// Whoever asks while it is being computed waits for it, so it is computed once, and everyone gets the
/// same. What a value is computed from may ask other places, but never its own.
///
/// The lock is the platform's: tools that search for data races see its order, and not that of `Mutex`, whose
/// library they do not look into.
package final class Once<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  /// Read and written by whoever has the lock.
  private var found: Value?

  package init() {}

  /// The value; `compute` makes it where nobody has asked yet.
  package func value(_ compute: () -> Value) -> Value {
    lock.withLock {
      if let found { return found }
      let value = compute()
      found = value
      return value
    }
  }
}
