internal import ArgumentParser
internal import StoryExport

/// `storyloom generate-manual`: what `make install` writes the manual with. Nobody else needs it, so no
/// help names it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-manual", abstract: "Write the manual: a page for each command.",
    shouldDisplay: false)

  @Argument(help: "Folder to write to; it is made where it does not exist.")
  var folder: String

  func run() throws {
    try OutputFile.write(ManualPage.all().map(\.file), toFolder: folder)
  }
}
