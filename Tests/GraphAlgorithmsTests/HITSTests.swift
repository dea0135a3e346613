import Testing

@testable import GraphAlgorithms

@Suite struct HITSTests {
  private func expect(
    _ graph: Digraph, hubs: [Double], authorities: [Double], within tolerance: Double = 1e-12,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let result = graph.hits()
    expectNear(result.hubs, hubs, within: tolerance, sourceLocation: sourceLocation)
    expectNear(result.authorities, authorities, within: tolerance, sourceLocation: sourceLocation)
    #expect(result.residual <= 1e-12, sourceLocation: sourceLocation)
  }

  private func isZero(_ result: HITS, nodeCount: Int) -> Bool {
    let zeros = [Double](repeating: 0, count: nodeCount)
    return result.hubs == zeros && result.authorities == zeros && result.residual == 0
  }

  @Test("Without a link that weighs something all scores are 0")
  func nothing() {
    #expect(isZero(Graphs.empty.hits(), nodeCount: 0))
    #expect(isZero(Graphs.single.hits(), nodeCount: 1))
    #expect(isZero(Graphs.graph(3, []).hits(), nodeCount: 3))
    #expect(isZero(Graphs.graph(3, weighted: [(0, 1, 0), (2, 2, 0)]).hits(), nodeCount: 3))
  }

  // 0→2, 0→3, 1→3: W Wᵀ = [2 1; 1 1], whose leading vector is (φ, 1), with φ the golden ratio; so
  // hubs are 1/φ and 1/φ², and authorities h0 and h0 + h1 over their sum.
  @Test("Small graphs have the scores that a hand derives")
  func byHand() {
    expect(Graphs.graph(2, [(0, 1)]), hubs: [1, 0], authorities: [0, 1])
    expect(Graphs.graph(1, [(0, 0)]), hubs: [1], authorities: [1])
    expect(Graphs.star, hubs: [0, 0.25, 0.25, 0.25, 0.25], authorities: [1, 0, 0, 0, 0])
    expect(
      Graphs.graph(3, weighted: [(0, 1, 3), (0, 2, 1)]), hubs: [1, 0, 0],
      authorities: [0, 0.75, 0.25])
    let golden = (1 + 5.0.squareRoot()) / 2
    expect(
      Graphs.graph(4, [(0, 2), (0, 3), (1, 3)]),
      hubs: [1 / golden, 1 / (golden * golden), 0, 0],
      authorities: [0, 0, 1 / (golden * golden), 1 / golden])
    let both = Graphs.graph(5, (0..<5).flatMap { i in (0..<5).filter { $0 != i }.map { (i, $0) } })
    let even = [0.2, 0.2, 0.2, 0.2, 0.2]
    expect(both, hubs: even, authorities: even)
  }

  // Four nodes point at 4 (σ² = 4), three at 8 (σ² = 3).
  @Test("Only the part of the largest singular value has hubs")
  func dominantPart() {
    let links = (0..<4).map { ($0, 4) } + (5..<8).map { ($0, 8) }
    expect(
      Graphs.graph(9, links), hubs: [0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0, 0],
      authorities: [0, 0, 0, 0, 1, 0, 0, 0, 0])
  }

  // P3, 0→1→2: both links have σ = 1, and hubs start equal. Four nodes that point at 4, and 5, which
  // points at four nodes: σ² = 4 for both. The leading vectors are (1, 1, 1, 1) / 2 and (1), which
  // equal hubs meet with 2 and 1: so each of the five hubs has as much as any other, and authorities
  // are in the proportion of 4 to 1, 1, 1 and 1.
  @Test("Where parts tie, each keeps what equal hubs give it")
  func ties() {
    expect(Graphs.path3, hubs: [0.5, 0.5, 0], authorities: [0, 0.5, 0.5])
    let links = (0..<4).map { ($0, 4) } + (6..<10).map { (5, $0) }
    expect(
      Graphs.graph(10, links), hubs: [0.2, 0.2, 0.2, 0.2, 0, 0.2, 0, 0, 0, 0],
      authorities: [0, 0, 0, 0, 0.5, 0, 0.125, 0.125, 0.125, 0.125])
  }

  // networkx 3.6.1, hits (svds of scipy); numpy.linalg.svd agrees within 1e-15.
  @Test("Weights, a self link and nodes without links agree with networkx")
  func weighted() {
    expect(
      Graphs.weighted,
      hubs: [
        0.45608125653118037, 0.14511671309146765, 0.2531816387646586, 0.05749776963832439,
        0.08812262197436899, 0, 0, 0, 0,
      ],
      authorities: [
        0.08808693304378455, 0.5008001427038594, 0, 0.010138305440840071, 0.07678475911956013,
        0.0984707392203744, 0.01672707222623181, 0.028306148790825485, 0.1806858994545241,
      ])
  }

  // networkx 3.6.1, hits, of links both ways and from the smaller number to the larger;
  // numpy.linalg.svd agrees within 1e-15. The two largest singular values of the second are 5.078
  // and 4.735.
  @Test("The karate club has the scores of networkx")
  func karate() {
    let friends = [
      0.07141272880825196, 0.05342723123552997, 0.06371906455637479, 0.042422737124708995,
      0.01526095970620748, 0.01596691350305964, 0.015966913503059642, 0.03434316721905365,
      0.04568192511975032, 0.020625667749388645, 0.015260959706207484, 0.01061789151107122,
      0.016925450792306857, 0.04549486406805637, 0.020370345825614283, 0.020370345825614283,
      0.004748031847301575, 0.018561637037432084, 0.020370345825614283, 0.029713333886434806,
      0.020370345825614283, 0.018561637037432084, 0.020370345825614283, 0.0301564975093564,
      0.011460952230971695, 0.011893664396281383, 0.01518273433033839, 0.02681349411710478,
      0.026331505777953897, 0.027111539628217683, 0.0351062379767144, 0.03837574186295606,
      0.06200184647383096, 0.07500294215657546,
    ]
    let both = Graphs.karateLinks + Graphs.karateLinks.map { ($0.1, $0.0) }
    expect(Graphs.graph(34, both), hubs: friends, authorities: friends)
    let hubs = [
      0.06900249645306782, 0.04270746168161384, 0.060660684282264, 0.01816103073012375,
      0.006360305083838, 0.006627747568539873, 0.00026744248470187256, 0.0, 0.05810056393568195,
      0.03018393372431278, 0.0, 0.0, 0.0, 0.03018393372431278, 0.05419054134880569,
      0.05419054134880569, 0.0, 0.0, 0.05419054134880569, 0.03018393372431278, 0.05419054134880569,
      0.0, 0.05419054134880569, 0.06665169376262198, 0.013282831715610927, 0.004729184914365265,
      0.034091439336883404, 0.03018393372431278, 0.03491311863867805, 0.05419054134880569,
      0.05419054134880569, 0.05419054134880569, 0.03018393372431278, 0.0,
    ]
    let authorities = [
      0.0, 0.01851692840188559, 0.029977542884472998, 0.046255932876174966, 0.01851692840188559,
      0.01851692840188559, 0.022002292749646192, 0.05112947402352855, 0.034795318393587536,
      0.016278389991701954, 0.022002292749646192, 0.01851692840188559, 0.023390469549239165,
      0.05112947402352855, 0.0, 0.0, 0.0018503350907037245, 0.029977542884472998, 0.0,
      0.029977542884472998, 0.0, 0.029977542884472998, 0.0, 0.0, 0.0, 0.021450555577012472, 0.0,
      0.03772894556871443, 0.016278389991701954, 0.02703457814535685, 0.02705199215452335,
      0.032719471654742184, 0.1660927901783131, 0.2088314121364445,
    ]
    // With another way round of the links, hubs and authorities change places.
    expect(Graphs.karate, hubs: hubs, authorities: authorities, within: 2e-12)
    expect(
      Graphs.graph(34, Graphs.karateLinks.map { ($0.1, $0.0) }), hubs: authorities,
      authorities: hubs, within: 2e-12)
  }

  // A path of n nodes, links both ways: the matrix has the values 2 cos(πk / (n + 1)), each also below
  // 0, and the leading vectors sin(πi / (n + 1)) and, with signs that alternate, the same. They tie;
  // equal hubs, where n is even, meet the first alone.
  private func pathHubs(_ nodeCount: Int) -> (graph: Digraph, hubs: [Double]) {
    let links = (1..<nodeCount).flatMap { [($0 - 1, $0), ($0, $0 - 1)] }
    // sin(x (i + 1)) = 2 cos(x) sin(x i) − sin(x (i − 1)), from half the path, where the value is
    // largest and the slope 0: cos(x (i + ½)) for the distance i + ½ from the middle.
    let x = Double.pi / Double(nodeCount + 1)
    // cos x = 1 − x²/2 + x⁴/24 − x⁶/720 for small x, within rounding.
    func cosine(_ x: Double) -> Double {
      1 - x * x / 2 * (1 - x * x / 12 * (1 - x * x / 30 * (1 - x * x / 56)))
    }
    var half = [cosine(x / 2), cosine(3 * x / 2)]
    while half.count < nodeCount / 2 {
      half.append(2 * cosine(x) * half[half.count - 1] - half[half.count - 2])
    }
    let all = half.reversed() + half
    let total = all.reduce(0, +)
    return (Graphs.graph(nodeCount, links), all.map { $0 / total })
  }

  @Test("Where the next singular value is near, rounds are few all the same")
  func smallGap() {
    let (graph, hubs) = pathHubs(200)
    let result = graph.hits()
    expectNear(result.hubs, hubs, within: 1e-9)
    expectNear(result.authorities, hubs, within: 1e-9)
    #expect(result.residual <= 1e-12)
    // σ₂² / σ₁² = 0.9993: repetition alone would take more than 30,000 rounds.
    #expect(result.iterations < 300)
  }

  @Test("A basis of few vectors, begun again and again, leads to the same scores")
  func smallBasis() {
    let (graph, hubs) = pathHubs(60)
    for limit in [2, 5, 12] {
      let result = HITSSearch(graph: graph, threads: 1, basisLimit: limit)
        .search(tolerance: 1e-12, maximumIterations: 20_000)
      expectNear(result.hubs, hubs, within: 1e-9)
      #expect(result.residual <= 1e-12)
    }
  }

  @Test("Rounds end where they must, and the residual tells")
  func fewRounds() {
    let (graph, hubs) = pathHubs(200)
    for rounds in [1, 2, 3, 7] {
      let result = graph.hits(maximumIterations: rounds)
      #expect(result.iterations == rounds)
      #expect(result.residual > 1e-4)
      #expect(zip(result.hubs, hubs).map { abs($0 - $1) }.reduce(0, +) > 1e-3)
    }
    // The plain way, twice from equal hubs: on P3 with links both ways, W Wᵀ = [1 0 1; 0 2 0; 1 0 1].
    let path = Graphs.graph(3, [(0, 1), (1, 0), (1, 2), (2, 1)]).hits(maximumIterations: 1)
    expectNear(path.hubs, [1.0 / 3, 1.0 / 3, 1.0 / 3])
    expectNear(path.authorities, [0.25, 0.5, 0.25])
  }

  @Test(
    "Scores are what plain repetition leads to, and sum to 1", arguments: 0..<12 as Range<UInt64>)
  func repetition(seed: UInt64) {
    let nodeCount = 30
    let graph = Graphs.random(nodeCount: nodeCount, linkCount: 50 + 10 * Int(seed), seed: seed)
    let links = Array(graph.links)
    let result = graph.hits()
    var hubs = [Double](repeating: 1, count: nodeCount)
    var authorities = hubs
    for _ in 0..<1_000 {
      authorities = [Double](repeating: 0, count: nodeCount)
      for link in links {
        authorities[link.target.index] += link.weight * hubs[link.source.index]
      }
      hubs = [Double](repeating: 0, count: nodeCount)
      for link in links {
        hubs[link.source.index] += link.weight * authorities[link.target.index]
      }
      let total = hubs.reduce(0, +)
      hubs = hubs.map { $0 / total }
    }
    let total = authorities.reduce(0, +)
    expectNear(result.hubs, hubs, within: 1e-9)
    expectNear(result.authorities, authorities.map { $0 / total }, within: 1e-9)
    #expect(abs(result.hubs.reduce(0, +) - 1) < 1e-14)
    #expect(abs(result.authorities.reduce(0, +) - 1) < 1e-14)
    #expect(result.hubs.allSatisfy { $0 >= 0 } && result.authorities.allSatisfy { $0 >= 0 })
    for node in 0..<nodeCount {
      #expect(graph.outStrength(of: NodeID(node)) > 0 || result.hubs[node] == 0)
      #expect(graph.inStrength(of: NodeID(node)) > 0 || result.authorities[node] == 0)
    }
  }

  @Test("Weights at the ends of the number range do no harm")
  func extremeWeights() {
    let links = [(0, 1, 3.0), (0, 2, 1.0), (3, 1, 2.0), (3, 0, 1.0)]
    let expected = Graphs.graph(4, weighted: links).hits()
    for unit in [0x1p-1074, 0x1p-1000, 0x1p-199, 0x1p199, 0x1p1000] {
      let graph = Graphs.graph(4, weighted: links.map { ($0.0, $0.1, $0.2 * unit) })
      expect(graph, hubs: expected.hubs, authorities: expected.authorities)
    }
    let mixed = Graphs.graph(4, weighted: [(0, 1, 0x1p1000), (2, 3, 0x1p-1074)])
    expect(mixed, hubs: [1, 0, 0, 0], authorities: [0, 1, 0, 0])
  }

  @Test("The number of threads changes no bit")
  func threads() {
    let graph = Digraph(
      nodeCount: 5_000, links: Graphs.randomLinks(nodeCount: 5_000, linkCount: 62_000, seed: 11))
    let one = graph.hits(tolerance: 1e-3, threads: 1)
    #expect(one.residual <= 1e-3)
    #expect(one.iterations > 2)
    for threads in [2, 3, 8] {
      #expect((graph.hits(tolerance: 1e-3, threads: threads) == one) as Bool)
    }
  }

  @Test("A tolerance below 0 and no rounds at all stop the program")
  func wrongParameters() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 1, links: []).hits(tolerance: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 1, links: []).hits(maximumIterations: 0)
    }
  }
}
