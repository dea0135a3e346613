extension Digraph {
  /// Splits the graph into its strongly connected components.
  ///
  /// Two nodes are in one component when chains of links lead from each to the other, every link
  /// followed the way it points: articles that refer to each other, be it over many steps.
  ///
  /// - Returns: One component for each node, numbered from 0 by size; a node on no cycle is a
  ///   component of its own.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links; O(*n*) space. There is no recursion, so
  ///   that the longest path fits.
  /// - Note: Weights do not matter, and a link of weight 0 connects like any other. Self links have no
  ///   effect.
  /// > Source: Tarjan 1972, doi:10.1137/0201010, with the one number for each node of Pearce 2016,
  /// > doi:10.1016/j.ipl.2015.08.010. Deviation: components are renumbered by size.
  public func stronglyConnectedComponents() -> Partition {
    let offsets = outward.offsets
    let nodes = outward.nodes
    // What is known of each node: 0 before it is seen. While its component is open, the smallest place
    // in the order of open nodes that is known to be within its reach. Then the number of its
    // component: these count down from the number of nodes, so that they exceed any place.
    var marks = [UInt32](repeating: 0, count: nodeCount)
    var component = UInt32(truncatingIfNeeded: nodeCount)
    var place: UInt32 = 1
    var path: [SearchStep] = []
    // Nodes that the search has left and that belong to the component of a node on the path.
    var waiting: [UInt32] = []
    for start in 0..<nodeCount where marks[start] == 0 {
      path.append(SearchStep(node: start, place: place, position: offsets[start]))
      marks[start] = place
      place += 1
      while let step = path.last {
        var position = step.position
        let end = offsets[step.node + 1]
        var mark = marks[step.node]
        // When the search returns from a neighbour, it looks at that neighbour's mark again.
        while position < end {
          let other = marks[nodes[position].index]
          if other == 0 { break }
          mark = min(mark, other)
          position += 1
        }
        marks[step.node] = mark
        if position < end {
          let neighbor = nodes[position].index
          path[path.count - 1].position = position
          path.append(SearchStep(node: neighbor, place: place, position: offsets[neighbor]))
          marks[neighbor] = place
          place += 1
          continue
        }
        path.removeLast()
        guard mark == step.place else {
          waiting.append(UInt32(truncatingIfNeeded: step.node))
          continue
        }
        // Nothing before this node is within reach: it closes its component. Whoever started to wait
        // after the search came here reaches no further either.
        marks[step.node] = component
        place -= 1
        while let last = waiting.last, marks[Int(last)] >= step.place {
          waiting.removeLast()
          marks[Int(last)] = component
          place -= 1
        }
        component -= 1
      }
    }
    return Partition(communities: marks)
  }

  /// A node on the path of the search.
  private struct SearchStep {
    let node: Int
    /// Its place in the order in which the open nodes were found, from 1.
    let place: UInt32
    /// The next link to follow.
    var position: Int
  }
}
