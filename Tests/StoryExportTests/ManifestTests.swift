import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Manifest")
struct ManifestTests {
  private func study(_ options: ArchiveAnalysis.Options = .init()) throws -> ArchiveStudy {
    let seeds = InputPath(Package.seeds.path(percentEncoded: false))
    let archive = try ArchiveReader([seeds], takesDigests: true, limits: options.limits)
    return ArchiveStudy(of: ArchiveAnalysis(of: archive, options: options))
  }

  private func manifest(_ options: ArchiveAnalysis.Options = .init()) throws -> Manifest {
    let outputs = [
      OutputFile(name: "a.csv", text: "abc").fileDigest,
      OutputFile(name: "ü \u{1F}\".md", text: "").fileDigest,
    ]
    return Manifest(of: try study(options), csv: CSVWriter(), outputs: outputs)
  }

  private func text(_ manifest: Manifest) -> String {
    String(decoding: manifest.file.bytes, as: UTF8.self)
  }

  @Test("A manifest states digests, sizes, version and options; every number of threads the same")
  func contents() throws {
    let text = text(try manifest())
    #expect(text.hasPrefix("{\n  \"manifest\": 1,\n  \"storyloom\": \"\(ToolVersion.current)\",\n"))
    // The digest of "abc" stands in FIPS 180-4's examples.
    #expect(
      text.contains(
        """
            {"path": "a.csv", "size": 3, \
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},

        """))
    #expect(text.contains("\"bin\": null"))
    for name in try FileManager.default.contentsOfDirectory(
      atPath: Package.seeds.path(percentEncoded: false))
    {
      let bytes = try Data(contentsOf: Package.seeds.appending(path: name))
      let digest = ContentDigest(of: bytes)
      #expect(
        text.contains(
          "{\"path\": \"\(name)\", \"size\": \(bytes.count), \"sha256\": \"\(digest)\"}"))
    }
    #expect(!text.contains(Package.root.path(percentEncoded: false)))
  }

  @Test("What is written is read back the same")
  func roundTrip() throws {
    var options = ArchiveAnalysis.Options()
    options.resolution = 0.1 + 0.2
    options.seed = .max
    options.coverageUnit = .hour
    for manifest in [try manifest(), try manifest(options)] {
      let read = try Manifest(json: manifest.file.bytes)
      #expect(read == manifest)
      #expect(text(read) == text(manifest))
    }
  }

  @Test("The options of a manifest are those that were in force, and nothing else")
  func settings() throws {
    var options = ArchiveAnalysis.Options()
    options.providerGrouping = .name
    options.clustering = .component
    options.resolution = 0.1 + 0.2
    options.seed = 42
    options.stabilityRuns = 3
    options.collapsesSyndicated = true
    options.clockError = 95
    options.limits = ReadingLimits(
      documentSize: 1 << 20, documentCount: 20, nesting: 30, aliasSize: 4_000, mentionCount: 500,
      faultCount: 60, labelLength: 700, pictureMemory: 8 << 20,
      archive: PackedArchive.Limits(memberCount: 90, unpackedSize: 1 << 30, ratio: 11))
    options.registry = try ProviderRegistry(
      HandFile(name: "tables/owners.csv", text: "domain,provider\nbbc.co.uk,bbc.com\n"))
    options.identityEdits = try IdentityEdits(
      HandFile(
        name: "edits.csv", text: "action,first,second\nmerge,https://a.com/1,https://a.com/2\n"))
    options.coverageUnit = .week
    options.calendar = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    options.filter.mode = .show
    options.filter.since = .init("2020-06-11T09:53:00+02:00")
    options.filter.until = .init("2021")
    options.filter.providers = ["a, \"b\"; c", "d\n\u{1B}"]
    options.filter.topics = ["x", "x"]
    options.filter.types = ["null"]
    options.filter.pattern = try .init("a|b\\d \"é\"")
    options.filter.minimumQuality = -3
    options.filter.clusters = [2, 1]
    options.filter.around = "words | more"
    options.filter.depth = 4
    let csv = CSVWriter(guardsFormulas: false, isForExcel: true)
    let written = Manifest(of: try study(options), csv: csv, outputs: [])
    let read = try Manifest(json: written.file.bytes).settings(
      registry: options.registry, edits: options.identityEdits)
    #expect(Manifest(of: try study(read.options), csv: read.csv, outputs: []) == written)
    #expect(read.options.resolution == options.resolution)
    #expect(read.options.filter == options.filter)
    #expect(read.options.limits == options.limits)
    #expect(written.options.map(\.name) == Manifest.Option.names)
    let plain = Manifest(of: try study(), csv: CSVWriter(), outputs: [])
    for (one, two) in zip(plain.options, written.options) {
      #expect(one.name == two.name && one.value != two.value)
    }
  }

  @Test("A table written by hand must be given again, the same to the byte")
  func files() throws {
    let text = "domain,provider\nbbc.co.uk,bbc.com\n"
    var options = ArchiveAnalysis.Options()
    options.registry = try ProviderRegistry(HandFile(name: "a/owners.csv", text: text))
    let manifest = try Manifest(
      json: Manifest(of: try study(options), csv: CSVWriter(), outputs: []).file.bytes)
    let digest = ContentDigest(of: text.utf8)
    let stated = "owners.csv sha256:\(digest)"
    #expect(manifest.options.first { $0.name == "providers" }?.value == stated)
    let same = try ProviderRegistry(HandFile(name: "b/owners.csv", text: text))
    #expect(try manifest.settings(registry: same).options.registry == options.registry)
    let other = try ProviderRegistry(HandFile(name: "b/owners.csv", text: text + "a.com,b.com\n"))
    for registry in [other, ProviderRegistry()] {
      #expect(throws: Manifest.ReadingError.otherFile(option: "providers", stated: stated)) {
        try manifest.settings(registry: registry)
      }
    }
    #expect(throws: Manifest.ReadingError.otherFile(option: "providers", stated: nil)) {
      try self.manifest().settings(registry: same)
    }
  }

  @Test("Every option of the methods stands in the manifest, and no other")
  func methods() throws {
    let lines = Methods(of: try study()).text.split(separator: "\n")
    let options = lines.compactMap { line -> String? in
      guard line.hasPrefix("| `--") else { return nil }
      return String(line.dropFirst(5).prefix { $0 != "`" })
    }
    #expect(options.sorted() == Manifest.Option.names.sorted())
  }

  /// A manifest in which a text is replaced.
  private func damaged(_ old: String, _ new: String) throws -> [UInt8] {
    let text = text(try manifest())
    #expect(text.contains(old))
    return Array(text.replacing(old, with: new).utf8)
  }

  @Test(
    "A damaged manifest is refused, and the reason is said",
    arguments: [
      ("{\n", "", "it is not JSON"), ("\"manifest\": 1", "\"manifest\": 2", "it has form 2"),
      ("\"outputs\"", "\"output\"", "'outputs' is missing"),
      ("\"size\": 3,", "\"size\": \"3\",", "'outputs."),
      ("\"size\": 3,", "\"size\": -3,", "'a.csv'"),
      ("\"ba7816", "\"zz7816", "'a.csv'"), ("\"a.csv\"", "\"../a.csv\"", "'../a.csv'"),
      ("\"a.csv\"", "\"..\"", "'..'"), ("\"a.csv\"", "\"\"", "''"),
      ("\"a.csv\"", "\"ü \\u001F\\\".md\"", "twice"),
    ])
  func damage(old: String, new: String, reason: String) throws {
    let bytes = try damaged(old, new)
    do {
      _ = try Manifest(json: bytes)
      Issue.record("\(new) was read")
    } catch .damaged(let words) {
      #expect(words.contains(reason), "\(words)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(
    "Options that are missing, unknown or none are refused",
    arguments: [
      ("\"seed\": \"0\", ", "", "'seed' is missing"),
      ("\"seed\": \"0\"", "\"seed\": \"x\"", "'seed' has a value that is none"),
      ("\"resolution\": \"1.0\"", "\"resolution\": \"-1\"", "'resolution' has"),
      ("\"bin\": null", "\"bin\": \"year\"", "'bin' has"),
      ("\"excel\": \"no\"", "\"excel\": \"maybe\"", "'excel' has"),
      ("\"options\": {", "\"options\": {\"luck\": \"yes\", ", "no option 'luck'"),
    ])
  func faultyOptions(old: String, new: String, reason: String) throws {
    let manifest = try Manifest(json: try damaged(old, new))
    do {
      _ = try manifest.settings()
      Issue.record("\(new) was taken")
    } catch .damaged(let words) {
      #expect(words.contains(reason), "\(words)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("A folder without a manifest, and one in its place, are told apart")
  func missing() throws {
    try TemporaryFolder.with { folder in
      for path in [folder.path, folder.path(of: "none")] {
        #expect(throws: Manifest.ReadingError.missing) { try Manifest(inFolder: path) }
      }
      try folder.write("", to: "manifest.json/x")
      #expect(throws: Manifest.ReadingError.unreadable("it is a folder")) {
        try Manifest(inFolder: folder.path)
      }
    }
  }

  @Test("The seal knows the bytes of the files beside it, and is part of the same writing")
  func seal() throws {
    try TemporaryFolder.with { folder in
      let files = [
        OutputFile(name: "a.csv", text: "abc"),
        OutputFile(name: "large") { stream in
          for _ in 0..<300_000 { stream.write("line\n") }
        },
      ]
      let seal = (
        name: "seal",
        file: { @Sendable (digests: [FileDigest]) -> OutputFile in
          OutputFile(
            name: "seal",
            text: digests.map { "\($0.path) \($0.byteCount) \($0.digest!)\n" }.joined())
        }
      )
      try OutputFile.write(files, toFolder: folder.path(of: "out"), sealedBy: seal)
      let expected = try ["a.csv", "large"].map { name in
        let bytes = try Data(contentsOf: folder.url.appending(path: "out/\(name)"))
        return "\(name) \(bytes.count) \(ContentDigest(of: bytes))\n"
      }
      let sealed = try String(contentsOf: folder.url.appending(path: "out/seal"), encoding: .utf8)
      #expect(sealed == expected.joined())
      #expect(files.map(\.fileDigest).map(\.byteCount) == [3, 1_500_000])

      // Where the seal cannot be written, nothing is.
      try folder.write("old", to: "in/a.csv")
      try folder.write("x", to: "in/seal/x")
      #expect(throws: ExportError.self) {
        try OutputFile.write(files, toFolder: folder.path(of: "in"), sealedBy: seal)
      }
      let old = try String(contentsOf: folder.url.appending(path: "in/a.csv"), encoding: .utf8)
      #expect(old == "old")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "in"))
      #expect(left.sorted() == ["a.csv", "seal"])
    }
  }

  @Test("Verification names each file that differs, is missing or is unknown, and each document")
  func verification() throws {
    try TemporaryFolder.with { folder in
      let files = ["a", "b", "c", "d"].map { OutputFile(name: $0, text: "text of \($0)") }
      var manifest = try manifest()
      manifest.outputs = files.map(\.fileDigest)
      try OutputFile.write(files, toFolder: folder.path)
      try folder.write("{}", to: "manifest.json")
      #expect(ReportVerification(of: manifest, inFolder: folder.path).faults == [])
      #expect(ReportVerification(of: manifest, inFolder: folder.path).strangers == [])
      try folder.write("text of B", to: "b")
      try FileManager.default.removeItem(at: folder.url.appending(path: "c"))
      try FileManager.default.removeItem(at: folder.url.appending(path: "d"))
      try folder.write("", to: "d/e")
      try folder.write("", to: "f")
      try folder.write("", to: ".hidden")
      var verification = ReportVerification(of: manifest, inFolder: folder.path)
      let outputs: [ReportVerification.Fault] = [
        .outputChanged("b"), .outputMissing("c"), .outputUnreadable("d"),
      ]
      #expect(verification.faults == outputs)
      #expect(verification.strangers == ["f"])

      var inputs = manifest.inputs
      let names = inputs.map(\.path)
      inputs[0].digest = ContentDigest(of: [])
      inputs[1].path = "new.md"
      inputs[2].digest = nil
      verification.compare(inputs: inputs)
      #expect(
        verification.faults
          == outputs + [
            .inputChanged(names[0]), .inputMissing(names[1]), .inputAdded("new.md"),
            .inputUnreadable(names[2]),
          ])
      verification.compare(rerun: files.dropLast() + [OutputFile(name: "g", text: "")])
      #expect(verification.faults.suffix(2) == [.rerunDiffers("d"), .rerunAdds("g")])
    }
  }
}

@Suite("Answers")
struct AnswerTests {
  private func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      scalar != "\n" && scalar.properties.generalCategory == .control
        || (0x202A...0x202E).contains(scalar.value) || scalar.value == 0x2028
    }
  }

  @Test("No text of an archive steers a terminal, and all of it is JSON that others read")
  func hostile() throws {
    let study = Hostile.study
    let graph = study.graph
    func read(_ value: JSONValue) throws -> [String: Any]? {
      try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [String: Any]
    }
    for index in graph.articles.indices {
      let answer = ArticleAnswer(of: ArticleID(index), in: study.analysis)
      #expect(isPlain(answer.text(isWhole: true)))
      let json = try #require(try read(answer.json))
      #expect(json["identifier"] as? String == graph.articles[index].identifier)
      let title = graph.articles[index].title
      #expect(json["title"] as? String == (title.isEmpty ? nil : title))
      let chain = ChainAnswer(from: ArticleID(0), to: ArticleID(index), in: study.analysis)
      #expect(isPlain(chain.text))
      #expect(try read(chain.json) != nil)
    }
    for (old, new) in [(Hostile.nothing, study.analysis), (study.analysis, Hostile.nothing)] {
      let comparison = ArchiveComparison(from: old, to: new)
      var text = ""
      ComparisonText(of: comparison, isWhole: true).write(to: &text)
      #expect(isPlain(text))
      #expect(try read(JSONValue(comparison)) != nil)
    }
  }

  @Test("Lists are cut after ten entries with a count of the rest, unless they are to be whole")
  func lists() throws {
    let record = ArticleRecord(
      document: "a.md", article: plain("a"), related: (0..<13).map { plain("b\($0)") })
    let study = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [record])))
    let id = ArticleID(try #require(study.graph.articles.firstIndex { $0.title == "a" }))
    let answer = ArticleAnswer(of: id, in: study.analysis)
    #expect(answer.text().contains("  and 3 more; --verbose shows all\n"))
    #expect(!answer.text(isWhole: true).contains("more;"))
    let lines = answer.text(isWhole: true).split(separator: "\n")
    #expect(lines.count(where: { $0.contains(".example  b") }) == 13)
  }

  private func plain(_ name: String) -> Mention {
    var mention = Mention()
    mention.title = name
    mention.addresses.web = "https://\(name).example/"
    mention.provider.domain = "\(name).example"
    return mention
  }
}
