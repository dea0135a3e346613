import GraphAlgorithms
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryAnalysis

@Suite("Similar texts")
struct SimilarityJoinTests {
  /// A pair in the words of the definition.
  private struct Found: Hashable, CustomStringConvertible {
    var first: String
    var second: String
    var similarity: Double
    var description: String { "\(first)+\(second) \(similarity)" }
  }

  /// The words of an excerpt, by characters and regular expressions.
  private func words(_ excerpt: String) -> [String] {
    let names = "lt|gt|quot|apos|nbsp|hellip|ndash|mdash|lsquo|rsquo|ldquo|rdquo"
    let reference = try! Regex("&(?:amp;)*(?:#[0-9A-Za-z]{1,7}|\(names));|&(?:amp;)+")
    let word = try! Regex("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*")
    return excerpt.replacing(reference, with: " ").replacing(#/\p{Cf}/#, with: "").lowercased()
      .matches(of: word.matchingSemantics(.unicodeScalar)).map {
        String($0.output[0].substring ?? "")
      }
  }

  /// Every two different texts of at least twelve words with a similarity of at least 0.8, by
  /// comparing all that share a shingle, and the groups that equal texts make.
  private func reference(_ graph: StoryGraph) -> (pairs: Set<Found>, textCount: Int) {
    let order = graph.articles.indices.map { ArticleID($0) }.sorted { graph.comesBefore($0, $1) }
    var numbers: [[String]: Int] = [:]
    var texts: [(article: String, shingles: Set<[String]>)] = []
    for article in order {
      let words = words(graph[article].excerpt)
      guard words.count >= 12, numbers[words] == nil else { continue }
      numbers[words] = texts.count
      let shingles = Set((2..<words.count).map { Array(words[($0 - 2)...$0]) })
      texts.append((graph[article].identifier, shingles))
    }
    var holders: [[String]: [Int]] = [:]
    for (number, text) in texts.enumerated() {
      for shingle in text.shingles { holders[shingle, default: []].append(number) }
    }
    var shared: [[Int]: Int] = [:]
    for holders in holders.values {
      for (position, first) in holders.enumerated() {
        for second in holders[(position + 1)...] { shared[[first, second], default: 0] += 1 }
      }
    }
    let pairs = shared.compactMap { pair, count -> Found? in
      let either = texts[pair[0]].shingles.count + texts[pair[1]].shingles.count - count
      guard 5 * count >= 4 * either else { return nil }
      return Found(
        first: texts[pair[0]].article, second: texts[pair[1]].article,
        similarity: Double(count) / Double(either))
    }
    return (Set(pairs), texts.count)
  }

  private func found(_ syndication: Syndication, _ graph: StoryGraph) -> Set<Found> {
    Set(
      syndication.pairs.map {
        Found(
          first: graph[$0.first].identifier, second: graph[$0.second].identifier,
          similarity: $0.similarity)
      })
  }

  @Test("Every pair of random texts with planted copies is found, and no other")
  func random() {
    var pairCount = 0
    for seed in 0..<60 as Range<UInt64> {
      var texts = RandomTexts(seed: seed)
      let graph = StoryGraph(excerpts: texts.texts(count: 60))
      let syndication = Syndication(of: graph)
      let expected = reference(graph)
      #expect(found(syndication, graph) == expected.pairs, "seed \(seed)")
      pairCount += expected.pairs.count
    }
    // The texts are made so that this says something.
    #expect(pairCount > 500)
  }

  @Test("Shingles as numbers of pairs give what packed shingles give")
  func manyWords() {
    for seed in 0..<10 as Range<UInt64> {
      var random = RandomTexts(seed: seed)
      let texts = random.texts(count: 60)
      let distinct = DistinctTexts(order: (0..<60).map { UInt32($0) }, shortest: 12) { texts[$0] }
      let packed = SimilarityJoin.pairs(in: ShingleSets(of: distinct))
      #expect(SimilarityJoin.pairs(in: ShingleSets(of: distinct, packedLimit: 0)) == packed)
    }
  }

  @Test(
    "Every pair of the shared corpus is found, and no other",
    .enabled(if: Package.hasNews, "the shared corpora are absent"))
  func corpus() throws {
    let analysis = try CorpusFiguresTests.analysis.get()
    let expected = reference(analysis.graph)
    #expect(found(analysis.syndication, analysis.graph) == expected.pairs)
    #expect(expected.pairs.count >= 10)
    // Texts that are too short are one each; texts that are equal are one.
    let long = analysis.graph.articles.count { words($0.excerpt).count >= 12 }
    let exactCopies = long - expected.textCount
    #expect(analysis.syndication.copyCount >= exactCopies)
    #expect(analysis.syndication.copyCount <= exactCopies + expected.pairs.count)
  }

  @Test("Complete linkage by neighbours gives what comparing all groups gives")
  func linkage() {
    var grouped = 0
    for seed in 0..<400 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let count = 2 + Int(random.integer(below: 11))
      let share = 1 + random.integer(below: 10)
      var pairs: [SimilarTexts] = []
      for first in 0..<UInt32(count) {
        for second in (first + 1)..<UInt32(max(count, Int(first) + 1))
        where random.integer(below: 10) < share {
          // Few values, so that there are ties.
          pairs.append(
            SimilarTexts(
              first: first, second: second,
              similarity: 0.8 + 0.05 * Double(random.integer(below: 4))))
        }
      }
      let groups = CompleteLinkage.groups(count: count, pairs: pairs)
      #expect(groups == plainLinkage(count: count, pairs: pairs), "seed \(seed)")
      grouped += groups.count
    }
    #expect(grouped > 400)
  }

  /// Complete linkage as its definition says, with every similarity computed anew.
  private func plainLinkage(count: Int, pairs: [SimilarTexts]) -> [[UInt32]] {
    var similarities: [[UInt32]: Double] = [:]
    for pair in pairs { similarities[[pair.first, pair.second]] = pair.similarity }
    var groups = (0..<UInt32(count)).map { [$0] }
    while true {
      var best: (similarity: Double, first: Int, second: Int)?
      for first in groups.indices {
        for second in groups.indices.dropFirst(first + 1) {
          let all = groups[first].flatMap { one in
            groups[second].map { similarities[[min(one, $0), max(one, $0)]] ?? 0 }
          }
          // Groups ascend by their first texts, so of equal ones the first that is met stays.
          if let least = all.min(), least > 0, least > best?.similarity ?? 0 {
            best = (least, first, second)
          }
        }
      }
      guard let best else { return groups.filter { $0.count > 1 } }
      groups[best.first] = (groups[best.first] + groups[best.second]).sorted()
      groups.remove(at: best.second)
    }
  }
}

/// Texts of few words, many of them changed copies of earlier ones.
private struct RandomTexts {
  private var random: SplitMix64
  private let vocabulary: Int

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    vocabulary = 3 + Int(random.integer(below: 200))
  }

  mutating func texts(count: Int) -> [String] {
    var texts: [[String]] = []
    for _ in 0..<count {
      if let earlier = texts.isEmpty ? nil : texts[below(texts.count)], below(3) > 0 {
        texts.append(changed(earlier))
      } else {
        texts.append((0..<(5 + below(60))).map { _ in word() })
      }
    }
    return texts.map { $0.joined(separator: below(4) == 0 ? ", " : " ") }
  }

  private mutating func changed(_ text: [String]) -> [String] {
    var text = text
    for _ in 0..<below(4) where text.count > 1 {
      switch below(4) {
      case 0: text[below(text.count)] = word()
      case 1: text.remove(at: below(text.count))
      case 2: text.removeLast(1 + below(min(text.count - 1, 6)))
      default: text.insert(word(), at: below(text.count))
      }
    }
    return text
  }

  private mutating func word() -> String {
    let word = "wörd\(below(vocabulary))"
    return below(8) == 0 ? word.uppercased() : word
  }

  private mutating func below(_ bound: Int) -> Int { Int(random.integer(below: UInt64(bound))) }
}
