/// When the archive, a story or a topic was written about far more than usual.
///
/// A subject with a share `p₀ = R / D` of the archive's dated articles bursts on days on which a share
/// of `p₁ = 2 p₀` explains its articles so much better that going up to it pays. Days are those of the
/// calendar in force, whatever the bins of coverage are.
///
/// > Source: Kleinberg 2003, doi:10.1023/A:1024940629314, the two-state automaton on batches, s = 2,
/// > γ = 1: cost `−ln [C(d, r) pᵢ^r (1 − pᵢ)^(d − r)]` for a day in state `i`, `γ ln n` for going up,
/// > cheapest sequence by dynamic programming from the low state, weight of a burst `Σ (cost in state 0 −
/// > cost in state 1)` over its days. Deviations: (1) days without any dated article are no batches, as
/// > the paper has none without documents, so they are not among the `n`, and a burst may last across
/// > them; (2) `p₁` is at most 0.9999, and a subject with more than that share has no burst; (3) the whole
/// > archive, which is part of nothing, has the limit of the same cost for `d → ∞`: the Poisson cost
/// > `−ln [λᵢ^r e^−λᵢ / r!]` with `λ₀` the articles of a day on average and `λ₁ = 2 λ₀`, where all days
/// > from the first to the last are batches; (4) of sequences that cost the same, each step takes the
/// > lower state.
public struct ArchiveBursts: Sendable {
  /// What bursts.
  public enum Subject: Hashable, Sendable {
    /// All articles.
    case archive
    /// A story.
    case cluster(ClusterID)
    /// A topic, by its position in ``ArchiveTopics/topics``.
    case topic(Int)
  }

  /// A stretch of days in the high state. It begins and ends on a day with articles of the subject.
  public struct Burst: Hashable, Sendable {
    /// What bursts.
    public var subject: Subject
    /// Its first day on the calendar in force, such as `2020-06-11`.
    public var start: String
    /// Its last day.
    public var end: String
    /// Number of days from the first to the last, both included.
    public var dayCount: Int
    /// Number of articles of the subject on these days.
    public var articleCount: Int
    /// What the high state saves on them, above 0: the larger, the clearer.
    public var weight: Double
  }

  /// The bursts: of the archive, then of the clusters, then of the topics, each in their order; those of
  /// one subject in the order of time.
  public let bursts: [Burst]
}

extension ArchiveBursts {
  /// Looks for bursts.
  ///
  /// - Parameters:
  ///   - clusters: The stories.
  ///   - topics: The topics.
  ///   - days: The days of the articles.
  /// - Complexity: O(*k* log *k*), *k* the articles of all subjects together: of a subject's days only
  ///   those with articles of it are looked at.
  public init(clusters: StoryClusters, topics: ArchiveTopics, days: ArticleBins) {
    precondition(days.unit == .day, "Bursts are looked for in days.")
    let timeline = Timeline(days)
    var bursts = timeline.burstsOfArchive()
    for id in clusters.ids {
      bursts += timeline.bursts(of: clusters[id].members, as: .cluster(id))
    }
    for (number, topic) in topics.topics.enumerated() {
      bursts += timeline.bursts(of: topic.members, as: .topic(number))
    }
    self.bursts = bursts
  }

  /// The days of the archive, ready for the automaton.
  private struct Timeline {
    let days: ArticleBins
    /// Articles on all days before each day with articles, and at the end those of all days.
    let sums: [Int]

    init(_ days: ArticleBins) {
      self.days = days
      var sums = [0]
      for count in days.counts { sums.append(sums[sums.count - 1] + count) }
      self.sums = sums
    }

    /// The bursts of all articles; a day's exposure is 1.
    func burstsOfArchive() -> [Burst] {
      guard let first = days.filled.first, let last = days.filled.last,
        let automaton = BurstAutomaton(articles: sums[sums.count - 1], onDays: last - first + 1)
      else { return [] }
      return bursts(
        automaton, days.filled, days.counts, before: days.filled, after: days.filled.map { $0 + 1 },
        as: .archive)
    }

    /// The bursts of some articles; a day's exposure is all articles of the day.
    func bursts(of members: [ArticleID], as subject: Subject) -> [Burst] {
      let (bins, counts) = days.runs(of: members)
      guard
        let automaton = BurstAutomaton(
          relevant: counts.reduce(0, +), of: sums[sums.count - 1], batchCount: days.filled.count)
      else { return [] }
      let places = bins.map { place(of: $0) }
      return bursts(
        automaton, bins, counts, before: places.map { sums[$0] },
        after: places.map { sums[$0 + 1] },
        as: subject)
    }

    private func bursts(
      _ automaton: BurstAutomaton, _ bins: [Int], _ counts: [Int], before: [Int], after: [Int],
      as subject: Subject
    ) -> [Burst] {
      let batches = BurstAutomaton.Batches(counts: counts, before: before, after: after)
      return automaton.stretches(of: batches).map { range, saving in
        let (start, end) = (bins[range.lowerBound], bins[range.upperBound - 1])
        return Burst(
          subject: subject, start: days.label(start), end: days.label(end),
          dayCount: end - start + 1, articleCount: counts[range].reduce(0, +), weight: saving)
      }
    }

    /// The place of a day among those with articles.
    private func place(of bin: Int) -> Int {
      var (low, high) = (0, days.filled.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if days.filled[middle] < bin { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
