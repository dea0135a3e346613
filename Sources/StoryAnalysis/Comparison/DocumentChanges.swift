public import StoryParsing

/// How the documents of two states of an archive differ, by their paths and the bytes they hold.
public struct DocumentChanges: Equatable, Sendable {
  /// Paths that only the new state has.
  public var added: [String] = []
  /// Paths that only the old state has.
  public var removed: [String] = []
  /// Paths under which the two states hold different bytes.
  public var changed: [String] = []
  /// Paths in both states whose bytes one of the two could not give, so that nobody knows.
  public var unread: [String] = []
  /// Number of documents that are the same in both states.
  public var unchangedCount = 0

  /// Whether the two states are known to hold the same documents.
  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && unread.isEmpty
  }

  /// Compares two lists of files; each list of paths is in the order of its bytes.
  ///
  /// A path may stand in a list several times, where several inputs have it. Equal bytes belong
  /// together then, what is left is changed pair by pair, and the rest is added or removed.
  ///
  /// - Complexity: O(*n* log *n*), *n* files.
  public init(from old: [FileDigest], to new: [FileDigest]) {
    let (old, new) = (Self.sorted(old), Self.sorted(new))
    var (one, two) = (0, 0)
    while one < old.count || two < new.count {
      let path: String
      if one < old.count, two < new.count {
        path = Self.precedes(new[two].path, old[one].path) ? new[two].path : old[one].path
      } else {
        path = one < old.count ? old[one].path : new[two].path
      }
      let before = old[one...].prefix { $0.path.utf8.elementsEqual(path.utf8) }
      let after = new[two...].prefix { $0.path.utf8.elementsEqual(path.utf8) }
      note(path, Array(before), Array(after))
      one += before.count
      two += after.count
    }
  }

  /// Notes what has become of the files under one path.
  private mutating func note(_ path: String, _ old: [FileDigest], _ new: [FileDigest]) {
    var before = old
    var after: [FileDigest] = []
    for file in new {
      if file.digest != nil, let match = before.firstIndex(of: file) {
        before.remove(at: match)
        unchangedCount += 1
      } else {
        after.append(file)
      }
    }
    for (one, two) in zip(before, after) {
      if one.digest == nil || two.digest == nil {
        unread.append(path)
      } else {
        changed.append(path)
      }
    }
    let surplus = after.count - before.count
    for _ in 0..<max(0, surplus) { added.append(path) }
    for _ in 0..<max(0, -surplus) { removed.append(path) }
  }

  private static func sorted(_ files: [FileDigest]) -> [FileDigest] {
    files.sorted { precedes($0.path, $1.path) }
  }

  private static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}
