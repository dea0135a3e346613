import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#endif

/// A terminal without a screen: what programs write to it, a test reads.
struct PseudoTerminal: ~Copyable {
  struct Unavailable: Error {}

  /// Path that a program opens to write to the terminal.
  let path: String

  private let screen: Int32
  private let line: Int32

  /// Opens a terminal of some width.
  init(columns: UInt16 = 80) throws {
    var (screen, line): (Int32, Int32) = (-1, -1)
    var size = winsize()
    size.ws_row = 24
    size.ws_col = columns
    var name = [CChar](repeating: 0, count: 1_024)
    guard openpty(&screen, &line, nil, nil, &size) == 0, ttyname_r(line, &name, name.count) == 0,
      fcntl(screen, F_SETFL, O_NONBLOCK) == 0
    else { throw Unavailable() }
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    self.screen = screen
    // Held open, so that what was written stays when the program has ended.
    self.line = line
  }

  deinit {
    close(line)
    close(screen)
  }

  /// What has been written since the last call; the terminal holds some thousands of bytes.
  func text() -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(screen, &piece, piece.count)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
