/// The equations that PageRank solves, ready for sweeps over them.
///
/// The score of nodes without links goes where the reader starts anew, so it only adds to what all
/// nodes get from new starts. Hence the scores are, up to their sum, the solution of
/// `y(i) = r p(i) + Σⱼ w(j→i) z(j)` with `z(j) = y(j) α / s(j)` for any restart `r`, which needs no
/// sum over all nodes inside a sweep. The neighbours of `j` read `z(j)`, the published score: so a
/// sweep reads one number for each link where all weights are 1.
///
/// The first sweeps keep the restart, which solves a graph without long ways exactly. Later ones take
/// what the scores of the sweep before send to new starts: the sum of all scores, which the reader
/// loses only slowly, then need not be found by sweeping, and only their proportions are.
///
/// Sweeps are those of Gauss and Seidel: each uses what it has already found. A small graph goes one
/// node at a time. A large one is cut into waves: the nodes of a wave are free to go at the same time,
/// since they read only what was published before it, and are published together after it. That a
/// graph is large, and where it is cut, depends on the graph alone, so threads change no bit.
struct RandomWalk {
  let damping: Double
  let isSymmetric: Bool
  let threads: Int
  /// For each node, those from whom the reader may come.
  let rows: Digraph.Rows
  /// The weights of the rows; empty where all are 1. Where strengths are so small or large that α
  /// over them is no good number, weights and factors are multiplied beforehand.
  let weights: [Double]
  /// `α / s(j)` for each node, 0 where nothing leaves it.
  let factors: [Double]
  let isPremultiplied: Bool
  /// `p(i)` for each node; empty where they are all the same.
  let starts: [Double]
  /// `1 / (1 − α w(i→i) / s(i))` for each node; empty without self links.
  let loopGains: [Double]
  /// Borders of the parts that threads share, `partsInWave` of which are one wave.
  let parts: [Int]
  let partsInWave: Int

  /// Sweeps until the restart follows the scores.
  private static let steadySweeps = 8

  /// A graph with fewer links and nodes goes one node at a time.
  static let smallestForWaves = 1 << 18

  /// How many waves a sweep has. More of them spread faster what was found, and cost a wait each,
  /// which only the sweeps of a large graph are long enough for.
  private static func waveCount(forSize size: Int) -> Int {
    switch size {
    case ..<smallestForWaves: 0
    case ..<(1 << 22): 4
    default: 16
    }
  }

  /// The walk along directed links.
  init(
    inward: Digraph.Rows, outward: Digraph.Rows, damping: Double, personalization: [Double]?,
    threads: Int, waveCount: Int? = nil
  ) {
    self.init(
      rows: inward, outward: outward, isSymmetric: false, damping: damping,
      personalization: personalization, threads: threads, waveCount: waveCount)
  }

  /// The walk along links without direction.
  init(
    symmetric rows: Digraph.Rows, damping: Double, personalization: [Double]?, threads: Int,
    waveCount: Int? = nil
  ) {
    self.init(
      rows: rows, outward: rows, isSymmetric: true, damping: damping,
      personalization: personalization, threads: threads, waveCount: waveCount)
  }

  private init(
    rows: Digraph.Rows, outward: Digraph.Rows, isSymmetric: Bool, damping: Double,
    personalization: [Double]?, threads: Int, waveCount: Int?
  ) {
    let nodeCount = rows.offsets.count - 1
    self.rows = rows
    self.isSymmetric = isSymmetric
    self.damping = damping
    self.threads = threads
    starts = personalization.map(Self.shares(of:)) ?? []

    let size = rows.nodes.count + nodeCount
    let waves = waveCount ?? Self.waveCount(forSize: size)
    partsInWave = waves == 0 ? 0 : 32
    let parts = rows.borders(ofParts: max(1, waves * partsInWave))
    self.parts = parts

    var strengths = [Double](repeating: 0, count: nodeCount)
    Parallel.update(&strengths, threads: threads) { range, strengths in
      for node in range { strengths[node - range.lowerBound] = outward.strength(of: node) }
    }
    var loops = [Double](repeating: 0, count: nodeCount)
    let hasLoops = Parallel.map(updating: &loops, parts: parts, threads: threads) { part, loops in
      let first = parts[part]
      var isFound = false
      for place in loops.indices {
        guard let position = rows.position(of: first + place, inRow: first + place) else {
          continue
        }
        let strength = strengths[first + place]
        loops[place] = strength == 0 ? 0 : damping * (rows.weight(at: position) / strength)
        isFound = true
      }
      return isFound
    }
    loopGains = hasLoops.contains(true) ? loops.map { 1 / (1 - $0) } : []

    isPremultiplied =
      rows.isWeighted && strengths.contains { $0 != 0 && !(0x1p-400...0x1p400).contains($0) }
    if isPremultiplied {
      weights = rows.nodes.indices.map { position in
        let strength = strengths[rows.nodes[position].index]
        return strength == 0 ? 0 : damping * (rows.weights[position] / strength)
      }
      factors = strengths.map { $0 == 0 ? 0 : 1 }
    } else {
      weights = rows.weights
      factors = strengths.map { $0 == 0 ? 0 : damping / $0 }
    }
  }

  /// Numbers in the same proportions that sum to 1.
  private static func shares(of numbers: [Double]) -> [Double] {
    // Without the largest out of the way, the sum could be infinite.
    let largest = numbers.max() ?? 1
    let parts = numbers.map { $0 / largest }
    let total = parts.reduce(0, +)
    return parts.map { $0 / total }
  }

  var nodeCount: Int { factors.count }

  /// `p(i)`.
  func start(at node: Int) -> Double {
    starts.isEmpty ? 1 / Double(nodeCount) : starts[node]
  }

  /// Sweeps until the residual is at most `tolerance`.
  func pageRank(tolerance: Double, maximumIterations: Int) -> PageRank {
    guard nodeCount > 0 else { return PageRank(scores: [], iterations: 0, residual: 0) }
    var iterations = 0
    var change = Double.infinity
    var scores: [Double]
    if isSymmetric && !isPremultiplied {
      (scores, iterations, change) = conjugateGradients(
        tolerance: tolerance, maximumIterations: maximumIterations)
    } else {
      scores = (0..<nodeCount).map { start(at: $0) / (1 - damping) }
    }
    var published = zip(scores, factors).map { $0 * $1 }
    var restart = 0.0
    for node in scores.indices { restart += restartShare(of: node) * scores[node] }
    while true {
      while !(change <= tolerance) && iterations < maximumIterations {
        let sums = sweep(&scores, &published, restart: restart)
        change = sums.change / sums.scores
        iterations += 1
        if iterations >= Self.steadySweeps { restart = sums.restart }
      }
      let result = normalized(scores, published, iterations: iterations)
      if result.residual <= tolerance || iterations >= maximumIterations { return result }
      change = result.residual
    }
  }

  /// Applies the formula to scores that are scaled to the sum 1.
  ///
  /// - Returns: What the formula gives. It never spreads two vectors further apart, but brings them
  ///   together by α, so α times what it changed bounds what it would change again.
  private func normalized(_ scores: [Double], _ published: [Double], iterations: Int) -> PageRank {
    let sums = Parallel.map(count: parts.count - 1, threads: threads) { part in
      var all = 0.0
      var dangling = 0.0
      for node in parts[part]..<parts[part + 1] {
        all += scores[node]
        if factors[node] == 0 { dangling += scores[node] }
      }
      return (all, dangling)
    }
    let total = sums.reduce(0) { $0 + $1.0 }
    let restart = 1 - damping + damping * (sums.reduce(0) { $0 + $1.1 } / total)
    var next = [Double](repeating: 0, count: nodeCount)
    let changes = Parallel.map(updating: &next, parts: parts, threads: threads) { part, next in
      let first = parts[part]
      var change = 0.0
      forEachInflow(parts[part]..<parts[part + 1], published) { node, inflow in
        let score = restart * start(at: node) + inflow / total
        change += (score - scores[node] / total).magnitude
        next[node - first] = score
      }
      return change
    }
    return PageRank(
      scores: next, iterations: iterations, residual: damping * changes.reduce(0, +))
  }

  /// Sums over the nodes of a part.
  private struct Sums {
    /// What the scores have changed.
    var change = 0.0
    var scores = 0.0
    /// What starts anew after the reader was at these nodes.
    var restart = 0.0
  }

  /// The part of a node's score that starts anew: `1 − α`, or all where no link leads on.
  @inline(__always)
  private func restartShare(of node: Int) -> Double { factors[node] == 0 ? 1 : 1 - damping }

  /// Solves each node's equation in turn, or each wave's.
  private func sweep(
    _ scores: inout [Double], _ published: inout [Double], restart: Double
  ) -> Sums {
    guard partsInWave > 0 else { return sweepInTurn(&scores, &published, restart: restart) }
    var all = Sums()
    for first in stride(from: 0, to: parts.count - 1, by: partsInWave) {
      let wave = Array(parts[first...first + partsInWave])
      let sums = Parallel.map(updating: &scores, parts: wave, threads: threads) { part, scores in
        let lowerBound = wave[part]
        var sums = Sums()
        forEachInflow(lowerBound..<wave[part + 1], published) { node, inflow in
          let place = node - lowerBound
          let score = solved(node, from: scores[place], inflow: inflow, restart: restart)
          sums.change += (score - scores[place]).magnitude
          sums.scores += score
          sums.restart += restartShare(of: node) * score
          scores[place] = score
        }
        return sums
      }
      for sum in sums {
        all.change += sum.change
        all.scores += sum.scores
        all.restart += sum.restart
      }
      Parallel.update(&published, parts: wave, threads: threads, scratch: {}) {
        part, published, _ in
        let first = wave[part]
        for place in published.indices {
          published[place] = scores[first + place] * factors[first + place]
        }
      }
    }
    return all
  }

  private func sweepInTurn(
    _ scores: inout [Double], _ published: inout [Double], restart: Double
  ) -> Sums {
    var sums = Sums()
    for node in scores.indices {
      var inflow = 0.0
      for position in rows.offsets[node]..<rows.offsets[node + 1] {
        let share = published[rows.nodes[position].index]
        inflow += weights.isEmpty ? share : weights[position] * share
      }
      let score = solved(node, from: scores[node], inflow: inflow, restart: restart)
      sums.change += (score - scores[node]).magnitude
      sums.scores += score
      sums.restart += restartShare(of: node) * score
      scores[node] = score
      published[node] = score * factors[node]
    }
    return sums
  }

  /// The score that satisfies a node's own equation. What it needs beyond the present one is a
  /// difference that vanishes, so a self link costs no accuracy.
  private func solved(
    _ node: Int, from score: Double, inflow: Double, restart: Double
  ) -> Double {
    let next = restart * start(at: node) + inflow
    return loopGains.isEmpty ? next : score + (next - score) * loopGains[node]
  }

  /// Calls `body` for each node of a range with what it receives: `Σⱼ w(j→i) z(j)`.
  @inline(__always)
  func forEachInflow(_ range: Range<Int>, _ published: [Double], body: (Int, Double) -> Void) {
    let offsets = rows.offsets.span
    let nodes = rows.nodes.span
    let weights = weights.span
    let published = published.span
    if weights.isEmpty {
      for node in range {
        var inflow = 0.0
        for position in offsets[node]..<offsets[node + 1] {
          inflow += published[nodes[position].index]
        }
        body(node, inflow)
      }
    } else {
      for node in range {
        var inflow = 0.0
        for position in offsets[node]..<offsets[node + 1] {
          inflow += weights[position] * published[nodes[position].index]
        }
        body(node, inflow)
      }
    }
  }
}

extension Digraph.Rows {
  /// Borders of parts with about equal numbers of rows and entries: from 0 to the number of rows.
  func borders(ofParts count: Int) -> [Int] {
    let rowCount = offsets.count - 1
    let size = nodes.count + rowCount
    var row = 0
    return (0...count).map { part in
      // Divided first, so that no product is too large; the last border takes the remainder.
      let goal = part == count ? size : size / count * part
      while row < rowCount && offsets[row] + row < goal { row += 1 }
      return row
    }
  }
}
