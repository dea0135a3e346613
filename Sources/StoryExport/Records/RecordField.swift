internal import StoryParsing

/// A key of the lines that records are written as: its name, type, meaning and value, stated once. The
/// lines, the JSON Schema and the help of the command all follow from that statement.
struct RecordField<Subject>: Sendable {
  /// The key.
  let name: String
  /// What the value is, with what its absence means.
  let summary: String
  /// The members of its JSON Schema that state the type.
  let type: [JSONValue.Member]

  /// The key as it stands in a line, with its colon.
  private let opening: [UInt8]
  private let appendValue: @Sendable (Subject, inout [UInt8]) -> Void

  private init(
    _ name: String, _ summary: String, type: [JSONValue.Member],
    appendValue: @escaping @Sendable (Subject, inout [UInt8]) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.type = type
    self.appendValue = appendValue
    var opening: [UInt8] = []
    opening.append(json: name)
    opening.append(UInt8(ascii: ":"))
    self.opening = opening
  }

  /// Appends key and value.
  func append(_ subject: Subject, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: opening)
    appendValue(subject, &bytes)
  }
}

extension RecordField {
  /// A key of words that are always there.
  static func name(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> String
  ) -> RecordField {
    RecordField(name, summary, type: .plain("string")) { $1.append(json: value($0)) }
  }

  /// A key of words; empty words are `null`.
  static func text(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> String
  ) -> RecordField {
    RecordField(name, summary, type: .optional("string")) {
      $1.append(jsonUnlessEmpty: value($0))
    }
  }

  /// A key of a number that counts from 1 and is always there.
  static func number(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Int
  ) -> RecordField {
    let type = .plain("integer") + [JSONValue.Member("minimum", .integer(1))]
    return RecordField(name, summary, type: type) { $1.append(json: value($0)) }
  }

  /// A key of a whole number.
  static func integer(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Int?
  ) -> RecordField {
    RecordField(name, summary, type: .optional("integer")) { $1.append(json: value($0)) }
  }

  /// A key of yes and no.
  static func boolean(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Bool?
  ) -> RecordField {
    RecordField(name, summary, type: .optional("boolean")) { $1.append(json: value($0)) }
  }

  /// A key of a moment.
  static func time(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Timestamp?
  ) -> RecordField {
    let type = .optional("string") + [JSONValue.Member("format", .string("date-time"))]
    return RecordField(name, summary, type: type) { $1.append(json: value($0)) }
  }

  /// A key of several words; an empty list where there are none.
  static func texts(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> [String]
  ) -> RecordField {
    let items = JSONValue.Member("items", .object(.plain("string")))
    return RecordField(name, summary, type: .plain("array") + [items]) { subject, bytes in
      bytes.append(jsonArray: value(subject)) { $1.append(json: $0) }
    }
  }

  /// A key of several whole numbers; an empty list where there are none.
  static func integers(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> [Int]
  ) -> RecordField {
    let items = JSONValue.Member("items", .object(.plain("integer")))
    return RecordField(name, summary, type: .plain("array") + [items]) { subject, bytes in
      bytes.append(jsonArray: value(subject)) { $1.append(json: $0) }
    }
  }

  /// A key of a whole number from 0 on that is always there.
  static func position(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Int
  ) -> RecordField {
    RecordField(name, summary, type: .plain("integer")) { $1.append(json: value($0)) }
  }

  /// A key of an object that is always there.
  static func object<Part>(
    _ name: String, _ summary: String, _ shape: RecordShape<Part>,
    _ value: @escaping @Sendable (Subject) -> Part
  ) -> RecordField {
    RecordField(name, summary, type: [shape.reference]) { shape.append(value($0), to: &$1) }
  }

  /// A key of objects; an empty list where there are none.
  static func objects<Part>(
    _ name: String, _ summary: String, _ shape: RecordShape<Part>,
    _ value: @escaping @Sendable (Subject) -> [Part]
  ) -> RecordField {
    let items = JSONValue.Member("items", .object([shape.reference]))
    return RecordField(name, summary, type: .plain("array") + [items]) { subject, bytes in
      bytes.append(jsonArray: value(subject)) { shape.append($0, to: &$1) }
    }
  }
}

/// The keys of one kind of object, in the order in which they are written.
struct RecordShape<Subject>: Sendable {
  /// What the schema calls it.
  let name: String
  /// The keys; every object has all of them.
  let fields: [RecordField<Subject>]

  /// Appends an object.
  func append(_ subject: Subject, to bytes: inout [UInt8]) {
    var separator = UInt8(ascii: "{")
    for field in fields {
      bytes.append(separator)
      separator = UInt8(ascii: ",")
      field.append(subject, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// What leads from a place in the schema to the definition of the object.
  var reference: JSONValue.Member { JSONValue.Member("$ref", .string("#/$defs/\(name)")) }

  /// The members of a JSON Schema that describe the object.
  var schema: [JSONValue.Member] {
    let properties = fields.map { field in
      JSONValue.Member(
        field.name,
        .object([JSONValue.Member("description", .string(field.summary))] + field.type))
    }
    return [
      JSONValue.Member("type", .string("object")),
      JSONValue.Member("properties", .object(properties)),
      JSONValue.Member("required", .array(fields.map { .string($0.name) })),
      JSONValue.Member("additionalProperties", .boolean(false)),
    ]
  }
}

extension [JSONValue.Member] {
  /// The type of a value that is always there.
  fileprivate static func plain(_ name: String) -> Self {
    [JSONValue.Member("type", .string(name))]
  }

  /// The type of a value that may be `null`.
  fileprivate static func optional(_ name: String) -> Self {
    [JSONValue.Member("type", .array([.string(name), .string("null")]))]
  }
}
