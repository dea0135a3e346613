internal import GraphAlgorithms

/// The two-state automaton that finds the bursts of one subject in the days of an archive.
///
/// In the low state a day costs what its articles are improbable at the base rate, in the high state at
/// the raised rate; going up costs `γ ln n`, going down nothing. What both states pay alike (the
/// binomial coefficient) decides nothing and is left out, so a day is worth what the high state saves on
/// it:
/// ```
/// saving = r × bonus − e × loss
/// ```
/// with `r` articles of the subject and the exposure `e`: all `d` articles of the day in the binomial
/// model, 1 in the Poisson model. `bonus` and `loss` are above 0.
///
/// **Only days with articles of the subject are looked at, and the answer is that for all days.** On a
/// day with `r = 0` the saving is −`e × loss`, at most 0. Take a cheapest sequence of states. Before the
/// first and after the last day with `r > 0` being high saves nothing, and beginning later or ending
/// earlier costs no further transition, so it is low there. Between two such days that follow each
/// other, a sequence that is high on some of the days between and not on all gains by being low on them:
/// it goes up no more often than before. So between them it is low throughout or high throughout, and of
/// those days only the sum of their exposures matters. The number of batches `n`, of which the
/// transition's cost is made, stays that of the whole archive.
struct BurstAutomaton {
  /// Days with articles of one subject, in order.
  struct Batches {
    /// The subject's articles on each.
    var counts: [Int] = []
    /// Sum of the exposures of all days before each.
    var before: [Int] = []
    /// The same with the day itself.
    var after: [Int] = []
  }

  /// Two times the base rate is the raised rate.
  static let scale = 2.0
  /// Weight of the cost of going up.
  static let transitionWeight = 1.0
  /// No raised rate is above this: at 1 a single article on something else would be impossible.
  static let highestRate = 0.9999
  /// Costs that differ by no more count as equal, and then the lower state is taken.
  static let tolerance = 1e-9

  /// What the high state saves for each article of the subject.
  let bonus: Double
  /// What it loses for each unit of exposure.
  let loss: Double
  /// What it costs to go up.
  let entry: Double

  /// The binomial model of the paper.
  ///
  /// - Parameters:
  ///   - relevant: Articles of the subject on all days, R.
  ///   - total: All articles of all days, D.
  ///   - batchCount: Number of days with articles, n.
  /// - Returns: Nothing where the base rate `R / D` is 0 or leaves no room above it.
  init?(relevant: Int, of total: Int, batchCount: Int) {
    guard relevant > 0 else { return nil }
    let base = Double(relevant) / Double(total)
    let raised = min(Self.scale * base, Self.highestRate)
    guard raised > base else { return nil }
    loss = PortableMath.logarithm((1 - base) / (1 - raised))
    // r ln(p₁ / p₀) − (d − r) ln((1 − p₀) / (1 − p₁)), by r and by d.
    bonus = PortableMath.logarithm(raised / base) + loss
    entry = Self.transitionWeight * PortableMath.logarithm(Double(batchCount))
  }

  /// The Poisson model for a subject without a whole that it is a part of.
  ///
  /// - Parameters:
  ///   - articles: Articles on all days.
  ///   - dayCount: Number of days from the first to the last, n; those without articles count.
  /// - Returns: Nothing where there is no article.
  init?(articles: Int, onDays dayCount: Int) {
    guard articles > 0 else { return nil }
    // −ln of λ^r e^−λ / r! at λ₀ = R / n, less that at λ₁ = s λ₀.
    bonus = PortableMath.logarithm(Self.scale)
    loss = (Self.scale - 1) * Double(articles) / Double(dayCount)
    entry = Self.transitionWeight * PortableMath.logarithm(Double(dayCount))
  }
}

extension BurstAutomaton {
  /// The stretches of the high state in the cheapest sequence of states, as ranges of batches, and what
  /// the high state saves in each.
  ///
  /// Of sequences that cost the same, each step takes the one that is low.
  ///
  /// - Complexity: O(*b*), *b* batches.
  func stretches(of batches: Batches) -> [(range: Range<Int>, saving: Double)] {
    var sums = [0]
    for count in batches.counts { sums.append(sums[sums.count - 1] + count) }
    /// What being high from one batch through another saves.
    func saving(_ first: Int, _ last: Int) -> Double {
      bonus * Double(sums[last + 1] - sums[first])
        - loss * Double(batches.after[last] - batches.before[first])
    }
    // The most that can be saved on the batches before each, and, where that is by being high on the
    // last of them, since which batch.
    var most = [0.0]
    var highSince: [Int?] = []
    // The best way to be high now: since when, and what was saved before.
    var start = 0
    var base = 0.0
    for batch in batches.counts.indices {
      let fresh = most[batch] - entry
      if batch == 0 || base + saving(start, batch) <= fresh + saving(batch, batch) + Self.tolerance
      {
        start = batch
        base = fresh
      }
      let high = base + saving(start, batch)
      let isHigh = high > most[batch] + Self.tolerance
      most.append(isHigh ? high : most[batch])
      highSince.append(isHigh ? start : nil)
    }
    var stretches: [(range: Range<Int>, saving: Double)] = []
    var end = batches.counts.count
    while end > 0 {
      if let start = highSince[end - 1] {
        stretches.append((start..<end, saving(start, end - 1)))
        end = start
      } else {
        end -= 1
      }
    }
    return stretches.reversed()
  }
}
