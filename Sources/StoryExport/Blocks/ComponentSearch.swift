public import Foundation
internal import GraphAlgorithms
public import StoryAnalysis

/// Searches connected components of a graph for communities, one by one, from lines of JSON, and answers each
/// component with a line.
///
/// A line of input is `{"component": NUMBER, "source": ARTICLE, "target": ARTICLE}`: a link between two articles by
/// their identifiers. The lines of a component stand together. What is found is what a search of the whole graph
/// finds, since it searches each component on its own.
public struct ComponentSearch: LineAnswering {
  private struct Line: Decodable {
    var component: Int64
    var source: String
    var target: String
  }

  private let totalWeight: Double
  private let options: ArchiveAnalysis.Options
  private let decoder = JSONDecoder()
  private var lineCount = 0
  private var number: Int64?
  /// Articles of the component, numbered in the order in which its lines name them, and its links by these numbers.
  private var numbers: [String: UInt32] = [:]
  private var links: [(source: UInt32, target: UInt32)] = []

  /// Begins a stream.
  ///
  /// - Parameters:
  ///   - totalWeight: The weight of all links of the graph: ``/StoryAnalysis/StoryGraph/linkWeight``.
  ///   - options: Resolution, seed, and how many further searches there are.
  public init(totalWeight: Double, options: ArchiveAnalysis.Options) {
    (self.totalWeight, self.options) = (totalWeight, options)
  }

  /// Takes the next line, and writes the answer of the component before where it is the first of another.
  public mutating func take(
    _ line: Data, into bytes: inout [UInt8]
  ) throws(LineFault) {
    lineCount += 1
    guard let read = try? decoder.decode(Line.self, from: line) else {
      throw LineFault(line: lineCount, reason: "it is no link of a component")
    }
    if number != read.component { finish(into: &bytes) }
    number = read.component
    links.append((place(of: read.source), place(of: read.target)))
  }

  private mutating func place(of article: String) -> UInt32 {
    if let number = numbers[article] { return number }
    let next = UInt32(numbers.count)
    numbers[article] = next
    return next
  }

  /// Writes the answer of the last component.
  ///
  /// - Complexity: That of the searches.
  public mutating func finish(into bytes: inout [UInt8]) {
    guard number != nil else { return }
    Self.shape.append(communities(), to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    numbers = [:]
    links = []
    number = nil
  }

  /// The communities of each article in each search, the one in force first.
  private func communities() -> [Member] {
    // By identifier, as in the graph of an archive.
    let articles = numbers.sorted { $0.key < $1.key }
    var rank = [NodeID](repeating: NodeID(0), count: articles.count)
    for (index, article) in articles.enumerated() { rank[Int(article.value)] = NodeID(index) }
    var outCounts = [Int](repeating: 0, count: articles.count)
    for link in links { outCounts[Int(link.source)] += 1 }
    let arcs = links.map { link in
      Digraph.Link(
        source: rank[Int(link.source)], target: rank[Int(link.target)],
        weight: 1 / Double(outCounts[Int(link.source)]))
    }
    .sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    let graph = Graph(Digraph(nodeCount: articles.count, links: arcs), threads: 1)
    let searches = (0...options.stabilityRuns).map { run in
      graph.leiden(
        resolution: options.resolution, seed: options.seed &+ UInt64(run),
        attempts: run == 0 ? nil : 1, totalWeight: totalWeight, threads: 1
      ).partition
    }
    return articles.indices.map { index in
      Member(article: articles[index].key, communities: searches.map { Int($0.communities[index]) })
    }
  }
}

extension ComponentSearch {
  private struct Member: Sendable {
    var article: String
    var communities: [Int]
  }

  private static let shape = RecordShape<[Member]>(
    name: "component",
    fields: [.objects("members", "The articles of the component.", member) { $0 }])

  private static let member = RecordShape<Member>(
    name: "member",
    fields: [
      .name("article", "Identifier of the article.") { $0.article },
      .integers("communities", "Its community in force, then those of the further searches.") {
        $0.communities
      },
    ])
}
