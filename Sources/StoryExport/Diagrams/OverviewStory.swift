internal import StoryAnalysis
internal import StoryParsing

/// What the overview says of one story: of its articles that are shown, which are all of them unless a
/// filter hides some.
struct OverviewStory {
  let id: ClusterID
  /// The terms of its label; empty where its articles say nothing.
  let terms: String
  /// Number and terms.
  let name: String
  /// Articles, the most important fact first.
  let facts: [String]
  let articleCount: Int
  /// Articles that the archive has a record of.
  let recordedCount: Int
  /// Whether another seed would give the story another extent.
  let isUnstable: Bool
  let tooltip: String

  init(_ id: ClusterID, in study: ArchiveStudy, text: CalendarText) {
    let cluster = study.clusters[id]
    let members = study.analysis.shownMembers(of: id)
    let articles = members.map { study.graph[$0] }
    self.id = id
    articleCount = members.count
    recordedCount = articles.count { !$0.isGhost }
    terms = TextMetrics.collapsed(cluster.label)
    name = terms.isEmpty ? "\(id.number)" : "\(id.number) · \(terms)"

    var articleText = NumberText.counted(members.count, "article")
    if members.count < cluster.members.count {
      articleText =
        "\(NumberText.grouped(members.count)) of \(NumberText.counted(cluster.members.count, "article"))"
    }
    var facts = [articleText]
    let times = articles.compactMap(\.published)
    if let first = times.min(), let last = times.max() { facts.append(text.span(first, last)) }
    let providerCount = Set(articles.compactMap(\.provider)).count
    if providerCount > 0 { facts.append(NumberText.counted(providerCount, "provider")) }
    self.facts = facts

    let unstableCount = members.count { study.stability.isUnstable($0) }
    let isClusterUnstable =
      study.stability.clusters[id.index].map { $0 < ClusterStability.threshold } ?? false
    isUnstable = unstableCount > 0 || isClusterUnstable
    var notes = facts
    if recordedCount < members.count {
      notes.append("\(NumberText.grouped(members.count - recordedCount)) only mentioned")
    }
    if isUnstable {
      notes.append(
        unstableCount > 0
          ? "unstable: \(NumberText.counted(unstableCount, "article")) may belong elsewhere"
          : "unstable")
    }
    // The headline of a story may be hidden by the filter; then the first one shown stands for it.
    let leader =
      study.analysis.shows(cluster.representative) ? cluster.representative : members.first
    let headline = leader.map { study.graph[$0].displayTitle } ?? ""
    tooltip = "\(name): \(headline) (\(notes.joined(separator: ", ")))"
  }
}
