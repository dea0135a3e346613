internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryGraphviz
internal import StoryParsing

/// `storyloom render`
struct RenderCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw one diagram as SVG, PNG or PDF.")

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(
    help: """
      What to draw: all stories as bubbles (overview), the largest with their articles (clusters), one story \
      (cluster) or how it spread from provider to provider (spread), who names whom (providers), the \
      coverage over time (timeline), or who published when (heatmap). Of cluster and spread --cluster gives \
      the story, by its number among those measured.
      """)
  var view: DiagramView
  @Option(
    help: "What the picture must fit: a window (screen), or a sheet of paper, a4 or a3.")
  var page = DiagramOptions.Page.screen
  @Option(
    help: ArgumentHelp(
      "Most articles, providers or stories that words stand at (default: as many as fit).",
      valueName: "number"))
  var labels: Int?
  @Option(help: "Colours: dark words on white, or light ones on a dark ground.")
  var theme = DiagramOptions.Theme.light
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Picture to write, ending in .svg, .png or .pdf (default: SVG on standard output).",
      valueName: "path"), completion: .file())
  var output: String?

  func validate() throws {
    try sources.demandInput()
    // For any other view --cluster is a condition of the filter.
    guard !view.isOfOneStory || filter.clusters.count == 1 else {
      throw ValidationError(
        filter.clusters.isEmpty
          ? "--view \(view.rawValue) and --cluster NUMBER go together."
          : "--view \(view.rawValue) draws one story; give one --cluster NUMBER.")
    }
    guard labels ?? 1 >= 1 else { throw ValidationError("--labels is a number from 1.") }
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
      if view.isOfOneStory { filter.clusters = [] }
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
    let pictures = Pictures(
      isQuiet: input.quiet, memory: study.options.limits.pictureMemory)
    let bytes = try await pictures.bytes(of: drawing, format: format ?? .svg)
    if let output {
      try OutputFile.write(bytes, toPath: output)
    } else {
      Console.output.write(bytes)
    }
  }

  private func drawing(of study: ArchiveStudy) throws -> Drawing {
    var options = DiagramOptions()
    (options.page, options.labels, options.theme) = (page, labels, theme)
    guard view.isOfOneStory else { return view.drawing(of: study, options: options) }
    let count = study.clusters.clusters.count
    guard let cluster = filter.clusters.first, cluster >= 1, cluster <= count else {
      throw ValidationError(
        count == 0 ? "There is no story to draw." : "--cluster is a number from 1 to \(count).")
    }
    return view.drawing(of: study, story: ClusterID(cluster - 1), options: options)
  }
}
