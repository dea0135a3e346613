import Foundation
import StoryAnalysis
import StoryParsing
import StoryTestSupport

extension Studies {
  /// An archive of 300 articles in 25 stories that names its related articles as real ones do: whole
  /// stories, a few of others, copies, changed headlines, articles without a time.
  static let large: ArchiveStudy = {
    var random = SplitMix(state: 7)
    let words = "council budget river bridge school strike court museum harbour election storm bank"
      .split(separator: " ").map(String.init)
    let mentions = (0..<300).map { number in
      let story = number / 12
      var mention = Mention()
      let topic = words[story % words.count]
      let parts = (0..<4).map { _ in words[Int(random.next() % UInt64(words.count))] }
      mention.title = "The \(topic) of story \(story): \(parts.joined(separator: " ")) \(number)"
      mention.excerpt = "What is known of the \(topic), \(parts.joined(separator: ", "))."
      mention.category = topic
      mention.topics = [topic, "city"]
      let provider = Int(random.next() % 40)
      mention.provider = .init(
        name: "Provider \(provider)", domain: "provider\(provider).example")
      mention.addresses.web = "https://provider\(provider).example/\(topic)/\(number)"
      if number % 29 != 0 {
        let hour = Int64(story * 52) + Int64(random.next() % 60)
        mention.published = Timestamp(
          secondsSinceEpoch: 1_591_833_600 + hour * 3_600 + Int64(number) * 60)
      }
      return mention
    }
    let records = mentions.indices.map { number in
      let start = number / 12 * 12
      var related = mentions[start..<start + 12].filter { $0.title != mentions[number].title }
      if number.isMultiple(of: 7) { related.append(mentions[(number + 12) % 300]) }
      if number.isMultiple(of: 50) { related[0].title = "Changed: \(related[0].title)" }
      return ArticleRecord(
        document: "\(number).md", article: mentions[number], related: Array(related))
    }
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 1
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records), options: options))
  }()

  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Opens the page of a study.
  ///
  /// - Parameter state: What follows in the address, from "#".
  static func open(
    _ study: ArchiveStudy, at state: String = "", in browser: Browser
  ) async throws {
    try await open(
      String(decoding: try await page(of: study), as: UTF8.self), at: state, in: browser)
  }

  /// Opens a page of markup.
  static func open(
    _ markup: String, at state: String = "", in browser: Browser
  ) async throws {
    try await TemporaryFolder.with { folder in
      try folder.write(markup, to: "index.html")
      let file = folder.url.appending(path: "index.html")
      guard let address = URL(string: file.absoluteString + state) else {
        throw URLError(.badURL)
      }
      try await browser.open(address)
    }
  }
}
