public import StoryParsing

extension GraphDocument {
  /// The kinds of fault that writing a graph file meets.
  public enum Fault {
    /// A text has a character that XML cannot hold.
    public static let forbiddenCharacter = Diagnostic.ID(rawValue: "character-not-in-xml")
  }

  /// Every text of a node or an edge that has a character which GraphML and GEXF cannot hold, because
  /// XML 1.0 has no way to write it; such a character is left out of these files, and of no other.
  ///
  /// Each is a warning at the line of the record that the text is taken from or, without one, of the
  /// first mention.
  ///
  /// - Complexity: O(*b*), *b* bytes of text.
  public var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    func check(_ name: String, _ cell: Table.Cell, place: () -> (document: String, line: Int)) {
      let texts: [String]
      switch cell {
      case .text(let text): texts = [text]
      case .list(let list): texts = list
      case .integer, .number, .boolean, .time, .absent: return
      }
      for text in texts {
        let scalars = XMLCharacter.forbidden(in: text)
        guard !scalars.isEmpty else { continue }
        let (document, line) = place()
        let names = scalars.map { scalar in
          let digits = String(scalar.value, radix: 16, uppercase: true)
          return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        found.append(
          Diagnostic(
            id: Fault.forbiddenCharacter, severity: .warning, document: document, line: line,
            message:
              "\(name) has \(names.joined(separator: " ")), which XML cannot hold, so GraphML "
              + "and GEXF are without it; take it out of the text"))
      }
    }
    for node in nodes {
      check("label", .text(label(of: node))) { place(ofNode: node) }
      for attribute in nodeAttributes where attribute.kind == .text || attribute.kind == .list {
        check(attribute.name, value(attribute, ofNode: node)) { place(ofNode: node) }
      }
    }
    return found
  }

  /// The document and line that a node's attributes name.
  private func place(ofNode node: Int) -> (document: String, line: Int) {
    var place = (document: "", line: 1)
    for attribute in nodeAttributes {
      switch (attribute.name, value(attribute, ofNode: node)) {
      case ("document", .text(let document)): place.document = document
      case ("line", .integer(let line)): place.line = line
      default: break
      }
    }
    return place
  }
}
