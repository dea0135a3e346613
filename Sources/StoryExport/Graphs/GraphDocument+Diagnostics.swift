public import StoryParsing

extension GraphDocument {
  /// The kinds of fault that writing a graph file meets.
  public enum Fault {
    /// A text has a character that XML cannot hold.
    public static let forbiddenCharacter = Diagnostic.ID(rawValue: "character-not-in-xml")
  }

  /// Every node with texts that have a character which GraphML and GEXF cannot hold, because XML 1.0 has
  /// no way to write it; such a character is left out of these files, and of no other.
  ///
  /// Each is a warning at the line of the record that the texts are taken from or, without one, of the
  /// first mention.
  ///
  /// - Complexity: O(*b*), *b* bytes of text.
  public var diagnostics: [Diagnostic] {
    let texts = nodeAttributes.filter { $0.kind == .text || $0.kind == .list }
    return nodes.compactMap { node in
      var names: [String] = []
      var scalars: Set<Unicode.Scalar> = []
      func check(_ name: String, _ texts: [String]) {
        let found = texts.flatMap { XMLCharacter.forbidden(in: $0) }
        guard !found.isEmpty else { return }
        names.append(name)
        scalars.formUnion(found)
      }
      check("label", [label(of: node)])
      for attribute in texts {
        switch value(attribute, ofNode: node) {
        case .text(let text): check(attribute.name, [text])
        case .list(let texts): check(attribute.name, texts)
        case .integer, .number, .boolean, .time, .absent: break
        }
      }
      guard !names.isEmpty else { return nil }
      let (document, line) = place(ofNode: node)
      return Diagnostic(
        id: Fault.forbiddenCharacter, severity: .warning, document: document, line: line,
        message: """
          GraphML and GEXF are without \(scalars.sorted().map(\.codePoint).joined(separator: " ")) in \
          \(names.joined(separator: ", ")), which XML cannot hold; take it out of the document
          """)
    }
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

extension Unicode.Scalar {
  /// The number of the character, such as `U+0001`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
