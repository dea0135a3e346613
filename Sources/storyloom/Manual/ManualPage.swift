internal import StoryExport

/// A page of the manual: of the whole command, or of one of its subcommands.
///
/// All that it says comes from where `--help` has it. It states no date, so that one version has one
/// text.
///
/// > Source: groff_man(7), https://man7.org/linux/man-pages/man7/groff_man.7.html.
struct ManualPage {
  private let help: CommandHelp
  private let isRoot: Bool
  /// The names of the other pages.
  private let others: [String]

  /// The pages of the manual: the whole command, then each subcommand.
  static func all() throws -> [ManualPage] {
    let root = try CommandHelp.storyloom()
    let names = ["storyloom"] + root.shownSubcommands.map { "storyloom-" + $0.commandName }
    return zip([root] + root.shownSubcommands, names).map { help, name in
      ManualPage(
        help: help, isRoot: name == names[0],
        others: name == names[0] ? Array(names.dropFirst()) : [names[0]])
    }
  }

  /// Name of the page: `storyloom`, `storyloom-report`.
  var name: String { isRoot ? help.commandName : "storyloom-" + help.commandName }

  /// The file that `man` looks for.
  var file: OutputFile { OutputFile(name: name + ".1", text: text) }

  /// The page in the language of `man`.
  var text: String {
    var roff = ManualText()
    roff.macro(
      "TH", name.uppercased(), "1", "", "storyloom \(ToolVersion.current)", "Storyloom Manual")
    roff.keepsWordsWhole()
    roff.section("NAME")
    roff.line("\(roff.escaped(name)) \\- \(roff.escaped(help.abstract ?? ""))")
    appendSynopsis(to: &roff)
    if let discussion = help.discussion, !discussion.isEmpty {
      roff.section("DESCRIPTION")
      roff.paragraph(discussion)
    }
    if isRoot { appendCommands(to: &roff) }
    appendArguments(to: &roff)
    appendEpilogue(to: &roff)
    appendStatus(to: &roff)
    roff.section("SEE ALSO")
    roff.line(others.map { "\\fB\(roff.escaped($0))\\fR(1)" }.joined(separator: ", "))
    return roff.text
  }
}

extension ManualPage {
  private func appendSynopsis(to roff: inout ManualText) {
    roff.section("SYNOPSIS")
    var words = ["\\fBstoryloom\\fR"]
    if isRoot {
      words.append("\\fIcommand\\fR [\\fIoption\\fR ...]")
    } else {
      words.append("\\fB\(roff.escaped(help.commandName))\\fR")
      for argument in help.shownArguments where argument.isPositional {
        let value = "\\fI\(roff.escaped(argument.valueName ?? ""))\\fR"
        let many = value + (argument.isRepeating ? " ..." : "")
        words.append(argument.isOptional ? "[\(many)]" : many)
      }
      for argument in help.shownArguments where !argument.isPositional && !argument.isOptional {
        words.append(heading(of: argument, roff))
      }
      words.append("[\\fIoption\\fR ...]")
    }
    roff.line(words.joined(separator: " "))
  }

  private func appendCommands(to roff: inout ManualText) {
    roff.section("COMMANDS")
    for command in help.shownSubcommands {
      roff.item("\\fB\(roff.escaped("storyloom-" + command.commandName))\\fR(1)")
      roff.words(command.abstract ?? "")
    }
  }

  private func appendArguments(to roff: inout ManualText) {
    for (title, isPositional) in [("ARGUMENTS", true), ("OPTIONS", false)] {
      let arguments = help.shownArguments.filter { $0.isPositional == isPositional }
      guard !arguments.isEmpty else { continue }
      roff.section(title)
      for argument in arguments {
        roff.item(heading(of: argument, roff))
        roff.words(argument.abstract ?? "")
        var remarks: [String] = []
        if let values = argument.allValues, !values.isEmpty {
          remarks.append("Values: " + values.joined(separator: ", ") + ".")
        }
        if let value = argument.defaultValue, !value.isEmpty {
          remarks.append("Default: \(value).")
        }
        if !remarks.isEmpty { roff.words(remarks.joined(separator: " ")) }
      }
    }
  }

  /// The names of an option with its value, or the name of an argument.
  private func heading(of argument: CommandHelp.Argument, _ roff: ManualText) -> String {
    let value = "\\fI\(roff.escaped(argument.valueName ?? ""))\\fR"
    if argument.isPositional { return value }
    let names = (argument.names ?? []).map { "\\fB\(roff.escaped($0.spelling))\\fR" }
    return names.joined(separator: ", ") + (argument.kind == "option" ? " " + value : "")
  }

  private func appendEpilogue(to roff: inout ManualText) {
    let name = isRoot ? "" : help.commandName
    let examples = HelpEpilogue.examples[name] ?? []
    if !examples.isEmpty {
      roff.section("EXAMPLES")
      roff.verbatim(examples)
    }
    let tables = HelpEpilogue.tables(of: name)
    if tables.count == 1 {
      roff.section("COLUMNS")
      for column in tables[0].columns {
        roff.item("\\fB\(roff.escaped(column.name))\\fR")
        roff.words(column.summary + (column.unit.isEmpty ? "" : " Unit: \(column.unit)."))
      }
    } else if !tables.isEmpty {
      roff.section("TABLES")
      for table in tables {
        roff.item("\\fB\(roff.escaped(table.name))\\fR")
        roff.words(table.summary)
        roff.words("Columns: " + table.columns.map(\.name).joined(separator: ", ") + ".")
      }
    }
    let keys = HelpEpilogue.keys(of: name)
    if !keys.isEmpty {
      roff.section("KEYS")
      for (object, names) in keys {
        roff.item("\\fB\(roff.escaped(object))\\fR")
        roff.words(names.joined(separator: ", ") + ".")
      }
    }
  }

  private func appendStatus(to roff: inout ManualText) {
    roff.section("EXIT STATUS")
    for status in ExitStatus.manual {
      roff.item("\\fB\(status.number)\\fR")
      roff.words(status.meaning)
    }
    if isRoot {
      roff.section("ENVIRONMENT")
      roff.item("\\fBNO_COLOR\\fR")
      roff.words("Where it is set to anything, words on a terminal have no colour.")
      roff.item("\\fBTERM\\fR")
      roff.words("Where it is dumb, there is neither colour nor a line of progress.")
    }
  }
}
