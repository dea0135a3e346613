/// Numbers of things that stand elsewhere, found by a hash of those things.
///
/// A dictionary would hold its keys, and with them a string for each text. This table holds eight
/// bytes: what it has in common with the thing that is looked for, its owner compares.
///
/// ```
/// slots    │ hash 32 │ number 32 │   position: low bits of the hash, then the next free one
/// ```
///
/// Invariants: the number of slots is 0 or a power of two, and at least a quarter of them is vacant,
/// so every search ends. Hashes come from Swift's `Hasher`, which is seeded anew in each process:
/// nobody can prepare an archive whose entries collide.
struct NumberTable: Sendable {
  private static let vacant = UInt64.max

  private var slots: [UInt64] = []
  private var count = 0

  /// The number that was inserted with `hash` and is the one meant.
  ///
  /// - Parameter isMeant: Compares the thing with that number. Asked only where the hashes agree.
  /// - Complexity: O(1) expected.
  @inline(__always)
  func find(hash: Int, where isMeant: (UInt32) -> Bool) -> UInt32? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    let hash = UInt32(truncatingIfNeeded: hash)
    var position = Int(hash) & mask
    while slots[position] != Self.vacant {
      let slot = slots[position]
      if UInt32(truncatingIfNeeded: slot >> 32) == hash {
        let number = UInt32(truncatingIfNeeded: slot)
        if isMeant(number) { return number }
      }
      position = (position + 1) & mask
    }
    return nil
  }

  /// Adds a number that is not in the table.
  ///
  /// - Complexity: O(1) amortised, expected.
  mutating func insert(_ number: UInt32, hash: Int) {
    precondition(number < UInt32.max, "A table of numbers holds fewer than 2^32 - 1 of them.")
    if 4 * (count + 1) > 3 * slots.count { grow() }
    place(UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(number))
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: Self.vacant, count: max(16, 2 * old.count))
    for slot in old where slot != Self.vacant { place(slot) }
  }

  private mutating func place(_ slot: UInt64) {
    let mask = slots.count - 1
    var position = Int(slot >> 32) & mask
    while slots[position] != Self.vacant { position = (position + 1) & mask }
    slots[position] = slot
  }
}
