import Foundation
import Testing

@testable import StoryPage

@Suite("Map of the page")
struct MapLayoutTests {
  @Test("One article alone lies in the middle, in a disc for it and one for its story")
  func alone() {
    let layout = MapLayout(articlesOfThreads: [[1]])
    // The radius of an article is 4 points; a thread leaves 2 round it, and a story 3 round the thread.
    #expect(layout.articles == [.init(x: 0, y: 0, radius: 40)])
    #expect(layout.threads == [.init(x: 0, y: 0, radius: 60)])
    #expect(layout.stories == [.init(x: 0, y: 0, radius: 90)])
  }

  @Test("An archive without articles has an empty map")
  func empty() {
    let layout = MapLayout(articlesOfThreads: [])
    #expect(layout.articles.isEmpty && layout.threads.isEmpty && layout.stories.isEmpty)
  }

  @Test(
    "Articles lie in their threads, threads in their stories, and nothing lies over its like",
    arguments: [
      [[21, 2, 1, 1, 1], [4, 3, 2, 2, 1], [3], [3], [2]],
      [[1]] + Array(repeating: [1], count: 40),
      [[1, 1, 1, 1, 1, 1, 1, 1, 1], [60], [2, 2]],
      [[200, 100, 50, 3, 1], [7, 7, 7], [90]],
    ])
  func nesting(counts: [[Int]]) {
    let layout = MapLayout(articlesOfThreads: counts)
    #expect(layout.stories.count == counts.count)
    #expect(layout.threads.count == counts.joined().count)
    #expect(layout.articles.count == counts.joined().reduce(0, +))
    #expect(overlaps(layout.stories) == 0)
    #expect(overlaps(layout.threads) == 0)
    #expect(overlaps(layout.articles) == 0)
    var threads = layout.threads[...]
    var articles = layout.articles[...]
    for (story, counts) in zip(layout.stories, counts) {
      for count in counts {
        let thread = threads.removeFirst()
        #expect(encloses(story, thread))
        for article in articles.prefix(count) { #expect(encloses(thread, article)) }
        articles = articles.dropFirst(count)
      }
    }
  }

  @Test("The largest story is nearest to the middle of the map, even where it is not the first")
  func middle() throws {
    let layout = MapLayout(articlesOfThreads: [[1], [2], [80], [1], [2]])
    let distances = layout.stories.map { $0.x * $0.x + $0.y * $0.y }
    #expect(distances.min() == distances[2])
  }

  /// Number of pairs whose discs overlap by more than their places are rounded.
  private func overlaps(_ discs: [MapLayout.Disc]) -> Int {
    var count = 0
    for (index, one) in discs.enumerated() {
      for other in discs[..<index]
      where distance(one, other) < Double(one.radius + other.radius) - 2 {
        count += 1
      }
    }
    return count
  }

  private func encloses(_ outer: MapLayout.Disc, _ inner: MapLayout.Disc) -> Bool {
    distance(outer, inner) + Double(inner.radius) <= Double(outer.radius) + 2
  }

  private func distance(_ one: MapLayout.Disc, _ other: MapLayout.Disc) -> Double {
    let (x, y) = (Double(one.x - other.x), Double(one.y - other.y))
    return (x * x + y * y).squareRoot()
  }
}
