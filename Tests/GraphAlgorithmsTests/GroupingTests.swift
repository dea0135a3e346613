import Testing

@testable import GraphAlgorithms

@Suite struct GroupingTests {
  @Test("Numbers are sorted by group, ascend inside it, and a group may be empty")
  func sorted() {
    let grouping = Grouping([2, 0, 2, 3, 0, 2], count: 5)
    #expect(grouping.order == [1, 4, 0, 2, 5, 3])
    #expect(grouping.starts == [0, 2, 2, 5, 6, 6])
    #expect(grouping.count == 5)
    #expect(grouping.range(of: 2) == 2..<5 && grouping.range(of: 4).isEmpty)
    #expect(Grouping([], count: 0).order == [] && Grouping([], count: 0).starts == [0])
  }
}
