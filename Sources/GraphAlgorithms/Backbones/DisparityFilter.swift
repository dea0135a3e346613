/// How surprising the weight of each link is, seen from its two ends.
public struct DisparityFilter: Equatable, Sendable {
  /// The links between two different nodes with a weight above 0, by source, then by target; those
  /// of an undirected graph from the smaller end to the larger.
  public let links: [Digraph.Link]
  /// For each link, the chance from 0 to 1 that its source would give a link at least this share of
  /// its weight, if it spread its weight at random.
  public let sourceSignificances: [Double]
  /// For each link, the same at its target.
  public let targetSignificances: [Double]

  /// For each link, the smaller of its two significances: it is kept at every level above that.
  public var significances: [Double] {
    zip(sourceSignificances, targetSignificances).map(min)
  }

  /// The links that are significant for at least one of their ends: the backbone.
  ///
  /// - Parameter level: α, from 0 to 1. A link is kept when one of its significances is below it.
  /// - Returns: The links in the order of ``links``.
  /// - Complexity: O(*m*), *m* links.
  public func backbone(level: Double) -> [Digraph.Link] {
    precondition(level >= 0 && level <= 1, "The level of significance is from 0 to 1.")
    return links.indices.filter {
      min(sourceSignificances[$0], targetSignificances[$0]) < level
    }.map { links[$0] }
  }
}

extension Digraph {
  /// Tells for each link how surprising its weight is, so that a graph can be thinned out without
  /// losing the small nodes.
  ///
  /// One bound for all weights would keep only the links among the largest. Here each node compares
  /// its links with one another: if it cut its weight into `k` pieces at random, a piece would be at
  /// least as large as the link with the chance `α = (1 − w / s)^(k − 1)`, where `s` is the weight of
  /// its `k` links. The source of a link compares it with the other links that leave it, the target
  /// with the others that enter it. A link is kept when `α` is below a level such as 0.05 for at
  /// least one of them (see ``DisparityFilter/backbone(level:)``).
  ///
  /// - Returns: Both significances of each link.
  /// - Complexity: O(*n* + *m* log *k*) time, *n* nodes, *m* links and at most *k* links at a node;
  ///   O(*n* + *m*) space.
  /// - Note: A node with one link finds nothing surprising: its `α` is 1, so the other end decides.
  ///   Self links and links of weight 0 are left out, and do not count in `k` and `s`. The power is
  ///   a product, so the same bits everywhere.
  /// > Source: Serrano, Boguñá, Vespignani 2009, doi:10.1073/pnas.0808904106. Deviation: self links
  /// > and links of weight 0, which the paper does not have, are left out.
  public func disparityFilter() -> DisparityFilter {
    let sources = outward.disparities()
    let targets = inward.disparities()
    return DisparityFilter(links: outward.comparableLinks { _, _ in true }) {
      (
        sources[$0.source.index].significance($0.weight),
        targets[$0.target.index].significance($0.weight)
      )
    }
  }
}

extension Graph {
  /// Tells for each link how surprising its weight is, so that a graph can be thinned out without
  /// losing the small nodes.
  ///
  /// One bound for all weights would keep only the links among the largest. Here each node compares
  /// its links with one another: if it cut its weight into `k` pieces at random, a piece would be at
  /// least as large as the link with the chance `α = (1 − w / s)^(k − 1)`, where `s` is the weight of
  /// its `k` links. A link is kept when `α` is below a level such as 0.05 for at least one of its
  /// ends (see ``DisparityFilter/backbone(level:)``).
  ///
  /// - Returns: Both significances of each link; its source is its smaller end.
  /// - Complexity: O(*n* + *m* log *k*) time, *n* nodes, *m* links and at most *k* links at a node;
  ///   O(*n* + *m*) space.
  /// - Note: A node with one link finds nothing surprising: its `α` is 1, so the other end decides.
  ///   Self links and links of weight 0 are left out, and do not count in `k` and `s`. The power is
  ///   a product, so the same bits everywhere.
  /// > Source: Serrano, Boguñá, Vespignani 2009, doi:10.1073/pnas.0808904106. Deviation: self links
  /// > and links of weight 0, which the paper does not have, are left out.
  public func disparityFilter() -> DisparityFilter {
    let nodes = rows.disparities()
    return DisparityFilter(links: rows.comparableLinks { $0 < $1 }) {
      (
        nodes[$0.source.index].significance($0.weight),
        nodes[$0.target.index].significance($0.weight)
      )
    }
  }
}

extension DisparityFilter {
  fileprivate init(links: [Digraph.Link], test: (Digraph.Link) -> (Double, Double)) {
    var sources: [Double] = []
    var targets: [Double] = []
    sources.reserveCapacity(links.count)
    targets.reserveCapacity(links.count)
    for link in links {
      let (source, target) = test(link)
      sources.append(source)
      targets.append(target)
    }
    self.init(links: links, sourceSignificances: sources, targetSignificances: targets)
  }
}

/// What a node compares a link with.
private struct Disparity {
  /// Number of its links.
  var degree = 0
  /// Sum of their weights.
  var strength = 0.0

  func significance(_ weight: Double) -> Double {
    PortableMath.power(1 - weight / strength, degree - 1)
  }
}

extension Digraph.Rows {
  /// The links of each row that are compared with one another.
  fileprivate func disparities() -> [Disparity] {
    (0..<offsets.count - 1).map { row in
      var result = Disparity()
      for link in range(of: row) where nodes[link].index != row && weight(at: link) > 0 {
        result.degree += 1
        result.strength += weight(at: link)
      }
      return result
    }
  }

  /// The links that are compared, as far as their two ends are wanted.
  fileprivate func comparableLinks(where isWanted: (Int, Int) -> Bool) -> [Digraph.Link] {
    var links: [Digraph.Link] = []
    links.reserveCapacity(nodes.count)
    for row in 0..<offsets.count - 1 {
      for link in range(of: row)
      where nodes[link].index != row && isWanted(row, nodes[link].index) && weight(at: link) > 0 {
        links.append(
          Digraph.Link(source: NodeID(row), target: nodes[link], weight: weight(at: link)))
      }
    }
    return links
  }
}
