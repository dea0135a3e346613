internal import GraphAlgorithms
public import StoryParsing

/// What somebody who has read the articles says of them: which are one, and which are not.
///
/// ```
/// action,first,second,note
/// merge,https://a.com/story,https://a.com/story-updated,same text under a new address
/// separate,https://a.com/live,a1f0ac10971b608b0,a live page that changed its subject
/// ```
///
/// An article is named by one of its addresses, brought to a key by the same rules as those of the
/// archive, or by its identifier, which stands for the key that it is made of.
///
/// - `merge` makes the two articles one, and so everything that is merged with either.
/// - `separate` keeps two addresses, and everything merged with either, in different articles.
///   Nothing that would join them is done: of a mention that gives both, the first address decides
///   which article it speaks of, and the other is passed over; a mention whose addresses would join
///   them through a third joins what comes first in input order; and a mention without an address that
///   would do it opens an article of its own.
///
/// An edit of an article that the archive does not have does nothing, with a warning.
public struct IdentityEdits: Hashable, Sendable {
  /// What an edit does.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// The two are one article.
    case merge
    /// The two are different articles.
    case separate
  }

  /// One row of the file.
  struct Edit: Hashable, Sendable {
    var action: Action
    /// Numbers of the two articles that are named.
    var first: Int
    var second: Int
    var line: Int
    /// What to say where the archive does not have the first, and the second.
    var unknown: [Diagnostic]
  }

  /// Name of the file without its folders; empty without a file.
  public let name: String
  /// Digest of the file; absent without one.
  public let digest: ContentDigest?
  let edits: [Edit]
  /// The stable hash of each key that is named.
  let hashes: [UInt64]
  /// What is merged, by the number of a key: a group has one number.
  let groupOf: [Int]
  /// The groups that each group is kept apart from.
  let separations: [[Int]]

  /// No edits.
  public init() {
    (name, digest, edits, hashes, groupOf, separations) = ("", nil, [], [], [], [])
  }

  /// Whether there is no edit.
  public var isEmpty: Bool { edits.isEmpty }

  /// Number of edits of a kind.
  public func count(of action: Action) -> Int { edits.count { $0.action == action } }
}

extension IdentityEdits {
  /// Reads edits: comma-separated values with the columns `action`, `first` and `second` and, if
  /// wanted, `note`, in any order.
  ///
  /// - Throws: ``/StoryParsing/HandTableFaults`` with every fault of the file: what ``/StoryParsing/HandTable`` refuses, an
  ///   unknown action, an article that is named by neither an address nor an identifier, an edit of an
  ///   article with itself, an edit that stands there twice, and a separation of what other edits
  ///   merge, be it through others.
  /// - Complexity: O(*b* + *s* *e*), *b* bytes, *e* edits, *s* of them separations that are refused.
  public init(_ file: HandFile) throws(HandTableFaults) {
    let table = try HandTable(file, required: ["action", "first", "second"], optional: ["note"])
    var draft = EditDraft()
    for row in table.rows { draft.add(row, of: table) }
    var sets = DisjointSets(count: draft.hashes.count)
    for edit in draft.edits where edit.action == .merge {
      sets.join(UInt32(edit.first), UInt32(edit.second))
    }
    let groupOf = draft.hashes.indices.map { Int(sets.root(of: UInt32($0))) }
    draft.checkSeparations(groupOf: groupOf, in: table)
    guard draft.faults.isEmpty else { throw HandTableFaults(draft.faults) }
    var separations = [[Int]](repeating: [], count: draft.hashes.count)
    for edit in draft.edits where edit.action == .separate {
      separations[groupOf[edit.first]].append(groupOf[edit.second])
      separations[groupOf[edit.second]].append(groupOf[edit.first])
    }
    name = file.shortName
    digest = ContentDigest(of: file.bytes)
    edits = draft.edits
    hashes = draft.hashes
    self.groupOf = groupOf
    self.separations = separations
  }
}

/// The rows of a file of edits while they are checked.
private struct EditDraft {
  /// Two keys in either order.
  private struct Pair: Hashable {
    var low: Int
    var high: Int

    init(_ first: Int, _ second: Int) {
      (low, high) = (min(first, second), max(first, second))
    }
  }

  private(set) var edits: [IdentityEdits.Edit] = []
  private(set) var hashes: [UInt64] = []
  private(set) var faults: [Diagnostic] = []
  private var places: [HandTable.Field] = []
  private var numbers: [UInt64: Int] = [:]
  private var known: [Pair: Int] = [:]

  mutating func add(_ row: HandTable.Row, of table: HandTable) {
    let action = IdentityEdits.Action(rawValue: row.fields[0].text)
    if action == nil {
      faults.append(
        table.diagnostic(
          .unknownAction, at: row.fields[0], "the action is neither merge nor separate"))
    }
    let articles = row.fields[1...2].map { field -> Int? in
      guard let hash = Self.hash(of: field.text) else {
        faults.append(
          table.diagnostic(
            .invalidArticle, at: field,
            "no article is named; write an address (https://...) or an identifier (a and 16 digits)"
          ))
        return nil
      }
      if let number = numbers[hash] { return number }
      numbers[hash] = hashes.count
      hashes.append(hash)
      return hashes.count - 1
    }
    guard let action, let first = articles[0], let second = articles[1] else { return }
    guard first != second else {
      faults.append(
        table.diagnostic(.selfEdit, at: row.fields[2], "both name the same article"))
      return
    }
    let pair = Pair(first, second)
    if let other = known[pair] {
      let line = edits[other].line
      faults.append(
        edits[other].action == action
          ? table.diagnostic(
            .duplicateEdit, at: row.fields[0], "line \(line) says the same; keep one")
          : table.diagnostic(
            .contradictoryEdit, at: row.fields[0], "line \(line) says the opposite; keep one"))
      return
    }
    known[pair] = edits.count
    edits.append(
      IdentityEdits.Edit(
        action: action, first: first, second: second, line: row.line,
        unknown: row.fields[1...2].map {
          table.diagnostic(
            .unknownArticle, .warning, at: $0,
            "the archive has no such article, so the edit does nothing; check the address")
        }))
    places.append(row.fields[0])
  }

  /// Finds separations of what is merged, be it through others.
  mutating func checkSeparations(groupOf: [Int], in table: HandTable) {
    for (index, edit) in edits.enumerated()
    where edit.action == .separate && groupOf[edit.first] == groupOf[edit.second] {
      let lines = mergeLines(from: edit.first, to: edit.second)
      let merges = lines.count == 1 ? "line" : "lines"
      let text = lines.map(String.init).joined(separator: ", ")
      faults.append(
        table.diagnostic(
          .contradictoryEdit, at: places[index],
          "\(merges) \(text) merge what is separated here; leave one of them out"))
    }
  }

  /// The lines of the fewest merges that lead from one article to another.
  private func mergeLines(from start: Int, to end: Int) -> [Int] {
    var lines: [Int: [Int]] = [start: []]
    var front = [start]
    while lines[end] == nil, !front.isEmpty {
      var next: [Int] = []
      for edit in edits where edit.action == .merge {
        for (here, there) in [(edit.first, edit.second), (edit.second, edit.first)] {
          guard front.contains(here), lines[there] == nil, let path = lines[here] else { continue }
          lines[there] = path + [edit.line]
          next.append(there)
        }
      }
      front = next
    }
    return lines[end, default: []].sorted()
  }

  /// The hash of the key that a text names.
  private static func hash(of text: String) -> UInt64? {
    let digits = text.utf8.dropFirst()
    let isHexadecimal = digits.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    if text.utf8.first == UInt8(ascii: "a"), digits.count == 16, isHexadecimal {
      return UInt64(text.dropFirst(), radix: 16)
    }
    return AddressKey(text).map { StableHash.hash($0.text) }
  }
}
