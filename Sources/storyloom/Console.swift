internal import Foundation
internal import StoryExport
internal import StoryParsing
internal import Synchronization
#if canImport(Glibc)
  @preconcurrency internal import Glibc
#endif

/// Standard output and standard error: data goes to the one, words to the other.
enum Console {
  /// Standard output, buffered.
  struct Output: UTF8OutputStream {
    private final class Buffer: @unchecked Sendable {
      var bytes: [UInt8] = []
    }

    private let buffer = Buffer()

    func write(_ text: String) {
      buffer.bytes += text.utf8
      if buffer.bytes.count >= 1 << 16 { flush() }
    }

    func write(_ bytes: [UInt8]) {
      buffer.bytes += bytes
      flush()
    }

    func write(utf8: [UInt8]) {
      buffer.bytes += utf8
      if buffer.bytes.count >= 1 << 16 { flush() }
    }

    /// Hands everything to the system. A reader that has gone away is no failure: it has seen enough.
    func flush() {
      if !buffer.bytes.isEmpty, Console.outputIsTerminal { Console.erasePassing() }
      // A file or a program gets every byte. A terminal would obey some of them.
      if Console.outputIsTerminal {
        buffer.bytes = Array(TerminalText.lines(String(decoding: buffer.bytes, as: UTF8.self)).utf8)
      }
      var rest = buffer.bytes[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes {
          Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
        }
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if errno == EPIPE {
          Console.exit(0)
        } else if errno != EINTR {
          let reason = String(cString: strerror(errno))
          Console.error("storyloom: error: standard output cannot be written (\(reason))")
          Console.exit(ExitStatus.unwritableOutput.rawValue)
        }
      }
      buffer.bytes.removeAll(keepingCapacity: true)
    }
  }

  /// The one standard output.
  static let output = Output()

  /// Writes to a pipe that nobody reads, and beyond the greatest length of a file, shall fail, not kill the
  /// process. Where a stream is closed, the first file to be opened would get its number, and words.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      guard fcntl(stream, F_GETFD) == -1, errno == EBADF else { continue }
      // The other direction, so that using the stream is the failure that it was.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes one or several lines to standard error; nothing in them steers a terminal.
  static func error(_ lines: String) {
    erasePassing()
    writeToError(TerminalText.lines(lines) + "\n")
  }

  /// Writes a diagnostic to standard error, in colour where that may be.
  static func error(_ diagnostic: Diagnostic) {
    erasePassing()
    writeToError(text(of: diagnostic, colour: usesColour) + "\n")
  }

  /// Writes a warning to standard error: a remark on the figures, no fault of the input.
  static func warn(_ words: String) {
    error("storyloom: warning: " + TerminalText.plain(words))
  }

  private static func writeToError(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes {
        Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Ends the process.
  static func exit(_ status: Int32) -> Never {
    erasePassing()
    TemporaryFiles.removeAll { Foundation.exit(status) }
  }

  /// Whether words on standard error may be coloured: a terminal, and nobody asked for plain text.
  static let usesColour =
    showsProgress && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty != false

  /// Whether standard error is a terminal that can erase a line.
  static let showsProgress =
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  private static let outputIsTerminal = isatty(STDOUT_FILENO) == 1

  /// The bytes of standard input, which may be closed, or a folder.
  static func standardInput() throws(ExitStatus.MissingInput) -> [UInt8] {
    do {
      return Array(try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw ExitStatus.MissingInput(
        message: "standard input cannot be read; give it a list of paths, or name them as arguments"
      )
    }
  }
}

extension Console {
  /// Whether a passing line stands at the foot of the terminal.
  private static let hasPassingLine = Mutex(false)

  /// Shows a line on standard error until something else is printed or shown.
  static func show(passing line: String) {
    hasPassingLine.withLock { isShown in
      isShown = true
      // To the first column, and after the text everything erased to the end of the line.
      writeToError("\r" + line + "\u{1B}[K")
    }
  }

  /// Erases the passing line, if there is one.
  static func erasePassing() {
    hasPassingLine.withLock { isShown in
      if isShown { writeToError("\r\u{1B}[K") }
      isShown = false
    }
  }

  /// The width of the terminal on standard error as it is now; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension Console {
  /// A diagnostic with its line and a caret below the column.
  static func text(of diagnostic: Diagnostic, colour: Bool) -> String {
    let text = TerminalText.lines(diagnostic.annotated)
    let word = " \(diagnostic.severity.rawValue):"
    guard colour, let range = text.range(of: word) else { return text }
    let hue = diagnostic.severity == .error ? "31" : "33"
    return text.replacingCharacters(in: range, with: "\u{1B}[\(hue);1m\(word)\u{1B}[0m")
  }
}
