/// What a sample of nodes tells about harmonic closeness, with the evidence of how exact it is.
public struct SampledCloseness: Equatable, Sendable {
  /// One estimate for each node, at least 0, in the inverse unit of the lengths. Over all samples
  /// its mean is the exact score.
  public let scores: [Double]
  /// The nodes from which distances were found, in ascending order.
  public let sources: [NodeID]
  /// Most by which a score is off, for all nodes at once, with a chance of at least
  /// ``confidence``; 0 where all nodes are sources.
  public let errorBound: Double
  /// The chance, above 0 and below 1, that no score is off by more than ``errorBound``.
  public let confidence: Double
}

extension Digraph {
  /// Estimates harmonic closeness from the distances of a few nodes, drawn at random.
  ///
  /// With *k* of *n* nodes in the sample *S*, the estimate of
  /// ``harmonicCloseness(length:isNormalized:threads:)`` is `c(i) = n / k Σⱼ 1 / d(j,i)` over the
  /// `j` in *S*. With a chance of `p`, no estimate is off by more than
  /// `n r √((1 − (k − 1) / n) ln(2 n / (1 − p)) / (2 k))`, where `r` is the inverse of the shortest length above 0.
  ///
  /// - Parameters:
  ///   - sources: Number of nodes in the sample, at least 1; all nodes where it is more than there
  ///     are, and then the result is exact.
  ///   - seed: Start of the random sequence. The same seed gives the same sample. Default 0.
  ///   - length: What makes a link long. Default ``LinkLength/one``.
  ///   - isNormalized: Whether to divide by *n* − 1. Default `false`.
  ///   - confidence: `p`, above 0 and below 1. Default 0.95.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One estimate for each node, with the sample and the bound of the error.
  /// - Complexity: O(*k* (*n* + *m*)) time where every link has length 1, in practice a small part
  ///   of it, because 64 searches go together; else O(*k* *m* log *m*), *n* nodes, *m* links and *k*
  ///   sources. O(*m* + *t* *n*) space, *t* threads.
  /// - Note: Direction, self links and nodes at the distance 0 are treated as in the exact score.
  ///   The bound holds for any graph, so it is wide: the error is mostly far smaller. The same bits
  ///   each time.
  /// > Source: Eppstein and Wang 2004, doi:10.7155/jgaa.00081, with the bound of Hoeffding 1963,
  /// > doi:10.1080/01621459.1963.10500830, and the factor for distinct draws of Serfling 1974,
  /// > doi:10.1214/aos/1176342611. Deviations: inverse distances in place of distances, and no node
  /// > is drawn twice.
  public func sampledHarmonicCloseness(
    sources: Int, seed: UInt64 = 0, length: LinkLength = .one, isNormalized: Bool = false,
    confidence: Double = 0.95, threads: Int? = nil
  ) -> SampledCloseness {
    SampledCloseness(
      links: outward, backlinks: inward, sourceCount: sources, seed: seed, length: length,
      isNormalized: isNormalized, confidence: confidence, threads: Parallel.threadCount(threads))
  }
}

extension Graph {
  /// Estimates harmonic closeness from the distances of a few nodes, drawn at random.
  ///
  /// With *k* of *n* nodes in the sample *S*, the estimate of
  /// ``harmonicCloseness(length:isNormalized:threads:)`` is `c(i) = n / k Σⱼ 1 / d(j,i)` over the
  /// `j` in *S*. With a chance of `p`, no estimate is off by more than
  /// `n r √((1 − (k − 1) / n) ln(2 n / (1 − p)) / (2 k))`, where `r` is the inverse of the shortest length above 0.
  ///
  /// - Parameters:
  ///   - sources: Number of nodes in the sample, at least 1; all nodes where it is more than there
  ///     are, and then the result is exact.
  ///   - seed: Start of the random sequence. The same seed gives the same sample. Default 0.
  ///   - length: What makes a link long. Default ``LinkLength/one``.
  ///   - isNormalized: Whether to divide by *n* − 1. Default `false`.
  ///   - confidence: `p`, above 0 and below 1. Default 0.95.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One estimate for each node, with the sample and the bound of the error.
  /// - Complexity: O(*k* (*n* + *m*)) time where every link has length 1, in practice a small part
  ///   of it, because 64 searches go together; else O(*k* *m* log *m*), *n* nodes, *m* links and *k*
  ///   sources. O(*m* + *t* *n*) space, *t* threads.
  /// - Note: Self links and nodes at the distance 0 are treated as in the exact score. The bound
  ///   holds for any graph, so it is wide: the error is mostly far smaller. The same bits each time.
  /// > Source: Eppstein and Wang 2004, doi:10.7155/jgaa.00081, with the bound of Hoeffding 1963,
  /// > doi:10.1080/01621459.1963.10500830, and the factor for distinct draws of Serfling 1974,
  /// > doi:10.1214/aos/1176342611. Deviations: inverse distances in place of distances, and no node
  /// > is drawn twice.
  public func sampledHarmonicCloseness(
    sources: Int, seed: UInt64 = 0, length: LinkLength = .one, isNormalized: Bool = false,
    confidence: Double = 0.95, threads: Int? = nil
  ) -> SampledCloseness {
    SampledCloseness(
      links: rows, backlinks: rows, sourceCount: sources, seed: seed, length: length,
      isNormalized: isNormalized, confidence: confidence, threads: Parallel.threadCount(threads))
  }
}

extension SampledCloseness {
  fileprivate init(
    links: Digraph.Rows, backlinks: Digraph.Rows, sourceCount: Int, seed: UInt64,
    length: LinkLength, isNormalized: Bool, confidence: Double, threads: Int
  ) {
    precondition(sourceCount >= 1, "A sample has at least one source.")
    precondition(confidence > 0 && confidence < 1, "The confidence is above 0 and below 1.")
    let count = links.offsets.count - 1
    let sources = SamplingBound.nodes(min(sourceCount, count), of: count, seed: seed)
    let sample = sources.map(\.rawValue)
    let lengths = links.lengths(length)
    var scores =
      lengths.isWeighted
      ? Self.sums(nodeCount: count, sources: sample, block: 8, threads: threads) {
        lengths.inverseDistances(from: $0)
      }
      : Self.sums(
        nodeCount: count, sources: sample, block: BatchSearch.capacity, threads: threads
      ) { links.inverseLevels(from: $0, backlinks: backlinks) }
    let share = isNormalized && count > 1 ? Double(count - 1) : 1
    // Where all nodes are sources, the factor is exactly 1.
    let factor = Double(count) / Double(max(1, sample.count))
    for node in scores.indices { scores[node] = scores[node] * factor / share }
    var bound = 0.0
    if sample.count < count {
      let deviation = SamplingBound.meanError(
        samples: sample.count, population: count, estimates: count, confidence: confidence)
      bound = Double(count) * lengths.longestInverse * deviation / share
    }
    self.init(
      scores: scores, sources: sources, errorBound: bound, confidence: confidence)
  }

  /// Adds up what each block of sources finds for every node, block by block in their order.
  private static func sums(
    nodeCount: Int, sources: [UInt32], block: Int, threads: Int,
    find: (ArraySlice<UInt32>) -> [Double]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    let starts = Parallel.stretches(of: sources.count, length: block)
    // As many blocks at a time as there are threads: the sums are the same for any number.
    for first in stride(from: 0, to: starts.count - 1, by: threads) {
      let blocks = min(threads, starts.count - 1 - first)
      let found = Parallel.map(count: blocks, threads: threads) {
        find(sources[starts[first + $0]..<starts[first + $0 + 1]])
      }
      Parallel.update(&sums, threads: threads) { range, sums in
        for part in found {
          for position in sums.indices { sums[position] += part[range.lowerBound + position] }
        }
      }
    }
    return sums
  }
}

extension Digraph.Rows {
  /// For each node, the sum of its inverse distances from at most 64 sources, where every link has
  /// length 1.
  fileprivate func inverseLevels(from sources: ArraySlice<UInt32>, backlinks: Self) -> [Double] {
    var sums = [Double](repeating: 0, count: offsets.count - 1)
    var search = BatchSearch(links: self, backlinks: backlinks)
    search.run(from: sources) { distance, nodes, searches in
      for node in nodes {
        sums[Int(node)] += Double(searches[Int(node)].nonzeroBitCount) / Double(distance)
      }
    }
    return sums
  }

  /// For each node, the sum of its inverse distances from some sources, in their order, where these
  /// rows hold lengths.
  fileprivate func inverseDistances(from sources: ArraySlice<UInt32>) -> [Double] {
    var sums = [Double](repeating: 0, count: offsets.count - 1)
    var search = DistanceSearch(lengths: self)
    for source in sources {
      search.run(from: Int(source))
      for node in search.settled {
        let distance = search.distances[Int(node)]
        if distance > 0 { sums[Int(node)] += 1 / distance }
      }
    }
    return sums
  }

  /// The inverse of the shortest length above 0 of a link between two nodes; 0 where there is none.
  fileprivate var longestInverse: Double {
    var shortest = Double.infinity
    for row in 0..<offsets.count - 1 {
      for link in range(of: row) where nodes[link].index != row {
        let length = weight(at: link)
        if length > 0 { shortest = min(shortest, length) }
      }
    }
    return 1 / shortest
  }
}
