import GraphAlgorithms
import GraphFiles
import Testing

@Suite struct ListedGraphTests {
  @Test func graphsFollowOneAnother() throws {
    let graphs = try ListedGraph.list(
      in: """
        # two graphs
        graph bridge 4
        0 1
        1\t2   0.5
        2 2 3e2

        partition 0 0 7 7
        partition 1 2 3 4
        preferences 1 0 0 0.25
        graph nothing 0
        """)
    #expect(graphs.map(\.name) == ["bridge", "nothing"])
    #expect(graphs.map(\.nodeCount) == [4, 0])
    let first = try #require(graphs.first)
    #expect(
      first.links == [
        Digraph.Link(source: NodeID(0), target: NodeID(1)),
        Digraph.Link(source: NodeID(1), target: NodeID(2), weight: 0.5),
        Digraph.Link(source: NodeID(2), target: NodeID(2), weight: 300),
      ])
    #expect(first.partitions.map(\.communities) == [[0, 0, 1, 1], [0, 1, 2, 3]])
    #expect(first.preferences == [1, 0, 0, 0.25])
    #expect(graphs.last?.links == [])
    #expect(graphs.last?.preferences == nil)
  }

  @Test func linesMayEndAsOnWindows() throws {
    let graphs = try ListedGraph.list(in: "graph pair 2\r\n0 1 2\r\npartition 0 1\r\n")
    #expect(graphs.first?.links.map(\.weight) == [2])
    #expect(graphs.first?.partitions.map(\.count) == [2])
  }

  @Test(arguments: [
    ("0 1", 1), ("graph a", 1), ("graph a -1", 1), ("graph a 2 3", 1),
    ("graph a 2\n0 2", 2), ("graph a 2\n0", 2), ("graph a 2\n0 1 -1", 2), ("graph a 2\n0 1 nan", 2),
    ("graph a 2\n0 1 inf", 2), ("graph a 2\n0 1 1 1", 2), ("graph a 2\n0 b", 2),
    ("graph a 2\n\npartition 0", 3), ("graph a 2\npartition 0 x", 2),
    ("graph a 2\npreferences 1 -1", 2), ("graph a 2\npreferences 1", 2),
  ])
  func lineThatSaysNothingIsNamed(list: String, line: Int) {
    let error = #expect(throws: GraphFileError.self) { try ListedGraph.list(in: list) }
    #expect(error?.line == line)
  }
}
