internal import GraphAlgorithms

extension StoryGraph {
  /// The articles that at most so many links, in either direction, lead to from one of them.
  ///
  /// - Parameters:
  ///   - center: The article in the middle, which is its own neighbour at depth 0.
  ///   - depth: Most links on the way, at least 0.
  /// - Returns: The articles in their order.
  /// - Complexity: O(*n* + *m*), *n* articles and *m* links of the neighbourhood, and a mark for each
  ///   article of the graph.
  public func neighborhood(of center: ArticleID, depth: Int) -> [ArticleID] {
    var isFound = [Bool](repeating: false, count: articles.count)
    isFound[center.index] = true
    var front = [center]
    var found = front
    var steps = 0
    while steps < depth, !front.isEmpty {
      var next: [ArticleID] = []
      for article in front {
        for neighbor in digraph.undirected.neighbors(of: NodeID(article.index))
        where !isFound[neighbor.node.index] {
          isFound[neighbor.node.index] = true
          next.append(ArticleID(neighbor.node.index))
        }
      }
      found += next
      front = next
      steps += 1
    }
    return found.sorted()
  }
}
