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
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @Option(
    help:
      "What to draw; cluster is one story alone, whose number among those measured --cluster gives."
  )
  var view: View
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Picture to write, ending in .svg, .png or .pdf (default: SVG on standard output).",
      valueName: "path"), completion: .file())
  var output: String?

  func validate() throws {
    // For any other view --cluster is a condition of the filter.
    guard view != .cluster || filter.clusters.count == 1 else {
      throw ValidationError(
        filter.clusters.isEmpty
          ? "--view cluster and --cluster NUMBER go together."
          : "--view cluster draws one story; give one --cluster NUMBER.")
    }
    guard filter.mode == nil || (try? !chosen.isEmpty) ?? true else {
      throw ValidationError(
        "--\(filter.mode?.rawValue ?? "") needs a condition; --cluster is the story to draw here.")
    }
    guard format != nil else {
      throw ValidationError("The name of the picture ends in .svg, .png or .pdf.")
    }
  }

  /// The filter in force: the number of a story that is drawn alone is no condition.
  private var chosen: ArticleFilter {
    get throws {
      var filter = try filter.filter
      if view == .cluster { filter.clusters = [] }
      return filter
    }
  }

  private var format: GraphvizRenderer.Format? {
    guard let output else { return .svg }
    return GraphvizRenderer.Format.allCases.first {
      output.lowercased().hasSuffix("." + $0.rawValue)
    }
  }

  func run() async throws {
    let study = ArchiveStudy(of: try input.analysis(analysis.options(chosen)))
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
      guard let cluster = filter.clusters.first, cluster >= 1, cluster <= count else {
        throw ValidationError(
          count == 0
            ? "There is no story to draw." : "--cluster is a number from 1 to \(count).")
      }
      return ClusterDiagram(of: study, story: ClusterID(cluster - 1)).drawing()
    }
  }
}
