internal import StoryExport

/// The part of the page that the script fills: filters, time, map and articles.
extension ReportPage {
  func writeExplorer(to html: inout HTML) {
    html.element(
      "p", [:],
      """
      Search, choose stories, threads, providers, topics or a stretch of time: the map, the lists and every \
      table below show what is chosen, and the address of this page keeps it.
      """)
    if explorer.leftOut > 0 {
      html.element(
        "p", ["class": "note"],
        """
        This page carries the \(NumberText.counted(explorer.articles.count, "article")) of the largest \
        stories; \(NumberText.counted(explorer.leftOut, "more article")) stand in articles.csv alone.
        """)
    }
    html.raw("<div class=\"explorer\"></div>\n")
  }
}
