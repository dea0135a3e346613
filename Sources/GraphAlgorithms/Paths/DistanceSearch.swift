/// Finds how far all nodes are from one, again and again in the same memory.
///
/// Where every link has length 1 it searches breadth first; otherwise it settles the nearest node
/// that is not settled yet, which a heap finds. A distance is the least sum of lengths over all
/// ways, each summed from its start: adding a length never makes the smaller of two sums the larger
/// one, rounded or not, so the distances do not depend on the order of the search.
///
/// > Source: Dijkstra 1959, doi:10.1007/BF01386390. Deviation: a node stays in the heap with its
/// > older, larger distances, which are passed over when they come out.
struct DistanceSearch {
  /// The distance of each node from the source of the last search; infinite where no way leads.
  private(set) var distances: [Double]
  /// The nodes at a finite distance, the nearest first.
  private(set) var settled: [UInt32] = []
  private let lengths: Digraph.Rows
  private var heap = Heap<Candidate>()

  /// A distance that a node may turn out to have.
  struct Candidate: Comparable {
    var distance: Double
    var node: UInt32

    static func < (first: Self, second: Self) -> Bool {
      first.distance < second.distance
        || (first.distance == second.distance && first.node < second.node)
    }
  }

  /// - Parameter lengths: The links to follow, with lengths in place of weights.
  init(lengths: Digraph.Rows) {
    self.lengths = lengths
    distances = [Double](repeating: .infinity, count: lengths.offsets.count - 1)
  }

  /// Finds the distances from a node.
  ///
  /// - Complexity: O(*n* + *m*) where all lengths are 1, else O(*n* + *m* log *m*), *n* nodes and
  ///   *m* links within reach.
  mutating func run(from source: Int) {
    for node in settled { distances[Int(node)] = .infinity }
    settled.removeAll(keepingCapacity: true)
    distances[source] = 0
    if lengths.isWeighted {
      settleNearest(from: source, limit: nil)
    } else {
      settleByLevels(from: source)
    }
  }

  /// Finds the distances from a node as far as those of another: larger ones may be too large.
  mutating func run(from source: Int, asFarAs target: Int) {
    precondition(settled.isEmpty && lengths.isWeighted, "A search with a limit is the only one.")
    distances[source] = 0
    settleNearest(from: source, limit: target)
  }

  private mutating func settleByLevels(from source: Int) {
    let rows = lengths
    let offsets = rows.offsets.span
    let nodes = rows.nodes.span
    settled.append(UInt32(truncatingIfNeeded: source))
    var position = 0
    while position < settled.count {
      let node = Int(settled[position])
      let distance = distances[node] + 1
      position += 1
      for link in offsets[node]..<offsets[node + 1] {
        let other = nodes[link]
        guard distances[other.index] == .infinity else { continue }
        distances[other.index] = distance
        settled.append(other.rawValue)
      }
    }
  }

  private mutating func settleNearest(from source: Int, limit: Int?) {
    let rows = lengths
    let offsets = rows.offsets.span
    let nodes = rows.nodes.span
    let weights = rows.weights.span
    heap.removeAll()
    heap.insert(Candidate(distance: 0, node: UInt32(truncatingIfNeeded: source)))
    while let nearest = heap.removeFirst() {
      let node = Int(nearest.node)
      guard nearest.distance == distances[node] else { continue }
      // What is as far as the limit goes on: links of length 0 may lead from there to the limit.
      if let limit, nearest.distance > distances[limit] { return }
      settled.append(nearest.node)
      for link in offsets[node]..<offsets[node + 1] {
        let other = nodes[link]
        let distance = nearest.distance + weights[link]
        guard distance < distances[other.index] else { continue }
        distances[other.index] = distance
        heap.insert(Candidate(distance: distance, node: other.rawValue))
      }
    }
  }
}

extension Digraph.Rows {
  /// The same links with their lengths in place of their weights.
  func lengths(_ length: LinkLength) -> Digraph.Rows {
    guard isWeighted else { return self }
    var result = self
    switch length {
    case .one: result.weights = []
    case .weight: break
    case .inverseWeight: result.weights = weights.map { length.length(ofWeight: $0) }
    }
    return result
  }
}
