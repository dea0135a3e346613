/// How tightly the neighbours of nodes are linked with each other.
public struct Clustering: Equatable, Sendable {
  /// Number of triangles that each node is a corner of.
  public let triangles: [Int]
  /// The local clustering coefficient of each node, from 0 to 1.
  public let coefficients: [Double]
  /// The mean of the coefficients of all nodes, from 0 to 1; 0 for a graph without nodes.
  public let average: Double
  /// The share of the paths of two links that are closed to a triangle, from 0 to 1; 0 where there
  /// is no such path.
  public let transitivity: Double
}

extension Graph {
  /// Measures how many of each node's neighbours are neighbours of each other.
  ///
  /// At 1 everybody whom I know knows everybody else whom I know, as in a clique; at 0 they only
  /// meet through me. `c(i) = 2 t(i) / (d(i) (d(i) − 1))`, where `t(i)` counts the triangles and
  /// `d(i)` the neighbours of `i`; a node with fewer than two neighbours has the coefficient 0.
  ///
  /// Two figures sum up the graph, and they can differ much. The average `Σ c(i) / n` gives every
  /// node the same say, so it is ruled by the many nodes with few neighbours. The transitivity
  /// `Σ t(i) / Σ d(i) (d(i) − 1) / 2` gives every pair of neighbours the same say.
  ///
  /// - Parameter threads: Most threads to work with, at least 1; without it, one for each processor.
  ///   It does not change the result.
  /// - Returns: Shares without unit, and the triangles that they come from.
  /// - Complexity: O(*n* + *m*√*m*) time at most, *n* nodes and *m* links; O(*m*) extra space, and
  ///   O(*n*) for each thread.
  /// - Note: Weights do not matter, and a link of weight 0 counts like any other. Self links have no
  ///   effect. Sums run in a fixed order, so the result is the same bits each time.
  /// > Source: coefficients and average: Watts and Strogatz 1998, doi:10.1038/30918; transitivity:
  /// > Newman 2003, doi:10.1137/S003614450342480. Deviation: nodes with fewer than two neighbours,
  /// > for which the former leave the coefficient open, count in the average with 0.
  public func clustering(threads: Int? = nil) -> Clustering {
    let triangles = triangles(threads: threads)
    var coefficients = [Double](repeating: 0, count: nodeCount)
    var sum = 0.0
    // As wide as this because a few nodes that know almost all others would overflow 64 bits.
    var corners: UInt128 = 0
    var pairs: UInt128 = 0
    for node in 0..<nodeCount {
      let degree = rows.range(of: node).count - (rows.contains(node, inRow: node) ? 1 : 0)
      guard degree > 1 else { continue }
      let own = degree * (degree - 1) / 2
      coefficients[node] = Double(triangles[node]) / Double(own)
      sum += coefficients[node]
      corners += UInt128(triangles[node])
      pairs += UInt128(own)
    }
    return Clustering(
      triangles: triangles, coefficients: coefficients,
      average: nodeCount > 0 ? sum / Double(nodeCount) : 0,
      transitivity: pairs > 0 ? Double(corners) / Double(pairs) : 0)
  }
}
