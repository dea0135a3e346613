internal import Foundation
internal import GRDB
internal import StoryExport
internal import StoryParsing

/// Inserts rows into one table through prepared statements.
struct RowInsertion {
  private let plain: Statement
  /// Takes words as bytes: GRDB hands words over as C strings, which U+0000 would end.
  private let exact: Statement
  private var values: [DatabaseValue] = []
  private var hasNUL = false

  /// Prepares the statements.
  init(into table: DatabaseTable, _ database: Database) throws {
    plain = try database.makeStatement(sql: table.insertion(keepsNUL: false))
    exact = try database.makeStatement(sql: table.insertion(keepsNUL: true))
  }

  /// Takes the next value of the row.
  mutating func append(_ cell: StoryExport.Table.Cell) {
    switch cell {
    case .text(let text): append(text)
    case .integer(let value): values.append(value.databaseValue)
    // The digits that CSV shows: the last bits may differ from one machine to the next.
    case .number(let value): values.append(Double(NumberText.exact(value))?.databaseValue ?? .null)
    case .boolean(let value): values.append((value ? 1 : 0).databaseValue)
    case .time(let time): append(time.iso8601)
    case .list, .absent: values.append(.null)
    }
  }

  private mutating func append(_ text: String) {
    if text.utf8.contains(0) {
      hasNUL = true
      values.append(Data(text.utf8).databaseValue)
    } else {
      values.append(text.databaseValue)
    }
  }

  /// Inserts the row and begins another one.
  mutating func insert() throws {
    let statement = hasNUL ? exact : plain
    statement.setUncheckedArguments(StatementArguments(values))
    try statement.execute()
    values.removeAll(keepingCapacity: true)
    hasNUL = false
  }
}
