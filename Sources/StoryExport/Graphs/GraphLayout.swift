internal import StoryAnalysis

/// A place for every article, the same on every machine: each cluster a disc, the discs packed.
///
/// In the middle of a disc stands the representative of the cluster; the other members go round it
/// outwards in the order of time, each at the golden angle from the one before, as the seeds of a
/// sunflower do. The largest discs are in the middle of the page. No two articles overlap. Only sums,
/// differences, products, quotients and square roots are taken, whose bits are the same everywhere;
/// places are rounded to hundredths.
///
/// > Source: Vogel 1979, doi:10.1016/0025-5564(79)90080-4. Deviation: the square root is taken of
/// > *k* + ½, so that the first neighbours have as much room as the others.
package struct GraphLayout: Sendable {
  /// A point on the page, in points.
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  /// Radius of an article.
  package static let radius = 4.0
  /// Radius of the article in the middle of a disc.
  package static let middleRadius = 6.0
  /// Room around a disc.
  package static let margin = 6.0
  /// Distance of the *k*th member from the middle, divided by √(*k* + ½).
  static let spacing = 10.0

  /// The place of each article, by its position in the graph.
  let places: [Point]

  /// Places the articles of some clusters.
  ///
  /// - Complexity: O(*n* + *c* √*c*), *n* articles, *c* clusters.
  init(of clusters: StoryClusters) {
    let discs = CirclePacking.centers(
      ofRadii: clusters.clusters.map { Self.discRadius(memberCount: $0.members.count) })
    var places = [Point](repeating: Point(x: 0, y: 0), count: clusters.clusterOf.count)
    for (cluster, center) in zip(clusters.clusters, discs) {
      let others = cluster.members.filter { $0 != cluster.representative }
      let spiral = Self.spiral(count: cluster.members.count)
      for (member, offset) in zip([cluster.representative] + others, spiral) {
        places[member.index] = Point(
          x: Self.rounded(center.x + offset.x), y: Self.rounded(center.y + offset.y))
      }
    }
    self.places = places
  }

  /// Radius of the disc of a cluster, with its margin.
  package static func discRadius(memberCount: Int) -> Double {
    guard memberCount > 1 else { return middleRadius + margin }
    return spacing * (Double(memberCount) - 0.5).squareRoot() + radius + margin
  }

  /// Offsets of the members of a disc from its middle.
  package static func spiral(count: Int) -> [Point] {
    // Cosine and sine of the golden angle, π (3 − √5).
    let (cosine, sine) = (-0.737_368_878_078_319_9, 0.675_490_294_261_523_6)
    var direction = Point(x: 1, y: 0)
    return (0..<count).map { position in
      guard position > 0 else { return Point(x: 0, y: 0) }
      let distance = spacing * (Double(position) + 0.5).squareRoot()
      defer {
        direction = Point(
          x: direction.x * cosine - direction.y * sine,
          y: direction.x * sine + direction.y * cosine)
      }
      return Point(x: distance * direction.x, y: distance * direction.y)
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
