internal import Dispatch
internal import Foundation
internal import StoryExport

/// What the command does when it is told to end: it removes what it has only begun to write, and then ends
/// as anything ends that gets the signal, so that shells and `make` know.
enum Interruption {
  /// One source for each signal; one that is ignored, as under `nohup`, stays ignored. Nobody but the
  /// system uses them once they are made.
  nonisolated(unsafe) private static let sources: [any DispatchSourceSignal] = {
    let queue = DispatchQueue(label: "storyloom.interruption", qos: .userInteractive)
    return [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { end(by: number) }
      source.resume()
      return source
    }
  }()

  /// Waits for signals from now on.
  static func prepare() {
    _ = sources
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if os(Linux)
      return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    #else
      return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
    #endif
  }

  private static func end(by number: Int32) -> Never {
    Console.erasePassing()
    TemporaryFiles.removeAll {
      signal(number, SIG_DFL)
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, number)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      kill(getpid(), number)
      // The first process of a container has no such end.
      usleep(100_000)
      _exit(128 + number)
    }
  }
}
