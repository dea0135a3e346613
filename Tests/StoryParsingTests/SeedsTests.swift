import Foundation
import StoryParsing
import StoryTestSupport
import Testing

/// The five documents of `seeds/`, which every figure of the project's reports rests on.
@Suite struct SeedsTests {
  /// Digests that `sha256sum` printed for the documents as they were given.
  static let digests = [
    "000_42accbdbf56cdac6.txt": "998af1dc9621ecbabff1330fe9d06315734dd2c24eccbf6928d95b6ebd0fd506",
    "001_0dfa9dda0334464e.txt": "a7edf7f0cdc1712cd76f78d05d3db4aec88f343f95de11b3774b88debffd7a0b",
    "002_626c5405cc6bd1a5.txt": "bba2012a3730f3c921df005e753d6088a5efbd30dc02e69632862c81fe384915",
    "003_21144b3c65a8e88b.txt": "6d0cf23fb8ad02a82998024882d41e2be067bd0c9edf93dd921635cf294d17b1",
    "004_b6f788767d3a8fd8.txt": "a7d1bf6647710664968a95879b5a72aa6f723d75c802870c8b6bcf82df4f7ca7",
  ]

  private func archive() throws -> ArchiveContents {
    try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))]).contents()
  }

  @Test(
    "The seeds are the documents that were given, byte for byte",
    .enabled(if: Package.digestCommand != nil, "neither sha256sum nor shasum is here"))
  func digests() throws {
    let command = try #require(Package.digestCommand)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: command[0])
    process.arguments = command.dropFirst() + Self.digests.keys.sorted()
    process.currentDirectoryURL = Package.seeds
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let expected = Self.digests.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    #expect(text == expected.joined())
  }

  @Test("The seeds are 5 records with 48 related entries, without a fault")
  func counts() throws {
    let archive = try archive()
    #expect(archive.records.map(\.document) == Self.digests.keys.sorted())
    #expect(archive.records.map(\.related.count) == [1, 2, 11, 2, 32])
    #expect(archive.records.map(\.related.count).reduce(0, +) == 48)
    #expect(archive.diagnostics == [])
    #expect(archive.byteCount == 55_583)
    #expect(archive.skippedCount == 0)
    let times = archive.records.flatMap { [$0.article] + $0.related }.compactMap(\.published)
    #expect(times.count == 53)
    #expect(times.min()?.iso8601 == "2020-06-11T09:53:00Z")
    #expect(times.max()?.iso8601 == "2021-05-26T05:00:00Z")
  }

  @Test("Every field of a seed is what a person reads in the file")
  func everyField() throws {
    let record = try #require(
      try archive().records.first { $0.document == "003_21144b3c65a8e88b.txt" })
    #expect(record.article == Self.article)
    #expect(record.related == [Self.businessInsider, Self.washingtonPost])
  }

  @Test("The addresses of a seed become these keys")
  func keys() {
    #expect(
      Self.article.keys.map(\.text) == [
        "marketplace.org/2020/06/11/facial-recognition-technology-police-departments",
        "marketplace.org/2020/06/11/facial-recognition-technology-police-departments/amp",
      ])
    // `?amp` says only how the page is shown, so all three addresses have one key.
    #expect(
      Self.businessInsider.keys.map(\.text) == [
        "businessinsider.com/aclu-calles-amazon-blanket-ban-rekognition-sales-2020-6"
      ])
    #expect(
      Self.washingtonPost.keys.map(\.text) == [
        "washingtonpost.com/technology/2020/06/11/ibm-facial-recognition",
        "washingtonpost.com/technology/2020/06/11/ibm-facial-recognition?outputType=amp",
      ])
  }
}

extension SeedsTests {
  static let article: Mention = {
    let page =
      "https://www.marketplace.org/2020/06/11/facial-recognition-technology-police-departments/"
    var mention = Mention()
    mention.line = 2
    mention.category = "news"
    mention.title = "Tech companies reconsider facial recognition software"
    mention.excerpt =
      "IBM says it will no longer sell or research facial recognition software, and Amazon "
      + "announced a moratorium on police use of its software."
    mention.published = .civil(year: 2020, month: 6, day: 11, hour: 14, minute: 51)
    mention.addresses.web = page
    mention.addresses.amp = page + "amp"
    mention.addresses.cachedAMP =
      "https://www-marketplace-org.cdn.ampproject.org/c/s/www.marketplace.org/2020/06/11/"
      + "facial-recognition-technology-police-departments/amp"
    mention.type = "article"
    mention.quality = 44
    mention.heat = -1
    mention.isPublished = false
    mention.provider = .init(name: "Marketplace", domain: "marketplace.org")
    mention.topics = ["Natural Language Processing", "AI"]
    mention.images = [
      .init(
        url: "https://www.marketplace.org/wp-content/uploads/2020/06/GettyImages-1161938837.jpg"
          + "?fit=740%2C416",
        width: 740, height: 416, isCached: true,
        title: "Tech companies reconsider facial recognition software")
    ]
    return mention
  }()

  static let businessInsider: Mention = {
    let page =
      "www.businessinsider.com/aclu-calles-amazon-blanket-ban-rekognition-sales-2020-6"
    var mention = Mention()
    mention.line = 30
    mention.title =
      "The ACLU says Amazon's 1-year suspension on selling facial recognition to law enforcement "
      + "falls short and it wants a longer ban"
    mention.excerpt =
      "AI experts and civil rights activists have been campaigning for Amazon to halt the sale of "
      + "Rekognition to law enforcement for years."
    mention.published = .civil(year: 2020, month: 6, day: 11, hour: 9, minute: 53)
    mention.addresses.web = "https://" + page
    mention.addresses.amp = "https://" + page + "?amp"
    mention.addresses.cachedAMP =
      "https://www-businessinsider-com.cdn.ampproject.org/c/s/" + page + "?amp"
    mention.type = "article"
    mention.provider = .init(name: "Business Insider", domain: "businessinsider.com")
    mention.quality = 61
    mention.images = [
      .init(
        url: "https://i.insider.com/5ede4ea34dca68759162ca8a?width=1200&format=jpeg", width: 1200,
        height: 600, isCached: true)
    ]
    return mention
  }()

  static let washingtonPost: Mention = {
    let page = "www.washingtonpost.com/technology/2020/06/11/ibm-facial-recognition/"
    var mention = Mention()
    mention.line = 46
    mention.title =
      "IBM’s decision to abandon facial recognition technology fueled by years of debate"
    mention.excerpt =
      "When IBM’s newly promoted chief executive announced the company would abandon its facial "
      + "recognition technology, it did so amid a national reckoning over race and justice, "
      + "foreshadowing similar revaluations among its peers."
    mention.published = .civil(year: 2020, month: 6, day: 11, hour: 21, minute: 7)
    mention.addresses.web = "https://" + page
    mention.addresses.amp = "https://" + page + "?outputType=amp"
    mention.addresses.cachedAMP =
      "https://www-washingtonpost-com.cdn.ampproject.org/c/s/" + page + "?outputType=amp"
    mention.type = "article"
    mention.provider = .init(name: "Washington Post", domain: "washingtonpost.com")
    mention.quality = 54
    mention.images = [
      .init(
        url: "https://www.washingtonpost.com/wp-apps/imrs.php?src=https://arc-anglerfish-washpost-"
          + "prod-washpost.s3.amazonaws.com/public/XLRRU2VKMQI6VJB3X2PWJFFIPU.jpg&w=1440",
        width: 1440, height: 960, isCached: true)
    ]
    return mention
  }()
}
