public import StoryAnalysis
internal import StoryParsing

/// The form that answers in words have in common: figures under headings, and lists that are cut.
public struct AnswerText: Sendable {
  /// Whether lists are whole.
  var isWhole: Bool
  /// Number of entries of a list that is cut.
  static let listLength = 10

  /// Lines with a heading before the first.
  static func figure(_ heading: String, _ lines: [String]) -> String {
    lines.enumerated().map { number, line in
      let heading = number == 0 ? heading : ""
      return heading + String(repeating: " ", count: max(1, 15 - heading.count)) + line + "\n"
    }.joined()
  }

  /// A list under its title, cut unless it is to be whole; nothing where it is empty.
  func list<Entry>(_ title: String, _ entries: [Entry], line: (Entry) -> String) -> String {
    guard !entries.isEmpty else { return "" }
    let shown = isWhole ? entries[...] : entries.prefix(Self.listLength)
    var text = "\n\(title)\n"
    for entry in shown { text += "  " + line(entry) + "\n" }
    let rest = entries.count - shown.count
    if rest > 0 { text += "  and \(NumberText.grouped(rest)) more; --verbose shows all\n" }
    return text
  }

  /// A time, or that there is none, in as many characters.
  static func time(_ time: Timestamp?) -> String {
    time?.iso8601 ?? "undated             "
  }

  /// Time, provider and headline of an article in one line.
  public static func line(_ id: ArticleID, of graph: StoryGraph) -> String {
    let article = graph[id]
    let provider = article.provider.map { graph[$0].key } ?? "no provider"
    return [time(article.published), provider, article.displayTitle]
      .map(TerminalText.plain).joined(separator: "  ")
  }
}

extension JSONValue {
  /// Words, or `null` where there are none.
  init(unlessEmpty text: String) {
    self = text.isEmpty ? .null : .string(text)
  }

  /// A time in UTC, or `null`.
  init(_ time: Timestamp?) {
    self = time.map { .string($0.iso8601) } ?? .null
  }

  /// What tells an article from others, as the members of an object.
  static func members(of id: ArticleID, in graph: StoryGraph) -> [Member] {
    let article = graph[id]
    return [
      Member("identifier", .string(article.identifier)),
      Member("title", .string(article.displayTitle)),
      Member("published", JSONValue(article.published)),
      Member("provider", article.provider.map { .string(graph[$0].key) } ?? .null),
    ]
  }

  /// The members of a place.
  static func members(of place: Article.Place) -> [Member] {
    [Member("document", .string(place.document)), Member("line", .integer(place.line))]
  }
}
