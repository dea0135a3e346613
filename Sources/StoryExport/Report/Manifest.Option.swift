public import StoryAnalysis
internal import StoryParsing

extension Manifest {
  /// An option that changes the bytes of a report, by the name that the command takes.
  public struct Option: Equatable, Sendable {
    /// Name without its two hyphens.
    public var name: String
    /// Value as the command takes it, `yes` or `no` for a flag; absent where the archive decides.
    public var value: String?

    /// Creates an option.
    public init(name: String, value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// An option, how it is stated and how a statement is taken back.
  struct Statement: Sendable {
    var name: String
    var value: @Sendable (ArchiveAnalysis.Options, CSVWriter) -> String?
    /// False where the value is none.
    var apply: @Sendable (String?, inout ArchiveAnalysis.Options, inout CSVWriter) -> Bool
  }

  /// Every option that changes the bytes of a report, in the order of the manifest.
  private static let statements: [Statement] =
    [
      Statement(name: "provider-by") { options, _ in
        options.providerGrouping.rawValue
      } apply: { value, options, _ in
        assign(value.flatMap(ProviderGrouping.init), to: &options.providerGrouping)
      },
      Statement(name: "providers") { options, _ in
        file(options.registry.name, options.registry.digest)
      } apply: { value, options, _ in
        value == file(options.registry.name, options.registry.digest)
      },
      Statement(name: "identity") { options, _ in
        file(options.identityEdits.name, options.identityEdits.digest)
      } apply: { value, options, _ in
        value == file(options.identityEdits.name, options.identityEdits.digest)
      },
      Statement(name: "cluster-by") { options, _ in
        options.clustering.rawValue
      } apply: { value, options, _ in
        assign(value.flatMap(StoryClusters.Method.init), to: &options.clustering)
      },
      Statement(name: "resolution") { options, _ in
        // The shortest text that is read back as the same number.
        "\(options.resolution)"
      } apply: { value, options, _ in
        let number = value.flatMap { Double($0) }
        return assign(number.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }, to: &options.resolution)
      },
      Statement(name: "seed") { options, _ in
        "\(options.seed)"
      } apply: { value, options, _ in
        assign(value.flatMap { UInt64($0) }, to: &options.seed)
      },
      Statement(name: "stability-runs") { options, _ in
        "\(options.stabilityRuns)"
      } apply: { value, options, _ in
        let number = value.flatMap { Int($0) }
        return assign(number.flatMap { $0 >= 0 ? $0 : nil }, to: &options.stabilityRuns)
      },
      Statement(name: "collapse-syndicated") { options, _ in
        flag(options.collapsesSyndicated)
      } apply: { value, options, _ in
        assign(flag(value), to: &options.collapsesSyndicated)
      },
      Statement(name: "bin") { options, _ in
        options.coverageUnit?.rawValue
      } apply: { value, options, _ in
        options.coverageUnit = value.flatMap(CoverageUnit.init)
        return (value == nil) == (options.coverageUnit == nil)
      },
      Statement(name: "timezone") { options, _ in
        options.calendar.name
      } apply: { value, options, _ in
        assign(value.flatMap { ArchiveCalendar(timeZone: $0) }, to: &options.calendar)
      },
      Statement(name: "clock-error") { options, _ in
        // Whole seconds, as minutes and a fraction that is read back as the same number of them.
        "\(Double(options.clockError) / 60)"
      } apply: { value, options, _ in
        let minutes = value.flatMap { Double($0) }
        let seconds = minutes.flatMap { (0...525_600).contains($0) ? ($0 * 60).rounded() : nil }
        return assign(seconds.map { Int64($0) }, to: &options.clockError)
      },
    ] + filterStatements + [
      Statement(name: "excel") { _, csv in
        flag(csv.isForExcel)
      } apply: { value, _, csv in
        assign(flag(value), to: &csv.isForExcel)
      },
      Statement(name: "csv-raw") { _, csv in
        flag(!csv.guardsFormulas)
      } apply: { value, _, csv in
        assign(flag(value).map { !$0 }, to: &csv.guardsFormulas)
      },
    ] + limitStatements

  /// The options whose values are files that must be given again.
  private static let files: Set = ["providers", "identity"]

  /// A file by its name and what it holds; absent where there is none.
  private static func file(_ name: String, _ digest: ContentDigest?) -> String? {
    digest.map { "\(name) sha256:\($0)" }
  }

  static func flag(_ value: Bool) -> String { value ? "yes" : "no" }

  static func flag(_ value: String?) -> Bool? {
    switch value {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  static func assign<Value>(_ value: Value?, to target: inout Value) -> Bool {
    if let value { target = value }
    return value != nil
  }

  /// The choices that the options state.
  ///
  /// - Parameters:
  ///   - registry: The registry of providers, of which a manifest only has the digest.
  ///   - edits: The edits of identity, likewise.
  /// - Throws: ``ReadingError`` where an option is missing, or unknown to this version, or has a value
  ///   that is none, or where a file is not the one that was in force.
  public func settings(
    registry: ProviderRegistry = ProviderRegistry(), edits: IdentityEdits = IdentityEdits()
  ) throws(ReadingError) -> (options: ArchiveAnalysis.Options, csv: CSVWriter) {
    var (settings, csv) = (ArchiveAnalysis.Options(), CSVWriter())
    (settings.registry, settings.identityEdits) = (registry, edits)
    if let unknown = options.first(where: { Option.place(of: $0.name) == Option.names.count }) {
      throw .damaged("this version has no option '\(TerminalText.plain(unknown.name))'")
    }
    for statement in Self.statements {
      guard let option = options.first(where: { $0.name == statement.name }) else {
        throw .damaged("the option '\(statement.name)' is missing")
      }
      guard statement.apply(option.value, &settings, &csv) else {
        if Self.files.contains(statement.name) {
          throw .otherFile(option: statement.name, stated: option.value)
        }
        throw .damaged("the option '\(statement.name)' has a value that is none")
      }
    }
    return (settings, csv)
  }
}

extension Manifest.Option {
  /// The names of all options, in the order of the manifest.
  public static let names = Manifest.statementNames

  /// The place of a name among all; their number where it is none of them.
  static func place(of name: String) -> Int { names.firstIndex(of: name) ?? names.count }

  /// The options in force.
  static func all(of options: ArchiveAnalysis.Options, csv: CSVWriter) -> [Manifest.Option] {
    Manifest.stated(options, csv)
  }
}

extension Manifest {
  /// Applies some of the options, which must all be there.
  ///
  /// - Throws: ``ReadingError`` as ``settings(registry:edits:)`` does.
  static func apply(
    _ options: [Option], named names: Set<String>, to settings: inout ArchiveAnalysis.Options
  ) throws(ReadingError) {
    var csv = CSVWriter()
    for statement in statements where names.contains(statement.name) {
      guard let option = options.first(where: { $0.name == statement.name }) else {
        throw .damaged("the option '\(statement.name)' is missing")
      }
      guard statement.apply(option.value, &settings, &csv) else {
        if files.contains(statement.name) {
          throw .otherFile(option: statement.name, stated: option.value)
        }
        throw .damaged("the option '\(statement.name)' has a value that is none")
      }
    }
  }

  fileprivate static let statementNames = statements.map(\.name)

  fileprivate static func stated(
    _ options: ArchiveAnalysis.Options, _ csv: CSVWriter
  ) -> [Option] {
    statements.map { Option(name: $0.name, value: $0.value(options, csv)) }
  }
}
