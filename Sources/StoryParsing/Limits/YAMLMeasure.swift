/// Whether the tree of a YAML text stays within the limits, found before it is built.
///
/// A tree has what aliases repeat at each place that names them. A few lines of them can stand for
/// more values than any memory holds ("billion laughs"), and a chain of them for a tree so deep that
/// letting it go exhausts the stack. Keys that are lists or mappings count like aliases: each is
/// compared with the other keys of its mapping, value by value.
///
/// One passage over libyaml's events, without a tree, takes a tenth of the time of building it.
struct YAMLMeasure {
  /// A limit that is passed, and where, as libyaml counts lines and columns.
  struct Excess: Equatable {
    enum Limit: Equatable {
      case nesting, aliases, values
    }

    var limit: Limit
    var line: Int
    var column: Int
  }

  /// What a value comes to with everything in it, aliases included.
  private struct Extent {
    /// Bytes, by the rule of ``ReadingLimits/aliasSize``.
    var size: Int
    /// Levels of lists and mappings; 0 of a text.
    var depth: Int
  }

  /// A list or mapping that is not yet at its end.
  private struct Frame {
    var extent = Extent(size: ReadingLimits.valueSize, depth: 1)
    var anchor: String?
    var isMapping: Bool
    /// Number of keys and values, or entries, so far.
    var count = 0

    /// Whether what comes next is a key.
    var awaitsKey: Bool { isMapping && count.isMultiple(of: 2) }
  }

  private let limits: ReadingLimits
  private var frames: [Frame] = []
  private var anchors: [String: Extent] = [:]
  private var repeatedSize = 0
  private var valueCount = 0

  private init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  /// The first place of a text at which a limit is passed; `nil` where none is, and where the text is
  /// no YAML up to there.
  ///
  /// - Complexity: O(bytes) time, O(depth + anchors) space.
  static func excess(
    in text: UnsafeBufferPointer<UInt8>, limits: ReadingLimits
  ) -> Excess? {
    var measure = YAMLMeasure(limits)
    let events = YAMLEvents(text)
    while let event = events.next() {
      if let limit = measure.take(event) {
        return Excess(limit: limit, line: events.line, column: events.column)
      }
    }
    return nil
  }

  /// Takes the next event; returns the limit that it passes.
  private mutating func take(_ event: YAMLEvents.Event) -> Excess.Limit? {
    switch event {
    case .other:
      return nil
    case .scalar(let count, let anchor):
      let extent = Extent(size: count + ReadingLimits.valueSize, depth: 0)
      if let anchor { anchors[anchor] = extent }
      add(extent)
    case .alias(let name):
      // An alias without an anchor is no YAML, which the reader says.
      guard let extent = anchors[name] else { return nil }
      guard frames.count + extent.depth <= limits.nesting else { return .nesting }
      repeatedSize += frames.last?.awaitsKey == true ? 2 * extent.size : extent.size
      add(extent)
    case .beginMapping(let anchor):
      frames.append(Frame(anchor: anchor, isMapping: true))
    case .beginSequence(let anchor):
      frames.append(Frame(anchor: anchor, isMapping: false))
    case .endCollection:
      guard let frame = frames.popLast() else { return nil }
      if let anchor = frame.anchor { anchors[anchor] = frame.extent }
      if frames.last?.awaitsKey == true { repeatedSize += frame.extent.size }
      // It was counted where it began.
      valueCount -= 1
      add(frame.extent)
    }
    if case .beginMapping = event { valueCount += 1 }
    if case .beginSequence = event { valueCount += 1 }
    if frames.count > limits.nesting { return .nesting }
    if repeatedSize > limits.aliasSize { return .aliases }
    return valueCount > limits.valueCount ? .values : nil
  }

  /// Adds a value to what it stands in.
  private mutating func add(_ extent: Extent) {
    valueCount += 1
    guard let last = frames.indices.last else { return }
    frames[last].count += 1
    frames[last].extent.size += extent.size
    frames[last].extent.depth = max(frames[last].extent.depth, extent.depth + 1)
  }
}
