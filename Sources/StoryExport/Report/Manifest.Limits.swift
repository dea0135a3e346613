internal import StoryAnalysis
internal import StoryParsing

extension Manifest {
  /// A limit by the name that the command takes.
  private struct Limit {
    var name: String
    var value: any WritableKeyPath<ReadingLimits, Int> & Sendable
    /// What it counts where that is bytes.
    var isSize = false
    var range = 0...1 << 50
  }

  private static let limits = [
    Limit(name: "max-document-size", value: \.documentSize, isSize: true),
    Limit(name: "max-documents", value: \.documentCount),
    Limit(name: "max-nesting", value: \.nesting, range: 1...1_000),
    Limit(name: "max-aliases", value: \.aliasSize, isSize: true),
    Limit(name: "max-mentions", value: \.mentionCount),
    Limit(name: "max-faults", value: \.faultCount),
    Limit(name: "max-label", value: \.labelLength, range: 10...1_000_000),
    Limit(name: "max-picture-memory", value: \.pictureMemory, isSize: true),
    Limit(name: "max-members", value: \.archive.memberCount),
    Limit(name: "max-unpacked", value: \.archive.unpackedSize, isSize: true),
    Limit(name: "max-ratio", value: \.archive.ratio, range: 1...1_000_000_000),
  ]

  /// The limits as options, each a whole number (of bytes, where it is a size).
  static let limitStatements = limits.map { limit in
    Statement(name: limit.name) { options, _ in
      String(options.limits[keyPath: limit.value])
    } apply: { text, options, _ in
      let number = text.flatMap { Int($0) }.flatMap { limit.range.contains($0) ? $0 : nil }
      return assign(number, to: &options.limits[keyPath: limit.value])
    }
  }

  /// The names of the limits that hold while documents are read.
  static let readingLimitNames = limits.map(\.name).filter {
    !["max-label", "max-picture-memory"].contains($0)
  }

  /// The limits in force, for reading.
  static func limitRows(_ values: ReadingLimits) -> [(name: String, value: String)] {
    limits.map { limit in
      let number = NumberText.grouped(values[keyPath: limit.value])
      return (limit.name, limit.isSize ? number + " bytes" : number)
    }
  }
}
