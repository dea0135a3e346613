public import GraphAlgorithms

/// A small graph of a list, with what else its measures are asked about.
///
/// A list is text. Each graph begins with its name and its number of nodes; a line of it is a link
/// (source, target, and a weight where it is not 1), one number for each node after `partition`, or
/// one after `preferences`. Empty lines, and lines that begin with `#`, are left out.
///
///     graph bridge 4
///     0 1
///     1 2 0.5
///     2 3
///     partition 0 0 1 1
///     preferences 1 0 0 0
public struct ListedGraph: Equatable, Sendable {
  /// What the list calls the graph.
  public let name: String
  /// Number of nodes.
  public let nodeCount: Int
  /// The links in the order of the list.
  public private(set) var links: [Digraph.Link] = []
  /// Divisions of the nodes whose quality is asked for.
  public private(set) var partitions: [Partition] = []
  /// How much each node is preferred by a reader who starts anew; `nil` where all are equal.
  public private(set) var preferences: [Double]?

  /// Reads a list of graphs.
  ///
  /// - Throws: ``GraphFileError`` at the first line that says none of the above.
  public static func list(in text: some StringProtocol) throws(GraphFileError) -> [ListedGraph] {
    var graphs: [ListedGraph] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if first == "graph" {
        graphs.append(try ListedGraph(header: words.map { String($0) }, line: index + 1))
      } else {
        guard !graphs.isEmpty else {
          throw GraphFileError(
            line: index + 1, "A graph begins with `graph NAME NODES`, before its links.")
        }
        try graphs[graphs.count - 1].add(words.map { String($0) }, line: index + 1)
      }
    }
    return graphs
  }

  private init(header words: [String], line: Int) throws(GraphFileError) {
    guard words.count == 3, let count = Int(words[2]), count >= 0, count < Int(UInt32.max) else {
      throw GraphFileError(line: line, "A graph begins with `graph NAME NODES`.")
    }
    name = words[1]
    nodeCount = count
  }

  private mutating func add(_ words: [String], line: Int) throws(GraphFileError) {
    switch words[0] {
    case "partition":
      let labels = words.dropFirst().compactMap { UInt32($0) }
      guard labels.count == words.count - 1, labels.count == nodeCount else {
        throw GraphFileError(line: line, "A partition has one whole number for each node.")
      }
      partitions.append(Partition(communities: labels))
    case "preferences":
      let values = words.dropFirst().compactMap { Self.weight($0) }
      guard values.count == words.count - 1, values.count == nodeCount else {
        throw GraphFileError(line: line, "Preferences are one number for each node, none below 0.")
      }
      preferences = values
    default:
      let ends = words.prefix(2).compactMap { UInt32($0) }.filter { $0 < nodeCount }
      let weight = words.count > 2 ? Self.weight(words[2]) : 1
      guard ends.count == 2, words.count <= 3, let weight else {
        throw GraphFileError(
          line: line,
          "A link is two nodes below \(nodeCount), and a weight of at least 0 where it is not 1.")
      }
      links.append(
        Digraph.Link(
          source: NodeID(rawValue: ends[0]), target: NodeID(rawValue: ends[1]), weight: weight))
    }
  }

  private static func weight(_ word: String) -> Double? {
    Double(word).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }
}
