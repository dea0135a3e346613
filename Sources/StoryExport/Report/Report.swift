public import StoryAnalysis
public import StoryParsing

/// Everything that is written about an archive, as one folder.
public struct Report: Sendable {
  /// Makes a picture of a drawing: the bytes of an SVG document.
  public typealias Renderer = @Sendable (Drawing) async throws(ExportError) -> [UInt8]

  /// Makes the files of a database of a study's tables.
  public typealias DatabaseMaker = @Sendable (ArchiveStudy) throws(ExportError) -> [OutputFile]

  /// Makes the page of a study from its pictures, beside tables that a writer writes.
  public typealias PageMaker =
    @Sendable (ArchiveStudy, [Picture], CSVWriter) throws(ExportError) -> [OutputFile]

  /// A diagram that has been rendered.
  public struct Picture: Sendable {
    /// What it shows.
    public var view: DiagramView
    /// What it is, in a few words.
    public var title: String
    /// The SVG document.
    public var svg: [UInt8]

    /// Creates a picture.
    public init(view: DiagramView, title: String, svg: [UInt8]) {
      (self.view, self.title, self.svg) = (view, title, svg)
    }
  }

  private let study: ArchiveStudy
  private let csv: CSVWriter
  private let graph: GraphDocument.Shared

  /// Creates the report of a study.
  public init(of study: ArchiveStudy, csv: CSVWriter = CSVWriter()) {
    self.study = study
    self.csv = csv
    graph = GraphDocument.Shared(study)
  }

  /// The tables of the report, in the order in which they are best read; where a filter is in force,
  /// each has a last column that names it.
  public static func tables(_ study: ArchiveStudy) -> [Table] {
    let tables: [Table] = [
      .clusters(study), .threads(study), .articles(study), .links(study), .providers(study),
      .providerLinks(study), .concentration(study), .leads(study), .timeline(study),
      .topics(study), .bursts(study), .silences(study), .revisions(study), .identity(study),
      .syndication(study),
    ]
    return tables.map { $0.naming(filter: study.filterText) }
  }

  /// The tables as CSV files.
  public func tableFiles() -> [OutputFile] {
    Self.tables(study).map { table in
      OutputFile(name: table.name + ".csv") { [csv] in csv.write(table, to: &$0) }
    }
  }

  /// What describes files of the report for programs: types, units, meanings and keys.
  ///
  /// - Parameter names: Names of the files.
  public func packageFile(describing names: [String]) -> OutputFile {
    DataPackage(of: study, csv: csv, names: names).file
  }

  /// The graph in the formats of a report.
  public func graphFiles() -> [OutputFile] {
    GraphFormat.reported.map { format in format.file { [graph] in graph.value } }
  }

  /// What to know of the graph files before they are used; nothing where they lack nothing.
  public var graphWarning: String? {
    let diagnostics = graph.value.diagnostics
    guard let first = diagnostics.first else { return nil }
    let rest = diagnostics.count - 1
    return first.description
      + (rest == 0 ? "" : ", and so for \(NumberText.counted(rest, "more article"))")
  }

  /// What seals the report's folder: the manifest, made of the digests of the other files.
  public var seal: (name: String, file: ([FileDigest]) -> OutputFile) {
    (Manifest.fileName, { [study, csv] in Manifest(of: study, csv: csv, outputs: $0).file })
  }

  /// All files of the report but for its manifest, which ``seal`` makes.
  ///
  /// - Parameters:
  ///   - render: Makes the SVG of a diagram.
  ///   - page: Makes the page; none where absent.
  ///   - database: Makes the files of the database; none where absent.
  /// - Throws: ``ExportError`` where a diagram could not be rendered or the database not be made.
  public func files(
    render: Renderer, page: PageMaker = { _, _, _ in [] }, database: DatabaseMaker = { _ in [] }
  ) async throws(ExportError) -> [OutputFile] {
    var pictures: [Picture] = []
    for view in DiagramView.reported {
      let drawing = view.drawing(of: study)
      pictures.append(Picture(view: view, title: drawing.title, svg: try await render(drawing)))
    }
    var files = try page(study, pictures, csv)
    files += pictures.map { OutputFile(name: $0.view.rawValue + ".svg", bytes: $0.svg) }
    files += tableFiles() + graphFiles()
    files += try database(study)
    files.append(OutputFile(name: StudyText.fileName, text: StudyText(of: study).text))
    files.append(OutputFile(name: Methods.fileName, text: Methods(of: study, csv: csv).text))
    files.append(packageFile(describing: files.map(\.name)))
    return files
  }
}
