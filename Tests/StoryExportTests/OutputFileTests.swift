import Foundation
import StoryExport
import StoryTestSupport
import Testing

@Suite("Output files")
struct OutputFileTests {
  private let new = [
    OutputFile(name: "a.csv", text: "new a"), OutputFile(name: "b.svg", bytes: [0, 255, 10]),
    OutputFile(name: "ü 日.md", text: ""),
  ]

  private func failure(_ body: () throws(ExportError) -> Void) -> ExportError? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test("Files are written with their bytes, and nothing else is left")
  func written() throws {
    try TemporaryFolder.with { folder in
      try OutputFile.write(new, toFolder: folder.path(of: "out"))
      let expected = ["a.csv": Array("new a".utf8), "b.svg": [0, 255, 10], "ü 日.md": []]
      #expect(try folder.contents(of: "out") == expected)
    }
  }

  @Test("A folder is made with the folders above it")
  func deepFolder() throws {
    try TemporaryFolder.with { folder in
      try OutputFile.write(new, toFolder: folder.path(of: "x/y/z/"))
      #expect(try folder.contents(of: "x/y/z").count == 3)
    }
  }

  @Test("A file that is there is replaced; others in the folder stay")
  func replaced() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old a, which is longer", to: "out/a.csv")
      try folder.write("mine", to: "out/notes.txt")
      try OutputFile.write(new, toFolder: folder.path(of: "out"))
      let contents = try folder.contents(of: "out")
      #expect(contents["a.csv"] == Array("new a".utf8))
      #expect(contents["notes.txt"] == Array("mine".utf8))
      #expect(contents.count == 4)
    }
  }

  @Test("Who reads the old file while a new one is written sees the old one whole")
  func oldReader() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old and whole", to: "a.csv")
      let reader = try FileHandle(forReadingFrom: folder.url.appending(path: "a.csv"))
      defer { try? reader.close() }
      try OutputFile.write(Array("new".utf8), toPath: folder.path(of: "a.csv"))
      #expect(try reader.readToEnd() == Data("old and whole".utf8))
      #expect(try folder.contents(of: "") == ["a.csv": Array("new".utf8)])
    }
  }

  @Test("A folder in the place of the last file leaves all other files as they were")
  func blockedPlace() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old a", to: "out/a.csv")
      try folder.write("inner", to: "out/ü 日.md/inner")
      let error = failure { () throws(ExportError) in
        try OutputFile.write(new, toFolder: folder.path(of: "out"))
      }
      #expect(error?.code == .notWritable)
      #expect(error?.message.contains("ü 日.md: Is a directory") == true)
      #expect(try folder.contents(of: "out") == ["a.csv": Array("old a".utf8)])
    }
  }

  @Test("A file in the place of the folder is an error that names it and says what to do")
  func blockedFolder() throws {
    try TemporaryFolder.with { folder in
      try folder.write("mine", to: "out")
      for name in ["out", "out/below"] {
        let error = failure { () throws(ExportError) in
          try OutputFile.write(new, toFolder: folder.path(of: name))
        }
        #expect(error?.code == .notWritable)
        #expect(error?.message.contains("'\(folder.path(of: name))' cannot be made") == true)
        #expect(error?.message.contains("--output") == true)
      }
      #expect(try folder.contents(of: "") == ["out": Array("mine".utf8)])
    }
  }

  @Test("A single file is not written into a folder that is not there, nor over a folder")
  func singleFile() throws {
    try TemporaryFolder.with { folder in
      for (name, reason) in [("none/a.svg", "No such file or directory"), ("", "Is a directory")] {
        let error = failure { () throws(ExportError) in
          try OutputFile.write([1], toPath: folder.path + "/" + name)
        }
        #expect(error?.code == .notWritable)
        #expect(error?.message.contains(reason) == true)
      }
      let left = try folder.contents(of: "")
      #expect(left.isEmpty)
    }
  }

  @Test("A device is written into and never replaced")
  func device() throws {
    try OutputFile.write([1, 2, 3], toPath: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test("A symbolic link stays, and the file behind it is replaced")
  func link() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old", to: "real/a.csv")
      try folder.link("a.csv", to: "real/a.csv")
      try OutputFile.write(Array("new".utf8), toPath: folder.path(of: "a.csv"))
      #expect(try folder.contents(of: "real") == ["a.csv": Array("new".utf8)])
      let target = try FileManager.default.destinationOfSymbolicLink(
        atPath: folder.path(of: "a.csv"))
      #expect(target == "real/a.csv")
    }
  }

  @Test("A large file is written whole")
  func large() throws {
    try TemporaryFolder.with { folder in
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try OutputFile.write(bytes, toPath: folder.path(of: "large"))
      #expect(try folder.contents(of: "")["large"] == bytes)
    }
  }
}

extension TemporaryFolder {
  /// The files of a folder in it, hidden ones too, by their names.
  func contents(of name: String) throws -> [String: [UInt8]] {
    let folder = name.isEmpty ? url : url.appending(path: name)
    var contents: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    {
      let file = folder.appending(path: name)
      guard try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true else {
        continue
      }
      contents[name] = Array(try Data(contentsOf: file))
    }
    return contents
  }
}
