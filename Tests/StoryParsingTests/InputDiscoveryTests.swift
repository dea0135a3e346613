import Foundation
import GraphAlgorithms
import StoryParsing
import StoryTestSupport
import Testing

@Suite struct InputDiscoveryTests {
  private func names(_ inputs: InputPath...) throws -> [String] {
    try InputDiscovery(inputs).sources.map(\.name)
  }

  @Test("A folder gives the documents below it, sorted by the bytes of their names")
  func folder() throws {
    try TemporaryFolder.with { folder in
      let documents = [
        "a.md", "B.MD", "c.Markdown", "d.txt", "e.yml", "f.YAML", "sub/a.md", "sub/deep/er/z.txt",
        "sub.md", "sub-1.md", "é.md", "x.md/inner.md", "two.dots.md",
      ]
      let others = [
        ".hidden.md", ".git/a.md", "sub/.hidden/a.md", "a.html", "md", "a.md~", "a.mdx",
        "noextension",
        "a.md.bak",
      ]
      for name in documents + others { try folder.write("x", to: name) }
      let discovery = try InputDiscovery([folder.input()])
      #expect(
        discovery.sources.map(\.name) == [
          "B.MD", "a.md", "c.Markdown", "d.txt", "e.yml", "f.YAML", "sub-1.md", "sub.md",
          "sub/a.md", "sub/deep/er/z.txt", "two.dots.md", "x.md/inner.md", "é.md",
        ])
      #expect(discovery.diagnostics == [])
      let withSlash = InputPath(folder.path + "/")
      #expect(try InputDiscovery([withSlash]).sources.map(\.name) == discovery.sources.map(\.name))
    }
  }

  @Test("A file given by itself is read whatever its name, and named by its last part")
  func file() throws {
    try TemporaryFolder.with { folder in
      for name in ["a.html", ".hidden", "sub/a.md"] { try folder.write("x", to: name) }
      #expect(try names(folder.input("a.html")) == ["a.html"])
      #expect(try names(folder.input(".hidden")) == [".hidden"])
      #expect(try names(folder.input("sub/a.md")) == ["a.md"])
      #expect(try names(.standardInput, .standardInput) == ["-"])
      #expect(try names(.standardInput, folder.input("a.html")) == ["-", "a.html"])
    }
  }

  @Test("The order of the inputs changes nothing, and no document is read twice")
  func overlap() throws {
    try TemporaryFolder.with { folder in
      for name in ["one/a.md", "one/sub/b.md", "two/a.md", "two/c.md"] {
        try folder.write(name, to: name)
      }
      try folder.link("two/link.md", to: "../one/sub/b.md")
      try folder.link("three", to: "one")
      let inputs = [
        folder.input("one"), folder.input("two"), folder.input("one/sub"), folder.input("three"),
        folder.input("two/c.md"), folder.input("one"), .standardInput,
      ]
      let discovery = try InputDiscovery(inputs)
      #expect(discovery.sources.map(\.name) == ["-", "a.md", "a.md", "b.md", "c.md"])
      var random = SplitMix64(seed: 3)
      for _ in 0..<20 {
        let shuffled = try InputDiscovery(inputs.shuffled(using: &random))
        #expect(shuffled.sources == discovery.sources)
        #expect(shuffled.diagnostics == discovery.diagnostics)
      }
      let contents = try ArchiveReader([folder.input("one"), folder.input("two")]).contents()
      #expect(
        contents.byteCount
          == ["one/a.md", "one/sub/b.md", "two/a.md", "two/c.md"].joined().utf8.count)
    }
  }

  @Test("Loops of symbolic links end, and documents keep the names of their own folders")
  func linkLoops() throws {
    try TemporaryFolder.with { folder in
      for name in ["b/a.md", "b/c/d.md"] { try folder.write("x", to: name) }
      try folder.link("b/c/up", to: "..")
      try folder.link("b/self", to: ".")
      try folder.link("a", to: "b")
      try folder.link("loop.md", to: "loop.md")
      let discovery = try InputDiscovery([folder.input()])
      #expect(discovery.sources.map(\.name) == ["b/a.md", "b/c/d.md"])
      #expect(discovery.diagnostics.map(\.place) == ["unreadable-file error 1:1"])
      #expect(discovery.diagnostics.first?.document == "loop.md")
      #expect(discovery.diagnostics.first?.message.contains("circle") == true)
    }
  }

  @Test("A folder that a link leads to outside the input is read once")
  func outsideLinks() throws {
    try TemporaryFolder.with { folder in
      try folder.write("x", to: "outside/a.md")
      try folder.write("x", to: "outside/deep/b.md")
      try folder.write("x", to: "inside/c.md")
      try folder.link("inside/y", to: "../outside")
      try folder.link("inside/x", to: "../outside")
      try folder.link("inside/w", to: "../outside/deep")
      #expect(try names(folder.input("inside")) == ["c.md", "w/b.md", "x/a.md"])
    }
  }

  @Test("What is named like a document and is none is passed over with a diagnostic")
  func notFiles() throws {
    try TemporaryFolder.with { folder in
      try folder.write("x", to: "a.md")
      try folder.link("gone.md", to: "nowhere.md")
      try folder.link("gone", to: "nowhere")
      #expect(mkfifo(folder.path + "/pipe.md", 0o600) == 0)
      #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
      let discovery = try InputDiscovery([folder.input(), folder.input()])
      #expect(discovery.sources.map(\.name) == ["a.md"])
      #expect(
        discovery.diagnostics.map { "\($0.document) \($0.place)" }
          == ["gone.md unreadable-file error 1:1", "pipe.md not-a-regular-file warning 1:1"])
    }
  }

  @Test("An input that does not exist is an error that names it")
  func notFound() throws {
    try TemporaryFolder.with { folder in
      try folder.write("x", to: "a.md")
      let inputs = [
        folder.input("b.md"), folder.input("a.md/c"), InputPath(""),
        InputPath(bytes: Array(folder.path.utf8) + [0]),
      ]
      for input in inputs {
        let error = #expect(throws: InputError.self) {
          try InputDiscovery([folder.input("a.md"), input])
        }
        #expect(error?.code == .notFound)
        #expect(error?.input == input.description)
        #expect(error?.message.contains("check the path") == true)
      }
      let first = #expect(throws: InputError.self) {
        try InputDiscovery([folder.input("c"), folder.input("b")])
      }
      #expect(first?.input.hasSuffix("/b") == true)
    }
  }

  @Test(
    "What permission is denied for is reported", .enabled(if: geteuid() != 0, "root may read all"))
  func denied() throws {
    try TemporaryFolder.with { folder in
      try folder.write("x", to: "a/a.md")
      try folder.write("x", to: "b/b.md")
      try folder.write("x", to: "c.md")
      let paths = [folder.path + "/a", folder.path + "/c.md"]
      for path in paths { #expect(chmod(path, 0) == 0) }
      defer { for path in paths { chmod(path, 0o700) } }
      let contents = try ArchiveReader([folder.input()]).contents()
      #expect(
        contents.diagnostics.filter { $0.id != .missingFrontMatter }
          .map { "\($0.document) \($0.place)" }
          == ["a unreadable-folder error 1:1", "c.md unreadable-file error 1:1"])
      for path in paths {
        let error = #expect(throws: InputError.self) { try InputDiscovery([InputPath(path)]) }
        #expect(error?.code == .unreadable)
      }
    }
  }

  #if os(Linux)
    @Test("Names that are not UTF-8 or hold control characters survive, and stay apart")
    func strangeNames() throws {
      try TemporaryFolder.with { folder in
        let names: [[UInt8]] = [
          [0x63, 0xE9] + Array(".md".utf8), Array("c\\xE9.md".utf8), Array("a\nb.md".utf8),
          Array("a\\b.md".utf8), [0xE2, 0x82] + Array(".md".utf8), Array("é\u{85}.md".utf8),
        ]
        for name in names {
          let path = (Array(folder.path.utf8) + [0x2F] + name).map { CChar(bitPattern: $0) } + [0]
          let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
          #expect(descriptor >= 0)
          #expect(write(descriptor, "---\ntitle: A\n---\n", 17) == 17)
          close(descriptor)
        }
        let contents = try ArchiveReader([folder.input()]).contents()
        #expect(
          contents.records.map(\.document) == [
            "a\\x0Ab.md", "a\\b.md", "c\\x5CxE9.md", "c\\xE9.md", "é\\xC2\\x85.md", "\\xE2\\x82.md",
          ])
        let input = InputPath(bytes: Array(folder.path.utf8) + [0x2F] + names[0])
        #expect(try ArchiveReader([input]).contents().records.map(\.document) == ["c\\xE9.md"])
      }
    }
  #endif

  @Test("A pipe given by itself is a document")
  func pipe() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let writer = Process()
      writer.executableURL = URL(filePath: "/bin/sh")
      writer.arguments = ["-c", "printf -- '---\\ntitle: A\\n---\\n' > \"$1\"", "sh", path]
      try writer.run()
      let contents = try ArchiveReader([InputPath(path)]).contents()
      writer.waitUntilExit()
      #expect(contents.records.map(\.article.title) == ["A"])
      #expect(contents.records.map(\.document) == ["pipe"])
    }
  }

  @Test(
    "A list of paths has one on each line, or a zero byte after each",
    arguments: [
      ("", []), ("a.md\n", ["a.md"]), ("a.md\nb c.md", ["a.md", "b c.md"]),
      ("a.md\r\n\r\n\nb.md\r\n", ["a.md", "b.md"]), ("a\nb\0c\r\0\0", ["a\nb", "c\r"]),
      ("-\n", ["./-"]),
    ])
  func lists(list: String, paths: [String]) {
    #expect(InputPath.list(Array(list.utf8)) == paths.map { InputPath($0) })
    #expect(InputPath.list(Array(list.utf8)).allSatisfy { !$0.isStandardInput })
  }
}

@Suite("Names for printing")
struct PrintableNameTests {
  @Test(
    "What breaks a line, steers a terminal or reverses the writing stands as its bytes",
    arguments: [
      ("a\nb", #"a\x0Ab"#), ("\u{1B}[2J", #"\x1B[2J"#), ("\u{9B}1m", #"\xC2\x9B1m"#),
      ("cod\u{202E}dm.md", #"cod\xE2\x80\xAEdm.md"#), ("\u{2028}", #"\xE2\x80\xA8"#),
      ("\u{2066}a\u{2069}", #"\xE2\x81\xA6a\xE2\x81\xA9"#), (#"a\x41"#, #"a\x5Cx41"#),
      ("é 👩‍👩‍👧", "é 👩‍👩‍👧"),
    ])
  func printable(name: String, expected: String) {
    #expect(InputPath(name).description == expected)
  }
}
