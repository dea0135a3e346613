import StoryParsing
import Testing

@testable import StoryAnalysis

@Suite("What an archive is about")
struct ArchiveSubjectTests {
  private func subject(_ titles: [String]) -> ArchiveSubject {
    let mentions = titles.enumerated().map { mention($1, web: "https://a.com/\($0)") }
    return ArchiveSubject(
      of: StoryGraph(records: [
        ArticleRecord(document: "a.md", article: mentions[0], related: Array(mentions.dropFirst()))
      ]))
  }

  @Test("Two words side by side in a third of the headlines are its name")
  func expression() {
    let subject = subject(["Sea ice melts", "Old sea ice", "Sea and ice", "Whales", "Polar bears"])
    // "and" is no term, so the third has the two side by side as well.
    #expect(subject.words == "about sea ice" && subject.isExpression)
    #expect(
      subject.frequent.prefix(3) == [
        .init(term: "ice", articles: 3), .init(term: "sea", articles: 3),
        .init(term: "bears", articles: 1),
      ])
  }

  @Test("Otherwise the words of most headlines are; a word counts once in each")
  func words() {
    let subject = subject([
      "Whales whales", "whales sing", "bears sing", "bears sleep", "owls", "x1 y2",
    ])
    #expect(!subject.isExpression)
    #expect(subject.terms == ["bears", "sing", "whales"])
  }

  @Test("Without headlines there is nothing to say")
  func none() {
    #expect(ArchiveSubject(of: StoryGraph(records: [])).words == "without headlines")
  }
}
