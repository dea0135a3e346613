/// What a file is, as its ending says.
struct FileKind {
  /// The ending.
  var format: String
  /// The media type, registered or in common use.
  var mediaType: String
  /// What it is, in words.
  var title: String

  /// The kind of a file by its name.
  init(of name: String) {
    format = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    (mediaType, title) =
      switch format {
      case "csv": ("text/csv", "Table")
      case "cyjs": ("application/json", "The graph as Cytoscape JSON")
      case "dot": ("text/vnd.graphviz", "The graph for Graphviz")
      case "gexf": ("application/gexf+xml", "The graph as GEXF")
      case "graphml": ("application/graphml+xml", "The graph as GraphML")
      case "html": ("text/html", "The report as a page")
      case "json" where name == "metadata.json":
        ("application/json", "Titles and descriptions of the database for Datasette")
      case "json": ("application/json", "The graph as JSON")
      case "md": ("text/markdown", "Text to be read")
      case "net": ("text/plain", "The graph for Pajek")
      case "sqlite": ("application/vnd.sqlite3", "All tables as one SQLite database")
      case "svg": ("image/svg+xml", "Diagram")
      default: ("application/octet-stream", "File")
      }
  }
}
