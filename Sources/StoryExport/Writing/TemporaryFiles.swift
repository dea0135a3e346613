internal import Foundation
internal import Synchronization

/// What lies on the disk only while something is written, so that a program which is told to end can
/// remove it first.
///
/// Objects remove what they made when they go. A signal leaves no time for that: whoever handles it calls
/// ``removeAll(before:)``.
public enum TemporaryFiles {
  /// Paths of working folders. Whoever holds the lock is not interrupted.
  private static let paths = Mutex<Set<String>>([])

  /// Removes a folder, if it is still one of those that are to be removed.
  static func remove(_ path: String) {
    paths.withLock { paths in
      guard paths.remove(path) != nil else { return }
      removeTree(path)
    }
  }

  /// Does what must be done as a whole: a signal that comes meanwhile waits for its end.
  ///
  /// - Parameter body: Gets what there is to remove, and may neither add nor remove in any other way.
  static func withoutInterruption<Result: Sendable, Failure: Error>(
    _ body: (inout Set<String>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try paths.withLock { paths throws(Failure) in try body(&paths) }
  }

  /// Removes everything, lets nobody make anything new, and ends the process.
  ///
  /// - Parameter end: Ends the process.
  public static func removeAll(before end: () -> Never) -> Never {
    paths.withLock { paths -> Void in
      for path in paths {
        // What another thread is making just now appears a moment later.
        for _ in 0..<100 where !removeTree(path) { usleep(1_000) }
      }
      end()
    }
    fatalError("The process has ended.")
  }

  /// Removes a folder with all that it holds; links are removed and never followed.
  ///
  /// - Returns: Whether nothing is left.
  @discardableResult
  static func removeTree(_ path: String) -> Bool {
    guard unlink(path) != 0, errno != ENOENT else { return true }
    // What says whose folder it is goes last.
    for name in FolderEntries.names(in: path) ?? [] where name != WorkingFolder.marker {
      removeTree(path + "/" + name)
    }
    unlink(path + "/" + WorkingFolder.marker)
    return rmdir(path) == 0 || errno == ENOENT
  }
}
