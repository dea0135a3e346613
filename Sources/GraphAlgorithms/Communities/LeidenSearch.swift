/// The search for the communities of one component: its random sequence, its counts, and the passes
/// of the Leiden method.
struct LeidenSearch {
  /// What a search found: connected communities and their part of the graph's modularity.
  struct Outcome {
    var groups: [UInt32]
    var count: Int
    var quality: Double
  }

  let resolution: Double
  /// Twice the weight of all links of the whole graph: `2m`.
  let doubledWeight: Double
  /// Modularity that a pass must gain to be followed by another, in units of `m`.
  let minimumGain: Double
  var generator: SplitMix64
  /// Number of times that a node, or a node of an aggregate, changed its community.
  var moves = 0
  /// Modularity gained by these moves, in units of `m`.
  var gain = 0.0
  /// Most networks that one pass worked on.
  var levels = 0
  var passes = 0

  init(resolution: Double, doubledWeight: Double, minimumGain: Double, seed: UInt64) {
    self.resolution = resolution
    self.doubledWeight = doubledWeight
    self.minimumGain = minimumGain
    generator = SplitMix64(seed: seed)
  }

  /// Searches several times and keeps the best result, the first one found of several.
  ///
  /// - Parameter attempts: Most searches, at least 1. They end early when the best quality so far
  ///   was found five times.
  mutating func best(of attempts: Int, in network: LeidenNetwork) -> Outcome {
    var best = attempt(on: network)
    if network.neighbors.isEmpty { return best }
    let rounding = 1e-10 * (network.strengths.reduce(0, +) / doubledWeight)
    var findings = 1
    var count = 1
    while count < attempts && findings < 5 {
      let next = attempt(on: network)
      count += 1
      if (next.quality - best.quality).magnitude <= rounding {
        findings += 1
      } else if next.quality > best.quality {
        best = next
        findings = 1
      }
    }
    return best
  }

  /// Repeats passes, from single nodes on, until one does not gain enough for another.
  private mutating func attempt(on network: LeidenNetwork) -> Outcome {
    var communities = (0..<network.nodeCount).map { UInt32(truncatingIfNeeded: $0) }
    if !network.neighbors.isEmpty {
      var before: Double
      repeat {
        before = gain
        communities = pass(over: network, from: communities)
        passes += 1
      } while gain - before > minimumGain
    }
    let (groups, count) = network.connectedPieces(of: communities)
    let quality = network.modularity(
      of: groups, count: count, doubledWeight: doubledWeight, resolution: resolution)
    return Outcome(groups: groups, count: count, quality: quality)
  }

  /// One pass: moves nodes, refines the communities, merges each refined part into one node, and
  /// does the same with the smaller network until every community is a single node.
  private mutating func pass(over network: LeidenNetwork, from start: [UInt32]) -> [UInt32] {
    var network = network
    var communities = start
    var steps: [[UInt32]] = []
    while true {
      moveNodes(of: network, communities: &communities)
      let count = Self.renumber(&communities)
      if count == network.nodeCount { break }
      var (parts, partCount) = refine(network, communities: communities, count: count)
      // Where no two nodes could be merged, the communities themselves become nodes.
      if partCount == network.nodeCount { (parts, partCount) = (communities, count) }
      var partCommunities = [UInt32](repeating: 0, count: partCount)
      for (node, part) in parts.enumerated() { partCommunities[Int(part)] = communities[node] }
      network = network.aggregated(by: parts, count: partCount)
      communities = partCommunities
      steps.append(parts)
    }
    levels = max(levels, steps.count + 1)
    for step in steps.reversed() { communities = step.map { communities[Int($0)] } }
    return communities
  }

  /// Numbers groups from 0 in the order of their smallest nodes.
  static func renumber(_ groups: inout [UInt32]) -> Int {
    var numbers = [UInt32](repeating: .max, count: groups.count)
    var count: UInt32 = 0
    for node in groups.indices {
      let group = Int(groups[node])
      if numbers[group] == .max {
        numbers[group] = count
        count += 1
      }
      groups[node] = numbers[group]
    }
    return Int(count)
  }
}
