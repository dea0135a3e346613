import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryExport

@Suite("Study")
struct StudyTextTests {
  private static let seeds = Result { StudyText(of: ArchiveStudy(of: try seedsAnalysis())).text }

  /// The cells of the table that stands below a heading of a section, its rules apart.
  private func tables(_ text: String, section: String) throws -> [[String]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "## \(section)"))
    let body = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
    return body.filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }.map { line in
      line.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
        .map(String.init)
    }
  }

  @Test("Its sections stand in the order of a paper, its pictures beside them")
  func sections() throws {
    let text = try Self.seeds.get()
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
    #expect(
      headings == [
        "# 46 articles about facial recognition", "## What the archive shows", "## Material",
        "## Stories and threads", "## When the coverage rose and fell", "## Who was first",
        "## Who dominated", "## What was copied", "## Headlines that changed",
        "## What the archive cannot show", "## Repeating it",
      ])
    for picture in ["clusters.svg", "providers.svg", "timeline.svg"] {
      #expect(text.contains("](\(picture))"))
    }
  }

  // Counted in the documents: 41 of the 46 articles are of June 2020, 20 of 11 June; forbes.com,
  // mashable.com and zdnet.com have three articles each, which is 6.5 %.
  @Test("On the seeds it says what a reader of the documents can count")
  func facts() throws {
    let text = try Self.seeds.get()
    #expect(text.contains("46 articles with 46 distinct texts of 37 providers in 5 stories."))
    #expect(text.contains("records of 5 of them; 41 are known only because a record names them."))
    #expect(text.contains("41 of 46 (89.1 %) dated articles are of June 2020"))
    #expect(text.contains("the busiest day is 11 Jun 2020 with 20."))
    #expect(text.contains("3 (6.5 %) each, are of forbes.com, mashable.com and zdnet.com."))
    #expect(text.contains("Nothing before 11 Jun 2020 09:53 or after 26 May 2021 05:00"))
    #expect(text.contains("Between the first and the last day 340 days are without an article"))
  }

  @Test(
    "Nobody can tell who was first on Microsoft; both headlines of Reuters stand with their times")
  func seedsTables() throws {
    let text = try Self.seeds.get()
    let firsts = try tables(text, section: "Who was first")
    let microsoft = try #require(firsts.first { $0.first == "t1.1" })
    #expect(microsoft[2] == "cannot tell")
    #expect(
      microsoft[3].hasPrefix(
        """
        cnet.com 11 Jun 2020 17:28, venturebeat.com 11 Jun 2020 17:30, \
        geekwire.com 11 Jun 2020 17:32,
        """))
    let revisions = try tables(text, section: "Headlines that changed").dropFirst()
    #expect(revisions.map { $0[0] } == ["reuters.com", "reuters.com"])
    #expect(revisions.map { $0[2] } == ["11 Jun 2020 17:56", "11 Jun 2020 18:49"])
  }

  @Test("Its tables have as many cells as headings, whatever the archive says")
  func shape() throws {
    for analysis in [try seedsAnalysis(), Hostile.analysis(), cliques([9, 3])] {
      let text = StudyText(of: ArchiveStudy(of: analysis)).text
      var width: Int?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          width = nil
          continue
        }
        // A bar in a text is escaped, and parts no cells.
        let bars = line.replacing("\\|", with: "").count { $0 == "|" }
        #expect(width == nil || width == bars, "\(line)")
        width = bars
      }
    }
  }

  @Test("Hostile texts are words, not markup: no tag, link or code comes from a headline")
  func hostile() {
    let text = StudyText(of: Hostile.study).text
    for line in text.split(separator: "\n") {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "\(line)")
      let plain = line.replacing("\\<", with: "").replacing("\\>", with: "")
      #expect(!plain.contains("<") && !plain.contains(">"), "\(line)")
    }
    #expect(
      MarkdownText.plain("a|b `c` <d> [e](f) *g* _h_ \\")
        == #"a\|b \`c\` \<d\> \[e\](f) \*g\* \_h\_ \\"#)
  }

  @Test(
    "An archive of nothing has a study that says so, and one of one article a study without holes")
  func edges() {
    #expect(
      StudyText(of: ArchiveStudy(of: Hostile.nothing)).text
        == "# A study of no article\n\nThe archive names no article, so nothing can be said.\n")
    let one = StudyText(of: ArchiveStudy(of: cliques([1]))).text
    #expect(one.contains("# 1 article"))
    #expect(one.contains("No thread has dated articles of more than one provider."))
    for text in [one, StudyText(of: ArchiveStudy(of: cliques([20, 9, 8]))).text] {
      #expect(!text.contains("nan") && !text.contains("inf ") && !text.contains("Optional"))
      #expect(!text.contains("  \n") && !text.contains("\n\n\n"))
    }
  }

  @Test("A table shows the largest of what it has, in the order in which they came")
  func largest() {
    var text = StudyText(of: ArchiveStudy(of: Hostile.nothing))
    text.tableLength = 3
    #expect(text.largest([5, 1, 9, 2, 9], by: { $0 }) == [5, 9, 9])
    #expect(text.largest([1, 1, 1, 1], by: { $0 }) == [1, 1, 1])
  }
}
