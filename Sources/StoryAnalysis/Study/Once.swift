internal import Synchronization

/// A place for a value that is computed when it is first asked for, and then kept.
///
/// Whoever asks while it is being computed waits for it, so it is computed once, and everyone gets the
/// same. What a value is computed from may ask other places, but never its own.
struct Once<Value: Sendable>: ~Copyable, Sendable {
  private let found = Mutex<Value?>(nil)

  /// The value; `compute` makes it where nobody has asked yet.
  func value(_ compute: () -> Value) -> Value {
    found.withLock { found in
      if let found { return found }
      let value = compute()
      found = value
      return value
    }
  }
}
