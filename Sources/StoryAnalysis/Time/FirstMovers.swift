public import StoryParsing

/// Who broke each story: the providers whose first article on it is among the earliest.
///
/// Stated times are off by some minutes, so whoever comes within the clock error of the earliest
/// article may have been first as well. Where one provider alone does, it was first; where several do,
/// nobody can tell, and all of them are named.
///
/// An article whose provider is not known may be anybody's. In the window it makes that nobody can
/// tell; where it stands there alone, nothing is known.
///
/// Articles without a time take no part: one of them may have been the first of all, which is why
/// tables show their number beside the verdict (``StoryLife/undatedCount``).
public struct FirstMovers: Sendable {
  /// What can be said of the beginning of a story.
  public enum Verdict: String, Sendable, CaseIterable {
    /// One provider was first.
    case first
    /// Several may have been.
    case cannotTell = "cannot-tell"
    /// No article is dated, or the earliest are of no provider that is known.
    case unknown
  }

  /// The earliest article of a provider in a story.
  public struct Arrival: Hashable, Sendable {
    /// The provider; absent for the earliest of the articles whose provider is not known.
    public var provider: ProviderID?
    /// The article; of several with one time the first by identifier.
    public var article: ArticleID
    /// Its time.
    public var published: Timestamp
  }

  /// How one story began.
  public struct Story: Sendable {
    /// The earliest article of each provider in the order of time, ties by the identifier of the
    /// article. Those without a provider count as one.
    public var arrivals: [Arrival]
    /// Number of ``arrivals``, from the first on, that the clock error does not tell from the earliest.
    public var windowCount: Int

    /// The arrivals that the clock error does not tell from the earliest.
    public var window: ArraySlice<Arrival> { arrivals.prefix(windowCount) }

    /// What can be said.
    public var verdict: Verdict {
      let named = window.count { $0.provider != nil }
      return named == 0 ? .unknown : windowCount == 1 ? .first : .cannotTell
    }

    /// The provider that was first, where it can be told.
    public var first: ProviderID? { verdict == .first ? arrivals[0].provider : nil }

    /// Whether it says something of its providers: there are two or more with dated articles, and who
    /// may have been first is known.
    public var isContested: Bool {
      verdict != .unknown && arrivals.count { $0.provider != nil } > 1
    }
  }

  /// By how much stated times may differ and still count as the same, in seconds.
  public let clockError: Int64
  /// The stories, by position.
  public let stories: [Story]
}

extension FirstMovers {
  /// Looks for the first movers of groups of articles.
  ///
  /// - Parameters:
  ///   - groups: The articles of each story in the order of ``StoryGraph/comesBefore(_:_:)``, as
  ///     clusters and threads hold them.
  ///   - graph: The graph of the articles.
  ///   - clockError: Seconds from the earliest article, at least 0, up to which (inclusive) a provider
  ///     may have been first. Default 1,800: stated times are known to be off by up to 21 minutes.
  /// - Complexity: O(*n* + *p*), *n* articles of all groups, *p* providers.
  public init(of groups: [[ArticleID]], in graph: StoryGraph, clockError: Int64 = 1_800) {
    precondition(clockError >= 0, "A clock error is at least 0.")
    self.clockError = clockError
    // For each provider, and at the end for none, the last group in which it was met, counted from 1.
    var met = [Int](repeating: 0, count: graph.providers.count + 1)
    stories = groups.enumerated().map { number, members in
      var arrivals: [Arrival] = []
      var latest: Timestamp?
      for member in members {
        guard let published = graph.articles[member.index].published else { continue }
        precondition(latest.map { $0 <= published } ?? true, "Articles stand in the order of time.")
        latest = published
        let provider = graph.articles[member.index].provider
        let slot = provider?.index ?? graph.providers.count
        guard met[slot] != number + 1 else { continue }
        met[slot] = number + 1
        arrivals.append(Arrival(provider: provider, article: member, published: published))
      }
      let earliest = arrivals.first?.published.secondsSinceEpoch ?? 0
      let inWindow = arrivals.prefix { $0.published.secondsSinceEpoch - earliest <= clockError }
      return Story(arrivals: arrivals, windowCount: inWindow.count)
    }
  }
}
