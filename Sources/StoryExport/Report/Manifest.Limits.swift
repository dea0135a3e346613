internal import StoryAnalysis
internal import StoryParsing

extension Manifest {
  /// The limits, each as a whole number (of bytes, where it is a size).
  static let limitStatements: [Statement] = [
    limit("max-document-size", \.documentSize),
    limit("max-documents", \.documentCount),
    limit("max-nesting", \.nesting, 1...1_000),
    limit("max-aliases", \.aliasSize),
    limit("max-mentions", \.mentionCount),
    limit("max-faults", \.faultCount),
    limit("max-label", \.labelLength, 10...1_000_000),
    limit("max-picture-memory", \.pictureMemory),
    limit("max-members", \.archive.memberCount),
    limit("max-unpacked", \.archive.unpackedSize),
    limit("max-ratio", \.archive.ratio, 1...1_000_000_000),
  ]

  private static func limit(
    _ name: String, _ value: any WritableKeyPath<ReadingLimits, Int> & Sendable,
    _ range: ClosedRange<Int> = 0...1 << 50
  ) -> Statement {
    Statement(name: name) { options, _ in
      String(options.limits[keyPath: value])
    } apply: { text, options, _ in
      let number = text.flatMap { Int($0) }
      return assign(
        number.flatMap { range.contains($0) ? $0 : nil }, to: &options.limits[keyPath: value])
    }
  }
}
