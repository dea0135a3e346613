public import StoryParsing

extension Table {
  /// One row for each fault of the input.
  public static func diagnostics(_ diagnostics: [Diagnostic]) -> Table {
    Table(
      "diagnostics", "One row for each fault of the input, in input order.", rows: diagnostics,
      columns: [
        .text("document", "Path of the document below its input.") { $0.document },
        .integer("line", "Line, from 1.") { $0.line },
        .integer("column", "Column in Unicode scalars, from 1.") { $0.column },
        .text("severity", "error (the document is left out) or warning.") {
          $0.severity.rawValue
        },
        .text("id", "Stable name of the kind of fault.") { $0.id.rawValue },
        .text("message", "What is wrong and what to do about it.") { $0.message },
      ])
  }
}
