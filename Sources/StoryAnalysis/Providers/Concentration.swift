internal import Foundation

/// How unequally something is shared out: articles over providers, say.
///
/// With the shares `s = x / Σx` of what the *n* members of a market have:
/// - Herfindahl-Hirschman index: `Σ s²`, from 1 / *n* (all equal) to 1 (one has all);
/// - effective number: `exp(−Σ s ln s)`, from 1 to *n*: as many members of equal size would be as
///   diverse;
/// - Gini coefficient: `Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄)`, the population form, from 0 (all equal) to
///   (*n* − 1) / *n* (one has all).
///
/// The three say different things, and none says anything without *n*: one provider of one article is
/// a monopoly with a Gini coefficient of 0.
///
/// > Source: Hirschman 1964, "The Paternity of an Index", American Economic Review 54 (5); the
/// > exponential of Shannon's entropy: Hill 1973, doi:10.2307/1934352; Gini 1912 as in Dorfman 1979,
/// > doi:10.2307/1924845. Deviation: none.
public struct Concentration: Hashable, Sendable {
  /// Number of members, those that have nothing among them.
  public let count: Int
  /// What all of them have together.
  public let total: Int
  /// Herfindahl-Hirschman index; absent where there is nothing to share.
  public let herfindahlHirschman: Double?
  /// Effective number of members; absent where there is nothing to share.
  public let effectiveCount: Double?
  /// Gini coefficient; absent where there is nothing to share.
  public let gini: Double?

  /// Measures how unequally a total is shared out.
  ///
  /// - Parameter amounts: What each member has, at least 0; their order does not matter.
  /// - Complexity: O(*n* log *n*), *n* members.
  public init(of amounts: some Sequence<Int>) {
    let sorted = amounts.sorted()
    precondition((sorted.first ?? 0) >= 0, "What a member has is at least 0.")
    count = sorted.count
    total = sorted.reduce(0, +)
    guard total > 0 else {
      (herfindahlHirschman, effectiveCount, gini) = (nil, nil, nil)
      return
    }
    // Sums of whole numbers: exact, so that equal shares give the exact answer.
    var squares = 0.0
    var weightedRanks = 0.0
    var entropy = 0.0
    for (index, amount) in sorted.enumerated() where amount > 0 {
      squares += Double(amount) * Double(amount)
      weightedRanks += Double(2 * (index + 1) - sorted.count - 1) * Double(amount)
      let share = Double(amount) / Double(total)
      entropy -= share * log(share)
    }
    herfindahlHirschman = squares / (Double(total) * Double(total))
    effectiveCount = exp(entropy)
    // With ascending x: ΣΣ |xᵢ − xⱼ| = 2 Σ (2i − n − 1) xᵢ, i from 1.
    gini = weightedRanks / (Double(count) * Double(total))
  }
}
