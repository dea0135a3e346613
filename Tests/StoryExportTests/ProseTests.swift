import StoryAnalysis
import StoryParsing
import Testing

@testable import StoryExport

@Suite("Prose")
struct ProseTests {
  private typealias Run = Prose.Run

  @Test("A literal's marks are read, and what is interpolated is words whatever it holds")
  func marks() {
    let hostile = "`a` **b** *c* [d](e) doi:10.1/f"
    let prose: Prose =
      "**One.** `w * x`, *\(hostile)* and \(hostile) in [METHODS.md](METHODS.md), \(3) times"
    #expect(
      prose.runs == [
        Run(text: "One.", mark: .strong), Run(text: " ", mark: .plain),
        Run(text: "w * x", mark: .code), Run(text: ", ", mark: .plain),
        Run(text: hostile, mark: .stressed), Run(text: " and \(hostile) in ", mark: .plain),
        Run(text: "METHODS.md", mark: .file("METHODS.md")), Run(text: ", 3 times", mark: .plain),
      ])
    let text = String("`code` of a text")
    #expect(Prose(text).runs == [Run(text: text, mark: .plain)])
  }

  @Test("A citation ends before the bracket, comma, semicolon or full stop that is not its own")
  func citations() {
    let prose: Prose = """
      (Salton 1988, doi:10.1016/0306-4573(88)90021-0); doi:10.1023/A:1024, doi:10.1/b; arXiv:2203.05794.
      """
    #expect(
      prose.runs.filter { $0.mark == .citation }.map(\.text)
        == [
          "doi:10.1016/0306-4573(88)90021-0", "doi:10.1023/A:1024", "doi:10.1/b",
          "arXiv:2203.05794",
        ])
    #expect(
      prose.text
        == "(Salton 1988, doi:10.1016/0306-4573(88)90021-0); doi:10.1023/A:1024, doi:10.1/b; arXiv:2203.05794."
    )
  }

  @Test("Words with marks keep them inside others, and neighbours with one mark are one")
  func joined() {
    let inner: Prose = "a `b`"
    var prose: Prose = "\(inner)`c` d"
    prose += "e"
    prose += Prose()
    #expect(
      prose.runs == [
        Run(text: "a ", mark: .plain), Run(text: "bc", mark: .code),
        Run(text: " de", mark: .plain),
      ])
  }

  @Test("Markdown has each block in its form, a blank line between two")
  func document() {
    var table = ProseTable(
      "t", "Not written", ["who", "how many"], numeric: [1], rows: [["a|b", "1"], ["`c|d`", "2"]])
    table.lead = "Before:"
    table.rest = "5 more stand in `t.csv`."
    let document = ProseDocument(
      title: "A_1 <b>", opening: [.paragraph("Opening.")],
      sections: [
        .init(
          title: "Section", role: .summary,
          blocks: [
            .list(["**One.** first", "*two*"]), .heading("t.csv"), .table(table),
            .picture(.clusters, title: "A picture"),
            .paragraph("See [METHODS.md](METHODS.md), doi:10.1/a_b."),
          ])
      ])
    #expect(
      MarkdownText.text(of: document) == #"""
        # A_1 \<b\>

        Opening.

        ## Section

        - **One.** first
        - *two*

        ### t.csv

        Before:

        | who | how many |
        | --- | ---: |
        | a\|b | 1 |
        | `c\|d` | 2 |

        5 more stand in `t.csv`.

        ![A picture](clusters.svg)

        See [METHODS.md](METHODS.md), doi:10.1/a_b.

        """#)
  }

  @Test(
    "No text leaves its context in Markdown: a bar hidden by a combining mark, a backquote, a line break",
    arguments: [
      ("|\u{301}", #"\|"# + "\u{301}"), ("<\u{301}b", #"\<"# + "\u{301}b"), ("a_b", "a_b"),
      ("_a_", #"\_a\_"#), ("a__b", #"a\_\_b"#), ("é_b", #"é\_b"#), ("a\nb\u{202E}", "a b "),
    ])
  func plain(text: String, expected: String) {
    #expect(MarkdownText.plain(text) == expected)
    let cell = MarkdownText.text(of: "`\("a`|\n" + text)`", isCell: true)
    #expect(cell.unicodeScalars.count { $0 == "`" } == 2 && cell.hasPrefix("`a'\\| "))
    #expect(!cell.unicodeScalars.contains("\n"))
  }

  @Test("A bar or a quotation mark that a combining mark follows is escaped like any other")
  func combining() {
    let cell = MarkdownText.text(of: "`\("a|\u{301}b")`", isCell: true)
    #expect(Array(cell.unicodeScalars) == Array("`a\\|\u{301}b`".unicodeScalars))
    // The lists of GEXF.
    let text = "a\"\u{301}b\\\u{301}".escapingScalars("\\\"", with: "\\")
    #expect(Array(text.unicodeScalars) == Array("a\\\"\u{301}b\\\\\u{301}".unicodeScalars))
  }

  @Test("No mark of the program's own words is left in them as a character")
  func leftOver() throws {
    for study in [try seedsStudy(), ArchiveStudy(of: cliques([20, 9, 8]))] {
      let sections = StudyText(of: study).document.sections + Methods(of: study).sections
      for block in sections.flatMap(\.blocks) {
        let proses: [Prose] =
          switch block {
          case .paragraph(let prose): [prose]
          case .list(let items): items
          case .table(let table):
            table.rows.flatMap(\.self) + [table.lead, table.rest].compactMap(\.self)
          case .heading(let words): [Prose(words)]
          case .picture(_, let title): [Prose(title)]
          }
        for run in proses.flatMap(\.runs) where run.mark != .code {
          #expect(!run.text.contains { "`*[]".contains($0) }, "\(run.text)")
        }
      }
    }
  }

  @Test("Every table of a study has a name of its own and a title, and a cell for each column")
  func names() {
    for document in [
      StudyText(of: Hostile.study).document,
      StudyText(of: ArchiveStudy(of: cliques([9, 3]))).document,
    ] {
      for section in document.sections {
        for case .table(let table) in section.blocks {
          #expect(table.rows.allSatisfy { $0.count == table.columns.count })
          #expect(!table.title.isEmpty)
        }
      }
      let names = document.sections.flatMap(\.blocks).compactMap { block -> String? in
        if case .table(let table) = block { table.name } else { nil }
      }
      #expect(Set(names).count == names.count && !names.isEmpty)
    }
  }
}
