extension Digraph {
  /// Scores each node by how near all others are to it.
  ///
  /// Who can be reached from everywhere in a few steps stands in the middle of what is going on.
  /// The score is the sum of the inverse distances from all other nodes,
  /// `c(i) = Σⱼ 1 / d(j,i)`; a node that does not lead here adds nothing, so the score means
  /// something in a graph of several parts, too.
  ///
  /// - Parameters:
  ///   - length: What makes a link long. Default ``LinkLength/one``.
  ///   - isNormalized: Whether to divide by *n* − 1, so that a score is the mean inverse distance
  ///     and, with lengths of 1, from 0 to 1. Default `false`.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, at least 0, in the inverse unit of the lengths.
  /// - Complexity: O(*n* (*n* + *m*)) time where every link has length 1, in practice a small part
  ///   of it, because 64 searches go together; else O(*n* *m* log *m*), *n* nodes and *m* links.
  ///   O(*m* + *t* *n*) space, *t* threads.
  /// - Note: Links are followed from source to target, so a score tells how well a node can be
  ///   reached; that of the reversed graph tells how well it reaches others. Self links have no
  ///   effect. Two nodes at the distance 0, by links of length 0, add nothing to each other. The
  ///   same bits each time.
  /// > Source: Boldi and Vigna 2014, doi:10.1080/15427951.2013.865686. Deviation: none.
  public func harmonicCloseness(
    length: LinkLength = .one, isNormalized: Bool = false, threads: Int? = nil
  ) -> [Double] {
    // Against the links, so that each node's own search finds its whole sum.
    Rows.harmonicCloseness(
      links: inward, backlinks: outward, length: length, isNormalized: isNormalized,
      threads: Parallel.threadCount(threads))
  }
}

extension Graph {
  /// Scores each node by how near all others are to it.
  ///
  /// Who can be reached from everywhere in a few steps stands in the middle of what is going on.
  /// The score is the sum of the inverse distances of all other nodes, `c(i) = Σⱼ 1 / d(i,j)`; a
  /// node that no way joins to this one adds nothing, so the score means something in a graph of
  /// several parts, too.
  ///
  /// - Parameters:
  ///   - length: What makes a link long. Default ``LinkLength/one``.
  ///   - isNormalized: Whether to divide by *n* − 1, so that a score is the mean inverse distance
  ///     and, with lengths of 1, from 0 to 1. Default `false`.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, at least 0, in the inverse unit of the lengths.
  /// - Complexity: O(*n* (*n* + *m*)) time where every link has length 1, in practice a small part
  ///   of it, because 64 searches go together; else O(*n* *m* log *m*), *n* nodes and *m* links.
  ///   O(*m* + *t* *n*) space, *t* threads.
  /// - Note: Self links have no effect. Two nodes at the distance 0, by links of length 0, add
  ///   nothing to each other. The same bits each time.
  /// > Source: Boldi and Vigna 2014, doi:10.1080/15427951.2013.865686. Deviation: none.
  public func harmonicCloseness(
    length: LinkLength = .one, isNormalized: Bool = false, threads: Int? = nil
  ) -> [Double] {
    Digraph.Rows.harmonicCloseness(
      links: rows, backlinks: rows, length: length, isNormalized: isNormalized,
      threads: Parallel.threadCount(threads))
  }
}

extension Digraph.Rows {
  /// For each node, the sum of the inverse distances of the nodes that links lead to from it.
  fileprivate static func harmonicCloseness(
    links: Self, backlinks: Self, length: LinkLength, isNormalized: Bool, threads: Int
  ) -> [Double] {
    let count = links.offsets.count - 1
    let lengths = links.lengths(length)
    var scores =
      lengths.isWeighted
      ? lengths.inverseDistances(threads: threads)
      : links.inverseLevels(backlinks: backlinks, threads: threads)
    if isNormalized && count > 1 {
      for node in scores.indices { scores[node] /= Double(count - 1) }
    }
    return scores
  }

  /// The sums where every link has length 1, whatever it weighs.
  private func inverseLevels(backlinks: Self, threads: Int) -> [Double] {
    // How nodes are put together in batches does not show in the sums, which are made of counts.
    let order = searchOrder()
    var sums = [Double](repeating: 0, count: order.count)
    let starts = Parallel.stretches(of: order.count, length: BatchSearch.capacity)
    Parallel.update(
      &sums, parts: starts, threads: threads,
      scratch: { BatchSearch(links: self, backlinks: backlinks) }
    ) { part, sums, search in
      let sources = order[starts[part]..<starts[part + 1]]
      var counts = BitCounts()
      var found = [Double](repeating: 0, count: sources.count)
      search.run(from: sources) { distance, nodes, searches in
        counts.count(searches, at: nodes)
        for bit in found.indices { found[bit] += Double(counts[bit]) / Double(distance) }
      }
      for bit in found.indices { sums[bit] = found[bit] }
    }
    var scores = sums
    for (node, sum) in zip(order, sums) { scores[Int(node)] = sum }
    return scores
  }

  /// The sums where these rows hold lengths, each added up from the nearest node on.
  private func inverseDistances(threads: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: offsets.count - 1)
    let starts = Parallel.stretches(of: sums.count, length: 16)
    Parallel.update(
      &sums, parts: starts, threads: threads, scratch: { DistanceSearch(lengths: self) }
    ) { part, sums, search in
      for position in sums.indices {
        search.run(from: starts[part] + position)
        var sum = 0.0
        for node in search.settled {
          let distance = search.distances[Int(node)]
          if distance > 0 { sum += 1 / distance }
        }
        sums[position] = sum
      }
    }
    return sums
  }
}
