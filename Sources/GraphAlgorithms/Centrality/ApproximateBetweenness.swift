/// Betweenness as a random sample of shortest paths lets expect it, with a guarantee.
public struct ApproximateBetweenness: Equatable, Sendable {
  /// One score for each node, from 0 on: normalized betweenness, nearly.
  public let scores: [Double]
  /// Number of pairs of nodes that were drawn, each with one shortest path if there is any.
  public let samples: Int
  /// Most nodes, its ends among them, that a shortest path can have; the true number is no larger.
  public let vertexDiameterBound: Int
  /// ε: with the chance `confidence`, no score is farther than this from the node's normalized
  /// betweenness.
  public let error: Double
  /// Chance that all scores keep to the error, between 0 and 1.
  public let confidence: Double
}

/// The drawing of shortest paths that approximate betweenness is made of.
struct PathSampling {
  let outward: Digraph.Rows
  let inward: Digraph.Rows
  let vertexDiameterBound: Int

  private var nodeCount: Int { outward.offsets.count - 1 }

  func scores(
    error: Double, confidence: Double, seed: UInt64, threads: Int?
  ) -> ApproximateBetweenness {
    precondition(error > 0 && error < 1, "The error is between 0 and 1.")
    precondition(confidence > 0 && confidence < 1, "The confidence is between 0 and 1.")
    let threads = Parallel.threadCount(threads)
    // The paper divides by n (n − 1), here it is (n − 1) (n − 2): what is allowed shrinks with it.
    let scale = nodeCount > 2 ? Double(nodeCount) / Double(nodeCount - 2) : 1
    let samples = sampleCount(error: error / scale, confidence: confidence)
    let hits = hits(samples: samples, seed: seed, threads: threads)
    return ApproximateBetweenness(
      scores: hits.map { Double($0) * scale / Double(max(1, samples)) }, samples: samples,
      vertexDiameterBound: vertexDiameterBound, error: error, confidence: confidence)
  }

  /// `(c / ε²) (⌊log₂(d − 2)⌋ + 1 + ln(1 / δ))` with c = 0.5, d nodes on a path at most.
  private func sampleCount(error: Double, confidence: Double) -> Int {
    // Nothing stands between others, so all scores are 0.
    guard vertexDiameterBound > 2 else { return 0 }
    let between = vertexDiameterBound - 2
    let dimension = Double(Int.bitWidth - between.leadingZeroBitCount)
    let count =
      0.5 / (error * error) * (dimension + PortableMath.logarithm(1 / (1 - confidence)))
    precondition(count < 0x1p53, "So small an error needs more than 2^53 samples.")
    return Int(count.rounded(.up))
  }

  /// For each node, the number of sampled paths that it stands inside of.
  private func hits(samples: Int, seed: UInt64, threads: Int) -> [Int] {
    var hits = [Int](repeating: 0, count: nodeCount)
    var sequence = SplitMix64(seed: seed)
    let base = sequence.next()
    // Paths are kept until their round is over, so a round has only so many.
    let round = 65_536
    let stretch = 256
    for first in stride(from: 0, to: samples, by: round) {
      let starts = Parallel.stretches(of: min(round, samples - first), length: stretch)
      var found = [[NodeID]](repeating: [], count: starts.count - 1)
      Parallel.update(
        &found, parts: Array(0..<starts.count), threads: threads, scratch: { Sampler(of: self) }
      ) { part, found, sampler in
        for sample in starts[part]..<starts[part + 1] {
          // Each sample has a sequence of its own: whoever draws it draws the same.
          var mixer = SplitMix64(
            seed: base &+ UInt64(truncatingIfNeeded: first) &+ UInt64(truncatingIfNeeded: sample))
          sampler.draw(SplitMix64(seed: mixer.next()), into: &found[0])
        }
      }
      for node in found.joined() { hits[node.index] += 1 }
    }
    return hits
  }

  /// What a thread needs for itself.
  private struct Sampler {
    private let sampling: PathSampling
    private var paths: PathSampler<Double>
    /// Made where a count of paths leaves the range of `Double`.
    private var widePaths: PathSampler<WideCount>?

    init(of sampling: PathSampling) {
      self.sampling = sampling
      paths = PathSampler(outward: sampling.outward, inward: sampling.inward)
    }

    /// Draws two different nodes and a shortest path between them.
    mutating func draw(_ generator: SplitMix64, into nodes: inout [NodeID]) {
      var generator = generator
      let count = UInt64(truncatingIfNeeded: sampling.nodeCount)
      let source = Int(truncatingIfNeeded: generator.integer(below: count))
      var target = Int(truncatingIfNeeded: generator.integer(below: count - 1))
      if target >= source { target += 1 }
      if paths.draw(from: source, to: target, generator: &generator, into: &nodes) { return }
      var wide =
        widePaths ?? PathSampler(outward: sampling.outward, inward: sampling.inward)
      widePaths = nil
      _ = wide.draw(from: source, to: target, generator: &generator, into: &nodes)
      widePaths = wide
    }
  }
}
