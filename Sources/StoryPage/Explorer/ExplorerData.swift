internal import StoryAnalysis
internal import StoryExport
internal import StoryGraphviz
internal import StoryParsing

/// What the page's script explores: the articles, their links and their places on the map, column by column.
///
/// Articles stand by story, thread and time, so that the ends of a link lie near one another and their
/// differences are short. With each time goes what the clocks of the archive's calendar showed, so that a
/// browser needs no time zones of its own.
struct ExplorerData {
  /// The most that a page carries; what is beyond stays in the tables.
  struct Limit {
    /// Articles.
    var articles = 30_000
    /// Links between them.
    var links = 1_000_000
  }

  /// The articles that the page carries: those of the largest stories first.
  let articles: [ArticleID]
  /// Number of articles that are shown but not carried.
  let leftOut: Int

  private let study: ArchiveStudy
  private let stories: [ClusterID]
  private let threads: [ThreadID]
  private let layout: MapLayout
  /// Position of each article among ``articles``; negative where it is not carried.
  private let placeOf: [Int]

  /// Collects what the page carries of a study.
  ///
  /// - Complexity: O(*n* + *m* + *t* √*t*), *n* articles, *m* links, *t* threads.
  init(of study: ArchiveStudy, limit: Limit = Limit()) {
    self.study = study
    var stories: [ClusterID] = []
    var threads: [ThreadID] = []
    var articles: [ArticleID] = []
    var counts: [[Int]] = []
    var links = 0
    /// As many articles as there is still room for.
    func carried(of members: [ArticleID]) -> ArraySlice<ArticleID> {
      members.prefix { article in
        links += study.graph.outLinkCount(of: article)
        return links <= limit.links
      }.prefix(limit.articles - articles.count)
    }
    for story in study.shownClusters where articles.count < limit.articles && links <= limit.links {
      var countsOfStory: [Int] = []
      for thread in study.threads.ids(of: story) {
        let members = carried(of: Self.shown(thread, of: study))
        guard !members.isEmpty else { continue }
        threads.append(thread)
        articles += members
        countsOfStory.append(members.count)
      }
      guard !countsOfStory.isEmpty else { continue }
      stories.append(story)
      counts.append(countsOfStory)
    }
    self.stories = stories
    self.threads = threads
    self.articles = articles
    leftOut = study.shownArticles.count - articles.count
    layout = MapLayout(articlesOfThreads: counts)
    var placeOf = [Int](repeating: -1, count: study.graph.articles.count)
    for (place, article) in articles.enumerated() { placeOf[article.index] = place }
    self.placeOf = placeOf
  }

  /// The articles of a thread that are shown: the most typical one, then the others in the order of time.
  private static func shown(_ thread: ThreadID, of study: ArchiveStudy) -> [ArticleID] {
    let thread = study.threads[thread]
    return ([thread.representative] + thread.members.filter { $0 != thread.representative })
      .filter { study.analysis.shows($0) }
  }
}

extension ExplorerData {
  /// The data as one object of JSON.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(text: "{")
    bytes.append(member: "zone", isFirst: true)
    bytes.append(json: study.options.calendar.name)
    bytes.append(member: "leftOut")
    bytes.append(decimal: leftOut)
    appendArticles(to: &bytes)
    appendRevisions(to: &bytes)
    appendLinks(to: &bytes)
    appendGroups(to: &bytes)
    bytes.append(text: "}\n")
    return bytes
  }

  private func appendArticles(to bytes: inout [UInt8]) {
    let graph = study.graph
    let providers = study.shownProviders
    let providerPlaces = Dictionary(uniqueKeysWithValues: zip(providers, providers.indices))
    let storyPlaces = Dictionary(uniqueKeysWithValues: zip(stories, stories.indices))
    let threadPlaces = Dictionary(uniqueKeysWithValues: zip(threads, threads.indices))
    let topics = study.topics.topics.map(\.name)
    let topicPlaces = Dictionary(uniqueKeysWithValues: zip(topics, topics.indices))

    bytes.append(member: "providers")
    bytes.append(jsonArray: providers) { $1.append(json: shown(graph[$0].key)) }
    bytes.append(member: "topics")
    bytes.append(jsonArray: topics) { $1.append(json: shown($0)) }
    bytes.append(member: "articles")
    bytes.append(text: "{")
    bytes.append(member: "id", isFirst: true)
    bytes.append(jsonArray: articles) { $1.append(json: graph[$0].identifier) }
    bytes.append(member: "headline")
    bytes.append(jsonArray: articles) { $1.append(json: shown(graph[$0].displayTitle)) }
    bytes.append(member: "address")
    bytes.append(jsonArray: articles) { article, bytes in
      bytes.append(json: WebAddress(graph[article].address)?.text ?? "")
    }
    bytes.append(member: "published")
    bytes.append(jsonArray: articles) { article, bytes in
      bytes.append(json: graph[article].published.map { Int($0.secondsSinceEpoch) })
    }
    bytes.append(member: "offset")
    bytes.append(jsonArray: offsets) { $1.append(decimal: $0) }
    bytes.append(member: "provider")
    bytes.append(jsonArray: articles) { article, bytes in
      bytes.append(json: graph[article].provider.flatMap { providerPlaces[$0] })
    }
    bytes.append(member: "story")
    bytes.append(jsonArray: articles) { $1.append(json: storyPlaces[study.clusters[$0]]) }
    bytes.append(member: "thread")
    bytes.append(jsonArray: articles) { $1.append(json: threadPlaces[study.threads[$0]]) }
    bytes.append(member: "topics")
    bytes.append(jsonArray: articles) { article, bytes in
      bytes.append(jsonArray: graph[article].topics.compactMap { topicPlaces[$0] }) {
        $1.append(decimal: $0)
      }
    }
    bytes.append(member: "marks")
    bytes.append(jsonArray: articles) { $1.append(decimal: marks(of: $0)) }
    bytes.append(member: "namedBy")
    bytes.append(jsonArray: articles) { $1.append(decimal: graph.inLinkCount(of: $0)) }
    bytes.append(discs: layout.articles)
    bytes.append(text: "}")
  }

  /// For each article by how many seconds the calendar was ahead of UTC; nothing at all where it is UTC.
  private var offsets: [Int] {
    let calendar = study.options.calendar
    guard calendar.name != ArchiveCalendar.utc.name else { return [] }
    return articles.map { article in
      study.graph[article].published.map { Int(calendar.offset(at: $0)) } ?? 0
    }
  }

  /// Bits: only mentioned 1, copy of an earlier text 2, unstable in its story 4.
  private func marks(of article: ArticleID) -> Int {
    (study.graph[article].isGhost ? 1 : 0) + (study.syndication.isCopy(article) ? 2 : 0)
      + (study.stability.isUnstable(article) ? 4 : 0)
  }

  private func shown(_ text: String) -> String {
    ShownText.cut(text, to: study.options.limits.labelLength)
  }

  /// The headlines of articles that were seen under several.
  private func appendRevisions(to bytes: inout [UInt8]) {
    let revisions = articles.enumerated().flatMap { place, article in
      let article = study.graph[article]
      return article.isRevised ? article.headlines.map { (place: place, headline: $0) } : []
    }
    bytes.append(member: "revisions")
    bytes.append(text: "{")
    bytes.append(member: "article", isFirst: true)
    bytes.append(jsonArray: revisions) { $1.append(decimal: $0.place) }
    bytes.append(member: "headline")
    bytes.append(jsonArray: revisions) { $1.append(json: shown($0.headline.title)) }
    bytes.append(member: "published")
    bytes.append(jsonArray: revisions) { $1.append(json: local($0.headline.published)) }
    bytes.append(text: "}")
  }

  /// For each article how many it names, and then these, each as the difference from the one before; the
  /// first as the difference from the article itself.
  private func appendLinks(to bytes: inout [UInt8]) {
    var targets = [[Int]](repeating: [], count: articles.count)
    for link in study.shownLinks {
      let (source, target) = (placeOf[link.source.index], placeOf[link.target.index])
      if source >= 0, target >= 0 { targets[source].append(target) }
    }
    bytes.append(member: "links")
    bytes.append(text: "{")
    bytes.append(member: "counts", isFirst: true)
    bytes.append(jsonArray: targets) { $1.append(decimal: $0.count) }
    var differences: [Int] = []
    for (source, targets) in targets.enumerated() {
      var previous = source
      for target in targets.sorted() {
        differences.append(target - previous)
        previous = target
      }
    }
    bytes.append(member: "differences")
    bytes.append(jsonArray: differences) { $1.append(decimal: $0) }
    bytes.append(text: "}")
  }

  private func appendGroups(to bytes: inout [UInt8]) {
    bytes.append(member: "stories")
    bytes.append(text: "{")
    bytes.append(member: "number", isFirst: true)
    bytes.append(jsonArray: stories) { $1.append(decimal: $0.number) }
    bytes.append(member: "label")
    bytes.append(jsonArray: stories) { $1.append(json: study.clusters[$0].label) }
    bytes.append(discs: layout.stories)
    bytes.append(text: "}")
    bytes.append(member: "threads")
    bytes.append(text: "{")
    bytes.append(member: "name", isFirst: true)
    bytes.append(jsonArray: threads) { $1.append(json: study.threads[$0].name) }
    bytes.append(member: "label")
    bytes.append(jsonArray: threads) { $1.append(json: study.threads[$0].label) }
    bytes.append(discs: layout.threads)
    bytes.append(text: "}")
  }

  private func local(_ time: Timestamp?) -> Int? {
    time.map { Int(study.options.calendar.local($0).secondsSinceEpoch) }
  }
}

extension [UInt8] {
  /// Appends the name of a member of an object.
  fileprivate mutating func append(member name: StaticString, isFirst: Bool = false) {
    append(text: isFirst ? "\"" : ",\n\"")
    append(text: "\(name)")
    append(text: "\":")
  }

  /// Appends places and sizes as three members of an object.
  fileprivate mutating func append(discs: [MapLayout.Disc]) {
    append(member: "x")
    append(jsonArray: discs) { $1.append(decimal: $0.x) }
    append(member: "y")
    append(jsonArray: discs) { $1.append(decimal: $0.y) }
    append(member: "radius")
    append(jsonArray: discs) { $1.append(decimal: $0.radius) }
  }
}
