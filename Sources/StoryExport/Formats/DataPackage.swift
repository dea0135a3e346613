public import StoryAnalysis

/// Describes a folder of files for programs: every column with its type, unit and meaning, and the keys
/// by which tables refer to each other.
///
/// No licence is stated, because what an archive's texts may be used for is not known here; and no
/// time, so that the same input and options give the same bytes.
///
/// > Source: Data Package standard, version 1, https://specs.frictionlessdata.io/data-package/ and
/// > https://specs.frictionlessdata.io/tabular-data-resource/. Added to it: `unit` and, where a cell
/// > holds several words, `separator`.
public struct DataPackage: Sendable {
  /// Name of the file in its folder.
  public static let fileName = "datapackage.json"

  private let study: ArchiveStudy
  private let csv: CSVWriter
  private let names: [String]

  /// Creates the description of files in one folder.
  ///
  /// - Parameters:
  ///   - study: What the files tell of.
  ///   - csv: How the tables among them are written.
  ///   - names: Names of the files; those of tables with the ending `csv`.
  public init(of study: ArchiveStudy, csv: CSVWriter = CSVWriter(), names: [String]) {
    self.study = study
    self.csv = csv
    self.names = names
  }

  /// The description as a file.
  public var file: OutputFile {
    OutputFile(name: Self.fileName) { stream in
      json.write(to: &stream, indented: true)
      stream.write("\n")
    }
  }

  private var json: JSONValue {
    let tables = Dictionary(
      uniqueKeysWithValues: Report.tables(study).map { ($0.name + ".csv", $0) })
    return .object([
      .init("profile", .string("data-package")),
      .init("name", .string("storyloom")),
      .init("title", .string("Stories in an archive of news articles")),
      .init("description", .string(StudySummary.text(of: study))),
      .init("version", .string(ToolVersion.current)),
      .init("generator", .string("storyloom \(ToolVersion.current)")),
      .init(
        "resources",
        .array(
          names.map { name in
            tables[name].map { tableResource($0, path: name, among: tables) } ?? fileResource(name)
          })),
    ])
  }

  private func tableResource(
    _ table: Table, path: String, among tables: [String: Table]
  ) -> JSONValue {
    .object([
      .init("profile", .string("tabular-data-resource")),
      .init("name", .string(table.name)),
      .init("path", .string(path)),
      .init("title", .string(table.name)),
      .init("description", .string(table.summary)),
      .init("format", .string("csv")),
      .init("mediatype", .string("text/csv")),
      // frictionless knows the encoding that skips a byte-order mark by Python's name for it.
      .init("encoding", .string(csv.isForExcel ? "utf-8-sig" : "utf-8")),
      .init(
        "dialect",
        .object([
          .init("delimiter", .string(",")),
          .init("lineTerminator", .string(csv.isForExcel ? "\r\n" : "\n")),
          .init("quoteChar", .string("\"")), .init("doubleQuote", .boolean(true)),
          .init("skipInitialSpace", .boolean(false)), .init("header", .boolean(true)),
        ])),
      .init("schema", schema(of: table, among: tables)),
    ])
  }

  private func schema(of table: Table, among tables: [String: Table]) -> JSONValue {
    let keys = table.keys
    var members = [
      JSONValue.Member(
        "fields",
        .array(table.columns.map { field($0, isRequired: keys.primary.contains($0.name)) })),
      JSONValue.Member("missingValues", .array([.string("")])),
    ]
    if !keys.primary.isEmpty {
      members.append(.init("primaryKey", .array(keys.primary.map { .string($0) })))
    }
    // A cell of several words is no key; and what is referred to must be in the folder, too.
    let lists = Set(table.columns.filter { $0.kind == .list }.map(\.name))
    let references = keys.references.filter {
      lists.isDisjoint(with: $0.columns) && names.contains($0.table + ".csv")
    }
    if !references.isEmpty {
      members.append(.init("foreignKeys", .array(references.map(foreignKey))))
    }
    return .object(members)
  }

  private func foreignKey(_ reference: Table.Reference) -> JSONValue {
    .object([
      .init("fields", .array(reference.columns.map { .string($0) })),
      .init(
        "reference",
        .object([
          .init("resource", .string(reference.table)),
          .init("fields", .array(reference.targets.map { .string($0) })),
        ])),
    ])
  }

  private func field(_ column: Table.Column, isRequired: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(column.name)),
      .init("title", .string(column.name.replacing("_", with: " "))),
      .init("type", .string(column.kind.fieldType)),
    ]
    switch column.kind {
    case .time: members.append(.init("format", .string("default")))
    case .boolean:
      members.append(.init("trueValues", .array([.string("true")])))
      members.append(.init("falseValues", .array([.string("false")])))
    case .list: members.append(.init("separator", .string(CSVWriter.listSeparator)))
    case .text, .integer, .number: break
    }
    if !column.unit.isEmpty { members.append(.init("unit", .string(column.unit))) }
    members.append(
      .init(
        "description",
        .string(
          column.kind == .list
            ? column.summary + " Several are separated by a semicolon and a space." : column.summary
        )))
    if isRequired {
      members.append(.init("constraints", .object([.init("required", .boolean(true))])))
    }
    return .object(members)
  }

  private func fileResource(_ name: String) -> JSONValue {
    let kind = FileKind(of: name)
    return .object([
      .init("profile", .string("data-resource")),
      .init("name", .string(name.lowercased())),
      .init("path", .string(name)),
      .init("title", .string(kind.title)),
      .init("format", .string(kind.format)),
      .init("mediatype", .string(kind.mediaType)),
    ])
  }
}

extension Table.Kind {
  /// The name of the type in a Table Schema.
  fileprivate var fieldType: String {
    switch self {
    case .text, .list: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .time: "datetime"
    }
  }
}
