/// The memory of a ``BondTable``, which is used again and again.
struct BondStorage {
  fileprivate var slots: [UInt32] = []
  fileprivate var bonds: [BondTable.Bond] = []

  /// Makes room for a number of communities.
  fileprivate mutating func reserve(_ capacity: Int) {
    let size = 1 << BondTable.bits(for: capacity)
    if slots.count < size {
      slots = [UInt32](repeating: BondTable.free, count: size)
      bonds = [BondTable.Bond](
        repeating: BondTable.Bond(community: 0, weight: 0), count: size / 2)
    }
  }
}

/// The communities around a node, each with the weight between the node and it.
///
/// An open hash table that leaves a node's few communities in the nearest cache, where an array with
/// an element for each community of the graph would not. Communities are numbered in the order in
/// which they were first added, so nothing depends on the table's layout.
struct BondTable: ~Copyable, ~Escapable {
  struct Bond {
    var community: UInt32
    var weight: Double
    /// What joining the community would gain; 0 until it is rated.
    var gain = 0.0
  }

  fileprivate static let free = UInt32.max
  /// The index of each slot's bond, or `free`. All are free while there are no bonds.
  private var slots: MutableSpan<UInt32>
  private var bonds: MutableSpan<Bond>
  /// Slots in use are those below `1 << bits`: at least twice as many as there can be bonds.
  private var bits = 4
  private(set) var count = 0
  /// Whether every community has a slot of its own, the one with its number.
  private let isDirect: Bool

  /// Most communities of a network that each have a slot: as many as stay in the nearest cache.
  private static let directLimit: UInt32 = 4096

  /// An empty table.
  ///
  /// - Parameters:
  ///   - storage: Its memory, which it leaves as it must find it once `removeAll` has been called.
  ///   - capacity: Most communities that will ever be added between two calls of `removeAll`.
  ///   - communityCount: Number of communities there are: each is below.
  @_lifetime(&storage)
  init(in storage: inout BondStorage, capacity: Int, communityCount: Int) {
    isDirect = communityCount <= Self.directLimit
    storage.reserve(isDirect ? max(capacity, communityCount) : capacity)
    slots = storage.slots.mutableSpan
    bonds = storage.bonds.mutableSpan
  }

  subscript(index: Int) -> Bond { bonds[index] }

  /// Notes what joining a community would gain.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func rate(_ index: Int, _ gain: Double) { bonds[index].gain = gain }

  fileprivate static func bits(for capacity: Int) -> Int {
    max(4, Int.bitWidth - (2 * capacity).leadingZeroBitCount)
  }

  /// Empties the table.
  ///
  /// - Parameter capacity: Most communities that will be added.
  @_lifetime(self: copy self)
  mutating func removeAll(reserving capacity: Int = 0) {
    if isDirect {
      for index in 0..<count { slots[Int(bonds[index].community)] = Self.free }
      count = 0
      return
    }
    for index in 0..<count {
      var slot = home(of: bonds[index].community)
      while slots[slot] != UInt32(truncatingIfNeeded: index) { slot = next(slot) }
      slots[slot] = Self.free
    }
    count = 0
    bits = Self.bits(for: capacity)
  }

  /// Adds to the weight of a community.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func add(_ weight: Double, to community: UInt32) {
    if isDirect {
      let index = slots[Int(community)]
      if index == Self.free {
        slots[Int(community)] = UInt32(truncatingIfNeeded: count)
        bonds[count] = Bond(community: community, weight: weight)
        count += 1
      } else {
        bonds[Int(index)].weight += weight
      }
      return
    }
    var slot = home(of: community)
    while true {
      let index = slots[slot]
      if index == Self.free {
        slots[slot] = UInt32(truncatingIfNeeded: count)
        bonds[count] = Bond(community: community, weight: weight)
        count += 1
        return
      }
      if bonds[Int(index)].community == community {
        bonds[Int(index)].weight += weight
        return
      }
      slot = next(slot)
    }
  }

  /// > Source: Fibonacci hashing, Knuth 1998, The Art of Computer Programming 3, section 6.4.
  @inline(__always)
  private func home(of community: UInt32) -> Int {
    Int(truncatingIfNeeded: (community &* 0x9e37_79b9) &>> UInt32(truncatingIfNeeded: 32 - bits))
  }

  @inline(__always)
  private func next(_ slot: Int) -> Int { (slot + 1) & ((1 << bits) - 1) }
}
