internal import ArgumentParser
internal import Foundation

/// What the argument parser knows of a command: the part of its own description that a manual needs.
///
/// > Source: swift-argument-parser, `ArgumentParserToolInfo`, version 0 of its serialisation: what
/// > `--experimental-dump-help` prints.
struct CommandHelp: Decodable {
  /// An argument, an option or a flag.
  struct Argument: Decodable {
    /// One of the names of an option or a flag.
    struct Name: Decodable {
      var kind: String
      var name: String

      /// The name as it is typed.
      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var abstract: String?
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool

    var isPositional: Bool { kind == "positional" }
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool
  var arguments: [Argument]?
  var subcommands: [CommandHelp]?

  /// The help of the whole command.
  static func storyloom() throws -> CommandHelp {
    struct Dump: Decodable { var command: CommandHelp }
    return try JSONDecoder().decode(Dump.self, from: Data(Storyloom._dumpHelp().utf8)).command
  }

  /// The arguments and options that its users see; positional ones first.
  var shownArguments: [Argument] {
    let shown = (arguments ?? []).filter(\.shouldDisplay)
    return shown.filter(\.isPositional) + shown.filter { !$0.isPositional }
  }

  /// The subcommands that its users see.
  var shownSubcommands: [CommandHelp] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }
}
