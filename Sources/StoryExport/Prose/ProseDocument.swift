/// A text with a title and sections, made once and written in several formats.
///
/// No heading has a level of its own: the title is above the sections and those above the headings
/// inside them, so that none can be skipped wherever the text stands.
package struct ProseDocument: Equatable, Sendable {
  /// A part of the text below a heading.
  package struct Section: Equatable, Sendable {
    /// Whom a section is for.
    package enum Role: Equatable, Sendable {
      /// Everybody who reads the text.
      case summary
      /// Who wants to know what the summary rests on.
      case detail
    }

    /// Its heading.
    package var title: String
    /// Whom it is for.
    package var role = Role.detail
    /// What it says.
    package var blocks: [ProseBlock]
  }

  /// The title.
  package var title: String
  /// What stands before the first section.
  package var opening: [ProseBlock]
  /// The sections in order.
  package var sections: [Section] = []
}

/// A part of a section.
package enum ProseBlock: Equatable, Sendable {
  /// A heading inside a section.
  case heading(String)
  /// Sentences.
  case paragraph(Prose)
  /// Points without a number.
  case list([Prose])
  /// A table.
  case table(ProseTable)
  /// A diagram of the report.
  case picture(DiagramView, title: String)
}

/// A table of a text.
package struct ProseTable: Equatable, Sendable {
  /// A column.
  package struct Column: Equatable, Sendable {
    /// Its heading.
    package var heading: String
    /// Whether it holds numbers.
    package var isNumeric: Bool
  }

  /// A short name that no other table of the text has.
  package var name: String
  /// What it shows, for who comes to it without the text around it.
  package var title: String
  /// Its columns.
  package let columns: [Column]
  /// Its cells, row by row.
  package let rows: [[Prose]]
  /// Whether each row says what one thing is: a name and its value.
  package var isGlossary = false
  /// A sentence that leads to it.
  package var lead: Prose?
  /// A sentence on what it leaves out.
  package var rest: Prose?

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - name: A short name that no other table of the text has.
  ///   - title: What it shows.
  ///   - headings: A heading for each column.
  ///   - numeric: Places of the columns that hold numbers.
  ///   - rows: As many cells in each as there are columns.
  package init(
    _ name: String, _ title: String, _ headings: [String], numeric: Set<Int> = [], rows: [[Prose]]
  ) {
    precondition(
      rows.allSatisfy { $0.count == headings.count }, "A row has a cell for each column.")
    (self.name, self.title, self.rows) = (name, title, rows)
    columns = headings.enumerated().map { place, heading in
      Column(heading: heading, isNumeric: numeric.contains(place))
    }
  }
}
