@testable import StoryExport
import StoryAnalysis
import Testing

@Suite("Places of articles")
struct GraphLayoutTests {
  @Test("Discs of any sizes do not overlap", arguments: 1...60)
  func packing(seed: UInt64) {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
    func power(_ base: Double, _ exponent: Int) -> Double {
      (0..<exponent).reduce(1) { product, _ in product * base }
    }
    let count = Int(next() * 150)
    var radii = (0..<count).map { _ in seed % 3 == 0 ? 5 : 1 + power(next(), Int(seed % 7)) * 400 }
    radii.sort(by: >)
    let centers = CirclePacking.centers(ofRadii: radii)
    #expect(centers.count == count)
    var narrowest = 0.0
    for one in radii.indices {
      for two in 0..<one {
        let (dx, dy) = (centers[one].x - centers[two].x, centers[one].y - centers[two].y)
        narrowest = min(narrowest, (dx * dx + dy * dy).squareRoot() - radii[one] - radii[two])
      }
    }
    #expect(narrowest > -1e-5, "\(radii)")
  }

  @Test("Two circles touch side by side, and a third touches both")
  func three() {
    let centers = CirclePacking.centers(ofRadii: [3, 3, 3])
    #expect(centers[0] == .init(x: 0, y: 0))
    #expect(centers[1] == .init(x: 6, y: 0))
    // An equilateral triangle of side 6.
    #expect(abs(centers[2].x - 3) < 1e-12 && abs(abs(centers[2].y) - 27.squareRoot()) < 1e-12)
    #expect(CirclePacking.centers(ofRadii: []).isEmpty)
  }

  @Test("Circles of one size lie close: seven are a circle with its six neighbours")
  func flower() {
    let centers = CirclePacking.centers(ofRadii: [Double](repeating: 1, count: 7))
    let distances = centers.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }
    #expect(distances[0] == 0)
    #expect(distances.dropFirst().allSatisfy { abs($0 - 2) < 1e-9 })
  }

  @Test("No two articles overlap, and the representative is in the middle of its story")
  func articles() throws {
    for analysis in [
      try seedsAnalysis(), cliques([1, 1, 1, 40, 7, 300, 2, 2]), Hostile.analysis(),
    ] {
      let places = GraphLayout(of: analysis.clusters).places
      #expect(places.count == analysis.graph.articles.count)
      #expect(Set(places).count == places.count)
      for one in places.indices {
        for two in 0..<one {
          let (dx, dy) = (places[one].x - places[two].x, places[one].y - places[two].y)
          #expect((dx * dx + dy * dy).squareRoot() >= GraphLayout.radius + GraphLayout.middleRadius)
        }
      }
      for cluster in analysis.clusters.clusters {
        let middle = places[cluster.representative.index]
        let radius = GraphLayout.discRadius(memberCount: cluster.members.count)
        for member in cluster.members {
          let (dx, dy) = (places[member.index].x - middle.x, places[member.index].y - middle.y)
          #expect((dx * dx + dy * dy).squareRoot() <= radius - GraphLayout.margin)
        }
      }
    }
  }

  @Test("Later members stand farther out")
  func order() throws {
    let analysis = cliques([60])
    let places = GraphLayout(of: analysis.clusters).places
    let cluster = try #require(analysis.clusters.clusters.first)
    let distances = cluster.members.filter { $0 != cluster.representative }.map { member in
      let place = places[member.index]
      return place.x * place.x + place.y * place.y
    }
    #expect(distances == distances.sorted())
  }
}
