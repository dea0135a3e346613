import StoryTestSupport

/// Documents that tests write.
enum Documents {
  /// A document that names another article; both can be read.
  static let good = """
    ---
    title: Good
    publishedDateTime: 2020-06-11T09:53:00Z
    webUrl: "https://good.example/a"
    provider:
      name: Good News
      domain: good.example
    related:
      - title: Named
        publishedDateTime: 2020-06-12T10:00:00Z
        webUrl: "https://named.example/b"
        provider:
          domain: named.example
    ---
    Body
    """

  /// A document of one article.
  static func article(_ title: String, more lines: String = "") -> String {
    """
    ---
    title: \(quoted(title))
    webUrl: "https://\(title.hashText).example/x"
    provider:
      domain: \(title.hashText).example
    \(lines)
    ---

    """
  }

  /// A text in quotation marks, as YAML and JSON both write it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension String {
  /// The bytes in hexadecimal digits: a name for a host.
  fileprivate var hashText: String {
    "h" + utf8.prefix(20).map { String($0, radix: 16) }.joined()
  }
}
