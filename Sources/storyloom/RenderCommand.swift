internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryGraphviz

/// `storyloom render`
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw one diagram as SVG, PNG or PDF.")

  enum View: String, ExpressibleByArgument, CaseIterable {
    case clusters
    case cluster
    case providers
    case timeline
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "What to draw; cluster is one story alone.")
  var view: View
  @Option(help: ArgumentHelp("Number of the story to draw alone.", valueName: "number"))
  var cluster: Int?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Picture to write, ending in .svg, .png or .pdf (default: SVG on standard output).",
      valueName: "path"), completion: .file())
  var output: String?

  func validate() throws {
    guard (view == .cluster) == (cluster != nil) else {
      throw ValidationError("--view cluster and --cluster NUMBER go together.")
    }
    guard format != nil else {
      throw ValidationError("The name of the picture ends in .svg, .png or .pdf.")
    }
  }

  private var format: GraphvizRenderer.Format? {
    guard let output else { return .svg }
    return GraphvizRenderer.Format.allCases.first {
      output.lowercased().hasSuffix("." + $0.rawValue)
    }
  }

  func run() async throws {
    let study = ArchiveStudy(of: try input.analysis(analysis.options))
    let drawing = try drawing(of: study)
    let bytes = try await Pictures(isQuiet: input.quiet).bytes(
      of: drawing, format: format ?? .svg)
    if let output {
      try OutputFile.write(bytes, toPath: output)
    } else {
      Console.output.write(bytes)
    }
  }

  private func drawing(of study: ArchiveStudy) throws -> Drawing {
    switch view {
    case .clusters: return DiagramView.clusters.drawing(of: study)
    case .providers: return DiagramView.providers.drawing(of: study)
    case .timeline: return DiagramView.timeline.drawing(of: study)
    case .cluster:
      let count = study.clusters.clusters.count
      guard let cluster, (1...count).contains(cluster) else {
        throw ValidationError("--cluster is a number from 1 to \(count).")
      }
      return ClusterDiagram(of: study, story: ClusterID(cluster - 1)).drawing()
    }
  }
}
