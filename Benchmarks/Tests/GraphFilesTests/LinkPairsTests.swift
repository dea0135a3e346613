import GraphAlgorithms
import GraphFiles
import Testing

@Suite struct LinkPairsTests {
  @Test func aLinkIsTwoNumbersWithTheLowByteFirst() throws {
    let bytes: [UInt8] = [1, 0, 0, 0, 0x02, 0x01, 0, 0, 0, 0, 1, 0, 3, 0, 0, 0]
    #expect(
      try LinkPairs.links(in: bytes, nodeCount: 65_537) == [
        Digraph.Link(source: NodeID(1), target: NodeID(258)),
        Digraph.Link(source: NodeID(65_536), target: NodeID(3)),
      ])
    #expect(try LinkPairs.links(in: [UInt8](), nodeCount: 0) == [])
  }

  @Test func aPartOfAnArrayIsReadFromItsOwnStart() throws {
    let bytes: [UInt8] = [9, 9, 1, 0, 0, 0, 2, 0, 0, 0]
    #expect(
      try LinkPairs.links(in: bytes[2...], nodeCount: 3) == [
        Digraph.Link(source: NodeID(1), target: NodeID(2))
      ])
  }

  @Test(arguments: [1, 4, 7, 9])
  func aLinkThatIsCutShortIsRefused(byteCount: Int) {
    #expect(throws: GraphFileError.self) {
      try LinkPairs.links(in: [UInt8](repeating: 0, count: byteCount), nodeCount: 1)
    }
  }

  @Test func aNodeThatIsNotThereIsRefused() {
    let bytes: [UInt8] = [0, 0, 0, 0, 2, 0, 0, 0]
    #expect(throws: GraphFileError.self) { try LinkPairs.links(in: bytes, nodeCount: 2) }
    #expect(throws: Never.self) { try LinkPairs.links(in: bytes, nodeCount: 3) }
  }
}
