public import StoryAnalysis
internal import StoryParsing

/// Writes the story graph as a Pajek network (`.net`), which Pajek, networkx, igraph and Gephi open.
///
/// A vertex is its number, its label, its place from 0 to 1, a shape and the colour of its cluster; an arc
/// is two numbers and the fractional weight. The label is the headline with the article's identifier
/// behind it in square brackets: readers take labels for names, and two articles may have one headline.
/// Readers differ on quotation marks and backslashes inside a label, so these become apostrophes
/// and slashes there, and control characters become spaces; every other format has the headline as it
/// is. A partition cannot stand in the same file: networkx takes its lines for arcs.
///
/// > Source: Batagelj and Mrvar, Pajek reference manual, http://mrvar.fdv.uni-lj.si/pajek/.
public struct PajekNet: Sendable {
  private let document: GraphDocument

  /// Creates the file of a study.
  public init(of study: ArchiveStudy) {
    self.init(of: GraphDocument(of: study))
  }

  /// Creates the file of a document.
  public init(of document: GraphDocument) {
    self.document = document
  }

  /// Writes the file.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(to output: inout some UTF8OutputStream) {
    var bytes: [UInt8] = []
    for fact in document.facts {
      guard let text = fact.value.pajekText else { continue }
      bytes.append(text: "% \(fact.name): \(text)\n")
    }
    bytes.append(text: "*Vertices \(document.nodes.count)\n")
    let frame = Frame(around: document.looks.map(\.place))
    bytes.append(rows: document.nodes, to: &output) { node, bytes in
      let look = document.looks[node]
      bytes.append(decimal: node + 1)
      bytes.append(text: " \"")
      bytes.append(text: Self.label(document.label(of: node)))
      bytes.append(text: " [\(document.identifier(of: node))]\" ")
      bytes.append(text: NumberText.fixed(frame.x(look.place), decimals: 6))
      bytes.append(text: " ")
      bytes.append(text: NumberText.fixed(frame.y(look.place), decimals: 6))
      bytes.append(text: " ellipse ic RGB\(look.color.hex.dropFirst().uppercased())\n")
    }
    bytes.append(text: "*Arcs\n")
    bytes.append(rows: document.edges.indices, to: &output) { index, bytes in
      let edge = document.edges[index]
      bytes.append(decimal: edge.source + 1)
      bytes.append(text: " ")
      bytes.append(decimal: edge.target + 1)
      bytes.append(text: " ")
      bytes.append(exact: document.weight(of: edge))
      bytes.append(text: "\n")
    }
    bytes.handOn(to: &output, atLeast: 0)
  }

  /// A text that every reader finds whole between two quotation marks.
  static func label(_ text: String) -> String {
    var label = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": label.append("'")
      case "\\": label.append("/")
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
        label.append(" ")
      default: label.append(scalar)
      }
    }
    return String(label)
  }

  /// The square that holds every place, with some room at its edges.
  private struct Frame {
    private var left = 0.0
    private var top = 0.0
    private var side = 1.0

    init(around places: [GraphLayout.Point]) {
      guard let first = places.first else { return }
      var (low, high) = (first, first)
      for place in places {
        low = GraphLayout.Point(x: min(low.x, place.x), y: min(low.y, place.y))
        high = GraphLayout.Point(x: max(high.x, place.x), y: max(high.y, place.y))
      }
      side = 1.1 * max(high.x - low.x, high.y - low.y, 1)
      left = (low.x + high.x - side) / 2
      top = (low.y + high.y + side) / 2
    }

    func x(_ place: GraphLayout.Point) -> Double { (place.x - left) / side }

    /// Pajek counts from the top.
    func y(_ place: GraphLayout.Point) -> Double { (top - place.y) / side }
  }
}

extension Table.Cell {
  /// The value on one line.
  fileprivate var pajekText: String? {
    switch self {
    case .text(let text): PajekNet.label(text)
    case .integer(let value): String(value)
    case .number(let value): NumberText.exact(value)
    case .time(let time): time.iso8601
    case .boolean, .list, .absent: nil
    }
  }
}
