internal import StoryAnalysis

/// What the links of an archive say of each article, as far as it stands on cards: which other stories
/// it has links with, and how many records of its own story name it.
struct StoryTies {
  private var foreign: [Set<ClusterID>]
  private var namedInside: [Int]

  /// - Complexity: O(*n* + *m*), *n* articles, *m* links.
  init(of analysis: ArchiveAnalysis) {
    let clusters = analysis.clusters
    let count = analysis.graph.articles.count
    foreign = [Set<ClusterID>](repeating: [], count: count)
    namedInside = [Int](repeating: 0, count: count)
    for link in analysis.graph.links {
      let (source, target) = (clusters[link.source], clusters[link.target])
      if source == target {
        namedInside[link.target.index] += 1
      } else {
        foreign[link.source.index].insert(target)
        foreign[link.target.index].insert(source)
      }
    }
  }

  /// Numbers of the other stories that an article has a link with, in either direction, sorted.
  func otherStories(of id: ArticleID) -> [Int] { foreign[id.index].map(\.number).sorted() }

  /// Number of articles of its story whose records name an article.
  func namedInside(_ id: ArticleID) -> Int { namedInside[id.index] }
}

extension StoryClusters.Cluster {
  /// Number of articles that the archive has records of.
  private var recordCount: Int { members.count - ghostCount }

  /// Whether each record names all others, so that no article is named more often than another.
  var isComplete: Bool { internalLinkCount == recordCount * (members.count - 1) }

  /// How the articles hang together, in words; empty for an article alone.
  var cohesion: String {
    let others = members.count - 1
    guard others > 0, recordCount > 0 else { return "" }
    if isComplete, recordCount == members.count { return "all name each other" }
    if recordCount == 1 {
      return isComplete
        ? "1 record names all others"
        : "1 record names \(NumberText.grouped(internalLinkCount)) of the \(NumberText.grouped(others)) others"
    }
    let records = "\(NumberText.grouped(recordCount)) records"
    guard !isComplete else { return "\(records), each names all others" }
    // Rounded halves up, in whole numbers.
    let mean = (2 * internalLinkCount + recordCount) / (2 * recordCount)
    return
      "\(records), each names \(NumberText.grouped(mean)) of the \(NumberText.grouped(others)) others on average"
  }

  /// How many of the records that could name a member do; empty where that is the same for all.
  func naming(isGhost: Bool, namedBy count: Int) -> String {
    let others = recordCount - (isGhost ? 0 : 1)
    guard recordCount > 1, !isComplete else { return "" }
    let names = count == 0 ? "none" : NumberText.grouped(count)
    return "named by \(names) of \(NumberText.counted(others, "record"))"
  }
}
