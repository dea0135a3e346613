internal import StoryAnalysis
internal import StoryParsing

extension Methods {
  /// What stands in the graph files, and what cannot.
  var graphFiles: ProseDocument.Section {
    let document = GraphDocument(of: study)
    let faults = document.diagnostics
    let lost: Prose =
      faults.isEmpty
      ? "; no text here has one."
      : """
      , here in the texts of \(NumberText.counted(faults.count, "article")), the first at \
      `\(faults[0].document):\(faults[0].line)`. All other files have them.
      """
    let paragraphs: [Prose] = [
      """
      A node is an article and an edge is a link. Their attributes are the columns of `articles.csv` and \
      `links.csv` below, in lower case; what describes the ends of a link stands in its nodes alone. What is not known is left out. An edge is \
      named by its place in `links.csv`, from `e1`; in a growing archive its two ends name it. Where a \
      format has no times, they stand in ISO 8601 and again as seconds since 1970 (`published_seconds`); \
      where it has no lists, values are joined by semicolons. In GEXF a node exists from the moment of its \
      publication (`timestamp`, UTC) for Gephi's timeline; undated ones always do.
      """,
      """
      Places are not found by a force: each story is a disc with its representative in the middle and the \
      others round it in the order of time, each at the golden angle from the one before (Vogel 1979, \
      doi:10.1016/0025-5564(79)90080-4); discs are packed along a front chain (Wang and others 2006, \
      doi:10.1145/1124772.1124851), the largest in the middle. A distance between two stories means nothing.
      """,
      """
      XML cannot hold some control characters, nor U+FFFE and U+FFFF. They are left out of GraphML and GEXF\(lost)
      """,
    ]
    return ProseDocument.Section(
      title: "Graph files", blocks: paragraphs.map { .paragraph($0) })
  }
}
