import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("Two states of an archive")
struct ArchiveComparisonTests {
  private func file(_ path: String, _ text: String?) -> FileDigest {
    FileDigest(
      path: path, byteCount: text?.utf8.count ?? 0,
      digest: text.map { ContentDigest(of: $0.utf8) })
  }

  @Test("Documents are added, removed, changed or unchanged by path and bytes")
  func documents() {
    let changes = DocumentChanges(
      from: [file("b", "1"), file("a", "1"), file("d", "1"), file("e", nil), file("é", "1")],
      to: [file("a", "1"), file("b", "2"), file("c", "1"), file("e", nil), file("e\u{301}", "1")])
    #expect(changes.changed == ["b"])
    // Names are compared by their bytes: the two forms of é are two names.
    #expect(changes.added.map { Array($0.utf8) } == ["c", "e\u{301}"].map { Array($0.utf8) })
    #expect(changes.removed == ["d", "é"])
    #expect(changes.unread == ["e"])
    #expect(changes.unchangedCount == 1)
    #expect(!changes.isEmpty)
    #expect(DocumentChanges(from: [file("a", "1")], to: [file("a", "1")]).isEmpty)
  }

  @Test("Of several documents under one name those with equal bytes belong together")
  func sameName() {
    let changes = DocumentChanges(
      from: [file("a", "1"), file("a", "2"), file("a", "3")],
      to: [file("a", "3"), file("a", "4")])
    #expect(changes.unchangedCount == 1)
    #expect(changes.changed == ["a"])
    #expect(changes.removed == ["a"] && changes.added == [])
  }

  private func comparison(
    _ old: [ArticleRecord], _ new: [ArticleRecord], by method: StoryClusters.Method = .component
  ) -> ArchiveComparison {
    var options = ArchiveAnalysis.Options()
    options.clustering = method
    func state(_ records: [ArticleRecord]) -> ArchiveAnalysis {
      ArchiveAnalysis(of: StoryGraph(records: records), options: options)
    }
    return ArchiveComparison(from: state(old), to: state(new))
  }

  /// An archive of one article that says a few things, and names another.
  private func one(
    _ mention: Mention, names others: [String] = ["n"]
  ) -> [ArticleRecord] {
    [ArticleRecord(document: "x.md", article: mention, related: others.map { plainMention($0) })]
  }

  @Test("Each field that differs is named, and no other")
  func fields() {
    let base = mention(
      "T", web: "https://x.com/x", by: "x.com", at: "2020-06-11T10:00:00Z", excerpt: "E")
    var (title, time, provider, excerpt) = (base, base, base, base)
    title.title = "U"
    time.published = nil
    provider.provider.domain = "y.com"
    excerpt.excerpt = "F"
    for (other, field) in [
      (title, ArticleChanges.Field.title), (time, .published), (provider, .provider),
      (excerpt, .excerpt),
    ] {
      let articles = comparison(one(base), one(other)).articles
      #expect(articles.changed.map(\.fields) == [[field]])
      #expect(articles.added == [] && articles.removed == [] && articles.unchangedCount == 1)
      #expect(articles.changed.allSatisfy { $0.namedMore == 0 && $0.namedLess == 0 })
    }
    #expect(comparison(one(base), one(base)).articles.changed == [])
  }

  @Test("Lists that grow and shrink are counted, and their links are new or gone")
  func lists() {
    let x = plainMention("x")
    let found = comparison(one(x, names: ["a", "b", "c"]), one(x, names: ["c", "d"]))
    #expect(found.articles.changed.map(\.namedMore) == [1])
    #expect(found.articles.changed.map(\.namedLess) == [2])
    #expect(found.articles.changed.map(\.fields) == [[]])
    #expect(found.articles.added.map { found.new.graph[$0].title } == ["d"])
    #expect(Set(found.articles.removed.map { found.old.graph[$0].title }) == ["a", "b"])
    let (old, new) = (found.old.graph, found.new.graph)
    #expect(found.links.added.map { new[new.links[$0].target].title } == ["d"])
    #expect(Set(found.links.removed.map { old[old.links[$0].target].title }) == ["a", "b"])
    #expect(found.links.unchangedCount == 1)
  }

  @Test("A record that is gone leaves a ghost, and a ghost may get a record")
  func ghosts() {
    let found = comparison(
      [record("a", names: ["b"]), record("b")], [record("a", names: ["b"])])
    #expect(found.articles.becameGhostCount == 1 && found.articles.gotRecordCount == 0)
    let back = comparison(
      [record("a", names: ["b"])], [record("a", names: ["b"]), record("b")])
    #expect(back.articles.gotRecordCount == 1 && back.articles.becameGhostCount == 0)
    #expect(back.articles.changed.map { back.new.graph[$0.new].title } == ["b"])
  }

  // The identifier is a hash of the smallest key, and a.com/x is smaller than x.com/x.
  @Test("An article that is learnt under a smaller address is the same article")
  func newAddress() {
    let old = plainMention("x")
    var new = old
    new.addresses.amp = "https://a.com/x"
    let found = comparison(one(old), one(new))
    #expect(found.articles.added == [] && found.articles.removed == [])
    #expect(found.articles.changed.map(\.fields) == [[.identifier]])
    #expect(found.links.added == [] && found.links.removed == [])
    #expect(found.stories.new.map(\.verdict) == [.unchanged])
  }

  @Test("An article that has an address in one state only is found by headline, provider and time")
  func lostAddress() {
    let old = mention("T", web: "https://x.com/x", by: "x.com", at: "2020-06-11T10:00:00Z")
    var new = old
    new.addresses = .init()
    for (one, two) in [(old, new), (new, old)] {
      let found = comparison(self.one(one), self.one(two))
      #expect(found.articles.added == [] && found.articles.removed == [])
      #expect(found.articles.changed.map(\.fields) == [[.identifier]])
    }
    // Two addresses are two articles, however alike.
    var other = old
    other.addresses.web = "https://x.com/y"
    #expect(comparison(one(old), one(other)).articles.added.count == 1)
    var later = new
    later.published = nil
    #expect(comparison(one(old), one(later)).articles.added.count == 1)
  }

  /// Each fate as the smallest headline of the story, its verdict and those of its counterparts.
  private func fates(
    _ fates: [StoryChanges.Fate], _ analysis: ArchiveAnalysis, _ other: ArchiveAnalysis
  ) -> Set<String> {
    func name(_ id: ClusterID, _ analysis: ArchiveAnalysis) -> String {
      analysis.clusters[id].members.map { analysis.graph[$0].title }.min() ?? ""
    }
    return Set(
      fates.map { fate in
        let others = fate.counterparts.map { name($0, other) }.sorted().joined(separator: ",")
        return "\(name(fate.cluster, analysis)) \(fate.verdict) \(others)"
      })
  }

  @Test("Each story has its verdict: new, gone, grown, shrunk, changed, merged, split, unchanged")
  func verdicts() {
    let found = comparison(
      [
        record("u1", names: ["u2"]), record("g1", names: ["g2"]),
        record("s1", names: ["s2", "s3"]), record("x1", names: ["x2"]),
        record("c1", names: ["c2", "c3"]), record("m1", names: ["m2"]),
        record("m3", names: ["m4"]), record("p1", names: ["p2", "p3"]),
        record("p3", names: ["p4"]),
        // Half of the articles is not more than half.
        record("h1", names: ["h2", "h3", "h4"]),
      ],
      [
        record("u1", names: ["u2"]), record("g1", names: ["g2", "g3"]),
        record("s1", names: ["s2"]), record("n1", names: ["n2"]),
        record("c1", names: ["c2", "c4"]), record("m1", names: ["m2", "m3"]),
        record("m3", names: ["m4"]), record("p1", names: ["p2"]), record("p3", names: ["p4"]),
        record("h1", names: ["h2", "i1", "i2"]),
      ])
    #expect(
      fates(found.stories.old, found.old, found.new) == [
        "u1 unchanged u1", "g1 grown g1", "s1 shrunk s1", "x1 gone ", "c1 changed c1",
        "m1 merged m1", "m3 merged m1", "p1 split p1,p3", "h1 gone ",
      ])
    #expect(
      fates(found.stories.new, found.new, found.old) == [
        "u1 unchanged u1", "g1 grown g1", "s1 shrunk s1", "n1 new ", "c1 changed c1",
        "m1 merged m1,m3", "p1 split p1", "p3 split p1", "h1 new ",
      ])
    let counts = StoryChanges.Verdict.allCases.map { found.stories.count(of: $0) }
    #expect(counts == [2, 2, 1, 1, 1, 1, 1, 1])
  }

  // Of five old articles two went with the one, three with the other, which took in a whole story.
  @Test("A story that takes in a part and a whole is merged, and the rest of the part is split")
  func chained() {
    let found = comparison(
      [
        record("a1", names: ["a2", "a3", "a4"]), record("a4", names: ["a5"]),
        record("b", names: ["c"]),
      ],
      [
        record("a1", names: ["a2"]), record("a4", names: ["a5", "a3", "b"]),
        record("b", names: ["c"]),
      ])
    #expect(fates(found.stories.old, found.old, found.new) == ["a1 split a1,a3", "b merged a3"])
    #expect(
      fates(found.stories.new, found.new, found.old) == ["a1 split a1", "a3 merged a1,b"])
  }

  @Test("An archive of nothing can be compared")
  func nothing() {
    let empty = comparison([], [])
    #expect(empty.stories.old.isEmpty && empty.stories.new.isEmpty)
    let found = comparison([], [record("a", names: ["b"])])
    #expect(found.stories.new.map(\.verdict) == [.new])
    #expect(found.articles.added.count == 2)
  }

  @Test("Random archives: what is new one way is gone the other way, and fates are those of sets")
  func laws() {
    var compared = 0
    for seed in 0..<UInt64(250) {
      var archive = RandomArchive(seed: seed)
      let old = archive.records()
      let new = archive.records()
      let there = comparison(old, new, by: seed % 2 == 0 ? .leiden : .component)
      let same = comparison(old, old)
      #expect(same.stories.old.allSatisfy { $0.verdict == .unchanged })
      #expect(same.articles.changed.isEmpty && same.links.added.isEmpty)
      #expect(there.stories.old.count == there.old.clusters.clusters.count)
      #expect(there.stories.new.count == there.new.clusters.clusters.count)
      // By identifiers alone the answer follows from sets.
      guard !there.articles.changed.contains(where: { $0.fields.contains(.identifier) }) else {
        continue
      }
      compared += 1
      func sets(_ analysis: ArchiveAnalysis) -> [Set<String>] {
        analysis.clusters.clusters.map { Set($0.members.map { analysis.graph[$0].identifier }) }
      }
      let (before, after) = (sets(there.old), sets(there.new))
      for (one, fate) in there.stories.old.enumerated() {
        let expected = after.indices.filter { two in
          let shared = before[one].intersection(after[two]).count
          return 2 * shared > before[one].count || 2 * shared > after[two].count
        }
        #expect(fate.counterparts.map(\.index) == expected, "seed \(seed)")
        #expect((fate.verdict == .gone) == expected.isEmpty, "seed \(seed)")
        #expect((fate.verdict == .split) == (expected.count > 1), "seed \(seed)")
      }
      let back = comparison(new, old, by: seed % 2 == 0 ? .leiden : .component)
      let mirrored: [StoryChanges.Verdict: StoryChanges.Verdict] = [
        .new: .gone, .gone: .new, .grown: .shrunk, .shrunk: .grown, .merged: .split,
        .split: .merged, .changed: .changed, .unchanged: .unchanged,
      ]
      for (fate, other) in zip(there.stories.old, back.stories.new) {
        #expect(fate.counterparts == other.counterparts, "seed \(seed)")
        #expect(other.verdict == mirrored[fate.verdict], "seed \(seed)")
      }
      #expect(there.articles.added.count == back.articles.removed.count)
      #expect(there.links.added.count == back.links.removed.count)
    }
    #expect(compared > 100)
  }
}
