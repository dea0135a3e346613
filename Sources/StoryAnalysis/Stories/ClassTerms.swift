internal import GraphAlgorithms

/// The terms that set classes of texts apart: class-based TF-IDF.
///
/// The score of term *t* in class *c* is `f(t, c) · ln(1 + A / f(t))`, where `f(t, c)` is the number of
/// texts of *c* that hold *t*, `f(t)` the number of all texts that do, and `A` the mean number of terms
/// of a class.
///
/// > Source: Grootendorst 2022, arXiv:2203.05794, equation 1. Deviations: a term counts once in each
/// > text, so that one text that repeats a word does not name its class; terms that differ only by a
/// > plural or possessive *s* count as one, under the more frequent of the two forms; of equal scores
/// > the term that comes first in the texts of the class wins.
struct ClassTerms {
  private struct Count {
    var texts = 0
    /// Place of the first occurrence among the terms of the class.
    var first: Int
    /// The last text that holds the term.
    var lastText = -1

    /// Counts a text once, however often it holds the term.
    mutating func add(text: Int) {
      guard lastText != text else { return }
      lastText = text
      texts += 1
    }
  }

  private var classCounts: [[String: Count]]
  private var totals: [String: Int] = [:]
  private var meanClassLength = 0.0

  /// Counts the terms of texts.
  ///
  /// - Parameters:
  ///   - classCount: Number of classes.
  ///   - threads: Most threads to work with.
  ///   - texts: The texts of a class, the most telling first.
  /// - Complexity: O(*t*), *t* the number of words.
  init(classCount: Int, threads: Int, texts: (Int) -> [String]) {
    classCounts = Parallel.map(count: classCount, threads: threads) { number in
      var counts: [String: Count] = [:]
      for (place, text) in texts(number).enumerated() {
        for word in Words.terms(in: text) {
          let next = counts.count
          counts[word, default: Count(first: next)].add(text: place)
        }
      }
      return counts
    }
    for counts in classCounts { totals.merge(counts.mapValues(\.texts), uniquingKeysWith: +) }
    joinPlurals()
    let length = totals.values.reduce(0, +)
    meanClassLength = classCount == 0 ? 0 : Double(length) / Double(classCount)
  }

  /// For each class its terms with the highest scores; no two classes get the same ones.
  ///
  /// A class whose terms an earlier one has takes its next term in place of the last or, where it has
  /// no more, the first of the other words for it that makes a difference.
  ///
  /// - Parameters:
  ///   - count: Number of terms for each class; a class with fewer gets those that it has.
  ///   - others: Words for a class that do not come from its texts; the last of them is its own.
  ///   - taken: The labels, each with its terms sorted, that no class may have; those given are added.
  /// - Complexity: O(*t* log *t*), *t* terms of all classes.
  func labels(
    _ count: Int, or others: (Int) -> [String], taken: inout Set<[String]>
  ) -> [[String]] {
    classCounts.indices.map { number in
      let ranked = ranked(number)
      let label = Array(ranked.prefix(count))
      if !label.isEmpty, taken.insert(label.sorted()).inserted { return label }
      let kept = Array(label.prefix(count - 1))
      for term in ranked.dropFirst(count) + others(number) {
        let other = kept + [term]
        if taken.insert(other.sorted()).inserted { return other }
      }
      return kept
    }
  }

  /// The terms of a class, the highest score first; of equal scores the one that comes first in the
  /// texts.
  private func ranked(_ number: Int) -> [String] {
    let scored = classCounts[number].map { term, count in
      let total = Double(totals[term, default: count.texts])
      let score = Double(count.texts) * PortableMath.logarithm(1 + meanClassLength / total)
      return (term: term, score: score, first: count.first)
    }
    return scored.sorted { ($1.score, $0.first) < ($0.score, $1.first) }.map(\.term)
  }

  /// Counts a term and its plural as one.
  private mutating func joinPlurals() {
    var canonical: [String: String] = [:]
    var joined: Set<String> = []
    // Each word is one of a pair at most, from the front of the alphabet: of prince, princes and princess the
    // first two. The order of the dictionary would decide otherwise.
    for plural in totals.keys.filter({ $0.count > 3 && $0.hasSuffix("s") }).sorted() {
      let singular = String(plural.dropLast())
      guard let pluralCount = totals[plural], let singularCount = totals[singular],
        joined.isDisjoint(with: [singular, plural])
      else { continue }
      joined.formUnion([singular, plural])
      let (kept, gone) = pluralCount > singularCount ? (plural, singular) : (singular, plural)
      canonical[gone] = kept
    }
    totals = Dictionary(
      totals.map { (canonical[$0] ?? $0, $1) }, uniquingKeysWith: +)
    classCounts = classCounts.map { counts in
      Dictionary(counts.map { (canonical[$0] ?? $0, $1) }) { one, two in
        Count(texts: one.texts + two.texts, first: min(one.first, two.first))
      }
    }
  }
}
