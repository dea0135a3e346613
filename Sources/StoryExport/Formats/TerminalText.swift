internal import StoryParsing

/// Text from an archive, or from the command line, on its way to a terminal.
public enum TerminalText {
  /// The text on one line, with a space for each character that steers rather than shows: nothing in an
  /// archive can move the cursor, recolour the screen, forge a line of output or reverse its
  /// direction.
  ///
  /// - Complexity: O(length).
  public static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.steers ? " " : $0 }))
  }

  /// Several lines of text, each as ``plain(_:)`` gives it, but for tabs, which stay.
  ///
  /// It is the last thing that is done to what shows on a terminal, whoever wrote it. What may not even
  /// begin a line of its own has been through ``plain(_:)`` before.
  ///
  /// - Complexity: O(length).
  public static func lines(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.steers && $0 != "\n" && $0 != "\t" ? " " : $0 }))
  }
}
