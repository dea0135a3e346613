internal import StoryParsing

/// Every mention that was heard, in input order: eight bytes each.
///
/// The number of a row is the mention's place in input order. The rows of a document stand side by
/// side, its record first, so neither the document nor the record needs a column:
///
/// ```
/// rows        variant, line │ variant, line │ variant, line │ variant, line │ …
/// firstRows   ▲ document 0 (its record)                     ▲ document 1
/// ```
struct MentionLog: Sendable {
  /// What one mention said, and where.
  struct Row: Sendable {
    /// Position in ``VariantIndex/variants``.
    var variant: UInt32
    /// Line of the document, from 1.
    var line: UInt32
  }

  private(set) var rows: [Row] = []
  private var firstRows: [UInt32] = []
  private var names = TextList()

  /// A log in which nothing was heard yet.
  init() {}

  /// A log that knows the names of documents alone, so that places can be told.
  init(documentNames: [String]) {
    for name in documentNames { names.append(name) }
  }

  /// Number of documents.
  var documentCount: Int { firstRows.count }

  /// Number of the row that the next mention gets.
  var nextRow: UInt32 { UInt32(truncatingIfNeeded: rows.count) }

  /// Begins a document; the next row is its record.
  mutating func beginDocument(_ name: RecordBatch.Text, of batch: borrowing RecordBatch) {
    firstRows.append(nextRow)
    names.append(name, of: batch)
  }

  /// Adds a mention of the last document.
  mutating func append(variant: UInt32, line: UInt32) {
    rows.append(Row(variant: variant, line: line))
    precondition(rows.count < 1 << 31, "An archive has fewer than 2^31 mentions.")
  }

  /// The rows of a document: its record, then the entries of its list.
  func rows(ofDocument document: Int) -> Range<Int> {
    let next = document + 1
    return Int(firstRows[document])..<(next < firstRows.count ? Int(firstRows[next]) : rows.count)
  }

  /// The position of the variant that a row repeats or begins.
  func variant(ofRow row: UInt32) -> Int { Int(rows[Int(row)].variant) }

  /// The document that a row belongs to.
  ///
  /// - Complexity: O(log *d*), *d* documents.
  func document(ofRow row: UInt32) -> Int {
    var low = 0
    var high = firstRows.count
    while low < high {
      let middle = (low + high) / 2
      if firstRows[middle] <= row { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The name of a document.
  func name(ofDocument document: Int) -> String {
    names[UInt32(truncatingIfNeeded: document)]
  }

  /// The place of a row.
  ///
  /// - Complexity: O(log *d*), *d* documents.
  func place(ofRow row: UInt32) -> Article.Place {
    Article.Place(
      document: name(ofDocument: document(ofRow: row)), line: Int(rows[Int(row)].line))
  }
}
