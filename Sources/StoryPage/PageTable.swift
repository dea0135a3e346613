internal import StoryExport
internal import StoryGraphviz
internal import StoryParsing

/// Some columns of a report's table as a table of the page.
struct PageTable {
  /// A column of the page.
  struct Column {
    /// Heading in CSV.
    var name: String
    /// Heading on the page; that of CSV with spaces where absent.
    var heading: String?
    /// Heading in CSV of the column whose addresses the words lead to.
    var link: String?
    /// What a row says here, where it reads otherwise on a page than in CSV.
    var words: ((Int) -> String)?
    /// Whether its texts are days such as `2020-06-11`.
    var isDay = false

    init(
      _ name: String, as heading: String? = nil, linkingTo link: String? = nil,
      words: ((Int) -> String)? = nil
    ) {
      (self.name, self.heading, self.link, self.words) = (name, heading, link, words)
    }

    /// A column of days.
    static func day(_ name: String, as heading: String? = nil) -> Column {
      var column = Column(name, as: heading)
      column.isDay = true
      return column
    }
  }

  let table: Table
  let columns: [Column]
  /// Most rows on the page.
  var limit = 200
  /// What the rows are, for the caption; the table's own summary where absent.
  var caption: String?
  /// What stands instead of a table without rows.
  var none = "There is none."

  /// Appends the table, and where the rest of its rows is; nothing where it has no rows.
  func write(to html: inout HTML, calendar: CalendarText, labelLength: Int) {
    let places = columns.map { column in place(of: column.name) }
    let looks = zip(columns, places).map { look(of: $0, at: $1) }
    guard table.rowCount > 0 else {
      html.element("p", [:], none)
      html.raw("\n")
      return
    }
    // What scrolls can be reached with the keyboard.
    html.open("div", ["class": "table", "role": "region", "tabindex": "0", "aria-label": title])
    html.raw("\n")
    html.open("table", ["data-name": table.name])
    html.raw("\n")
    html.element("caption", [:], title)
    html.raw("\n<thead><tr>")
    for ((column, place), look) in zip(zip(columns, places), looks) {
      let stated = table.columns[place]
      let unit = stated.unit.isEmpty ? "" : " Unit: \(stated.unit)."
      var attributes: [(name: StaticString, value: String)] = [
        ("scope", "col"), ("class", look), ("title", stated.summary + unit),
        ("data-name", stated.name),
      ]
      if let subject = subjects.first(where: { $0.column == place }) {
        attributes.append(("data-of", "\(subject.kind)"))
      }
      html.open("th", attributes: attributes)
      html.text(column.heading ?? column.name.replacing("_", with: " "))
      html.close("th")
    }
    html.raw("</tr></thead>\n<tbody>\n")
    let hidden = subjects.filter { !places.contains($0.column) }
    for row in 0..<min(limit, table.rowCount) {
      html.open("tr", attributes: hidden.compactMap { attribute(of: $0, row: row) })
      for ((column, place), look) in zip(zip(columns, places), looks) {
        write(
          row, column, place, look: look, to: &html, calendar: calendar, labelLength: labelLength)
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n</table>\n</div>\n")
    if table.rowCount > limit {
      html.open("p", ["class": "rest"])
      html.text(
        "The first \(NumberText.grouped(limit)) of \(NumberText.grouped(table.rowCount)) rows; all of them are in "
      )
      html.element("code", [:], table.name + ".csv")
      html.text(".")
      html.raw("</p>\n")
    }
  }

  /// A column that names what a row is about.
  private struct Subject {
    /// What it names: an article, a story, a thread or a provider.
    var kind: StaticString
    /// The attribute of a row that tells it where the column is not on the page.
    var attribute: StaticString
    /// Position among the columns of the report's table.
    var column: Int
  }

  /// The columns by which the page's script finds the rows that are about something that a reader chose.
  private var subjects: [Subject] {
    var columns = table.keys.references.filter { $0.columns.count == 1 }
      .map { (name: $0.columns[0], table: $0.table) }
    if table.keys.primary.count == 1 { columns.append((table.keys.primary[0], table.name)) }
    return columns.compactMap { name, table in
      let column = place(of: name)
      return switch table {
      case "articles": Subject(kind: "article", attribute: "data-article", column: column)
      case "clusters": Subject(kind: "story", attribute: "data-story", column: column)
      case "threads": Subject(kind: "thread", attribute: "data-thread", column: column)
      case "providers": Subject(kind: "provider", attribute: "data-provider", column: column)
      default: nil
      }
    }
  }

  private func attribute(of subject: Subject, row: Int) -> (name: StaticString, value: String)? {
    switch table[row, subject.column] {
    case .text(let text): (subject.attribute, text)
    case .integer(let value): (subject.attribute, String(value))
    default: nil
    }
  }

  private var title: String { caption ?? table.summary }

  private func place(of name: String) -> Int {
    guard let place = table.columns.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("The table \(table.name) has a column \(name).")
    }
    return place
  }

  /// Most characters of a name that is not broken over lines.
  private static let nameLength = 24

  /// What the cells of a column look like, as the class that the style sheet knows them by.
  private func look(of column: Column, at place: Int) -> String {
    if column.link != nil || column.name == "headline" { return "headline" }
    if column.isDay { return "time" }
    switch table.columns[place].kind {
    case .integer, .number: return "number"
    case .time: return "time"
    case .boolean: return "flag"
    case .text where column.words == nil:
      let areNames = (0..<min(limit, table.rowCount)).allSatisfy { row in
        guard case .text(let words) = table[row, place] else { return true }
        return words.utf8.count <= Self.nameLength && !words.utf8.contains(UInt8(ascii: " "))
      }
      return areNames ? "name" : "words"
    case .text, .list: return "words"
    }
  }

  private func write(
    _ row: Int, _ column: Column, _ place: Int, look: String, to html: inout HTML,
    calendar: CalendarText, labelLength: Int
  ) {
    let cell = table[row, place]
    func shown(_ words: String) -> String { ShownText.cut(words, to: labelLength) }
    if let value = exact(cell) {
      html.open("td", ["class": look, "data-value": value])
    } else {
      html.open("td", ["class": look])
    }
    switch cell {
    case _ where column.words != nil: html.text(column.words?(row) ?? "")
    case .text(let day) where column.isDay:
      html.element("time", ["datetime": day], calendar.day(label: day))
    case .text(let words):
      var address: WebAddress?
      if let link = column.link, case .text(let text) = table[row, self.place(of: link)] {
        address = WebAddress(text)
      }
      if let address {
        html.element("a", ["href": address.text, "rel": "noreferrer"], shown(words))
      } else {
        html.text(shown(words))
      }
    case .list(let words): html.text(words.map(shown).joined(separator: "; "))
    case .integer(let value): html.text(NumberText.grouped(value))
    case .number(let value): html.text(NumberText.short(value))
    case .boolean(let value): html.text(value ? "yes" : "no")
    case .time(let time):
      html.element("time", ["datetime": time.iso8601], calendar.minute(time))
    case .absent: break
    }
    html.close("td")
  }
}

extension PageTable {
  /// The value that a cell is sorted and taken away by, where it is a number.
  private func exact(_ cell: Table.Cell) -> String? {
    switch cell {
    case .integer(let value): String(value)
    case .number(let value) where value.isFinite: NumberText.exact(value)
    default: nil
    }
  }
}

extension Table {
  /// What stands in a row's cell of words.
  subscript(row: Int, name: String) -> String {
    guard let place = columns.firstIndex(where: { $0.name == name }),
      case .text(let words) = self[row, place]
    else { return "" }
    return words
  }
}

extension NumberText {
  /// A number for reading: three significant digits, whole numbers as they are.
  fileprivate static func short(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let size = value.magnitude
    if size >= 100 || value == value.rounded() { return fixed(value, decimals: 0) }
    return fixed(value, decimals: size >= 10 ? 1 : size >= 1 ? 2 : 3)
  }
}
