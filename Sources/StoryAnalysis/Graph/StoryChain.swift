internal import GraphAlgorithms
internal import StoryParsing

/// The strongest chain of links between two articles: how the one leads to the other.
///
/// A step goes along a link in either direction. Its strength is the mean of what the two articles
/// give to each other of their one unit, `s(i,j) = (w(i→j) + w(j→i)) / 2`, above 0 and at most 1, and
/// the strength of a chain is the product of those of its steps: what is left of a unit that is handed
/// on from article to article. The strongest chain is the one of greatest strength, which is the
/// shortest way where a step has the length `−ln s`.
///
/// Where a chain in time order exists, the strongest of these is taken, however strong others are: each
/// of its articles is dated, and none is earlier than the one before it; or, where the chain begins at
/// the later of the two articles, none is later.
///
/// Of chains whose lengths differ by less than 10⁻⁹ it is the one with the fewest steps; of those, the
/// one whose second article comes first by identifier, then its third, and so on.
///
/// > Source: Dijkstra 1959, doi:10.1007/BF01386390, for the shortest way. Deviation: lengths within
/// > 10⁻⁹ count as equal, so that rounding decides nothing.
public struct StoryChain: Sendable {
  /// A step of a chain.
  public struct Step: Sendable {
    /// The article that it comes from.
    public var source: ArticleID
    /// The article that it leads to.
    public var target: ArticleID
    /// Undirected fractional weight of the two: `w(i→j) + w(j→i)`, above 0 and at most 2.
    public var weight: Double
    /// The links that it goes along: from the source to the target, and back; at least one of them.
    public var links: [StoryGraph.Link]
  }

  /// Which way a chain goes in time.
  public enum Order: String, Sendable {
    /// No article is earlier than the one before it.
    case forward
    /// No article is later than the one before it.
    case backward
    /// Neither, or an article has no date.
    case none
  }

  /// The articles from the first to the last, each once.
  public let articles: [ArticleID]
  /// The steps between them, one fewer.
  public let steps: [Step]
  /// Which way the chain goes in time.
  public let order: Order
  /// Product of the strengths of the steps, above 0 and at most 1; 1 for a single article.
  public let strength: Double

  /// Finds the strongest chain between two articles; `nil` where no chain leads from one to the other.
  ///
  /// - Complexity: O(*n* + *m* log *m*) time, *n* articles and *m* links; O(*n* + *m*) space.
  public init?(from source: ArticleID, to target: ArticleID, in graph: StoryGraph) {
    let direction = Self.direction(from: source, to: target, in: graph)
    if direction != .none,
      let articles = Self.articles(from: source, to: target, in: graph, order: direction)
    {
      self.init(articles, order: direction, in: graph)
    } else if let articles = Self.articles(from: source, to: target, in: graph, order: .none) {
      self.init(articles, order: .none, in: graph)
    } else {
      return nil
    }
  }

  private init(_ articles: [ArticleID], order: Order, in graph: StoryGraph) {
    self.articles = articles
    self.order = order
    steps = zip(articles, articles.dropFirst()).map { source, target in
      let links = [
        graph.link(from: source, to: target), graph.link(from: target, to: source),
      ].compactMap(\.self)
      return Step(
        source: source, target: target, weight: links.reduce(0) { $0 + $1.weight }, links: links)
    }
    strength = steps.reduce(1) { $0 * $1.weight / 2 }
  }

  /// The way from one article to another in time.
  private static func direction(
    from source: ArticleID, to target: ArticleID, in graph: StoryGraph
  ) -> Order {
    guard let first = graph[source].published, let last = graph[target].published else {
      return .none
    }
    return first <= last ? .forward : .backward
  }

  /// The articles of the strongest chain whose steps all go a way in time.
  private static func articles(
    from source: ArticleID, to target: ArticleID, in graph: StoryGraph, order: Order
  ) -> [ArticleID]? {
    let times = graph.articles.map(\.published)
    var links: [Digraph.Link] = []
    links.reserveCapacity(2 * graph.links.count)
    for index in times.indices {
      for neighbor in graph.digraph.undirected.neighbors(of: NodeID(index)) {
        guard neighbor.weight > 0,
          Self.isInOrder(times[index], times[neighbor.node.index], order)
        else { continue }
        links.append(
          Digraph.Link(
            source: NodeID(index), target: neighbor.node,
            weight: max(0, -PortableMath.logarithm(neighbor.weight / 2))))
      }
    }
    let ways = Digraph(nodeCount: times.count, links: links)
    return ways.evenedShortestPath(from: NodeID(source.index), to: NodeID(target.index))?
      .map { ArticleID($0.index) }
  }

  private static func isInOrder(_ one: Timestamp?, _ two: Timestamp?, _ order: Order) -> Bool {
    guard order != .none else { return true }
    guard let one, let two else { return false }
    return order == .forward ? one <= two : two <= one
  }
}

extension Digraph {
  /// The nodes of a shortest way by weights, where lengths within 10⁻⁹ are equal; of equals the one
  /// with the fewest links and then with the smallest nodes from the start on.
  fileprivate func evenedShortestPath(from source: NodeID, to target: NodeID) -> [NodeID]? {
    let distances = distances(from: source, length: .weight)
    guard distances[target.index] < .infinity else { return nil }
    func isTight(_ one: NodeID, _ two: NodeID, _ weight: Double) -> Bool {
      distances[one.index] < .infinity
        && (distances[one.index] + weight - distances[two.index]).magnitude < 1e-9
    }
    // Links to the target, counted backward over what lies on shortest ways.
    var linksLeft = [Int](repeating: .max, count: nodeCount)
    linksLeft[target.index] = 0
    var queue = [target]
    var next = 0
    while next < queue.count, linksLeft[source.index] == .max {
      let node = queue[next]
      next += 1
      let before = predecessors(of: node)
      for position in before.indices {
        let other = before[position]
        guard linksLeft[other.node.index] == .max, isTight(other.node, node, other.weight) else {
          continue
        }
        linksLeft[other.node.index] = linksLeft[node.index] + 1
        queue.append(other.node)
      }
    }
    var path = [source]
    var node = source
    while node != target {
      let after = successors(of: node)
      let step = after.indices.first { position in
        let other = after[position]
        return linksLeft[other.node.index] == linksLeft[node.index] - 1
          && isTight(node, other.node, other.weight)
      }
      guard let step else { return nil }
      node = after[step].node
      path.append(node)
    }
    return path
  }
}
