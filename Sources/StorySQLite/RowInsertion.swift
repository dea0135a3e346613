internal import GRDB
internal import GRDBSQLite
internal import StoryExport
internal import StoryParsing

/// Inserts rows into one table through a prepared statement.
///
/// Values are bound by SQLite's own functions: GRDB hands words over as C strings, which U+0000 would
/// end, and its lists of arguments take as long as SQLite itself.
struct RowInsertion {
  private let statement: Statement
  private let database: Database
  private var place: Int32 = 0
  /// The texts of the row, one after the other, and where each ends; they are bound when all of them
  /// are there, so that SQLite need not copy each.
  private var bytes: [UInt8] = []
  private var texts: [(place: Int32, end: Int)] = []

  /// Prepares the statement.
  init(into table: DatabaseTable, _ database: Database) throws {
    self.database = database
    statement = try database.makeStatement(sql: table.insertion)
  }

  /// Takes the next value of the row.
  mutating func append(_ cell: StoryExport.Table.Cell) throws {
    place += 1
    let handle = statement.sqliteStatement
    let result: Int32
    switch cell {
    case .text(let text):
      append(text)
      return
    case .time(let time):
      append(time.iso8601)
      return
    case .integer(let value): result = sqlite3_bind_int64(handle, place, Int64(value))
    case .number(let value): result = bind(value)
    case .boolean(let value): result = sqlite3_bind_int64(handle, place, value ? 1 : 0)
    case .list, .absent: result = sqlite3_bind_null(handle, place)
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

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    texts.append((place, bytes.count))
  }

  /// Inserts the row and begins another one.
  mutating func insert() throws {
    // No address would bind nothing instead of no words.
    bytes.append(0)
    try bytes.withUnsafeBytes { try insert($0) }
    place = 0
    bytes.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  /// Binds the texts to bytes that stay where they are until the row has been inserted. Each text is bound
  /// anew in the next row before SQLite reads any.
  private func insert(_ bytes: UnsafeRawBufferPointer) throws {
    let handle = statement.sqliteStatement
    var start = 0
    for (place, end) in texts {
      let address = (bytes.baseAddress! + start).assumingMemoryBound(to: CChar.self)
      // Without a function to free them, SQLite takes the bytes for constant.
      let result = sqlite3_bind_text64(
        handle, place, address, UInt64(end - start), nil, UInt8(SQLITE_UTF8))
      try check(result, is: SQLITE_OK)
      start = end
    }
    try check(sqlite3_step(handle), is: SQLITE_DONE)
    try check(sqlite3_reset(handle), is: SQLITE_OK)
  }

  private func check(_ result: Int32, is expected: Int32) throws {
    guard result == expected else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: database.lastErrorMessage,
        sql: statement.sql)
    }
  }
}
