/// The search for the hubs that a round only scales.
///
/// A round turns hubs `h` into `W Wᵀ h`. Its repetition from a start leads to the part of the start
/// that belongs to the largest eigenvalue, but slowly where the next one is near. The method of
/// Lanczos looks for the best combination of the vectors that repetition runs through, so it has the
/// same limit. The vectors span what an orthonormal basis spans, in which a round is a matrix with
/// three diagonals, none of them negative.
struct HITSSearch {
  private let threads: Int
  private let outward: Digraph.Rows
  private let inward: Digraph.Rows
  /// Borders of the parts that threads share.
  private let hubParts: [Int]
  private let authorityParts: [Int]
  private let nodeCount: Int
  /// Most vectors of a basis.
  private let basisLimit: Int

  /// - Parameter basisLimit: At least 2; without it, as many vectors as 128 MB hold, from 12 to 256.
  init(graph: Digraph, threads: Int, basisLimit: Int? = nil) {
    self.threads = threads
    nodeCount = graph.nodeCount
    // Weights near the ends of the number range would leave it when they are multiplied.
    let exponent = graph.outward.weights.max()?.exponent ?? 0
    let isExtreme = graph.isWeighted && exponent.magnitude > 200 && exponent > Int.min
    outward = isExtreme ? graph.outward.scaled(byPowerOf2: -exponent) : graph.outward
    inward = isExtreme ? graph.inward.scaled(byPowerOf2: -exponent) : graph.inward
    let size = graph.linkCount + nodeCount
    let partCount = size < 1 << 16 ? 1 : 256
    hubParts = outward.borders(ofParts: partCount)
    authorityParts = inward.borders(ofParts: partCount)
    self.basisLimit = basisLimit ?? min(max((1 << 24) / max(nodeCount, 1), 12), 256)
  }

  /// Goes on until a round changes the hubs by at most `tolerance` in all.
  func search(tolerance: Double, maximumIterations: Int) -> HITS {
    var hubs = [Double](repeating: 1, count: nodeCount)
    var authorities = hubs
    var scores = shares(of: hubs)
    var iterations = 0
    while true {
      // A round as it is tells how far there is to go.
      iterations += 1
      multiply(inward, hubs, authorityParts, into: &authorities)
      multiply(outward, authorities, hubParts, into: &hubs)
      let next = shares(of: hubs)
      var residual = 0.0
      for node in next.indices { residual += (next[node] - scores[node]).magnitude }
      let isNothing = !next.contains { $0 > 0 }
      if isNothing || residual <= tolerance || iterations >= maximumIterations {
        return HITS(
          hubs: next, authorities: shares(of: authorities), iterations: iterations,
          residual: isNothing ? 0 : residual)
      }
      iterations += improve(&hubs, tolerance: tolerance, rounds: maximumIterations - 1 - iterations)
      scores = shares(of: hubs)
    }
  }

  /// Numbers in the same proportions that sum to 1, or only zeros. What is below 0 counts as 0: in
  /// the limit nothing is, but on the way there, and by rounding, something may be. The search itself
  /// goes on with all numbers as they are, so that each step is linear and the limit stays.
  private func shares(of numbers: [Double]) -> [Double] {
    // The largest first, since a sum of numbers that are almost 0 has few digits.
    let largest = numbers.reduce(0) { max($0, $1) }
    guard largest > 0 else { return [Double](repeating: 0, count: numbers.count) }
    let parts = numbers.map { max($0, 0) / largest }
    let total = parts.reduce(0, +)
    return parts.map { $0 / total }
  }

  /// Sets each element of `result` to the sum over a row.
  private func multiply(
    _ rows: Digraph.Rows, _ vector: [Double], _ parts: [Int], into result: inout [Double]
  ) {
    Parallel.update(&result, parts: parts, threads: threads, scratch: {}) { part, result, _ in
      let offsets = rows.offsets.span
      let nodes = rows.nodes.span
      let weights = rows.weights.span
      let vector = vector.span
      let first = parts[part]
      for place in result.indices {
        var sum = 0.0
        let range = offsets[first + place]..<offsets[first + place + 1]
        if weights.isEmpty {
          for position in range { sum += vector[nodes[position].index] }
        } else {
          for position in range { sum += weights[position] * vector[nodes[position].index] }
        }
        result[place] = sum
      }
    }
  }

  /// Replaces hubs by the best combination of them and of what further rounds make of them.
  ///
  /// - Returns: Number of rounds.
  private func improve(_ hubs: inout [Double], tolerance: Double, rounds: Int) -> Int {
    let length = hubs.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var vector = hubs.map { $0 / length }
    var basis: [[Double]] = []
    var matrix = Tridiagonal()
    var mixture: [Double] = []
    var middle = [Double](repeating: 0, count: nodeCount)
    // What the last vector still lacks, in squares; its sum over n nodes is at most √n times that.
    // Below some units of rounding it means nothing.
    let enough = max(tolerance / Double(nodeCount).squareRoot(), 0x1p-50)
    while basis.count < min(rounds, basisLimit) {
      basis.append(vector)
      multiply(inward, vector, authorityParts, into: &middle)
      multiply(outward, middle, hubParts, into: &vector)
      let own = orthogonalize(&vector, to: basis)
      let rest = scaleToUnit(&vector)
      matrix.append(diagonal: own, next: rest)
      let (value, leading) = matrix.leadingVector()
      mixture = leading
      if rest * (leading.last ?? 0) <= enough * value { break }
    }
    guard !basis.isEmpty else { return 0 }
    Parallel.update(&hubs, parts: hubParts, threads: threads, scratch: {}) { part, hubs, _ in
      for place in hubs.indices { hubs[place] = 0 }
      for (factor, vector) in zip(mixture, basis) {
        let vector = vector.span.extracting(hubParts[part]..<hubParts[part + 1])
        for place in hubs.indices { hubs[place] += factor * vector[place] }
      }
    }
    return basis.count
  }

  /// Takes from a vector what points in the directions of the basis, twice, since rounding leaves
  /// something the first time.
  ///
  /// - Returns: How far it pointed in the direction of the last vector of the basis.
  private func orthogonalize(_ vector: inout [Double], to basis: [[Double]]) -> Double {
    var own = 0.0
    for _ in 0..<2 {
      let products = Parallel.map(count: hubParts.count - 1, threads: threads) { part in
        let range = hubParts[part]..<hubParts[part + 1]
        let vector = vector.span.extracting(range)
        return basis.map { other in
          let other = other.span.extracting(range)
          var sum = 0.0
          for place in other.indices { sum += other[place] * vector[place] }
          return sum
        }
      }
      let factors = basis.indices.map { direction in
        products.reduce(0) { $0 + $1[direction] }
      }
      own += factors.last ?? 0
      Parallel.update(&vector, parts: hubParts, threads: threads, scratch: {}) { part, vector, _ in
        for (factor, other) in zip(factors, basis) {
          let other = other.span.extracting(hubParts[part]..<hubParts[part + 1])
          for place in vector.indices { vector[place] -= factor * other[place] }
        }
      }
    }
    return own
  }

  /// Scales a vector to the length 1, unless it is 0.
  ///
  /// - Returns: The length it had.
  private func scaleToUnit(_ vector: inout [Double]) -> Double {
    let squares = Parallel.map(updating: &vector, parts: hubParts, threads: threads) { _, vector in
      var sum = 0.0
      for place in vector.indices { sum += vector[place] * vector[place] }
      return sum
    }
    let length = squares.reduce(0, +).squareRoot()
    guard length > 0 else { return 0 }
    Parallel.update(&vector, parts: hubParts, threads: threads, scratch: {}) { _, vector, _ in
      for place in vector.indices { vector[place] /= length }
    }
    return length
  }
}

/// A symmetric matrix with three diagonals and no element below 0.
private struct Tridiagonal {
  private var diagonal: [Double] = []
  /// `beside[i]` stands in row `i`, column `i + 1`, and the other way round.
  private var beside: [Double] = []

  /// Adds a row and a column.
  ///
  /// - Parameter next: What stands beside the element, once there is one more row.
  mutating func append(diagonal element: Double, next: Double) {
    diagonal.append(element)
    beside.append(next)
  }

  /// The largest eigenvalue and its vector of length 1, which has no element below 0.
  func leadingVector() -> (value: Double, vector: [Double]) {
    let count = diagonal.count
    // Bounds: an element of the diagonal, and the largest sum of a row.
    var low = diagonal.max() ?? 0
    var high = 0.0
    for row in 0..<count {
      let left = row > 0 ? beside[row - 1] : 0
      let right = row + 1 < count ? beside[row] : 0
      high = max(high, left + diagonal[row] + right)
    }
    high *= 1 + 0x1p-40
    guard high > 0 else { return (0, (0..<count).map { $0 == 0 ? 1 : 0 }) }
    // Halved until the bounds are neighbours: the eigenvalue is below a number exactly where all
    // pivots of the number minus the matrix are above 0.
    while true {
      let middle = low + (high - low) / 2
      guard low < middle && middle < high else { break }
      if pivots(below: middle) != nil { high = middle } else { low = middle }
    }
    guard let pivots = pivots(below: high) else {
      preconditionFailure("The bound is above all eigenvalues.")
    }
    // The inverse of the bound minus the matrix has no element below 0, and a leading vector that is
    // larger than all others by many orders: a few multiplications find it.
    var vector = [Double](repeating: 1, count: count)
    for _ in 0..<4 {
      for row in 1..<max(count, 1) {
        vector[row] += beside[row - 1] / pivots[row - 1] * vector[row - 1]
      }
      for row in (0..<count).reversed() {
        if row + 1 < count { vector[row] += beside[row] * vector[row + 1] }
        vector[row] /= pivots[row]
      }
      let largest = vector.reduce(0) { max($0, $1) }
      for row in 0..<count { vector[row] /= largest }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for row in 0..<count { vector[row] /= length }
    }
    return (high, vector)
  }

  /// The pivots of `bound` minus the matrix, or `nil` where one is not above 0.
  private func pivots(below bound: Double) -> [Double]? {
    var pivots: [Double] = []
    pivots.reserveCapacity(diagonal.count)
    for row in diagonal.indices {
      var pivot = bound - diagonal[row]
      if row > 0 { pivot -= beside[row - 1] * beside[row - 1] / pivots[row - 1] }
      guard pivot > 0 else { return nil }
      pivots.append(pivot)
    }
    return pivots
  }
}

extension Digraph.Rows {
  /// The same links with every weight times a power of 2.
  fileprivate func scaled(byPowerOf2 exponent: Int) -> Digraph.Rows {
    Digraph.Rows(
      offsets: offsets, nodes: nodes,
      weights: weights.map { Double(sign: .plus, exponent: exponent, significand: $0) })
  }
}
