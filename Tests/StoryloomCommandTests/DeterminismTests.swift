import Foundation
import StoryTestSupport
import Testing

@Suite("The same input gives the same bytes", .timeLimit(.minutes(Patience.scaled(10))))
struct DeterminismTests {
  private static let names = [
    "METHODS.md", "STUDY.md", "articles.csv", "bursts.csv", "clusters.csv", "clusters.svg",
    "concentration.csv", "datapackage.json", "graph.dot", "graph.gexf", "graph.graphml",
    "graph.json", "heatmap.svg", "identity.csv", "index.html", "leads.csv", "links.csv",
    "manifest.json", "metadata.json",
    "overview.svg", "provider-links.csv", "providers.csv", "providers.svg", "revisions.csv",
    "silences.csv", "spread.svg",
    "stories.sqlite", "syndication.csv", "threads.csv", "timeline.csv", "timeline.svg",
    "topics.csv",
  ]

  /// The names of the files that differ between two folders, or that only one of them has.
  private func differences(_ one: [String: [UInt8]], _ other: [String: [UInt8]]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }

  @Test("Two reports of one archive are equal, and hold no other file than those of a report")
  func twice() throws {
    try TemporaryFolder.with { folder in
      for output in ["one", "two"] {
        #expect(try folder.storyloom("report", Command.seeds, "--output", output).status == 0)
      }
      let one = try folder.files(below: "one")
      #expect(one.keys.sorted() == Self.names)
      #expect(differences(one, try folder.files(below: "two")) == [])
      #expect(try folder.files().count == 2 * Self.names.count)
      // A report over a report is the same report.
      #expect(try folder.storyloom("report", Command.seeds, "--output", "one").status == 0)
      #expect(differences(one, try folder.files(below: "one")) == [])
    }
  }

  @Test("Five files in another order give what their folder gives")
  func order() throws {
    try TemporaryFolder.with { folder in
      let paths = try FileManager.default.contentsOfDirectory(atPath: Command.seeds).sorted()
        .map { Package.seeds.appending(path: $0).path(percentEncoded: false) }
      #expect(paths.count == 5)
      _ = try folder.storyloom("report", Command.seeds, "--output", "folder")
      let expected = try folder.files(below: "folder")
      let orders = [Array(paths.reversed()), Array(paths[2...] + paths[..<2]) + [Command.seeds]]
      for (number, order) in orders.enumerated() {
        #expect(try folder.storyloom(["report", "--output", "\(number)"] + order).status == 0)
        #expect(differences(expected, try folder.files(below: "\(number)")) == [])
      }
    }
  }

  @Test("Neither the language, nor the time zone, nor the folder of a machine changes a byte")
  func machine() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.storyloom("report", Command.seeds, "--output", "here")
      try FileManager.default.copyItem(
        at: Package.seeds, to: folder.url.appending(path: "copy of seeds"))
      let run = try folder.storyloom(
        "report", "./copy of seeds/", "--output", "there",
        environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"])
      #expect(run.status == 0)
      #expect(
        differences(try folder.files(below: "here"), try folder.files(below: "there")) == [])
    }
  }

  @Test("PNG and PDF are the same each time", arguments: ["png", "pdf"])
  func pictures(format: String) throws {
    try TemporaryFolder.with { folder in
      for name in ["one", "two"] {
        _ = try folder.storyloom(
          "render", Command.seeds, "--view", "clusters", "--output", "\(name).\(format)")
      }
      let files = try folder.files()
      #expect(files.count == 2)
      #expect(Set(files.values).count == 1)
    }
  }
}

@Suite("Reports/", .timeLimit(.minutes(Patience.scaled(10))))
struct CommittedReportTests {
  @Test("The committed report is what the command writes of the seeds")
  func current() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("report", Command.seeds)
      #expect(run.status == 0)
      let fresh = try folder.files(below: "Reports")
      let committed = try FileManager.default.files(below: Package.root.appending(path: "Reports"))
      #expect(committed.keys.sorted() == fresh.keys.sorted())
      let otherGraphviz = fresh.contains { name, bytes in
        guard name.hasSuffix(".svg"), let old = committed[name] else { return false }
        return SVGTexts.generator(of: old) != SVGTexts.generator(of: bytes)
      }
      for (name, bytes) in fresh {
        guard let old = committed[name] else { continue }
        if name.hasSuffix(".svg"), SVGTexts.generator(of: old) != SVGTexts.generator(of: bytes) {
          print(
            """
            \(name): another Graphviz made the committed picture \
            (\(SVGTexts.generator(of: old) ?? "none"), here \
            \(SVGTexts.generator(of: bytes) ?? "none")), so its words alone are compared
            """)
          let (one, two) = (try #require(SVGTexts(old)), try #require(SVGTexts(bytes)))
          #expect(one.titles == two.titles, "\(name)")
          #expect(one.descriptions == two.descriptions, "\(name)")
          #expect(one.texts == two.texts, "\(name)")
        } else if name == "manifest.json", otherGraphviz {
          // The digests of the pictures differ with the pictures.
          func lines(_ bytes: [UInt8]) -> [Substring] {
            String(decoding: bytes, as: UTF8.self).split(separator: "\n")
              .filter { !$0.contains(".svg\"") }
          }
          #expect(lines(old) == lines(bytes))
        } else {
          let isCurrent = old == bytes
          #expect(isCurrent, "\(name) is not current: run 'make report'")
        }
      }
    }
  }
}
