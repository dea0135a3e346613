internal import GRDB
internal import StoryExport

/// Creates tables, fills them with the rows of a report, and makes their indices.
struct DatabaseRows {
  private let database: Database
  private var vocabularies: [String: VocabularyRows] = [:]
  private var filled: Set<String> = []

  /// Creates the tables of the vocabularies, which fill as other rows need their texts.
  init(into database: Database) throws {
    self.database = database
    for vocabulary in DatabaseVocabulary.all {
      let table = DatabaseTable(of: vocabulary)
      try database.execute(sql: table.creation)
      filled.insert(table.name)
      vocabularies[vocabulary.name] = VocabularyRows(try RowInsertion(into: table, database))
    }
  }

  /// Creates and fills a table, unless that has been done.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - reportTables: Those of the report, for the words that rows are known by.
  mutating func insert(_ table: DatabaseTable, among reportTables: [ReportTable]) throws {
    guard filled.insert(table.name).inserted else { return }
    try database.execute(sql: table.creation)
    switch table.rows {
    case .texts: preconditionFailure("Vocabularies are filled from the beginning.")
    case .columns(let source, let columns, let vocabularies):
      try insert(columns, of: source, vocabularies, into: table)
    case .words(let source, let column, let key):
      let known = table.vocabulary.map { spellings(of: $0, among: reportTables) }
      try insert(wordsOf: column, key, of: source, spelled: known, into: table)
    }
    for index in table.indices { try database.execute(sql: index) }
  }

  private func insert(
    _ columns: [Int], of source: ReportTable, _ vocabularies: [DatabaseVocabulary?],
    into table: DatabaseTable
  ) throws {
    var insertion = try RowInsertion(into: table, database)
    let texts = vocabularies.map { vocabulary -> VocabularyRows? in
      guard let vocabulary else { return nil }
      return self.vocabularies[vocabulary.name]
    }
    let length = 1_024
    for first in stride(from: 0, to: source.rowCount, by: length) {
      let rows = first..<min(first + length, source.rowCount)
      let cells = source.stretch(rows, columns: columns)
      for row in rows {
        for place in columns.indices {
          let cell = cells[row, place]
          if let texts = texts[place], case .text(let text) = cell {
            try insertion.append(.integer(try texts.number(of: text)))
          } else {
            try insertion.append(cell)
          }
        }
        try insertion.insert()
      }
    }
  }

  /// - Parameter spellings: How words are written in the table that they name rows of, where there is one:
  ///   spellings of the same characters may differ.
  private func insert(
    wordsOf column: Int, _ key: Int, of source: ReportTable, spelled spellings: [String: String]?,
    into table: DatabaseTable
  ) throws {
    var insertion = try RowInsertion(into: table, database)
    for row in 0..<source.rowCount {
      guard case .list(let words) = source[row, column] else { continue }
      for (number, word) in words.enumerated() {
        guard let word = spellings.map({ $0[word] }) ?? word else { continue }
        try insertion.append(source[row, key])
        try insertion.append(.integer(number + 1))
        try insertion.append(.text(word))
        try insertion.insert()
      }
    }
  }

  private func spellings(of reference: ReportTable.Reference, among tables: [ReportTable])
    -> [String: String]
  {
    guard let table = tables.first(where: { $0.name == reference.table }),
      let place = table.columns.firstIndex(where: { $0.name == reference.targets[0] })
    else { return [:] }
    var spellings: [String: String] = [:]
    for row in 0..<table.rowCount {
      if case .text(let word) = table[row, place] { spellings[word] = word }
    }
    return spellings
  }
}

/// The rows of a vocabulary: a text gets a row where it is first met.
private final class VocabularyRows {
  private var insertion: RowInsertion
  private var numbers = VocabularyNumbers()

  init(_ insertion: RowInsertion) { self.insertion = insertion }

  func number(of text: String) throws -> Int {
    let (number, isNew) = numbers.number(of: text)
    if isNew {
      try insertion.append(.integer(number))
      try insertion.append(.text(text))
      try insertion.insert()
    }
    return number
  }
}
