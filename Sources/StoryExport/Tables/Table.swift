public import StoryParsing

/// Rows under typed, documented columns: the one form that every tabular output is made from.
///
/// A column is stated once, with its name, type, unit, meaning and value; CSV, JSON, the terminal and
/// the documentation all follow from that statement.
public struct Table: Sendable {
  /// A value in a row.
  public enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// Yes or no.
    case boolean(Bool)
    /// A moment.
    case time(Timestamp)
    /// Several words.
    case list([String])
    /// Nothing is known.
    case absent
  }

  /// Type of the values of a column.
  public enum Kind: String, Hashable, Sendable {
    /// Words.
    case text
    /// A whole number.
    case integer
    /// A number.
    case number
    /// Yes or no.
    case boolean
    /// A moment, in UTC.
    case time
    /// Several words.
    case list
  }

  /// What the values below a heading are.
  public struct Column: Hashable, Sendable {
    /// The heading.
    public var name: String
    /// Type of the values.
    public var kind: Kind
    /// Unit of the values; empty for plain counts and words.
    public var unit: String
    /// What the values are, with their range.
    public var summary: String
  }

  /// Columns that are empty or name a row of another table.
  public struct Reference: Hashable, Sendable {
    /// Headings of this table.
    public var columns: [String]
    /// Name of the other table.
    public var table: String
    /// Headings of the other table whose values, together, name one of its rows.
    public var targets: [String]

    /// Creates a reference.
    public init(columns: [String], table: String, targets: [String]) {
      self.columns = columns
      self.table = table
      self.targets = targets
    }
  }

  /// By what rows are found.
  public struct Keys: Hashable, Sendable {
    /// Headings whose values, together, no two rows share and none lacks; none where rows have no
    /// name.
    public var primary: [String]
    /// What the rows say of other tables.
    public var references: [Reference]

    /// Creates the keys of a table.
    public init(primary: [String] = [], references: [Reference] = []) {
      self.primary = primary
      self.references = references
    }
  }

  /// File name without its ending.
  public let name: String
  /// What the rows are, in one sentence.
  public let summary: String
  /// The columns from left to right.
  public let columns: [Column]
  /// By what rows are found.
  public let keys: Keys
  /// Number of rows.
  public let rowCount: Int

  /// For each column, what makes its value in a row.
  private let values: [@Sendable (_ row: Int) -> Cell]

  /// The value in a row under a column; both from 0.
  public subscript(row: Int, column: Int) -> Cell {
    precondition(
      (0..<rowCount).contains(row) && columns.indices.contains(column),
      "A cell lies inside its table.")
    return values[column](row)
  }

  /// The values of a stretch of rows under some columns, made column by column: what makes them is
  /// asked for once for each column instead of once for each cell.
  ///
  /// - Complexity: O(*c*) time and space, *c* cells.
  package func stretch(_ rows: Range<Int>, columns: [Int]) -> Stretch {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= rowCount, "A stretch lies inside its table.")
    var cells: [Cell] = []
    cells.reserveCapacity(rows.count * columns.count)
    for column in columns {
      let value = values[column]
      for row in rows { cells.append(value(row)) }
    }
    return Stretch(rows: rows, cells: cells)
  }

  /// Some rows of a table with the values of some of its columns.
  package struct Stretch: Sendable {
    /// The rows.
    package let rows: Range<Int>
    /// The values, column after column.
    private let cells: [Cell]

    fileprivate init(rows: Range<Int>, cells: [Cell]) {
      (self.rows, self.cells) = (rows, cells)
    }

    /// The value in a row of the table under a column, counted among those that were asked for.
    package subscript(row: Int, place: Int) -> Cell {
      cells[place * rows.count + row - rows.lowerBound]
    }
  }
}

/// A column of a table whose rows are values of one type.
public struct TableColumn<Row>: Sendable {
  /// Heading, type, unit and meaning.
  public let column: Table.Column
  let cell: @Sendable (Row) -> Table.Cell

  private init(
    _ name: String, _ kind: Table.Kind, unit: String, _ summary: String,
    cell: @escaping @Sendable (Row) -> Table.Cell
  ) {
    column = Table.Column(name: name, kind: kind, unit: unit, summary: summary)
    self.cell = cell
  }

  /// A column of words; empty words are nothing.
  public static func text(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> TableColumn {
    TableColumn(name, .text, unit: "", summary) { row in
      value(row).flatMap { $0.isEmpty ? nil : .text($0) } ?? .absent
    }
  }

  /// A column of whole numbers.
  public static func integer(
    _ name: String, unit: String = "", _ summary: String,
    _ value: @escaping @Sendable (Row) -> Int?
  ) -> TableColumn {
    TableColumn(name, .integer, unit: unit, summary) { value($0).map { .integer($0) } ?? .absent }
  }

  /// A column of numbers.
  public static func number(
    _ name: String, unit: String = "", _ summary: String,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> TableColumn {
    TableColumn(name, .number, unit: unit, summary) { value($0).map { .number($0) } ?? .absent }
  }

  /// A column of yes and no.
  public static func boolean(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> TableColumn {
    TableColumn(name, .boolean, unit: "", summary) { value($0).map { .boolean($0) } ?? .absent }
  }

  /// A column of moments.
  public static func time(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> Timestamp?
  ) -> TableColumn {
    TableColumn(name, .time, unit: "UTC", summary) { value($0).map { .time($0) } ?? .absent }
  }

  /// A column of several words in each cell.
  public static func list(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> [String]
  ) -> TableColumn {
    TableColumn(name, .list, unit: "", summary) { row in
      let values = value(row)
      return values.isEmpty ? .absent : .list(values)
    }
  }
}

extension Table {
  /// Creates a table from rows and the columns that read them.
  ///
  /// Cells are computed when they are read, so a table costs no memory beside its rows; and rows that
  /// are numbers, made into what they stand for by each column, cost none at all.
  public init<Rows: RandomAccessCollection & Sendable>(
    _ name: String, _ summary: String, rows: Rows, columns: [TableColumn<Rows.Element>],
    keys: Keys = Keys()
  ) where Rows.Index == Int, Rows.Element: Sendable {
    precondition(
      Set(columns.map(\.column.name)).count == columns.count, "Each heading occurs once.")
    self.name = name
    self.summary = summary
    self.columns = columns.map(\.column)
    self.keys = keys
    rowCount = rows.count
    let first = rows.startIndex
    values = columns.map { column in
      { [cell = column.cell] row in cell(rows[first + row]) }
    }
  }
}

extension Table {
  /// The table with a last column that names the filter in force in every row, so that a row that is
  /// copied somewhere still says what it is part of; the table itself where there is no filter.
  ///
  /// - Parameter filter: The filter in words; see ``/StoryAnalysis/ArchiveAnalysis/filterText``.
  public func naming(filter: String?) -> Table {
    guard let filter else { return self }
    let column = Column(
      name: "filter", kind: .text, unit: "",
      summary:
        "The filter in force: scope (the rest was dropped before anything was measured) or show "
        + "(everything was measured, and only this part is shown).")
    return Table(
      name: name, summary: summary, columns: columns + [column], keys: keys, rowCount: rowCount,
      values: values + [{ _ in .text(filter) }])
  }
}
