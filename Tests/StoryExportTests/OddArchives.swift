import GraphAlgorithms
import StoryAnalysis
import StoryParsing

/// Archives in which what tables are found by comes in every combination: with and without provider,
/// time, headline, address and topics, few and therefore often the same.
enum OddArchives {
  /// A filter of a seed, which chooses something of most archives.
  static func filter(seed: UInt64) -> ArticleFilter {
    var random = SplitMix64(seed: seed)
    func isDrawn() -> Bool { random.integer(below: 3) == 0 }
    var filter = ArticleFilter()
    filter.mode = random.integer(below: 4) == 0 ? .scope : .show
    if isDrawn() { filter.since = .init("1970-01-01T01:00:00Z") }
    if isDrawn() { filter.until = .init("1970-01-02") }
    if isDrawn() { filter.providers = ["a.com", "caf\u{E9}.fr"] }
    if isDrawn() { filter.topics = ["t", "Cafe\u{301}"] }
    if isDrawn() { filter.pattern = try? .init("[AB=]") }
    if filter.isEmpty { filter.clusters = [1] }
    return filter
  }

  /// The archive of a seed.
  static func study(seed: UInt64, options: ArchiveAnalysis.Options = .init()) -> ArchiveStudy {
    var random = SplitMix64(seed: seed)
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int(random.integer(below: UInt64(values.count)))]
    }
    func mention() -> Mention {
      var mention = Mention()
      mention.title = pick(["", "A", "B", "A", "Caf\u{E9}", "Cafe\u{301}", "=C", "D\u{0}E", "D"])
      mention.excerpt = pick(["", "x", "one two three four five", "\u{0}"])
      let path = pick(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"])
      mention.addresses.web = pick(["", "https://a.com/\(path)", "https://B.com/\(path)?q=\"\n"])
      mention.addresses.amp = pick(["", "", "https://c.com/\(path)"])
      mention.provider.domain = pick([
        "", " ", "a.com", "WWW.b.com", "com", "caf\u{E9}.fr", "\u{0}",
      ])
      mention.provider.name = pick(["", "N", "Caf\u{E9}", "Cafe\u{301}", " ", "?"])
      let hour: Int64? = pick([nil, 0, 0, 1, 30, 700])
      mention.published = hour.map { Timestamp(secondsSinceEpoch: $0 * 3_600) }
      mention.topics = pick([
        [], ["t"], ["u", "t", "u"], ["Caf\u{E9}"], ["Cafe\u{301}", ""], [" "], ["\u{0}", "\u{0}a"],
      ])
      mention.line = Int(random.integer(below: 9)) + 1
      return mention
    }
    let records = (0..<Int(random.integer(below: 14))).map { number in
      ArticleRecord(
        document: "\(number % 5).md", article: mention(),
        related: (0..<Int(random.integer(below: 9))).map { _ in mention() })
    }
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records), options: options))
  }
}
