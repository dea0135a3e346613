internal import Yams

/// Values of each kind, and what is reported where another kind stands in their place.
extension NodeReader {
  /// The text of a scalar, trimmed; empty where it is absent or not a scalar.
  mutating func text(_ node: Node, _ field: @autoclosure () -> String) -> String {
    guard let scalar = scalar(node, field(), expected: "text") else { return "" }
    return scalar.string.trimmed()
  }

  /// A text that pictures and the page show; one that is too long for that is kept and reported.
  mutating func label(_ node: Node, _ field: @autoclosure () -> String) -> String {
    let text = text(node, field())
    guard text.utf8.count > limits.labelLength else { return text }
    let count = text.unicodeScalars.count
    if count > limits.labelLength {
      let (long, limit) = (
        PackedArchive.Limits.grouped(count), PackedArchive.Limits.grouped(limits.labelLength)
      )
      report(
        .labelLimit, .warning, at: node.mark,
        "\(field()) has \(long) characters, of which pictures and the page show \(limit); shorten it, or "
          + "raise --max-label")
    }
    return text
  }

  /// The text of an address; one that is not `http` or `https` is kept and reported.
  mutating func address(_ node: Node, _ field: String) -> String {
    let text = text(node, field)
    if !text.isEmpty, AddressKey(text) == nil {
      report(
        .invalidAddress, .warning, at: node.mark,
        "\(field) \(DiagnosticText.quoted(text)) is no web address, so no article is recognised by "
          + "it; write it with https:// and its host")
    }
    return text
  }

  mutating func time(_ node: Node, _ field: String) -> Timestamp? {
    let text = text(node, field)
    if text.isEmpty { return nil }
    if let time = Timestamp(iso8601: text) { return time }
    report(
      .invalidDate, .warning, at: node.mark,
      "\(field) \(DiagnosticText.quoted(text)) is no time; write it as 2020-06-11T09:53:00Z")
    return nil
  }

  mutating func integer(_ node: Node, _ field: @autoclosure () -> String) -> Int? {
    guard let scalar = scalar(node, field(), expected: "a whole number") else { return nil }
    let text = scalar.string.trimmed()
    switch WholeNumber(text) {
    case .value(let value):
      return value
    case .notWhole:
      report(
        .invalidNumber, .warning, at: node.mark,
        "\(field()) \(DiagnosticText.quoted(text)) is not a whole number; round it")
    case .tooLarge:
      report(
        .invalidNumber, .warning, at: node.mark,
        "\(field()) \(DiagnosticText.quoted(text)) does not fit 64 bits; correct it")
    case .notANumber:
      reportType(node, field(), expected: "a whole number", found: DiagnosticText.quoted(text))
    }
    return nil
  }

  mutating func boolean(_ node: Node, _ field: @autoclosure () -> String) -> Bool? {
    guard let scalar = scalar(node, field(), expected: "true or false") else { return nil }
    switch scalar.string.trimmed() {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    case let text:
      reportType(node, field(), expected: "true or false", found: DiagnosticText.quoted(text))
      return nil
    }
  }

  /// The texts of a list; empty where it is absent or not a list.
  mutating func texts(_ node: Node, _ field: String) -> [String] {
    guard let entries = list(node, field) else { return [] }
    var texts: [String] = []
    for (index, entry) in entries.enumerated() {
      let text = label(entry, "\(field)[\(index)]")
      if !text.isEmpty { texts.append(text) }
    }
    return texts
  }

  /// The entries of a list; `nil` where it is absent or not a list.
  mutating func list(_ node: Node, _ field: @autoclosure () -> String) -> Node.Sequence? {
    if node.isAbsent { return nil }
    if case .sequence(let sequence) = node { return sequence }
    reportType(node, field(), expected: "a list", found: kind(of: node))
    return nil
  }

  /// The keys and values of a mapping; `nil` where it is absent or not a mapping.
  mutating func mapping(_ node: Node, _ field: String, index: Int? = nil) -> Node.Mapping? {
    if node.isAbsent { return nil }
    if case .mapping(let mapping) = node { return mapping }
    let name = index.map { "\(field)[\($0)]" } ?? field
    reportType(node, name, expected: "keys with values", found: kind(of: node))
    return nil
  }

  /// A scalar; `nil` where it is absent or something else.
  private mutating func scalar(
    _ node: Node, _ field: @autoclosure () -> String, expected: String
  ) -> Node.Scalar? {
    if node.isAbsent { return nil }
    if case .scalar(let scalar) = node { return scalar }
    reportType(node, field(), expected: expected, found: kind(of: node))
    return nil
  }

  private mutating func reportType(
    _ node: Node, _ field: String, expected: String, found: String
  ) {
    report(
      .wrongType, .warning, at: node.mark,
      "\(field) must be \(expected) and is \(found); correct it or delete the key")
  }

  /// What a value is, in words.
  func kind(of node: Node) -> String {
    switch node {
    case .mapping: "keys with values"
    case .sequence: "a list"
    case .scalar where node.isAbsent: "nothing"
    case .scalar(let scalar): "the text " + DiagnosticText.quoted(scalar.string)
    case .alias: "an alias"
    }
  }
}

extension Node {
  /// Whether the value means that there is none: a null of the core schema of YAML 1.2.
  var isAbsent: Bool {
    guard case .scalar(let scalar) = self else { return false }
    // An untagged plain scalar has the empty tag; a quoted one that of a string.
    switch scalar.tag.rawValue {
    case "": return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    case "tag:yaml.org,2002:null": return true
    default: return false
    }
  }
}

extension Node.Mapping {
  /// The value of a key; a mapping that Yams has accepted has each key once.
  func value(of key: String) -> Node? {
    first { $0.key.scalar?.string == key }?.value
  }
}
