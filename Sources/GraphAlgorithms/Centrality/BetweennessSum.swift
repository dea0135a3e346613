/// The dependencies of many sources, summed: what betweenness is made of.
struct BetweennessSum {
  private let rows: Digraph.Rows
  private let isDirected: Bool
  /// Most links that can lie on the shortest paths from one source.
  private let arcCount: Int
  /// For each place of `rows`; empty where all links have the same.
  private let lengths: [Double]

  init(_ graph: Digraph, length: LinkLength) {
    rows = graph.outward
    isDirected = true
    arcCount = graph.linkCount
    lengths = rows.lengths(length)
  }

  init(_ graph: Graph, length: LinkLength) {
    rows = graph.rows
    isDirected = false
    arcCount = graph.linkCount
    lengths = rows.lengths(length)
  }

  private var nodeCount: Int { rows.offsets.count - 1 }

  /// What a sum over all sources is multiplied with to get the score.
  func factor(isNormalized: Bool) -> Double {
    let others = Double(nodeCount) - 1
    if isNormalized { return nodeCount > 2 ? 1 / (others * (others - 1)) : 1 }
    // Each pair of an undirected graph is met from both of its ends.
    return isDirected ? 1 : 0.5
  }

  /// The scores that some sources give each node.
  func scores(of sources: [NodeID], factor: Double, threads: Int?) -> [Double] {
    let threads = Parallel.threadCount(threads)
    var scores = dependencies(of: sources, threads: threads)
    Parallel.update(&scores, threads: threads) { _, scores in
      for place in scores.indices { scores[place] *= factor }
    }
    return scores
  }

  /// The scores that all nodes, as sources, give each node.
  func scores(isNormalized: Bool, threads: Int?) -> [Double] {
    scores(
      of: (0..<nodeCount).map { NodeID($0) }, factor: factor(isNormalized: isNormalized),
      threads: threads)
  }

  /// The scores that a random sample of sources lets expect.
  ///
  /// - Parameter components: The weakly connected components.
  func sampledScores(
    sources: Int, components: Partition, seed: UInt64, confidence: Double, isNormalized: Bool,
    threads: Int?
  ) -> SampledBetweenness {
    precondition(sources >= 1, "A sample has at least one source.")
    precondition(confidence > 0 && confidence < 1, "The confidence is between 0 and 1.")
    let count = min(sources, nodeCount)
    let factor = factor(isNormalized: isNormalized)
    let scale = Double(nodeCount) / Double(max(1, count))
    let scores = scores(
      of: SamplingBound.nodes(count, of: nodeCount, seed: seed), factor: scale * factor,
      threads: threads)
    // A source depends on a node at most once for each other node of its component.
    let range = Double(max(0, (components.sizes.first ?? 0) - 2))
    let bound = SamplingBound.meanError(
      samples: count, population: nodeCount, estimates: nodeCount, confidence: confidence)
    return SampledBetweenness(
      scores: scores, samples: count, confidence: confidence,
      errorBound: factor * Double(nodeCount) * range * bound)
  }

  /// The dependencies of some sources on each node, summed over the sources.
  ///
  /// Sources are dealt out in groups, which do not depend on the number of threads; a group adds up
  /// its sources one after the other, and the sums of the groups are added in their order.
  private func dependencies(of sources: [NodeID], threads: Int) -> [Double] {
    let nodeCount = nodeCount
    precondition(
      sources.allSatisfy { $0.index < nodeCount }, "The sources belong to the graph.")
    guard nodeCount > 0, !sources.isEmpty else {
      return [Double](repeating: 0, count: nodeCount)
    }
    let groupCount = min(sources.count, max(16, min(256, (1 << 24) / nodeCount)))
    var sums = [Double](repeating: 0, count: groupCount * nodeCount)
    Parallel.update(
      &sums, parts: (0...groupCount).map { $0 * nodeCount }, threads: threads,
      scratch: { Search(of: self) }
    ) { group, sums, search in
      let range =
        sources.count * group / groupCount..<sources.count * (group + 1) / groupCount
      for source in sources[range] { search.addDependencies(of: source.index, to: &sums) }
    }
    var total = [Double](repeating: 0, count: nodeCount)
    Parallel.update(&total, threads: threads) { range, total in
      for group in 0..<groupCount {
        let first = group * nodeCount + range.lowerBound
        for place in total.indices { total[place] += sums[first + place] }
      }
    }
    return total
  }

  /// What a thread needs for itself.
  private struct Search {
    private let sum: BetweennessSum
    private var paths: ShortestPathDAG<Double>
    /// Made where a count of paths leaves the range of `Double`.
    private var widePaths: ShortestPathDAG<WideCount>?
    private var batch: RowBatch
    private var settling: Settling

    init(of sum: BetweennessSum) {
      self.sum = sum
      paths = ShortestPathDAG(nodeCount: sum.nodeCount, arcCount: sum.arcCount)
      batch = RowBatch(rows: sum.rows)
      settling = Settling(nodeCount: sum.lengths.isEmpty ? 0 : sum.nodeCount)
    }

    mutating func addDependencies(of source: Int, to scores: inout MutableSpan<Double>) {
      if sum.find(from: source, &paths, &batch, &settling) {
        paths.moveDependencies(to: &scores)
        return
      }
      paths.clear()
      var wide =
        widePaths ?? ShortestPathDAG(nodeCount: sum.nodeCount, arcCount: sum.arcCount)
      widePaths = nil
      _ = sum.find(from: source, &wide, &batch, &settling)
      wide.moveDependencies(to: &scores)
      widePaths = wide
    }
  }

  private func find<Count>(
    from source: Int, _ paths: inout ShortestPathDAG<Count>, _ batch: inout RowBatch,
    _ settling: inout Settling
  ) -> Bool {
    lengths.isEmpty
      ? paths.search(from: source, in: rows, batch: &batch)
      : paths.search(from: source, in: rows, lengths: lengths, settling: &settling)
  }
}

extension Digraph.Rows {
  /// The length of each link; nothing where all links have the same.
  fileprivate func lengths(_ length: LinkLength) -> [Double] {
    guard length != .one && isWeighted else { return [] }
    let lengths = length == .weight ? weights : weights.map(length.length(ofWeight:))
    for row in 0..<offsets.count - 1 {
      for position in range(of: row) where nodes[position].index != row {
        precondition(
          lengths[position] > 0,
          "Betweenness needs lengths above 0: without them, shortest paths cannot be counted.")
      }
    }
    return lengths
  }
}
