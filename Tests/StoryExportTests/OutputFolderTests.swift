import Foundation
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Folders of output")
struct OutputFolderTests {
  private let seal = (
    name: "manifest.json", file: { (_: [FileDigest]) in OutputFile(name: "", text: "{}") }
  )

  private func write(_ text: String, to folder: TemporaryFolder) throws {
    try OutputFolder(folder.path(of: "out")).write(
      [OutputFile(name: "a", text: text), OutputFile(name: "b", text: text)], sealedBy: seal)
  }

  private func number(of path: String, in folder: TemporaryFolder) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path(of: path))[.systemFileNumber]
      as? Int
  }

  @Test(
    "Of two reports the later takes the place of the folder; a file beside them stays the same file"
  )
  func exchange() throws {
    try TemporaryFolder.with { folder in
      try write("old", to: folder)
      try folder.write("mine", to: "out/mine")
      let (place, mine) = (
        try number(of: "out", in: folder), try number(of: "out/mine", in: folder)
      )
      try write("new", to: folder)
      #expect(
        try folder.contents(of: "out").mapValues { String(decoding: $0, as: UTF8.self) }
          == ["a": "new", "b": "new", "manifest.json": "{}", "mine": "mine"])
      #expect(try number(of: "out", in: folder) != place)
      #expect(try number(of: "out/mine", in: folder) == mine)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
    }
  }

  @Test("A folder in which another one lies stays, and its files are replaced one by one")
  func nested() throws {
    try TemporaryFolder.with { folder in
      try write("old", to: folder)
      try folder.write("mine", to: "out/inner/mine")
      let place = try number(of: "out", in: folder)
      try write("new", to: folder)
      #expect(try number(of: "out", in: folder) == place)
      #expect(try folder.contents(of: "out")["a"] == Array("new".utf8))
      #expect(try folder.contents(of: "out/inner") == ["mine": Array("mine".utf8)])
    }
  }

  @Test("What a run that is still at work has begun is left alone; what one left behind goes")
  func leftovers() throws {
    try TemporaryFolder.with { folder in
      try write("old", to: folder)
      let atWork = OutputFolder(folder.path(of: "out"))
      let path = try atWork.workingFolder()
      try folder.write("", to: ".out.storyloom-0123456789abcdef/.storyloom")
      try folder.write("half", to: ".out.storyloom-0123456789abcdef/a")
      try write("new", to: folder)
      #expect(FileManager.default.fileExists(atPath: path))
      #expect(
        !FileManager.default.fileExists(atPath: folder.path(of: ".out.storyloom-0123456789abcdef")))
      try atWork.write([OutputFile(name: "a", text: "newest")])
      #expect(try folder.contents(of: "out")["a"] == Array("newest".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
    }
  }

  @Test("A folder that was named and never written leaves nothing, also not the folders above it")
  func unwritten() throws {
    try TemporaryFolder.with { folder in
      do {
        let output = OutputFolder(folder.path(of: "x/y/out"))
        _ = try output.workingFolder()
        #expect(FileManager.default.fileExists(atPath: folder.path(of: "x/y")))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
