internal import StoryParsing

/// What holding a report against its manifest gave, in words and as JSON.
public struct VerificationAnswer: Sendable {
  private let verification: ReportVerification

  /// Creates the answer of a verification.
  public init(of verification: ReportVerification) {
    self.verification = verification
  }

  /// One line for each fault and, where there is none, one line that says so.
  public var text: String {
    guard verification.faults.isEmpty else {
      return verification.faults.map { TerminalText.plain(Self.sentence($0)) + "\n" }.joined()
    }
    let manifest = verification.manifest
    var parts = [NumberText.counted(manifest.outputs.count, "file")]
    if verification.hasInputs {
      parts.append(NumberText.counted(manifest.inputs.count, "document"))
    }
    let again = verification.isRerun ? "; computed again, every byte is the same" : ""
    return "\(parts.joined(separator: " and ")) as the manifest says\(again)\n"
  }

  /// What is worth knowing and no fault: a report by another version, and names in the folder that the
  /// manifest does not know.
  public var notes: [String] {
    var notes = verification.strangers.map {
      "\($0): not part of the report, the manifest does not know it"
    }
    let version = verification.manifest.version
    if version != ToolVersion.current {
      notes.insert(
        "the report is by storyloom \(version), and this is \(ToolVersion.current)", at: 0)
    }
    return notes.map(TerminalText.plain)
  }

  /// The answer as one object.
  public var json: JSONValue {
    let manifest = verification.manifest
    return .object([
      .init("holds", .boolean(verification.faults.isEmpty)),
      .init("storyloom", .string(manifest.version)),
      .init("outputs", .integer(manifest.outputs.count)),
      .init("inputs", verification.hasInputs ? .integer(manifest.inputs.count) : .null),
      .init("isRerun", .boolean(verification.isRerun)),
      .init(
        "faults",
        .array(
          verification.faults.map { fault in
            let (kind, path, _) = Self.words(fault)
            return .object([.init("fault", .string(kind)), .init("path", .string(path))])
          })),
      .init("unknown", .array(verification.strangers.map { .string($0) })),
    ])
  }

  private static func sentence(_ fault: ReportVerification.Fault) -> String {
    let (_, path, words) = words(fault)
    return "\(path): \(words)"
  }

  private static func words(
    _ fault: ReportVerification.Fault
  ) -> (kind: String, path: String, words: String) {
    switch fault {
    case .outputMissing(let path): ("output-missing", path, "the file is missing")
    case .outputChanged(let path):
      ("output-changed", path, "the file is not the one that the report wrote")
    case .outputUnreadable(let path): ("output-unreadable", path, "the file cannot be read")
    case .inputMissing(let path): ("input-missing", path, "the document is missing")
    case .inputChanged(let path):
      ("input-changed", path, "the document is not the one that the report was made of")
    case .inputUnreadable(let path):
      ("input-unreadable", path, "the document cannot be compared, because it could not be read")
    case .inputAdded(let path):
      ("input-added", path, "the document is new, and the report was made without it")
    case .rerunDiffers(let path):
      ("rerun-differs", path, "computed again, the file has other bytes")
    case .rerunAdds(let path):
      ("rerun-adds", path, "computed again, the report has this file as well")
    }
  }
}
