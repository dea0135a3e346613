public import Foundation
public import StoryAnalysis
internal import StoryParsing

/// Resolves mentions that come as lines of JSON, block by block, and answers each block with a line.
///
/// A line of input is `{"block": NUMBER, "document": NAME, "source": NAME, "position": NUMBER, "mention": {…}}`,
/// with the mention as ``DocumentAnswer`` writes it. The lines of a block stand together, in input order.
public struct BlockResolution: LineAnswering {
  private struct Line: Decodable {
    var block: Int64
    var document: String
    var source: String
    var position: Int
    var mention: BlockMention
  }

  private let grouping: ProviderGrouping
  private let registry: ProviderRegistry
  private let decoder = JSONDecoder()
  private var lineCount = 0
  private var number: Int64?
  private var block: MentionBlock
  private var rows: [BlockAnswer.Row] = []

  /// Begins a stream.
  ///
  /// - Parameters:
  ///   - grouping: What makes two articles the work of one provider.
  ///   - registry: Which domains are one provider.
  public init(grouping: ProviderGrouping, registry: ProviderRegistry) {
    (self.grouping, self.registry) = (grouping, registry)
    block = MentionBlock(grouping: grouping, registry: registry)
  }

  /// Takes the next line, and writes the answer of the block before where it is the first of another.
  ///
  /// - Complexity: O(length of the line), and what resolving a block takes.
  public mutating func take(_ line: Data, into bytes: inout [UInt8]) throws(LineFault) {
    lineCount += 1
    let read: Line
    do {
      read = try decoder.decode(Line.self, from: line)
    } catch {
      throw LineFault(line: lineCount, reason: "it is no mention of a block")
    }
    guard let mention = read.mention.mention else {
      throw LineFault(line: lineCount, reason: "its time is none")
    }
    if number != read.block { finish(into: &bytes) }
    number = read.block
    block.add(mention, in: read.document, isRecord: read.position == 0)
    rows.append(
      BlockAnswer.Row(
        document: read.document, source: read.source, position: read.position, line: mention.line))
  }

  /// Writes the answer of the last block.
  public mutating func finish(into bytes: inout [UInt8]) {
    guard number != nil else { return }
    var last = MentionBlock(grouping: grouping, registry: registry)
    swap(&last, &block)
    BlockAnswer.shape.append(BlockAnswer(rows: rows, found: last.resolve()), to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    rows.removeAll(keepingCapacity: true)
    number = nil
  }
}
