public import GraphAlgorithms

/// The links of a large graph in the plainest form that every program reads fast: for each link its
/// source and its target, each a 32-bit number, the low byte first.
public enum LinkPairs {
  /// Reads links.
  ///
  /// - Parameters:
  ///   - bytes: Eight bytes for each link.
  ///   - nodeCount: Number of nodes; every number is below it.
  /// - Returns: The links in their order, each of weight 1.
  /// - Throws: ``GraphFileError`` where a link is cut short or a node is not there.
  public static func links(
    in bytes: some RandomAccessCollection<UInt8>, nodeCount: Int
  ) throws(GraphFileError) -> [Digraph.Link] {
    guard bytes.count.isMultiple(of: 8) else {
      throw GraphFileError("\(bytes.count) bytes end in the middle of a link; a link has 8.")
    }
    var links: [Digraph.Link] = []
    links.reserveCapacity(bytes.count / 8)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let source = number(in: bytes, at: &position)
      let target = number(in: bytes, at: &position)
      guard max(source, target) < nodeCount else {
        throw GraphFileError(
          "Link \(links.count) joins \(source) and \(target), and there are \(nodeCount) nodes.")
      }
      links.append(Digraph.Link(source: NodeID(source), target: NodeID(target)))
    }
    return links
  }

  private static func number<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, at position: inout Bytes.Index
  ) -> Int {
    var number = 0
    for shift in [0, 8, 16, 24] {
      number |= Int(bytes[position]) << shift
      bytes.formIndex(after: &position)
    }
    return number
  }
}
