internal import Foundation
public import StoryAnalysis
public import StoryParsing

/// What a report was made of and what it holds: version, options, and the length and digest of every
/// document and of every file.
///
/// It says nothing that differs from one machine to the next: no time, no absolute path. Digests of
/// pictures follow from the version of Graphviz that drew them, as the pictures do.
public struct Manifest: Equatable, Sendable {
  /// Name of the file in the folder of a report.
  public static let fileName = "manifest.json"
  /// Version of the file's form.
  static let currentForm = 1

  /// Version of Storyloom that wrote the report.
  public var version: String
  /// The options in force, by the names that the command takes.
  public var options: [Option]
  /// The documents, in input order.
  public var inputs: [FileDigest]
  /// The files of the report but for the manifest itself, in the order of writing.
  public var outputs: [FileDigest]

  /// The manifest of a study.
  ///
  /// - Parameters:
  ///   - study: What was studied, of an archive whose digests were taken.
  ///   - csv: How tables were written.
  ///   - outputs: The files that were written.
  public init(of study: ArchiveStudy, csv: CSVWriter, outputs: [FileDigest]) {
    version = ToolVersion.current
    options = Option.all(of: study.options, csv: csv)
    inputs = study.reading.inventory
    self.outputs = outputs
  }

  /// The manifest as a file.
  public var file: OutputFile {
    OutputFile(name: Self.fileName) { stream in
      json.write(to: &stream, indented: true)
      stream.write("\n")
    }
  }

  private var json: JSONValue {
    .object([
      .init("manifest", .integer(Self.currentForm)),
      .init("storyloom", .string(version)),
      .init(
        "options",
        .object(options.map { .init($0.name, $0.value.map { .string($0) } ?? .null) })),
      .init("inputs", .array(inputs.map(JSONValue.init(_:)))),
      .init("outputs", .array(outputs.map(JSONValue.init(_:)))),
    ])
  }
}

extension JSONValue {
  /// A file as an object of path, size and digest.
  init(_ file: FileDigest) {
    self = .object([
      Member("path", .string(file.path)), Member("size", .integer(file.byteCount)),
      Member("sha256", file.digest.map { .string("\($0)") } ?? .null),
    ])
  }
}

extension Manifest {
  /// Why a manifest could not be read.
  public enum ReadingError: Error, Equatable, Sendable {
    /// There is none.
    case missing
    /// It cannot be opened; the reason, in the system's words.
    case unreadable(String)
    /// It is not what Storyloom writes; the reason, as part of a sentence.
    case damaged(String)
    /// A file that was in force is not the one that was given: the option, and what the manifest
    /// states of the file, where there was one.
    case otherFile(option: String, stated: String?)
  }

  /// The manifest of the report in a folder.
  public init(inFolder path: String) throws(ReadingError) {
    let file = URL(fileURLWithPath: path, isDirectory: true).appendingPathComponent(Self.fileName)
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch let error as CocoaError where error.isFileError && error.code == .fileReadNoSuchFile {
      throw .missing
    } catch {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
        throw .missing
      }
      throw .unreadable(isFolder.boolValue ? "it is a folder" : error.localizedDescription)
    }
    try self.init(json: Array(data))
  }

  /// Reads what ``file`` writes.
  public init(json bytes: [UInt8]) throws(ReadingError) {
    let stored: Stored
    do {
      stored = try JSONDecoder().decode(Stored.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .damaged(error.reason)
    } catch {
      throw .damaged("it is not JSON")
    }
    guard stored.manifest == Self.currentForm else {
      throw .damaged(
        "it has form \(stored.manifest), and this version reads form \(Self.currentForm)")
    }
    version = stored.storyloom
    // Names that this version does not know are told where the options are applied.
    options = stored.options.map { Option(name: $0, value: $1) }.sorted { first, second in
      Option.place(of: first.name) < Option.place(of: second.name)
    }
    inputs = try stored.inputs.map { file throws(ReadingError) in try file.digest }
    outputs = try stored.outputs.map { file throws(ReadingError) in
      // A report has no folders in it, so no path may lead anywhere else.
      guard !file.path.isEmpty, !file.path.contains("/"), ![".", ".."].contains(file.path) else {
        throw .damaged("an output has the path '\(TerminalText.plain(file.path))'")
      }
      let digest = try file.digest
      guard digest.digest != nil else {
        throw .damaged("the output '\(TerminalText.plain(file.path))' has no digest")
      }
      return digest
    }
    guard Set(outputs.map(\.path)).count == outputs.count else {
      throw .damaged("an output stands there twice")
    }
  }

  /// The form of the file.
  private struct Stored: Decodable {
    struct File: Decodable {
      var path: String
      var size: Int
      var sha256: String?

      var digest: FileDigest {
        get throws(ReadingError) {
          let digest = sha256.flatMap { ContentDigest(hexadecimal: $0) }
          guard size >= 0, (digest == nil) == (sha256 == nil) else {
            throw .damaged("size or digest of '\(TerminalText.plain(path))' is none")
          }
          return FileDigest(path: path, byteCount: size, digest: digest)
        }
      }
    }

    var manifest: Int
    var storyloom: String
    var options: [String: String?]
    var inputs: [File]
    var outputs: [File]
  }
}

extension DecodingError {
  /// What is wrong, as part of a sentence.
  fileprivate var reason: String {
    switch self {
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is not what it should be"
    default: "it is not JSON"
    }
  }
}
