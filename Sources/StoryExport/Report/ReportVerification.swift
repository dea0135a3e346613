internal import Foundation
internal import StoryAnalysis
public import StoryParsing

/// A report held against its manifest.
public struct ReportVerification: Sendable {
  /// What is not as the manifest says.
  public enum Fault: Equatable, Sendable {
    /// A file of the report is not there.
    case outputMissing(String)
    /// A file of the report holds other bytes.
    case outputChanged(String)
    /// A file of the report cannot be read.
    case outputUnreadable(String)
    /// A document is not there any more.
    case inputMissing(String)
    /// A document holds other bytes.
    case inputChanged(String)
    /// A document cannot be read, now or when the report was written.
    case inputUnreadable(String)
    /// A document that the report does not know.
    case inputAdded(String)
    /// A file that the same inputs and options give otherwise now, or not at all.
    case rerunDiffers(String)
    /// A file that the same inputs and options give now and the report has not.
    case rerunAdds(String)
  }

  /// The manifest.
  public let manifest: Manifest
  /// Everything that is not as the manifest says: outputs in the order of the manifest, then inputs by
  /// path, then what was computed again.
  public private(set) var faults: [Fault] = []
  /// Names in the folder that the manifest does not know, sorted; hidden ones are passed over.
  public let strangers: [String]
  /// Whether the inputs were compared.
  public private(set) var hasInputs = false
  /// Whether the report was computed again.
  public private(set) var isRerun = false

  /// Holds the files in a folder against a manifest.
  ///
  /// - Complexity: O(*b*) time, *b* bytes of the files; no file is in memory as a whole.
  public init(of manifest: Manifest, inFolder path: String) {
    self.manifest = manifest
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    for output in manifest.outputs {
      let file = folder.appendingPathComponent(output.path)
      switch FileDigest.Reading(file) {
      case .missing: faults.append(.outputMissing(output.path))
      case .unreadable: faults.append(.outputUnreadable(output.path))
      case .whole(let byteCount, let digest):
        guard byteCount != output.byteCount || digest != output.digest else { continue }
        faults.append(.outputChanged(output.path))
      }
    }
    let known = Set(manifest.outputs.map(\.path) + [Manifest.fileName])
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    strangers = names.filter { !known.contains($0) && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Holds documents against those that the report was made of.
  public mutating func compare(inputs: [FileDigest]) {
    hasInputs = true
    let changes = DocumentChanges(from: manifest.inputs, to: inputs)
    faults += changes.changed.map { .inputChanged($0) }
    faults += changes.removed.map { .inputMissing($0) }
    faults += changes.added.map { .inputAdded($0) }
    faults += changes.unread.map { .inputUnreadable($0) }
  }

  /// Holds the files that the same inputs and options give now against the manifest; none is in memory
  /// as a whole.
  public mutating func compare(rerun files: [OutputFile]) {
    isRerun = true
    var given: [String: FileDigest] = [:]
    for file in files { given[file.name] = file.fileDigest }
    for output in manifest.outputs where given[output.path] != output {
      faults.append(.rerunDiffers(output.path))
    }
    let known = Set(manifest.outputs.map(\.path))
    for file in files where !known.contains(file.name) { faults.append(.rerunAdds(file.name)) }
  }
}

extension OutputFile {
  /// Name, length and digest of what is written; nothing is kept.
  public var fileDigest: FileDigest {
    let tally = Tally()
    write { tally.note($0) }
    return tally.digest(of: name)
  }
}

extension FileDigest {
  /// What reading a file gave.
  fileprivate enum Reading {
    case missing
    case unreadable
    case whole(byteCount: Int, digest: ContentDigest)

    init(_ file: URL) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
        self = .missing
        return
      }
      do {
        guard !isFolder.boolValue else { throw CocoaError(.fileReadUnknown) }
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hasher = ContentDigest.Hasher()
        var count = 0
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
          hasher.update(Array(piece))
          count += piece.count
        }
        self = .whole(byteCount: count, digest: hasher.digest)
      } catch {
        self = .unreadable
      }
    }
  }
}
