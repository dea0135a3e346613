import Foundation
import StoryParsing
import StoryTestSupport
import Testing

/// A real archive that is not part of the package; its known answers come from PyYAML.
@Suite(
  .enabled(
    if: Package.hasNews,
    "the shared corpora are absent; STORYLOOM_CORPORA may name their folder"))
struct CorpusTests {
  /// Read once for all tests.
  static let archive = Result { try ArchiveReader([InputPath(Package.news)]).contents() }

  @Test("1,611 records with 5,315 related entries are read without a fault")
  func counts() throws {
    let archive = try Self.archive.get()
    #expect(archive.diagnostics == [])
    #expect(archive.documentCount == 1_611)
    #expect(archive.records.count == 1_611)
    #expect(archive.skippedCount == 0)
    let related = archive.records.flatMap(\.related)
    #expect(related.count == 5_315)
    #expect(related.count { $0.addresses.web.isEmpty } == 277)
    #expect(related.count { $0.keys.isEmpty } == 277)
    // Of these mentions every one has the fingerprint of a mention that does have an address.
    let addressed = Set(
      archive.records.flatMap { [$0.article] + $0.related }
        .filter { !$0.keys.isEmpty }.map(\.fingerprint))
    #expect(related.count { $0.keys.isEmpty && addressed.contains($0.fingerprint) } == 277)
    let mentions = archive.records.map(\.article) + related
    #expect(mentions.count { $0.published == nil } == 0)
    #expect(Set(mentions.map(\.providerDomain)).count == 119)
  }

  @Test("The identifying addresses join the mentions into 1,590 articles")
  func articles() throws {
    let archive = try Self.archive.get()
    let mentions = archive.records.flatMap { [$0.article] + $0.related }
    // Union-find over keys, as plainly as can be: this test is about keys, not about speed.
    var parents: [AddressKey: AddressKey] = [:]
    func root(_ key: AddressKey) -> AddressKey {
      var key = key
      while let parent = parents[key], parent != key { key = parent }
      return key
    }
    for keys in mentions.map(\.keys) {
      for key in keys where parents[key] == nil { parents[key] = key }
      for key in keys.dropFirst() { parents[root(key)] = root(keys[0]) }
    }
    #expect(Set(parents.keys.map(root)).count == 1_590)
  }
}
