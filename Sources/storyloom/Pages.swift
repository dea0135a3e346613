internal import StoryExport
internal import StoryPage

/// Pages of studies.
enum Pages {
  /// Makes the page of a study from its pictures.
  static let files: Report.PageMaker = { study, pictures, csv in
    [ReportPage(of: study, pictures: pictures, csv: csv).file]
  }
}
