internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// How an answer is printed that is no table.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json

  /// Prints an answer; of the two only what is asked for is made.
  func print(text: @autoclosure () -> String, json: @autoclosure () -> JSONValue) {
    var output = Console.output
    switch self {
    case .text: output.write(text())
    case .json:
      json().write(to: &output, indented: true)
      output.write("\n")
    }
    output.flush()
  }
}

extension ArchiveAnalysis {
  /// The one article that somebody means of those that are shown; ends where there is none, or several.
  func demand(_ query: String) throws -> ArticleID { try graph.demand(query, among: { shows($0) }) }
}

extension StoryGraph {
  /// Number of candidates that are listed where several articles are meant.
  private static let candidateCount = 20

  /// The one article that somebody means; ends where there is none, or several.
  ///
  /// - Parameter isCandidate: Whether an article is among those that may be meant.
  func demand(
    _ query: String, among isCandidate: (ArticleID) -> Bool = { _ in true }
  ) throws -> ArticleID {
    switch find(query, among: isCandidate) {
    case .one(let article): return article
    case .none:
      throw ExitStatus.MissingInput(
        message: """
          no article '\(query)'; give an identifier, an address, or words of a headline, as \
          'storyloom articles' lists them
          """)
    case .several(let articles):
      let count = NumberText.counted(articles.count, "article")
      var candidates = articles.prefix(Self.candidateCount).map { id in
        "\(self[id].identifier)  \(AnswerText.line(id, of: self))"
      }
      if articles.count > candidates.count {
        candidates.append("and \(NumberText.grouped(articles.count - candidates.count)) more")
      }
      throw ExitStatus.Ambiguity(
        message: "'\(query)' may be one of \(count); give an identifier or more words:",
        candidates: candidates)
    }
  }
}

/// `storyloom show`
struct ShowCommand: ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one article: headlines, addresses, story, links, and why mentions are one.",
    discussion: """
      An article that the archive does not have ends with status 66, words that fit several with 64 \
      and a list of them. Of a list the first ten are shown; --verbose shows all.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      Identifier or its first characters (five or more), any address of the article, or words of one \
      of its headlines.
      """, valueName: "article"))
  var article: String

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(help: "How to print the article.") var format: AnswerFormat = .text

  func run() throws {
    let analysis = try input.analysis(analysis.options(filter))
    let id = try analysis.demand(article)
    let answer = ArticleAnswer(of: id, in: analysis)
    format.print(text: answer.text(isWhole: input.faults.verbose), json: answer.json)
  }
}

/// `storyloom path`
struct PathCommand: ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Show the strongest chain between two articles, in time order where one exists.",
    discussion: """
      A step goes along a link in either direction, and its strength is half the fractional weight of \
      the two; the strength of a chain is the product of its steps'. In time order no article is \
      earlier than the one before it or, from the later of the two on, later; undated articles are in \
      no such chain. Where no chain exists, that is what is printed, with status 0.
      """)

  @Argument(
    help: ArgumentHelp("Article to begin at, named as for 'show'.", valueName: "from"))
  var from: String

  @Argument(help: ArgumentHelp("Article to end at, named as for 'show'.", valueName: "to"))
  var to: String

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(help: "How to print the chain.") var format: AnswerFormat = .text

  func run() throws {
    let analysis = try input.analysis(analysis.options(filter))
    let answer = ChainAnswer(
      from: try analysis.demand(from), to: try analysis.demand(to), in: analysis)
    format.print(text: answer.text, json: answer.json)
  }
}

/// `storyloom compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two states of an archive: documents, articles, links, stories.",
    discussion: """
      Documents are compared by their bytes, under their paths below the two inputs. An old story and \
      a new one belong together where they share more than half of the articles of one of the two: \
      a story with several counterparts was split or merged, one without any is new or gone. Lists \
      of stories and articles are cut after ten; --verbose and JSON have all. Both inputs must have \
      something that can be read; differences do not change the status, which is 0.
      """)

  @Argument(
    help: ArgumentHelp("Folder, file or archive of the earlier state.", valueName: "old"),
    completion: .file())
  var old: String

  @Argument(
    help: ArgumentHelp("Folder, file or archive of the later state.", valueName: "new"),
    completion: .file())
  var new: String

  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(help: "How to print the differences.") var format: AnswerFormat = .text

  func validate() throws {
    guard [old, new].count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input (-) can be one of the two states.")
    }
  }

  func run() throws {
    func state(_ path: String) throws -> ArchiveReader {
      try ArchiveReader(
        [InputPath(path)], threadCount: reading.jobs, takesDigests: true, limits: reading.limits)
    }
    // Both are looked for before either is read.
    let (one, two) = (try state(old), try state(new))
    let options = try analysis.options(filter)
    let comparison = ArchiveComparison(
      from: try faults.analysis(of: one, options, named: "old"),
      to: try faults.analysis(of: two, options, named: "new"))
    switch format {
    case .text:
      var output = Console.output
      ComparisonText(of: comparison, isWhole: faults.verbose).write(to: &output)
      output.flush()
    case .json: format.print(text: "", json: JSONValue(comparison))
    }
  }
}
