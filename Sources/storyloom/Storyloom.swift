internal import ArgumentParser
internal import StoryExport

/// The command. It parses arguments, calls the libraries and decides the exit status; what is computed
/// and written is theirs.
@main
struct Storyloom: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "storyloom",
    abstract: "Turns an archive of news articles that name their related stories into a graph.",
    discussion: """
      Which stories belong together, which providers lead the coverage, when it rose and fell: as \
      diagrams, tables and figures.
      """,
    version: ToolVersion.current,
    subcommands: [
      ReportCommand.self, StatsCommand.self, CheckCommand.self, ExtractCommand.self,
      ArticlesCommand.self,
      LinksCommand.self, ClustersCommand.self, ThreadsCommand.self, ProvidersCommand.self,
      TimelineCommand.self,
      ExportCommand.self, RenderCommand.self,
      ShowCommand.self, PathCommand.self, CompareCommand.self, VerifyCommand.self,
      ResolveCommand.self, CommunitiesCommand.self, ManualCommand.self,
    ])

  static func main() async {
    Console.prepare()
    Interruption.prepare()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.end(with: error)
    }
  }
}
