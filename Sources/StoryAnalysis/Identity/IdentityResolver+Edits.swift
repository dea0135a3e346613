internal import GraphAlgorithms
internal import StoryParsing

/// Which drafts the edits of a hand-written file speak of, as far as they have been heard.
///
/// What is merged by hand is one draft as soon as two keys of it have been heard. A draft that holds a
/// key of a group that is kept apart from others has the number of that group, so two drafts may be
/// joined where no two of their groups are kept apart.
struct EditState: Sendable {
  /// A merge that was made.
  struct Merge: Sendable {
    var draft: UInt32
    /// What was heard first of the group.
    var known: String
    var joined: String
    var line: Int
  }

  let edits: IdentityEdits
  private let numbers: [UInt64: Int]
  private var isHeard: [Bool]
  /// A draft of each group that was heard.
  private var draftOfGroup: [Int: UInt32] = [:]
  private var textOfGroup: [Int: String] = [:]
  /// The groups in each draft that stands for others, where there are any.
  private var groupsOfDraft: [UInt32: [Int]] = [:]
  private(set) var merges: [Merge] = []

  init(_ edits: IdentityEdits) {
    self.edits = edits
    numbers = Dictionary(uniqueKeysWithValues: edits.hashes.enumerated().map { ($1, $0) })
    isHeard = [Bool](repeating: false, count: edits.hashes.count)
  }

  /// The number of the key with a text, if an edit names it.
  func number(of text: String) -> Int? { numbers[StableHash.hash(text)] }

  /// Whether two drafts, each standing for others, hold nothing that is kept apart.
  func mayJoin(_ first: UInt32, _ second: UInt32) -> Bool {
    guard let one = groupsOfDraft[first], let two = groupsOfDraft[second] else { return true }
    return one.allSatisfy { group in
      !edits.separations[group].contains { two.contains($0) }
    }
  }

  /// The draft that holds the group of a key, if one does.
  func draft(ofGroupOf number: Int) -> UInt32? { draftOfGroup[edits.groupOf[number]] }

  /// Whether a key that no draft holds yet, nor its group, may join a draft that stands for others.
  func mayJoin(number: Int, _ draft: UInt32) -> Bool {
    guard let groups = groupsOfDraft[draft] else { return true }
    let separations = edits.separations[edits.groupOf[number]]
    return !groups.contains { separations.contains($0) }
  }

  /// Notes that a draft that stands for others holds a key of a group that was not heard before.
  mutating func open(number: Int, text: String, draft: UInt32) {
    let group = edits.groupOf[number]
    isHeard[number] = true
    draftOfGroup[group] = draft
    textOfGroup[group] = text
    groupsOfDraft[draft, default: []].append(group)
  }

  /// Notes that a key was joined to its group.
  mutating func note(number: Int, text: String, draft: UInt32, wasJoined: Bool) {
    isHeard[number] = true
    guard wasJoined else { return }
    let group = edits.groupOf[number]
    let ofGroup = edits.edits.filter {
      $0.action == .merge && edits.groupOf[$0.first] == group
    }
    let direct = ofGroup.first {
      ($0.first == number && isHeard[$0.second]) || ($0.second == number && isHeard[$0.first])
    }
    merges.append(
      Merge(
        draft: draft, known: textOfGroup[group, default: ""], joined: text,
        line: (direct ?? ofGroup.first)?.line ?? 1))
  }

  /// Notes that one draft now stands for another.
  mutating func join(_ draft: UInt32, into other: UInt32) {
    guard let groups = groupsOfDraft.removeValue(forKey: draft) else { return }
    for group in groups where !groupsOfDraft[other, default: []].contains(group) {
      groupsOfDraft[other, default: []].append(group)
    }
  }

  /// What to say of edits of articles that were not heard of, in the order of the file.
  var warnings: [Diagnostic] {
    edits.edits.flatMap { edit in
      zip([edit.first, edit.second], edit.unknown).filter { !isHeard[$0.0] }.map(\.1)
    }
  }
}

extension IdentityResolver {
  /// Whether a key that was not heard before may not name the article of a draft.
  mutating func isKeptApart(
    _ key: RecordBatch.Key, of batch: borrowing RecordBatch, from draft: UInt32
  ) -> Bool {
    guard let edits, let number = edits.number(of: batch.string(key.text)) else { return false }
    let root = draftSets.root(of: draft)
    if let other = edits.draft(ofGroupOf: number) {
      return !edits.mayJoin(draftSets.root(of: other), root)
    }
    return !edits.mayJoin(number: number, root)
  }

  /// Notes that a draft has a key, or a fingerprint in place of one, and joins it to what it is merged
  /// with by hand.
  mutating func noteEdits(of text: String, draft: UInt32) {
    guard let number = edits?.number(of: text) else { return }
    if let other = edits?.draft(ofGroupOf: number) {
      let wasJoined = unite(draft, other)
      edits?.note(number: number, text: text, draft: draft, wasJoined: wasJoined)
    } else {
      edits?.open(number: number, text: text, draft: draftSets.root(of: draft))
    }
  }
}
