internal import StoryAnalysis
internal import StoryExport

/// Where the articles of the page's map stand: discs of threads inside discs of stories.
///
/// In a thread its articles lie as the seeds of a sunflower do, the most typical one in the middle and the
/// others outwards in the order of time; threads are packed in their story, and stories on the map, the
/// largest in the middle. Places are in units of ``unit`` points, the same on every machine: only the four
/// rules of arithmetic and square roots make them.
///
/// > Source: ``/StoryExport/CirclePacking`` and ``/StoryExport/GraphLayout``.
struct MapLayout {
  /// A circle on the map.
  struct Disc: Equatable {
    var x: Int
    var y: Int
    var radius: Int
  }

  /// Fraction of a point that places are told in.
  static let unit = 0.1
  /// Room between the threads of a story, and round them.
  private static let threadMargin = 3.0
  /// Room between stories, and round them.
  private static let storyMargin = 8.0

  /// The disc of each story that is shown, in their order.
  private(set) var stories: [Disc] = []
  /// The disc of each thread that is shown, by story and in their order.
  private(set) var threads: [Disc] = []
  /// The disc of each article that is shown, by thread and in their order there.
  private(set) var articles: [Disc] = []

  /// Places the articles of threads.
  ///
  /// - Parameter stories: For each story, its threads; for each of those the number of its articles, at
  ///   least 1. The article in the middle of a thread is the first.
  /// - Complexity: O(*n* + *t* √*t*), *n* articles, *t* threads.
  init(articlesOfThreads stories: [[Int]]) {
    let packed = stories.map(Story.init)
    let centers = Self.packed(packed.map { $0.radius + Self.storyMargin })
    for (story, center) in zip(packed, centers) {
      self.stories.append(Self.disc(center, story.radius))
      for thread in story.threads {
        let middle = GraphLayout.Point(x: center.x + thread.center.x, y: center.y + thread.center.y)
        threads.append(Self.disc(middle, thread.radius))
        for (place, offset) in GraphLayout.spiral(count: thread.count).enumerated() {
          articles.append(
            Self.disc(
              GraphLayout.Point(x: middle.x + offset.x, y: middle.y + offset.y),
              place == 0 && thread.count > 1 ? GraphLayout.middleRadius : GraphLayout.radius))
        }
      }
    }
  }

  /// The middles of circles that lie side by side, in the order of their radii.
  private static func packed(_ radii: [Double]) -> [GraphLayout.Point] {
    let order = radii.indices.sorted { radii[$0] == radii[$1] ? $0 < $1 : radii[$0] > radii[$1] }
    var centers = [GraphLayout.Point](repeating: GraphLayout.Point(x: 0, y: 0), count: radii.count)
    for (index, center) in zip(order, CirclePacking.centers(ofRadii: order.map { radii[$0] })) {
      centers[index] = center
    }
    return centers
  }

  private static func disc(_ center: GraphLayout.Point, _ radius: Double) -> Disc {
    func units(_ value: Double) -> Int { Int((value / unit).rounded()) }
    return Disc(x: units(center.x), y: units(center.y), radius: units(radius))
  }

  /// The threads of one story, round their common middle.
  private struct Story {
    var threads: [(count: Int, center: GraphLayout.Point, radius: Double)]
    var radius: Double

    init(articlesOfThreads counts: [Int]) {
      let radii = counts.map { GraphLayout.discRadius(memberCount: $0) - GraphLayout.margin }
      let centers = MapLayout.packed(radii.map { $0 + MapLayout.threadMargin })
      // The middle of what the discs span, so that the disc of the story is hardly larger than it need be.
      func middle(_ places: [Double]) -> Double {
        let least = zip(places, radii).map { $0 - $1 }.min() ?? 0
        let most = zip(places, radii).map { $0 + $1 }.max() ?? 0
        return (least + most) / 2
      }
      let (x, y) = (middle(centers.map(\.x)), middle(centers.map(\.y)))
      threads = zip(zip(counts, centers), radii).map { known, radius in
        (known.0, GraphLayout.Point(x: known.1.x - x, y: known.1.y - y), radius)
      }
      let reach = threads.map { thread in
        (thread.center.x * thread.center.x + thread.center.y * thread.center.y).squareRoot()
          + thread.radius
      }
      radius = (reach.max() ?? 0) + MapLayout.threadMargin
    }
  }
}
