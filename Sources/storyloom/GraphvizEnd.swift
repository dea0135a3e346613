internal import Foundation
internal import StoryExport
internal import Synchronization

/// What is said where Graphviz ends the process instead of reporting a failure: it calls `abort` or `exit`
/// where it has no memory left or finds itself in a state that it does not know.
///
/// Nothing of a report is on the disk by then. A handler of a signal may only do what needs no memory, so
/// the sentence is made before a drawing is begun.
enum GraphvizEnd {
  /// The address of the sentence while Graphviz draws, and else 0.
  private static let sentence = Atomic<UInt>(0)

  private static let handlers: Void = {
    for number in [SIGABRT, SIGSEGV, SIGBUS, SIGFPE] {
      signal(number) { number in
        if GraphvizEnd.tell() { _exit(ExitStatus.internalFailure.rawValue) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    atexit {
      if GraphvizEnd.tell() { _exit(ExitStatus.internalFailure.rawValue) }
    }
  }()

  /// Notes what Graphviz draws, or that it has come back.
  static func isDrawing(_ title: String?) {
    _ = handlers
    let new = title.flatMap { title in
      strdup(
        """
        storyloom: error: Graphviz broke down while it drew '\(TerminalText.plain(title))'; nothing was \
        written. Leave articles out with --since, --topic or --min-quality, or install another version \
        of Graphviz\n
        """)
    }
    free(take(leaving: UInt(bitPattern: new)))
  }

  /// Says what happened, if Graphviz was drawing.
  private static func tell() -> Bool {
    guard let text = take(leaving: 0) else { return false }
    _ = write(STDERR_FILENO, text, strlen(text))
    return true
  }

  private static func take(leaving new: UInt) -> UnsafeMutablePointer<CChar>? {
    UnsafeMutablePointer(bitPattern: sentence.exchange(new, ordering: .sequentiallyConsistent))
  }
}
