internal import CGraphviz
internal import Synchronization

/// What Graphviz says, kept instead of printed.
///
/// Graphviz has one place for its messages in the whole process, and reports a message in pieces:
/// its kind, a colon, its text. A C callback cannot carry state, so the log is global too.
enum MessageLog {
  struct Message: Equatable {
    var isError: Bool
    var text: String
  }

  private static let pieces = Mutex<[String]>([])

  /// Sends Graphviz's messages here.
  static func install() {
    cgraphviz_set_message_handler { piece in
      if let piece {
        let text = String(cString: piece)
        MessageLog.pieces.withLock { $0.append(text) }
      }
      return 0
    }
  }

  /// The messages since the last call.
  static func take() -> [Message] {
    let pieces = pieces.withLock { pieces in
      defer { pieces.removeAll() }
      return pieces
    }
    return assemble(pieces)
  }

  static func assemble(_ pieces: [String]) -> [Message] {
    var messages: [Message] = []
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      let isStart =
        (piece == "Error" || piece == "Warning")
        && index + 1 < pieces.count && pieces[index + 1] == ": "
      if isStart {
        messages.append(Message(isError: piece == "Error", text: ""))
        index += 2
        continue
      }
      // A piece without a kind continues the message before it.
      if messages.isEmpty { messages.append(Message(isError: false, text: "")) }
      messages[messages.count - 1].text += piece
      index += 1
    }
    return messages.map { message in
      Message(isError: message.isError, text: oneLine(message.text))
    }.filter { !$0.text.isEmpty }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
