import GraphAlgorithms
import StoryAnalysis
import StoryParsing

/// Small archives in which few addresses, headlines, domains and times meet in all combinations.
struct RandomArchive {
  private var random: SplitMix64
  private let addresses: [String]
  private let titles: [String]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    // One address in some archives, so that it collects many headlines; all of them in others.
    let all = [
      "https://a.com/1", "http://www.a.com/1/?utm_source=x", "https://b.com/2", "https://a.com/3",
      "https://m.b.com/2", "//c.com/4", "https://x.cdn.ampproject.org/c/s/b.com/2",
      "https://b.com/5 6", "mailto:a@a.com", "https://a.com/7",
    ]
    let words = [
      "A", "B", "A | a.com", "Caf\u{E9}", "Cafe\u{301}", "a rather long headline, all told",
      "a rather long headline, all tole", "C", "D", "E", "F", "G", "H", "I",
    ]
    addresses = Array(all.prefix(1 + Int(random.integer(below: UInt64(all.count)))))
    titles = Array(words.prefix(1 + Int(random.integer(below: UInt64(words.count)))))
  }

  mutating func records() -> [ArticleRecord] {
    var records = (0..<Int(random.integer(below: 7))).map { _ in
      ArticleRecord(
        document: pick(["d1.md", "d2.md", "d3.md", "d4.md"]), article: mention(),
        related: (0..<Int(random.integer(below: 7))).map { _ in mention() })
    }
    random.shuffle(&records, in: records.indices)
    return records
  }

  private mutating func mention() -> Mention {
    var mention = Mention()
    mention.title = rarelyEmpty(titles)
    mention.addresses = .init(
      web: rarelyEmpty(addresses), original: oftenEmpty(addresses), amp: oftenEmpty(addresses),
      cachedAMP: oftenEmpty(addresses))
    if random.integer(below: 4) == 0 { mention.addresses = .init() }
    mention.provider.domain = pick(["", "a.com", "WWW.b.com", "com", "c.com"])
    mention.provider.name = pick(["", "", "N", "M"])
    let time: Int64? = pick([nil, 0, 0, 60])
    mention.published = time.map { Timestamp(secondsSinceEpoch: $0) }
    mention.excerpt = oftenEmpty(["x", "y"])
    mention.category = oftenEmpty(["news", "long read"])
    mention.type = oftenEmpty(["article", "video"])
    mention.topics = pick([[], [], ["t"], ["u", "t"]])
    mention.quality = pick([nil, 1, -1])
    mention.heat = pick([nil, nil, 7])
    mention.line = pick([1, 2, 3, 4, 5])
    return mention
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(random.integer(below: UInt64(values.count)))]
  }

  private mutating func rarelyEmpty(_ values: [String]) -> String {
    random.integer(below: 6) == 0 ? "" : pick(values)
  }

  private mutating func oftenEmpty(_ values: [String]) -> String {
    random.integer(below: 5) == 0 ? pick(values) : ""
  }
}
