public import ArgumentParser
public import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// Which articles a command looks at.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Earliest year, month or day (on the calendar of the time zone) or ISO 8601 time.",
      valueName: "time"))
  var since: ArticleFilter.Time?

  @Option(
    help: ArgumentHelp(
      "Latest year, month or day, all of it included, or ISO 8601 time.", valueName: "time"))
  var until: ArticleFilter.Time?

  @Option(
    name: .customLong("provider"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      Provider: key, any of its domains, or name. Repeatable, as --topic, --type and --cluster are: any \
      of the values will do, while different conditions must all hold.
      """))
  var providers: [String] = []

  @Option(
    name: .customLong("topic"), parsing: .unconditionalSingleValue,
    help: "Topic, in upper or lower case.")
  var topics: [String] = []

  @Option(
    name: .customLong("type"), parsing: .unconditionalSingleValue,
    help: "Kind of the article, such as video.")
  var types: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What a headline (of any revision) or the excerpt holds, in upper or lower case; (?-i) at the \
      beginning distinguishes them.
      """, valueName: "regex"))
  var match: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Least quality; articles without one are not chosen.", valueName: "number"))
  var minQuality: Int?

  @Option(
    name: .customLong("cluster"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Number of a story of the whole archive.", valueName: "number"))
  var clusters: [Int] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The neighbourhood of one article, named as for 'show', in the links of the whole archive.",
      valueName: "article"))
  var around: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Most links, in either direction, from that article to another (default: 1).",
      valueName: "number"))
  var depth: Int?

  @Flag(exclusivity: .exclusive)
  var mode: ArticleFilter.Mode?

  /// Whether there is no condition.
  var isEmpty: Bool {
    since == nil && until == nil && providers.isEmpty && topics.isEmpty && types.isEmpty
      && match == nil && minQuality == nil && clusters.isEmpty && around == nil
  }

  func validate() throws {
    for (name, values) in [
      ("provider", providers), ("topic", topics), ("type", types),
      ("match", match.map { [$0] } ?? []),
      ("around", around.map { [$0] } ?? []),
    ] where values.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("--\(name) has an empty value.")
    }
    _ = try pattern
    guard depth == nil || around != nil else {
      throw ValidationError("--depth belongs to --around.")
    }
    guard depth.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--depth is a number of links from 0 up.")
    }
    guard mode == nil || !isEmpty else {
      throw ValidationError(
        "--\(mode?.rawValue ?? "") needs a condition, such as --since 2020-06 or --provider cnn.com."
      )
    }
  }

  private var pattern: ArticleFilter.Pattern? {
    get throws {
      guard let match else { return nil }
      do {
        return try ArticleFilter.Pattern(match)
      } catch {
        let place = error.position.map { ", at character \($0)" } ?? ""
        throw ValidationError(
          """
          --match '\(TerminalText.plain(match))' is no regular expression: \
          \(TerminalText.plain(error.reason))\(place).
          """)
      }
    }
  }

  /// The filter as the library takes it.
  var filter: ArticleFilter {
    get throws {
      var filter = ArticleFilter()
      filter.mode = mode ?? .scope
      filter.since = since
      filter.until = until
      filter.providers = providers
      filter.topics = topics
      filter.types = types
      filter.pattern = try pattern
      filter.minimumQuality = minQuality
      filter.clusters = clusters
      filter.around = around
      filter.depth = depth ?? 1
      return filter
    }
  }
}

extension AnalysisOptions {
  /// The choices as the library takes them, with a filter.
  func options(_ filter: ArticleFilter) throws -> ArchiveAnalysis.Options {
    var options = try options
    options.filter = filter
    return options
  }

  /// The choices as the library takes them, with the filter of some options.
  func options(_ filter: FilterOptions) throws -> ArchiveAnalysis.Options {
    try options(filter.filter)
  }
}

extension FaultOptions {
  /// Tells what a filter has chosen, and ends where it means nothing.
  ///
  /// - Parameter state: Which of two archives is filtered, where there are two.
  func tell(_ selection: ArticleSelection?, of state: String? = nil) throws {
    guard let selection else { return }
    let prefix = state.map { "\($0): " } ?? ""
    switch selection.fault {
    case .noCluster(_, let count):
      throw ValidationError(
        count == 0
          ? "\(prefix)--cluster: the archive has no story."
          : "\(prefix)--cluster is a number from 1 to \(count).")
    case .noCenter(let query, let graph): _ = try graph.demand(query)
    case nil: break
    }
    guard !quiet else { return }
    for unknown in selection.unknownValues {
      let nearest = unknown.nearest.map { "'\($0)'" }.joined(separator: ", ")
      Console.warn(
        prefix + "no article has the \(unknown.condition) '\(unknown.value)'"
          + (nearest.isEmpty ? "" : "; most like it: \(nearest)"))
    }
    if selection.chosenCount == 0 { Console.warn(prefix + "the filter keeps no article") }
    Console.error("storyloom: note: " + TerminalText.plain(prefix + selection.text))
  }
}

extension ArticleFilter.Time: ExpressibleByArgument {
  /// The time that an argument says.
  public init?(argument: String) { self.init(argument) }

  /// How a time is written, for help.
  public var defaultValueDescription: String { text }
}

extension ArticleFilter.Mode: EnumerableFlag {
  /// What a flag does.
  public static func help(for value: Self) -> ArgumentHelp? {
    switch value {
    case .scope:
      """
      Drop everything else before anything is measured, so that every figure is about what is left \
      (what a condition does where neither flag is given).
      """
    case .show: "Measure everything, and then show this part."
    }
  }
}
