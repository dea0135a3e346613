/// Whether the tree of a YAML text stays within the limits, found before it is built.
///
/// A tree has what aliases repeat at each place that names them. A few lines of them can stand for
/// more values than any memory holds ("billion laughs"), and a chain of them for a tree so deep that
/// letting it go exhausts the stack. Keys that are lists or mappings count like aliases: each is
/// compared with the other keys of its mapping, value by value.
///
/// One passage over libyaml's events, without a tree, takes a tenth of the time of building it.
///
/// Related articles beyond their number cost the others nothing: where each stands on lines of its own, the
/// lines are found, and no tree is built of them.
struct YAMLMeasure {
  /// What was found of a text.
  struct Outcome: Equatable {
    /// The first place at which a limit is passed; `nil` where none is, and where the text is no YAML up to
    /// there.
    var excess: Excess?
    /// The related articles beyond their number that are on lines of their own.
    var surplus: Surplus?
  }

  /// The end of a list of related articles that is too long.
  struct Surplus: Equatable {
    /// The lines of the entries, as libyaml counts them, from 1.
    var lines: Range<Int>
    /// Number of the entries.
    var count: Int
  }

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
  /// Whether the last key of the document was `related`.
  private var isRelated = false
  /// Number of entries of the list of related articles, while it is open and each begins a line.
  private var mentionCount: Int?
  /// Line of the first entry beyond the limit, and from there on how much was counted.
  private var surplusStart: (line: Int, repeatedSize: Int, valueCount: Int)?
  private var surplus: Surplus?

  private init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  /// Goes through a text.
  ///
  /// - Complexity: O(bytes) time, O(depth + anchors) space.
  static func outcome(
    of text: UnsafeBufferPointer<UInt8>, limits: ReadingLimits
  ) -> Outcome {
    var measure = YAMLMeasure(limits)
    let events = YAMLEvents(text)
    while let event = events.next() {
      measure.follow(event, line: events.line)
      if let limit = measure.take(event) {
        return Outcome(
          excess: Excess(limit: limit, line: events.line, column: events.column),
          surplus: measure.surplus)
      }
    }
    // A list that has no end is no YAML, and its entries were not cut away.
    if let start = measure.surplusStart, measure.valueCount > limits.valueCount {
      return Outcome(excess: Excess(limit: .values, line: start.line, column: 1))
    }
    return Outcome(surplus: measure.surplus)
  }

  /// Follows the list of related articles: where it begins, each of its entries, and its end.
  private mutating func follow(_ event: YAMLEvents.Event, line: Int) {
    switch (event, frames.count) {
    case (.scalar(_, _, let isRelated), 1) where frames[0].awaitsKey:
      self.isRelated = isRelated
    case (.alias, 1) where frames[0].awaitsKey, (.beginMapping, 1) where frames[0].awaitsKey:
      isRelated = false
    case (.beginSequence(_, let isBlock), 1) where isRelated && !frames[0].awaitsKey:
      mentionCount = isBlock ? 0 : nil
    case (.endCollection, 2):
      if let start = surplusStart, let count = mentionCount {
        surplus = Surplus(lines: start.line..<line, count: count - limits.mentionCount)
        // What is cut away counts for nothing.
        (repeatedSize, valueCount) = (start.repeatedSize, start.valueCount)
      }
      (mentionCount, surplusStart) = (nil, nil)
    case (.scalar, 2), (.alias, 2), (.beginMapping, 2), (.beginSequence, 2):
      guard let count = mentionCount else { return }
      mentionCount = count + 1
      if count == limits.mentionCount { surplusStart = (line, repeatedSize, valueCount) }
    default:
      break
    }
    // What is named there may be meant elsewhere.
    if surplusStart != nil, event.anchor != nil { (mentionCount, surplusStart) = (nil, nil) }
  }

  /// Takes the next event; returns the limit that it passes.
  private mutating func take(_ event: YAMLEvents.Event) -> Excess.Limit? {
    switch event {
    case .other:
      return nil
    case .scalar(let count, let anchor, _):
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
    case .beginSequence(let anchor, _):
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
    if repeatedSize > limits.aliasSize, surplusStart == nil { return .aliases }
    // Of the entries that are to be cut away no tree is built, unless the text turns out to be no YAML.
    return valueCount > limits.valueCount && surplusStart == nil ? .values : nil
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
