internal import GRDB
internal import GRDBSQLite
internal import StoryExport
internal import StoryParsing

/// Inserts rows into one table through a prepared statement.
///
/// Values are bound by SQLite's own functions: GRDB hands words over as C strings, which U+0000 would
/// end, and its lists of arguments take as long as SQLite itself. What is bound is copied at once, so no
/// pointer outlives its call.
struct RowInsertion {
  private let statement: Statement
  private let database: Database
  private var place: Int32 = 0

  /// Prepares the statement.
  init(into table: DatabaseTable, _ database: Database) throws {
    self.database = database
    statement = try database.makeStatement(sql: table.insertion)
  }

  /// Takes the next value of the row.
  mutating func append(_ cell: StoryExport.Table.Cell) throws {
    place += 1
    let handle = statement.sqliteStatement
    let result =
      switch cell {
      case .text(let text): bind(text)
      case .integer(let value): sqlite3_bind_int64(handle, place, Int64(value))
      case .number(let value): bind(value)
      case .boolean(let value): sqlite3_bind_int64(handle, place, value ? 1 : 0)
      case .time(let time): bind(time.iso8601)
      case .list, .absent: sqlite3_bind_null(handle, place)
      }
    try check(result, is: SQLITE_OK)
  }

  /// The digits that CSV shows: the last bits may differ from one machine to the next.
  private func bind(_ value: Double) -> Int32 {
    guard let value = Double(NumberText.exact(value)) else {
      return sqlite3_bind_null(statement.sqliteStatement, place)
    }
    return sqlite3_bind_double(statement.sqliteStatement, place, value)
  }

  private func bind(_ text: String) -> Int32 {
    // SQLite's name for this is a cast that Swift does not import: copy before returning.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        // No address would bind nothing instead of no words.
        bytes.isEmpty
          ? sqlite3_bind_text(statement.sqliteStatement, place, "", 0, copies)
          : sqlite3_bind_text64(
            statement.sqliteStatement, place, bytes.baseAddress, UInt64(bytes.count), copies,
            UInt8(SQLITE_UTF8))
      }
    }
  }

  /// Inserts the row and begins another one.
  mutating func insert() throws {
    place = 0
    try check(sqlite3_step(statement.sqliteStatement), is: SQLITE_DONE)
    try check(sqlite3_reset(statement.sqliteStatement), is: SQLITE_OK)
  }

  private func check(_ result: Int32, is expected: Int32) throws {
    guard result == expected else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: database.lastErrorMessage,
        sql: statement.sql)
    }
  }
}
