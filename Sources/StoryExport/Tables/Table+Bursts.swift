public import StoryAnalysis

extension Table {
  /// One row for each topic, the one with the most articles first.
  public static func topics(_ study: ArchiveStudy) -> Table {
    var bursts = [Int](repeating: 0, count: study.topics.topics.count)
    for burst in study.bursts.bursts {
      if case .topic(let number) = burst.subject { bursts[number] += 1 }
    }
    let rows = zip(study.topics.topics, bursts).map { TopicRow(topic: $0, bursts: $1) }
      .filter { study.shows($0.topic) }
    return Table(
      "topics",
      "One row for each topic that the archive files articles under, those with the most first.",
      rows: rows,
      columns: [
        .text("topic", "Its name as the archive writes it.") { $0.topic.name },
        .integer("articles", "Number of its articles.") { $0.topic.members.count },
        .integer("distinct_texts", "Number of its articles, syndicated copies counted once.") {
          study.syndication.distinctTextCount(of: $0.topic.members)
        },
        .integer("clusters", "Number of clusters that hold one of them.") { $0.topic.clusterCount },
        .integer("providers", "Number of providers of them.") { $0.topic.providerCount },
        .time("first", "Earliest publication.") { $0.topic.first },
        .time("last", "Latest publication.") { $0.topic.last },
        .text(
          "peak",
          "The day with the most articles on the calendar of \(study.options.calendar.name); of "
            + "several the earliest."
        ) { $0.topic.peak?.bin },
        .integer("peak_articles", "Number of its articles on that day.") {
          $0.topic.peak?.articleCount
        },
        .integer("bursts", "Number of its bursts.") { $0.bursts },
        .integer("undated", "Number of its articles without a time.") { $0.topic.undatedCount },
      ],
      keys: Keys(primary: ["topic"]))
  }

  private struct TopicRow {
    var topic: ArchiveTopics.Topic
    var bursts: Int
  }

  /// One row for each burst: of the archive, then of the clusters, then of the topics.
  public static func bursts(_ study: ArchiveStudy) -> Table {
    let calendar = study.options.calendar.name
    let clusters = study.clusters
    let topics = study.topics.topics
    return Table(
      "bursts",
      """
      One row for each burst: of the archive, then of the clusters by number, then of the topics by \
      number of articles; those of one subject in the order of time.
      """,
      rows: study.shownBursts,
      columns: [
        .text("kind", "What bursts: archive, cluster or topic.") { burst in
          switch burst.subject {
          case .archive: "archive"
          case .cluster: "cluster"
          case .topic: "topic"
          }
        },
        .integer("cluster", "Number of the cluster.") { $0.cluster?.number },
        .text("topic", "The topic.") { burst in
          if case .topic(let number) = burst.subject { topics[number].name } else { nil }
        },
        .text("label", "The three terms that set the cluster apart.") { burst in
          burst.cluster.map { clusters[$0].label }
        },
        .text("start", "Its first day on the calendar of \(calendar).") { $0.start },
        .text("end", "Its last day.") { $0.end },
        .integer("days", "Number of days from the first to the last.") { $0.dayCount },
        .integer("articles", "Number of the subject's articles on these days.") { $0.articleCount },
        .number("weight", "How much better the raised rate explains them, above 0.") { $0.weight },
      ],
      keys: Keys(references: [.cluster, .topic("topic")]))
  }
}

extension ArchiveBursts.Burst {
  /// The cluster that bursts; nothing for another subject.
  fileprivate var cluster: ClusterID? {
    if case .cluster(let id) = subject { id } else { nil }
  }
}
