/// What label propagation found, with the evidence of how it got there.
public struct LabelPropagation: Equatable, Sendable {
  /// The communities. Each is connected.
  public let partition: Partition
  /// Most sweeps that a component took.
  public let sweeps: Int
  /// Whether every node ended with a label that none of the other labels around it outweighs.
  public let isConverged: Bool
  /// Number of communities that are there only because nodes with the same label were not connected
  /// by nodes with that label.
  public let splitCount: Int
}

extension Graph {
  /// Splits the graph into communities by letting each node adopt what most of its neighbours say.
  ///
  /// Everybody starts with a label of their own, and then, one at a time and in random order, takes
  /// the label that weighs most among their neighbours: `argmax_l Σ_j A(i,j) [l(j) = l]`. Labels
  /// spread fast where links are dense and stop where they are thin. It needs no parameter and
  /// little time, and optimises nothing that could be called quality: runs with different seeds can
  /// differ much, and a large community may swallow small ones. The Leiden method is the better
  /// choice where its time can be afforded.
  ///
  /// - Parameters:
  ///   - seed: Start of the random sequence, which begins anew in each component. The same seed
  ///     gives the same partition. Default 0.
  ///   - maximumSweeps: Sweeps over a component after which to stop in any case, at least 1. Default
  ///     1000, which hardly any graph needs.
  /// - Returns: One community for each node, numbered from 0 by size. Each is connected by links
  ///   with a weight above 0; a node without any is a community of its own. Each component has the
  ///   communities that it would have alone.
  /// - Complexity: O(*n* + *m*) time for the first sweep, *n* nodes and *m* links, and less for each
  ///   further one; O(*n*) extra space.
  /// - Note: Self links have no effect. Labels whose weights around a node differ by less than
  ///   rounding can feign tie. Sums run in a fixed order, so the result is the same bits each time.
  /// > Source: Raghavan, Albert, Kumara 2007, doi:10.1103/PhysRevE.76.036106. Deviations: weights in
  /// > place of counts of links; a sweep visits only nodes that had several labels to choose from
  /// > or have a neighbour whose label changed since their last visit, because all others would keep
  /// > theirs; communities that are not connected are split into their connected parts.
  public func labelPropagation(seed: UInt64 = 0, maximumSweeps: Int = 1000) -> LabelPropagation {
    precondition(maximumSweeps >= 1, "Label propagation needs at least one sweep.")
    let (components, componentCount) = rows.components(inward: nil)
    let members = Grouping(components, count: componentCount)
    var spread = LabelSpread(rows: rows)
    var sweeps = 0
    var isConverged = true
    for component in 0..<componentCount {
      let outcome = spread.settle(
        Array(members.order[members.range(of: component)]), seed: seed,
        maximumSweeps: maximumSweeps)
      sweeps = max(sweeps, outcome.sweeps)
      isConverged = isConverged && outcome.isConverged
    }
    let found = Partition(communities: spread.labels)
    let pieces = spread.connectedPieces()
    return LabelPropagation(
      partition: pieces, sweeps: sweeps, isConverged: isConverged,
      splitCount: pieces.count - found.count)
  }
}

/// The labels of all nodes while they spread.
private struct LabelSpread {
  let rows: Digraph.Rows
  /// The label of each node: the number of the node that had it at first.
  var labels: [UInt32]
  private var generator = SplitMix64(seed: 0)
  /// For each label, its weight around the node that is being looked at; 0 between two looks.
  private var bonds: [Double]
  /// The labels around the node that is being looked at, in the order of its neighbours.
  private var touched: [UInt32] = []
  private var isWaiting: [Bool]

  init(rows: Digraph.Rows) {
    self.rows = rows
    let count = rows.offsets.count - 1
    labels = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    bonds = [Double](repeating: 0, count: count)
    isWaiting = [Bool](repeating: true, count: count)
  }

  /// Sweeps over a component until no node has a label that another outweighs.
  ///
  /// - Parameter members: The nodes of the component, ascending.
  mutating func settle(_ members: [UInt32], seed: UInt64, maximumSweeps: Int)
    -> (sweeps: Int, isConverged: Bool)
  {
    generator = SplitMix64(seed: seed)
    var waiting = members
    var next: [UInt32] = []
    for sweep in 1...maximumSweeps {
      generator.shuffle(&waiting, in: 0..<waiting.count)
      for node in waiting { visit(node, next: &next) }
      swap(&waiting, &next)
      next.removeAll(keepingCapacity: true)
      if waiting.allSatisfy({ hasHeaviestLabel($0) }) { return (sweep, true) }
    }
    return (maximumSweeps, false)
  }

  /// Gives a node one of the heaviest labels around it.
  ///
  /// - Parameter next: Gets the nodes whose next visit could change their label.
  private mutating func visit(_ node: UInt32, next: inout [UInt32]) {
    isWaiting[Int(node)] = false
    let floor = weighLabels(around: Int(node))
    var best = 0
    for place in touched.indices {
      let label = touched[place]
      if bonds[Int(label)] >= floor {
        touched[best] = label
        best += 1
      }
      bonds[Int(label)] = 0
    }
    guard best > 0 else { return }
    if best > 1 {
      isWaiting[Int(node)] = true
      next.append(node)
    }
    let chosen = best == 1 ? touched[0] : touched[Int(generator.integer(below: UInt64(best)))]
    guard chosen != labels[Int(node)] else { return }
    labels[Int(node)] = chosen
    for position in rows.offsets[Int(node)]..<rows.offsets[Int(node) + 1] {
      let other = rows.nodes[position]
      guard labels[other.index] != chosen && !isWaiting[other.index] else { continue }
      isWaiting[other.index] = true
      next.append(other.rawValue)
    }
  }

  /// Whether no label around a node outweighs its own.
  private mutating func hasHeaviestLabel(_ node: UInt32) -> Bool {
    let floor = weighLabels(around: Int(node))
    let isHeaviest = touched.isEmpty || bonds[Int(labels[Int(node)])] >= floor
    for label in touched { bonds[Int(label)] = 0 }
    return isHeaviest
  }

  /// Adds up the weight of each label around a node.
  ///
  /// - Returns: The weight from which on a label is one of the heaviest.
  private mutating func weighLabels(around node: Int) -> Double {
    touched.removeAll(keepingCapacity: true)
    var heaviest = 0.0
    for position in rows.offsets[node]..<rows.offsets[node + 1] {
      let other = rows.nodes[position].index
      let weight = rows.weight(at: position)
      guard other != node && weight > 0 else { continue }
      let label = labels[other]
      let bond = bonds[Int(label)]
      if bond == 0 { touched.append(label) }
      bonds[Int(label)] = bond + weight
      heaviest = max(heaviest, bond + weight)
    }
    // What rounding can feign is no difference.
    return heaviest * (1 - 1e-10)
  }

  /// The communities: nodes of one label that links with a weight above 0 connect.
  func connectedPieces() -> Partition {
    var sets = DisjointSets(count: labels.count)
    for node in labels.indices {
      for position in rows.offsets[node]..<rows.offsets[node + 1] {
        let other = rows.nodes[position].index
        if other < node && labels[other] == labels[node] && rows.weight(at: position) > 0 {
          sets.join(UInt32(truncatingIfNeeded: node), UInt32(truncatingIfNeeded: other))
        }
      }
    }
    return Partition(communities: sets.numbered().numbers)
  }
}
