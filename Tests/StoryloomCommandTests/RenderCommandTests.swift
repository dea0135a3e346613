import Foundation
import StoryTestSupport
import Testing

@Suite("storyloom render", .timeLimit(.minutes(Patience.scaled(10))))
struct RenderCommandTests {
  static let views = [
    ["clusters"], ["cluster", "--cluster", "1"], ["providers"], ["timeline"],
  ]

  @Test(
    "SVG goes to standard output, well-formed and with a title and a description", arguments: views)
  func svg(view: [String]) throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom(["render", Command.seeds, "--view"] + view)
    }
    #expect(run.status == 0 && run.words == "")
    let picture = try #require(SVGTexts(run.bytes))
    #expect(picture.root == "svg")
    #expect(picture.titles.first?.isEmpty == false)
    #expect(picture.descriptions.first?.isEmpty == false)
    #expect(picture.texts.count > 10)
    #expect(picture.addresses.allSatisfy { $0.hasPrefix("http://") || $0.hasPrefix("https://") })
  }

  @Test("A file has the kind that its name says, in any case of letters", arguments: views)
  func files(view: [String]) throws {
    try TemporaryFolder.with { folder in
      let signatures: [(String, [UInt8])] = [
        ("a.svg", Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)),
        ("a.PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("a.pdf", Array("%PDF-".utf8)),
      ]
      for (name, signature) in signatures {
        let run = try folder.storyloom(
          ["render", Command.seeds, "--output", name, "--view"] + view)
        #expect(run.status == 0 && run.output == "" && run.words == "")
        let bytes = try #require(try folder.files()[name])
        #expect(bytes.starts(with: signature), "\(name)")
        #expect(bytes.count > 2_000)
      }
      #expect(try folder.files().count == 3)
    }
  }

  @Test("One story alone shows its articles and no other's")
  func oneStory() throws {
    try TemporaryFolder.with { folder in
      let articles = try CSVText.records(
        folder.storyloom("articles", Command.seeds, "--format", "csv").bytes)
      for number in ["1", "5"] {
        let run = try folder.storyloom(
          "render", Command.seeds, "--view", "cluster", "--cluster", number)
        let addresses = try #require(SVGTexts(run.bytes)?.addresses)
        let members = articles.filter { $0["cluster"] == number }.compactMap { $0["address"] }
        #expect(addresses == Set(members))
      }
    }
  }

  @Test("The diagram of all stories links to every article")
  func allStories() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("render", Command.seeds, "--view", "clusters")
      let articles = try CSVText.records(
        folder.storyloom("articles", Command.seeds, "--format", "csv").bytes)
      #expect(
        try #require(SVGTexts(run.bytes)?.addresses) == Set(articles.compactMap { $0["address"] }))
    }
  }

  @Test("Graphviz that cannot work ends the run with status 70 and leaves the old picture")
  func brokenGraphviz() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old", to: "a.svg")
      try folder.write("", to: "empty/here")
      let run = try folder.storyloom(
        "render", Command.seeds, "--view", "timeline", "--output", "a.svg",
        environment: ["GVBINDIR": folder.path(of: "empty")])
      #expect(run.status == 70)
      #expect(run.output == "")
      #expect(run.words.contains("storyloom: error: the diagram"))
      #expect(run.words.contains("could not be rendered"))
      #expect(try folder.files()["a.svg"] == Array("old".utf8))
    }
  }
}
