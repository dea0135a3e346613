import GraphAlgorithms
import Testing

@Suite struct PartitionTests {
  // Label 7 has three nodes; 9 and 4 have two each, of which 9 holds the smaller node; 0 has one.
  @Test("Communities are numbered by size, equal ones by their smallest node")
  func numbering() {
    let partition = Partition(communities: [0, 9, 4, 7, 4, 7, 9, 7])
    #expect(partition.communities == [3, 1, 2, 0, 2, 0, 1, 0])
    #expect(partition.count == 4)
    #expect(partition.sizes == [3, 2, 2, 1])
    #expect(
      partition.members == [
        [NodeID(3), NodeID(5), NodeID(7)], [NodeID(1), NodeID(6)], [NodeID(2), NodeID(4)],
        [NodeID(0)],
      ])
  }

  @Test("Equal divisions are equal, whatever their labels")
  func equality() {
    #expect(Partition(communities: [1, 1, 0]) == Partition(communities: [.max, .max, 5]))
    #expect(Partition(communities: [1, 1, 0]) != Partition(communities: [1, 0, 1]))
  }

  @Test("A partition of no nodes has no communities")
  func empty() {
    let partition = Partition(communities: [])
    #expect(partition.count == 0)
    #expect(partition.communities == [])
    #expect(partition.sizes == [])
    #expect(partition.members == [])
  }

  // Labels below four times the number of nodes are looked up in a table, others in a dictionary.
  @Test("Labels that lie far apart give what the same labels side by side give")
  func distantLabels() {
    var generator = SplitMix64(seed: 8)
    for count in [1, 2, 50, 3_000] {
      let labels = (0..<count).map { _ in
        UInt32(truncatingIfNeeded: generator.integer(below: UInt64(max(1, count / 3))))
      }
      let partition = Partition(communities: labels)
      #expect(partition == Partition(communities: labels.map { $0 &* 1_000_003 &+ 7 }))
      #expect(partition == Partition(communities: labels.map { .max - $0 }))
      #expect(Set(zip(labels, partition.communities).map { [$0, $1] }).count == Set(labels).count)
      #expect(partition.count == Set(labels).count)
      #expect(partition.sizes == partition.sizes.sorted(by: >))
    }
  }

  // The largest label that the table has a place for, and the first that it has none for.
  @Test(
    "Labels at the border between the two ways are told apart", arguments: [11, 12] as [UInt32])
  func border(label: UInt32) {
    #expect(Partition(communities: [label, 0, label]).communities == [0, 1, 0])
  }
}
