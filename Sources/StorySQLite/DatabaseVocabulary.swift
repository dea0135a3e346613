internal import Foundation

/// Texts that many rows repeat: each is held once, and the rows hold its number.
///
/// An archive has about as many entries of `identity` as mentions; with the names of their documents and
/// the keys of their articles they would be half of the database.
struct DatabaseVocabulary: Sendable {
  /// Name of the table that holds the texts.
  let name: String
  let summary: String
  /// Name of the column that holds a text.
  let column: String
  /// The columns of report tables, as `table.column`, whose rows hold numbers.
  let users: Set<String>

  /// All vocabularies.
  static let all = [
    DatabaseVocabulary(
      name: "documents",
      summary: "The documents that make a link or an entry of identity, each with its number.",
      column: "document", users: ["links.document", "identity.document"]),
    DatabaseVocabulary(
      name: "identity_texts",
      summary: "The keys, fingerprints, headlines and hosts of identity, each with its number.",
      column: "text", users: ["identity.known", "identity.other"]),
  ]

  /// The vocabulary of a column of a report's table, if any.
  static func of(_ column: String, in table: String) -> DatabaseVocabulary? {
    all.first { $0.users.contains("\(table).\(column)") }
  }
}

/// The numbers of a vocabulary's texts, from 1 in the order in which they were first met.
///
/// Texts are told apart by their bytes: strings that look the same are equal to Swift.
struct VocabularyNumbers {
  private struct Spelling: Hashable {
    let text: String

    static func == (one: Spelling, other: Spelling) -> Bool {
      var (one, other) = (one.text, other.text)
      return one.withUTF8 { one in
        other.withUTF8 { other in
          one.count == other.count
            && (one.isEmpty || memcmp(one.baseAddress!, other.baseAddress!, one.count) == 0)
        }
      }
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private var numbers: [Spelling: Int] = [:]

  /// The number of a text, and whether it was not met before.
  mutating func number(of text: String) -> (number: Int, isNew: Bool) {
    let next = numbers.count + 1
    let number = numbers[Spelling(text: text), default: next]
    if number == next { numbers[Spelling(text: text)] = next }
    return (number, number == next)
  }
}
