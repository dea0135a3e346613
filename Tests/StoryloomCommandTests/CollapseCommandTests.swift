import StoryTestSupport
import Testing

@Suite("storyloom --collapse-syndicated", .timeLimit(.minutes(Patience.scaled(10))))
struct CollapseCommandTests {
  private static let excerpt =
    "excerpt: one two three four five six seven eight nine ten eleven twelve"

  /// Two articles with one text, the later one named first, and a third.
  private func archive(in folder: TemporaryFolder) throws {
    let times = ["2020-06-12T08:00:00Z", "2020-06-11T08:00:00Z"]
    for (name, time) in zip(["a copy", "wire"], times) {
      let lines = Self.excerpt + "\npublishedDateTime: \(time)"
      try folder.write(Documents.article(name, more: lines), to: "a/\(name).md")
    }
    try folder.write(Documents.article("other"), to: "a/other.md")
  }

  @Test("Without the flag copies are counted, with it they are merged")
  func stats() throws {
    try TemporaryFolder.with { folder in
      try archive(in: folder)
      func figures(_ options: String...) throws -> [Int?] {
        let run = try folder.storyloom(["stats", "a", "--format", "json"] + options)
        #expect(run.status == 0)
        let object = try #require(try run.json() as? [String: Any])
        return ["records", "articles", "distinctTexts", "syndicatedGroups", "providers"].map {
          object[$0] as? Int
        }
      }
      #expect(try figures() == [3, 3, 2, 1, 3])
      #expect(try figures("--collapse-syndicated") == [3, 2, 2, 0, 2])
    }
  }

  @Test("The tables name the copies or, where they were merged, each merge")
  func tables() throws {
    try TemporaryFolder.with { folder in
      try archive(in: folder)
      _ = try folder.storyloom(["export", "a", "--format", "csv", "-o", "plain"])
      let plain = try folder.files(below: "plain")
      let rows = try CSVText.records(plain["syndication.csv"] ?? [])
      #expect(rows.map { $0["headline"] } == ["wire", "a copy"])
      #expect(rows.map { $0["lag"] } == ["0", "24"])
      #expect(rows.map { $0["is_origin"] } == ["true", "false"])

      _ = try folder.storyloom(
        ["export", "a", "--format", "csv", "-o", "merged", "--collapse-syndicated"])
      let merged = try folder.files(below: "merged")
      #expect(try CSVText.records(merged["syndication.csv"] ?? []).isEmpty)
      let merges = try CSVText.records(merged["identity.csv"] ?? [])
        .filter { $0["rule"] == "syndicated" }
      #expect(merges.map { $0["document"] } == ["a copy.md"])
      #expect(merges.map { $0["article"] } == [rows[0]["article"]])
    }
  }
}
