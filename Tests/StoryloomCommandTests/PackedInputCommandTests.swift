import Foundation
import StoryTestSupport
import Testing

@Suite("Archives on the command line", .timeLimit(.minutes(Patience.scaled(10))))
struct PackedInputCommandTests {
  /// Makes an archive with the system's tar.
  private func pack(_ folder: TemporaryFolder, _ options: String, _ name: String) throws {
    let script = "tar -C \(Command.seeds) \(options) \(name) ."
    #expect(try folder.shell(script).status == 0)
  }

  @Test("A report of an archive is that of its folder, named or piped, compressed or not")
  func sameReport() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.storyloom("report", Command.seeds, "--output", "folder")
      let expected = try folder.files(below: "folder")
      try pack(folder, "-cf", "seeds.tar")
      try pack(folder, "-czf", "seeds.tgz")
      for (number, input) in ["seeds.tar", "seeds.tgz", "./seeds.tgz"].enumerated() {
        let run = try folder.storyloom("report", input, "--output", "\(number)")
        #expect(run.status == 0)
        #expect(try folder.files(below: "\(number)") == expected, "\(input)")
      }
      let whole = try folder.storyloom("stats", Command.seeds).bytes
      let command = try Command.executable.get().path(percentEncoded: false)
      for script in [
        "tar -C \(Command.seeds) -c . | '\(command)' stats -", "'\(command)' stats - < seeds.tgz",
        "cat seeds.tgz | '\(command)' stats -",
      ] {
        let run = try folder.shell(script)
        #expect(run.status == 0 && run.bytes == whole, "\(script)")
      }
    }
  }

  @Test("The number of threads changes no byte")
  func jobs() throws {
    try TemporaryFolder.with { folder in
      // More documents than one batch holds, so that several threads really read.
      for number in 0..<300 {
        try folder.write(
          Documents.good.replacing("https://", with: "https://\(number % 50)."),
          to: "archive/\(number % 7)/\(number).md")
      }
      _ = try folder.storyloom("report", "archive", "--jobs", "1", "--output", "1")
      let expected = try folder.files(below: "1")
      #expect(!expected.isEmpty)
      for jobs in ["2", "3", "16"] {
        let run = try folder.storyloom("report", "archive", "-j", jobs, "--output", jobs)
        #expect(run.status == 0)
        #expect(try folder.files(below: jobs) == expected)
      }
      #expect(try folder.storyloom("stats", "archive", "--jobs", "0").status == 64)
    }
  }

  @Test("The help names the archives that are read, and their limits")
  func help() throws {
    try TemporaryFolder.with { folder in
      let help = try folder.storyloom("stats", "--help").output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for words in [
        ".tar .tar.gz .zip", "members of an archive. (default: 10000000)",
        "an archive may unpack to. (default: 64G)", "length of one document. (default: 64M)",
      ] {
        #expect(help.contains(words), "\(words)")
      }
    }
  }
}
