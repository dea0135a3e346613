public import StoryParsing

/// When a story began, was at its height and ended, as far as the archive tells.
///
/// Articles without a time are counted and take no part in the rest. Where none is dated, nothing else
/// is known.
public struct StoryLife: Hashable, Sendable {
  /// The bin of time with the most articles.
  public struct Peak: Hashable, Sendable {
    /// Its name on the calendar in force, such as `2020-06-11`.
    public var bin: String
    /// Number of articles in it.
    public var articleCount: Int

    /// Creates a peak.
    public init(bin: String, articleCount: Int) {
      self.bin = bin
      self.articleCount = articleCount
    }
  }

  /// A stretch of time without an article.
  public struct Gap: Hashable, Sendable {
    /// The article's time after which it begins.
    public var start: Timestamp
    /// Its length in seconds.
    public var seconds: Int64
  }

  /// Which end of a story the archive may not show.
  public enum Censoring: String, Sendable, CaseIterable {
    /// The archive goes on long enough before and after it.
    case none
    /// The archive may begin in the middle of it.
    case left
    /// The archive may end in the middle of it.
    case right
    /// Both.
    case both
  }

  /// A story cannot be known to have ended before this many seconds of silence: a day.
  public static let shortestSilence: Int64 = 86_400

  /// Time of the first article.
  public var first: Timestamp?
  /// Time of the last article.
  public var last: Timestamp?
  /// Number of articles with a time.
  public var datedCount: Int
  /// Number of articles without a time.
  public var undatedCount: Int
  /// The bin with the most articles; of several the earliest.
  public var peak: Peak?
  /// Seconds from the first article until half of the dated articles were out: until article
  /// `⌈n / 2⌉` of `n` in the order of time. One or two articles have 0.
  public var halfLife: Int64?
  /// The longest time between two articles that follow each other; of several the earliest. Absent
  /// with fewer than two dated articles.
  public var longestGap: Gap?
  /// Which end the archive may not show.
  ///
  /// A story counts as ended when it has been silent for longer than it ever was while it lasted, and
  /// for more than a day. So it is censored on the right when the time from its last article to the
  /// archive's last is at most its longest gap, or at most ``shortestSilence``; on the left likewise,
  /// with its first article and the archive's first. What a censored story says of its span, half-life
  /// and gap may be too short, and its first article need not have been the first.
  ///
  /// > Note: Deviation: censoring usually follows from the plan of an observation; an archive has none,
  /// > so the rule is the program's own.
  public var censoring: Censoring?

  /// Creates a life of which nothing is known but its number of articles.
  public init(datedCount: Int, undatedCount: Int) {
    self.datedCount = datedCount
    self.undatedCount = undatedCount
  }
}

extension StoryLife {
  /// Seconds from the first article to the last.
  public var span: Int64? {
    guard let first, let last else { return nil }
    return last.secondsSinceEpoch - first.secondsSinceEpoch
  }
}

extension StoryGraph {
  /// The lives of groups of articles.
  ///
  /// - Parameters:
  ///   - groups: The articles of each story in the order of ``comesBefore(_:_:)``, as clusters and
  ///     threads hold them.
  ///   - bins: The bins of this graph's articles, for the peaks.
  /// - Returns: A life for each group, by position.
  /// - Complexity: O(*n* log *n*), *n* articles of all groups.
  public func lives(of groups: [[ArticleID]], in bins: ArticleBins) -> [StoryLife] {
    let dates = articles.lazy.compactMap(\.published)
    guard let first = dates.min(), let last = dates.max() else {
      return groups.map { StoryLife(datedCount: 0, undatedCount: $0.count) }
    }
    return groups.map { members in
      var life = StoryLife(datedCount: 0, undatedCount: members.count)
      let times = members.compactMap { self[$0].published }
      guard let begin = times.first, let end = times.last else { return life }
      life.first = begin
      life.last = end
      life.datedCount = times.count
      life.undatedCount -= times.count
      life.halfLife =
        times[(times.count + 1) / 2 - 1].secondsSinceEpoch - begin.secondsSinceEpoch
      for (one, two) in zip(times, times.dropFirst()) {
        let seconds = two.secondsSinceEpoch - one.secondsSinceEpoch
        precondition(seconds >= 0, "Articles stand in the order of time.")
        if seconds > life.longestGap?.seconds ?? -1 {
          life.longestGap = StoryLife.Gap(start: one, seconds: seconds)
        }
      }
      let runs = bins.runs(of: members)
      if let most = runs.counts.max(), let place = runs.counts.firstIndex(of: most) {
        life.peak = StoryLife.Peak(bin: bins.label(runs.bins[place]), articleCount: most)
      }
      let silence = max(life.longestGap?.seconds ?? 0, StoryLife.shortestSilence)
      let isOpenLeft = begin.secondsSinceEpoch - first.secondsSinceEpoch <= silence
      let isOpenRight = last.secondsSinceEpoch - end.secondsSinceEpoch <= silence
      life.censoring =
        isOpenLeft
        ? (isOpenRight ? .both : .left) : (isOpenRight ? .right : StoryLife.Censoring.none)
      return life
    }
  }
}
