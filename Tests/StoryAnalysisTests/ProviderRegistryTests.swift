import StoryAnalysis
import StoryParsing
import Testing

@Suite("Registry of providers")
struct ProviderRegistryTests {
  private func registry(_ rows: String...) throws -> ProviderRegistry {
    try ProviderRegistry(
      HandFile(
        name: "folder/r.csv",
        text: (["domain,provider,owner"] + rows).joined(separator: "\n")))
  }

  /// The faults as `line:column id`.
  private func faults(_ rows: String...) -> [String] {
    do {
      _ = try ProviderRegistry(
        HandFile(
          name: "r.csv", text: (["domain,provider,owner"] + rows).joined(separator: "\n")))
      return []
    } catch {
      return error.diagnostics.map { "\($0.line):\($0.column) \($0.id.rawValue)" }
    }
  }

  @Test("A domain is joined to the provider of its row, written in any case and with www.")
  func joined() throws {
    let found = try registry("WWW.BBC.co.uk,bbc.com,BBC", "cnn.com,,CNN")
    #expect(found.provider(of: "bbc.co.uk") == "bbc.com")
    #expect(found.provider(of: "bbc.com") == "bbc.com")
    #expect(found.provider(of: "cnn.com") == "cnn.com")
    #expect(found.provider(of: "other.com") == "other.com")
    #expect(found.owner(of: "bbc.co.uk") == "BBC" && found.owner(of: "bbc.com") == "BBC")
    #expect(found.owner(of: "cnn.com") == "CNN" && found.owner(of: "other.com") == nil)
    #expect(found.domainCount == 2 && found.name == "r.csv" && !found.isEmpty)
    #expect(ProviderRegistry().isEmpty)
  }

  @Test("A chain is followed to its end, from whichever side it is written")
  func chains() throws {
    for rows in [
      ["a.com,b.com,", "b.com,c.com,", "c.com,d.com,D"],
      ["c.com,d.com,D", "b.com,c.com,", "a.com,b.com,"],
      ["b.com,c.com,D", "a.com,b.com,", "c.com,d.com,", "d.com,d.com,D"],
    ] {
      let found = try ProviderRegistry(
        HandFile(name: "r", text: "domain,provider,owner\n" + rows.joined(separator: "\n")))
      for domain in ["a.com", "b.com", "c.com", "d.com"] {
        #expect(found.provider(of: domain) == "d.com")
        #expect(found.owner(of: domain) == "D")
      }
    }
  }

  @Test("Owners need no column")
  func noOwners() throws {
    let found = try ProviderRegistry(
      HandFile(name: "r.csv", text: "provider,domain\nb.com,a.com\n"))
    #expect(found.provider(of: "a.com") == "b.com" && found.owner(of: "a.com") == nil)
  }

  @Test("Each fault is told with its line")
  func faulty() {
    #expect(faults(",b.com,") == ["2:1 invalid-domain"])
    #expect(faults("BBC News,,") == ["2:1 invalid-domain"])
    #expect(faults("https://a.com/x,,") == ["2:1 invalid-domain"])
    #expect(faults("a.com,b,") == ["2:7 invalid-domain"])
    #expect(faults("a.com,b.com,", "A.com,b.com,") == ["3:1 duplicate-domain"])
    #expect(faults("a.com,b.com,X", "b.com,,Y") == ["3:8 two-owners"])
    #expect(faults("a.com,b.com") == ["2:1 malformed-row"])
  }

  @Test("A circle is told once, at its first line, with all of its lines")
  func cycles() throws {
    #expect(faults("a.com,b.com,", "b.com,a.com,") == ["2:1 domain-cycle"])
    #expect(
      faults(
        "x.com,b.com,", "b.com,c.com,", "c.com,d.com,", "d.com,b.com,", "e.com,f.com,",
        "f.com,e.com,") == ["3:1 domain-cycle", "6:1 domain-cycle"])
    let error = #expect(throws: HandTableFaults.self) {
      try registry("x.com,b.com,", "b.com,c.com,", "c.com,b.com,")
    }
    #expect(
      error?.diagnostics.first?.message
        == "domains are joined in a circle, b.com -> c.com -> b.com (lines 3, 4); leave one of "
        + "them out")
  }

  @Test("All faults of a file are told, in the order of its lines")
  func all() {
    #expect(
      faults("a.com,b.com,", "b.com,a.com,", "a.com,,", "nothing,,", "c.com,,X", "c.com,,Y")
        == [
          "2:1 domain-cycle", "4:1 duplicate-domain", "5:1 invalid-domain", "7:1 duplicate-domain",
        ])
  }
}

@Suite("An archive with a registry of providers")
struct RegisteredArchiveTests {
  private static let records = [
    ArticleRecord(
      document: "a.md",
      article: mention("one", web: "https://bbc.com/1", by: "bbc.com", named: "BBC"),
      related: [
        mention("two", web: "https://bbc.co.uk/2", by: "bbc.co.uk", named: "BBC News"),
        mention("three", web: "https://x.com/3", by: "x.com"),
        // The first article under its other domain, and on a host of the third.
        mention("one", web: "https://bbc.com/1", by: "bbc.co.uk"),
        mention("four", web: "https://news.bbc.co.uk/4", by: "bbc.com"),
        // Without an address, under the alias.
        mention("one", by: "bbc.co.uk", named: "BBC"),
      ])
  ]

  private static func registry() throws -> ProviderRegistry {
    try ProviderRegistry(
      HandFile(name: "r.csv", text: "domain,provider,owner\nbbc.co.uk,bbc.com,The BBC\n"))
  }

  @Test("Joined domains are one provider, with its owner and all its domains")
  func joined() throws {
    let graph = StoryGraph(records: Self.records, registry: try Self.registry())
    #expect(graph.providers.map(\.key) == ["bbc.com", "x.com"])
    #expect(graph.providers.map(\.domain) == ["bbc.com", "x.com"])
    #expect(graph.providers.map(\.domains) == [["bbc.co.uk", "bbc.com"], ["x.com"]])
    #expect(graph.providers.map(\.owner) == ["The BBC", nil])
  }

  @Test("Nothing is joined unasked")
  func unasked() {
    let graph = StoryGraph(records: Self.records)
    #expect(graph.providers.map(\.key) == ["bbc.co.uk", "bbc.com", "x.com"])
    #expect(graph.providers.map(\.domains) == [["bbc.co.uk"], ["bbc.com"], ["x.com"]])
    #expect(graph.providers.allSatisfy { $0.owner == nil })
  }

  @Test("Articles, their identifiers and their links are the same with a registry")
  func identity() throws {
    var random = RandomArchive(seed: 11)
    let registry = try ProviderRegistry(
      HandFile(name: "r.csv", text: "domain,provider\na.com,c.com\nb.com,c.com\n"))
    for records in [Self.records] + (0..<200).map({ _ in random.records() }) {
      let plain = StoryGraph(records: records)
      for registry in [registry, try Self.registry()] {
        let joined = StoryGraph(records: records, registry: registry)
        #expect(joined.articles.map(\.identifier) == plain.articles.map(\.identifier))
        #expect(joined.placedLinks == plain.placedLinks && joined.counts == plain.counts)
        #expect(Array(joined.ledger.merges) == Array(plain.ledger.merges))
      }
    }
  }

  @Test("What a registry joins contradicts nothing")
  func contradictions() throws {
    let plain = StoryGraph(records: Self.records).ledger.contradictions
    #expect(plain.map(\.conflict) == [.foreignHost, .twoProviders, .foreignHost])
    let joined = StoryGraph(records: Self.records, registry: try Self.registry())
    #expect(joined.ledger.contradictions.isEmpty)
  }

  @Test("By name a registry joins no names, and gives an owner where all domains agree on it")
  func byName() throws {
    let graph = StoryGraph(
      records: Self.records, grouping: .name, registry: try Self.registry())
    #expect(graph.providers.map(\.key) == ["BBC", "BBC News", "bbc.com", "x.com"])
    #expect(graph.providers.map(\.owner) == ["The BBC", "The BBC", "The BBC", nil])
    let half = try ProviderRegistry(
      HandFile(name: "r.csv", text: "domain,provider,owner\nbbc.co.uk,,Somebody\n"))
    let two = [
      ArticleRecord(
        document: "a.md", article: mention("1", web: "https://bbc.com/1", named: "N"),
        related: [mention("2", web: "https://bbc.co.uk/2", named: "N")])
    ]
    let divided = StoryGraph(records: two, grouping: .name, registry: half)
    #expect(divided.providers.map(\.domains) == [["bbc.co.uk", "bbc.com"]])
    #expect(divided.providers.map(\.owner) == [nil])
  }
}
