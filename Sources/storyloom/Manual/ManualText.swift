/// Text in the language of `man`, gathered line by line.
struct ManualText {
  /// What was gathered.
  private(set) var text = ""

  /// Text that stands for itself: no character in it is a command.
  func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default:
        if character.isASCII {
          result.unicodeScalars.append(character)
        } else {
          // Every groff reads this, whatever it takes the encoding of the page for.
          let digits = String(character.value, radix: 16, uppercase: true)
          result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
      }
    }
    return result
  }

  /// Appends a line as it is.
  mutating func line(_ line: String) {
    // A line that begins with a full stop would be a command; no apostrophe is left to do the same.
    text += (line.hasPrefix(".") ? "\\&" : "") + line + "\n"
  }

  /// Appends a command with its arguments.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += "." + name
    for argument in arguments {
      text += " \"" + escaped(argument).replacing("\"", with: "\\(dq") + "\""
    }
    text += "\n"
  }

  /// Names of commands and columns are not hyphenated, and so lines are not stretched to one length.
  mutating func keepsWordsWhole() { text += ".nh\n.ad l\n" }

  /// Begins a section.
  mutating func section(_ title: String) { macro("SH", title) }

  /// Begins an item of a list with a heading that is escaped already.
  mutating func item(_ heading: String) {
    text += ".TP\n"
    line(heading)
  }

  /// Appends words, which are filled with those before them.
  mutating func words(_ words: String) { line(escaped(words)) }

  /// Appends words as a paragraph of their own.
  mutating func paragraph(_ words: String) {
    text += ".PP\n"
    self.words(words)
  }

  /// Appends lines that stay as they are.
  mutating func verbatim(_ lines: [String]) {
    text += ".PP\n.nf\n.RS 4\n"
    for line in lines { words(line) }
    text += ".RE\n.fi\n"
  }
}
