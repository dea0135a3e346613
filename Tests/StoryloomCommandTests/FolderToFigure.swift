import Foundation
import StoryAnalysis
import StoryExport
import StoryGraphviz
import StoryParsing

// The program of the article "From a folder of documents to a figure". What stands between two marks is
// a listing of it, byte for byte but for the indentation; TutorialTests compares them.
func folderToFigure(_ folder: String, writingTo output: String) async throws {
  // snippet: read
  let archive = try ArchiveReader([InputPath(folder)])
  let analysis = ArchiveAnalysis(of: archive)
  for diagnostic in analysis.reading.diagnostics { print(diagnostic) }
  // end

  // snippet: stories
  for id in analysis.clusters.ids {
    let story = analysis.clusters[id]
    let headline = analysis.graph[story.representative].displayTitle
    print(id.number, story.members.count, story.label, headline)
  }
  // end

  // snippet: firsts
  let study = ArchiveStudy(of: analysis)
  for (story, beginning) in zip(analysis.clusters.clusters, study.firsts.stories) {
    if let provider = beginning.first {
      print(story.label, "was first told by", analysis.graph[provider].name)
    } else {
      print(story.label, "was first told by one of", beginning.window.count)
    }
  }
  // end

  // snippet: table
  let headlines = Table(
    "headlines", "One row for each story.", rows: Array(analysis.clusters.ids),
    columns: [
      .integer("story", "Number of the story, from 1, the largest.") { $0.number },
      .text("headline", "Headline of the article that stands for it.") {
        analysis.graph[analysis.clusters[$0].representative].displayTitle
      },
      .time("first", "Earliest publication.") { analysis.clusters[$0].first },
    ])
  var csv = ""
  CSVWriter().write(headlines, to: &csv)
  // end

  // snippet: figure
  let drawing = ClusterDiagram(of: study).drawing()
  let rendering = try await GraphvizRenderer.shared.render(
    dot: drawing.dot(), layout: .fixedPositions, format: .svg)
  let figure = try SVGFinisher(title: drawing.title, summary: drawing.summary)
    .finish(rendering.bytes)
  // end

  // snippet: write
  try OutputFile.write(
    [
      OutputFile(name: "stories.svg", bytes: figure),
      OutputFile(name: "headlines.csv", text: csv),
    ], toFolder: output)
  // end
}
