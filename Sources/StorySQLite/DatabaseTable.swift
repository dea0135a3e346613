internal import StoryExport

/// A table of a report; GRDB has a type of that name as well.
typealias ReportTable = Table

/// A table of a database: its columns, keys and where its rows come from.
struct DatabaseTable: Sendable {
  /// Where the rows come from.
  enum Rows: Sendable {
    /// Some columns of a report's table, of some the numbers of their texts.
    case columns(of: Table, [Int], vocabularies: [DatabaseVocabulary?])
    /// The words of one column of lists, each with the key of its row and its place.
    case words(of: Table, column: Int, key: Int)
    /// The texts that rows of other tables have numbers for.
    case texts
  }

  let name: String
  let summary: String
  let columns: [DatabaseColumn]
  let primary: [String]
  let references: [Table.Reference]
  let rows: Rows

  /// The table for a report's table, without its lists. Of links only what their ends do not say; texts
  /// of a vocabulary are numbers.
  init(of table: Table) {
    let shown = table.columns.indices.filter {
      table.columns[$0].kind != .list && (table.name != "links" || !table.columns[$0].isOfEnds)
    }
    let vocabularies = shown.map {
      DatabaseVocabulary.of(table.columns[$0].name, in: table.name)
    }
    name = table.databaseName
    summary = table.summary
    columns = zip(shown, vocabularies).map { place, vocabulary in
      var column = DatabaseColumn(table.columns[place])
      guard let vocabulary else { return column }
      column.kind = .integer
      column.summary = "Number in the table \(vocabulary.name) of: \(column.summary)"
      return column
    }
    primary = table.keys.primary
    let names = Set(columns.map(\.name))
    references =
      table.keys.references.filter { names.isSuperset(of: $0.columns) }
      + zip(columns, vocabularies).compactMap { column, vocabulary in
        vocabulary.map {
          Table.Reference(columns: [column.name], table: $0.name, targets: ["number"])
        }
      }
    rows = .columns(of: table, shown, vocabularies: vocabularies)
  }

  /// The table for a column of lists.
  init(ofList column: Int, of table: Table) {
    guard table.keys.primary.count == 1,
      let key = table.columns.firstIndex(where: { $0.name == table.keys.primary[0] })
    else { preconditionFailure("A table with lists has a key of one column.") }
    let list = table.columns[column]
    let (owner, word) = (table.databaseName.singular, list.name.singular)
    name = "\(owner)_\(list.name)"
    summary = "One row for each word of \(table.name).\(list.name): \(list.summary)"
    columns = [
      DatabaseColumn(owner, table.columns[key].kind, table.columns[key].summary),
      DatabaseColumn("number", .integer, "Place of the word in its list, from 1."),
      DatabaseColumn(word, .text, "One of: \(list.summary)"),
    ]
    primary = [owner, "number"]
    references =
      [Table.Reference(columns: [owner], table: table.name, targets: table.keys.primary)]
      + table.keys.references.filter { $0.columns == [list.name] }
      .map { Table.Reference(columns: [word], table: $0.table, targets: $0.targets) }
    rows = .words(of: table, column: column, key: key)
  }

  /// The table for a vocabulary.
  init(of vocabulary: DatabaseVocabulary) {
    name = vocabulary.name
    summary = vocabulary.summary
    columns = [
      DatabaseColumn("number", .integer, "Number of the text, from 1, in the order of rows."),
      DatabaseColumn(vocabulary.column, .text, "The text."),
    ]
    primary = ["number"]
    references = []
    rows = .texts
  }

  /// The table that the words of a list name the rows of, if any.
  var vocabulary: Table.Reference? {
    guard case .words = rows else { return nil }
    return references.first { $0.columns == [columns[2].name] }
  }

  /// Whether rows are nothing but what joins others: SQLite then keeps them in the order of their key,
  /// once, instead of by number with an index beside.
  private var isRelation: Bool {
    primary.count > 1
      && primary.allSatisfy { column in
        column == "number" || references.contains { $0.columns == [column] }
      }
      && primary.contains { $0 != "number" }
  }

  /// The statement that creates the table.
  ///
  /// Tables are strict, so that no program can write words into a column of numbers.
  var creation: String {
    var lines = columns.map { $0.declaration(isKey: primary.contains($0.name)) }
    if !primary.isEmpty {
      lines.append("PRIMARY KEY (\(primary.map(\.quoted).joined(separator: ", ")))")
    }
    for reference in references {
      let target = reference.table.replacing("-", with: "_").quoted
      lines.append(
        "FOREIGN KEY (\(reference.columns.map(\.quoted).joined(separator: ", "))) "
          + "REFERENCES \(target) (\(reference.targets.map(\.quoted).joined(separator: ", ")))")
    }
    return "CREATE TABLE \(name.quoted) (\n  " + lines.joined(separator: ",\n  ") + "\n) STRICT"
      + (isRelation ? ", WITHOUT ROWID" : "")
  }

  /// The statements that create the indices: one for each reference that the key does not serve, and one
  /// for the times of articles. Nobody looks for what has a text, so those of vocabularies have none.
  var indices: [String] {
    let texts = Set(DatabaseVocabulary.all.map(\.name))
    let served = references.filter { !texts.contains($0.table) }.map(\.columns)
      .filter { !primary.starts(with: $0) }
    return (served + (name == "articles" ? [["published"]] : [])).map { columns in
      let index = ([name] + columns).joined(separator: "_").quoted
      return "CREATE INDEX \(index) ON \(name.quoted) "
        + "(\(columns.map(\.quoted).joined(separator: ", ")))"
    }
  }

  /// The statement that inserts a row.
  var insertion: String {
    let values = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(name.quoted) VALUES (\(values))"
  }
}

extension Table {
  /// Name of the table in a database.
  var databaseName: String { name.replacing("-", with: "_") }
}

extension Table.Column {
  /// Whether a column of links says what the rows of both ends say, or what is always the same.
  var isOfEnds: Bool {
    name == "Type" || name.hasPrefix("source_") || name.hasPrefix("target_")
  }
}
