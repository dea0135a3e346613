/// Text from an archive on its way to a terminal.
public enum TerminalText {
  /// The text on one line, with a space for each character that steers rather than shows: nothing in an
  /// archive can move the cursor, recolour the screen, forge a line of output or reverse its
  /// direction.
  public static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isSteering($0) ? " " : $0 }))
  }

  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Embeddings, overrides and isolates of the bidirectional algorithm (Unicode Annex 9).
    case 0x202a...0x202e, 0x2066...0x2069: true
    default:
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
