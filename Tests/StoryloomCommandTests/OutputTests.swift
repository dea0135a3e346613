import Foundation
import StoryTestSupport
import Testing

@Suite("Outputs that cannot be written", .timeLimit(.minutes(Patience.scaled(10))))
struct OutputTests {
  @Test(
    "A place that cannot be written ends the run with status 73 and is named",
    arguments: [
      (["report", "--output", "file"], "the folder 'file' cannot be made (File exists)"),
      (["report", "--output", "file/below"], "'file/below' cannot be made (Not a directory)"),
      (["export", "--format", "csv", "--output", "file"], "the folder 'file' cannot be made"),
      (["export", "--format", "dot", "--output", "folder"], "'folder' cannot be written"),
      (["export", "--format", "dot", "--output", "none/a.dot"], "(No such file or directory)"),
      (["export", "--format", "json", "--output", "file/a"], "(Not a directory)"),
      (["render", "--view", "timeline", "--output", "none/a.svg"], "(No such file or directory)"),
      (["render", "--view", "timeline", "--output", "folder/a.png"], "(a.png: Is a directory)"),
    ] as [([String], String)])
  func blocked(arguments: [String], words: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write("mine", to: "file")
      try folder.write("mine", to: "folder/a.png/inner")
      let before = try folder.files()
      let run = try folder.storyloom(arguments + [Command.seeds])
      #expect(run.status == 73)
      #expect(run.output == "")
      #expect(run.words.contains("storyloom: error: "))
      #expect(run.words.contains(words), "\(run.words)")
      #expect(run.words.contains("--output"))
      #expect(try folder.files() == before)
    }
  }

  @Test(
    "A device without room ends the run with status 73 and stays a device",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDevice() throws {
    try TemporaryFolder.with { folder in
      for arguments in [
        ["stats"], ["articles", "--format", "json"], ["render", "--view", "timeline"],
      ] {
        let run = try folder.storyloom(arguments + [Command.seeds], to: .file("/dev/full"))
        #expect(run.status == 73)
        #expect(
          run.words
            == "storyloom: error: standard output cannot be written (No space left on device)\n")
      }
      let run = try folder.storyloom(
        "export", Command.seeds, "--format", "dot", "--output", "/dev/full")
      #expect(run.status == 73)
      #expect(run.words.contains("'/dev/full' cannot be written (No space left on device)"))
      let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type]
      #expect(type as? FileAttributeType == .typeCharacterSpecial)
    }
  }

  /// A report of another archive, which a failed run must leave as it is.
  private func withOldReport(
    _ body: (TemporaryFolder, _ old: [String: [UInt8]]) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      #expect(try folder.storyloom("report", "archive").status == 0)
      try body(folder, folder.files(below: "Reports"))
    }
  }

  @Test("A report that fails while it is written leaves the old one whole, and no other file")
  func fileTooLarge() throws {
    try withOldReport { folder, old in
      // No file may grow beyond 20 blocks; the signal for that is turned into an error. In a report the
      // database, its largest file, meets the limit first, before anything is written into the folder.
      // The thread sanitizer would make a file of its own in TMPDIR.
      let limit = "trap '' XFSZ; ulimit -f 20; export TMPDIR=/nowhere; exec storyloom"
      let run = try folder.shell("\(limit) report '\(Command.seeds)'")
      #expect(run.status == 73)
      #expect(run.words.contains("the database could not be made"), "\(run.words)")
      #expect(try folder.files(below: "Reports") == old)
      let export = try folder.shell(
        "\(limit) export '\(Command.seeds)' --format csv --output Reports")
      #expect(export.status == 73)
      #expect(export.words.contains("(File too large)"), "\(export.words)")
      #expect(try folder.files(below: "Reports") == old)
    }
  }

  @Test("A report with a folder in the place of one file leaves the old one whole")
  func folderInPlace() throws {
    try withOldReport { folder, old in
      try FileManager.default.removeItem(atPath: folder.path(of: "Reports/METHODS.md"))
      try folder.write("mine", to: "Reports/METHODS.md/inner")
      let before = try folder.files(below: "Reports")
      let run = try folder.storyloom("report", Command.seeds)
      #expect(run.status == 73)
      #expect(run.words.contains("'Reports' cannot be written (METHODS.md: Is a directory)"))
      #expect(try folder.files(below: "Reports") == before)
      #expect(before.count == old.count)
    }
  }

  @Test("A report that cannot be rendered, or whose input is faulty, leaves the old one whole")
  func earlierFailure() throws {
    try withOldReport { folder, old in
      try folder.write("", to: "empty/here")
      let broken = try folder.storyloom(
        "report", Command.seeds, environment: ["GVBINDIR": folder.path(of: "empty")])
      #expect(broken.status == 70)
      try folder.write("", to: "faulty/a.md")
      #expect(try folder.storyloom("report", Command.seeds, "faulty", "--strict").status == 65)
      #expect(try folder.storyloom("report", "faulty").status == 65)
      #expect(try folder.storyloom("report", "nowhere").status == 66)
      #expect(try folder.storyloom("report", Command.seeds, "--bin", "year").status == 64)
      #expect(try folder.files(below: "Reports") == old)
    }
  }
}
