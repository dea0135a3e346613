internal import StoryParsing

/// Which articles of an archive are looked at, and whether the others are there at all.
///
/// A filter chooses among the articles that the archive has without it, copies merged first where that
/// is asked for. Of several values of one condition an article needs any, of several conditions it
/// meets all. A filter without a condition chooses everything.
public struct ArticleFilter: Equatable, Sendable {
  /// What becomes of the articles that are not chosen.
  public enum Mode: String, Sendable, CaseIterable {
    /// They are dropped before anything is measured, so every figure is about what is left.
    case scope
    /// They are measured like all others, and then not shown.
    case show
  }

  /// What becomes of the articles that are not chosen.
  public var mode = Mode.scope
  /// The earliest publication; undated articles are not chosen.
  public var since: Time?
  /// The latest publication, all of the year, month or day included; undated articles are not chosen.
  public var until: Time?
  /// Providers by key, by any of their domains or by any of their names, in any case.
  public var providers: [String] = []
  /// Topics, in any case.
  public var topics: [String] = []
  /// Kinds of articles, in any case.
  public var types: [String] = []
  /// What a headline or the excerpt holds.
  public var pattern: Pattern?
  /// The least rating; articles without one are not chosen.
  public var minimumQuality: Int?
  /// Numbers of clusters of the whole archive, from 1.
  public var clusters: [Int] = []
  /// Words that name one article, as ``StoryGraph/find(_:among:)`` takes them: the neighbourhood of that
  /// article is chosen.
  public var around: String?
  /// How many links, in either direction, lead at most from that article to another of its
  /// neighbourhood, at least 0.
  public var depth = 1

  /// A filter that chooses everything.
  public init() {}

  /// Whether there is no condition.
  public var isEmpty: Bool {
    !hasTimes && providers.isEmpty && topics.isEmpty && types.isEmpty && pattern == nil
      && minimumQuality == nil && clusters.isEmpty && around == nil
  }

  /// Whether there is a condition on the time.
  var hasTimes: Bool { since != nil || until != nil }

  /// Whether a time of publication meets the conditions on it.
  func allows(_ published: Timestamp?, on calendar: ArchiveCalendar) -> Bool {
    guard hasTimes else { return true }
    guard let published else { return false }
    return since.map { $0.place(of: published, on: calendar) != .before } ?? true
      && until.map { $0.place(of: published, on: calendar) != .after } ?? true
  }

  /// The conditions in words, such as `since 2020-06-12`, each on one line.
  ///
  /// - Parameter center: What is said of the article round which the neighbourhood lies; its words where
  ///   absent.
  public func conditions(around center: String? = nil) -> [String] {
    func any(_ name: String, _ values: [String]) -> String? {
      values.isEmpty ? nil : "\(name) \(values.joined(separator: " or "))"
    }
    return [
      since.map { "since \($0.text)" }, until.map { "until \($0.text)" },
      any("provider", providers), any("topic", topics), any("type", types),
      pattern.map { "match \($0.text)" }, minimumQuality.map { "quality at least \($0)" },
      any("cluster", clusters.map(String.init)),
      around.map { "around \(center ?? $0) to depth \(depth)" },
    ].compactMap { $0.map(Self.line) }
  }

  /// Words on one line, whatever somebody has typed.
  private static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
