import Foundation
import StoryExport
import StoryTestSupport
import Testing

@testable import storyloom

@Suite("The manual", .timeLimit(.minutes(Patience.scaled(10))))
struct ManualTests {
  @Test("Every command has a page that names all its options, its examples and its columns")
  func pages() throws {
    let pages = try ManualPage.all()
    let root = try CommandHelp.storyloom()
    #expect(
      pages.map(\.name) == ["storyloom"]
        + root.shownSubcommands.map { "storyloom-\($0.commandName)" })
    #expect(
      Set(root.shownSubcommands.map(\.commandName))
        == Set(HelpEpilogue.examples.keys).subtracting([""]))
    for (page, help) in zip(pages, [root] + root.shownSubcommands) {
      let words = page.text.replacing("\\-", with: "-").replacing("\\(aq", with: "'")
      for argument in help.shownArguments {
        for name in argument.names ?? [] { #expect(words.contains("\\fB\(name.spelling)\\fR")) }
        #expect(words.contains(".TP\n"))
      }
      let name = page.name == "storyloom" ? "" : help.commandName
      let examples = try #require(HelpEpilogue.examples[name], "\(name)")
      for example in examples { #expect(words.contains("\n\(example)\n")) }
      for table in HelpEpilogue.tables(of: name) {
        for column in table.columns { #expect(words.contains(column.name)) }
      }
    }
  }

  @Test("Each line of a page is a command that man knows, or text")
  func lines() throws {
    let known: Set = ["TH", "SH", "TP", "PP", "nf", "fi", "RS", "RE", "nh", "ad"]
    for page in try ManualPage.all() {
      for line in page.text.split(separator: "\n") where line.hasPrefix(".") {
        #expect(known.contains(String(line.dropFirst().prefix { $0.isLetter })), "\(line)")
      }
      #expect(!page.text.contains("\n'") && page.text.allSatisfy(\.isASCII))
    }
  }

  @Test("Nothing in a text is taken for a command")
  func escapes() {
    var text = ManualText()
    text.words(".SH it's a \\- `~^` é 𝄞")
    text.macro("SH", "say \"so\"")
    #expect(
      text.text
        == "\\&.SH it\\(aqs a \\e\\- \\(ga\\(ti\\(ha\\(ga \\[u00E9] \\[u1D11E]\n"
        + ".SH \"say \\(dqso\\(dq\"\n")
  }

  @Test("The command writes the pages, the same each time, and no help names the way")
  func command() throws {
    try TemporaryFolder.with { folder in
      for name in ["one", "two"] {
        #expect(try folder.storyloom("generate-manual", name).status == 0)
      }
      let pages = try folder.files(below: "one")
      #expect(pages.count == 17 && pages["storyloom-report.1"]?.isEmpty == false)
      #expect(try folder.files(below: "two") == pages)
      #expect(try !folder.storyloom("--help").output.contains("generate-manual"))
    }
  }
}
