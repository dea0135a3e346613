public import StoryAnalysis

extension Table {
  /// One row for each provider, the one with the most articles first.
  public static func providers(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let standings = study.providers
    let textCounts = study.syndication.distinctTextCounts(ofProvidersIn: graph)
    let allTexts = study.syndication.distinctTextCount
    return Table(
      "providers", "One row for each provider, the one with the most articles first.",
      rows: study.shownProviders,
      columns: [
        .text("Id", "Provider: its domain, or what it is grouped by.") { graph[$0].key },
        .text("Label", "The name most often printed with its articles.") { graph[$0].name },
        .list("names", "All names printed with its articles, the most frequent first.") {
          graph[$0].names
        },
        .list("domains", "All domains of its articles.") { graph[$0].domains },
        .text("owner", "Who owns it, as the registry of providers states.") { graph[$0].owner },
        .integer("articles", "Number of its articles.") { standings[$0].articleCount },
        .integer("recorded", "Number of its articles that the archive has a record of.") {
          standings[$0].recordedCount
        },
        .number("coverage_share", "Its articles / all articles, from 0 to 1.") {
          standings[$0].coverageShare
        },
        .integer("distinct_texts", "Number of its texts: articles with one text counted once.") {
          textCounts[$0.index]
        },
        .number("distinct_share", "Its texts / all distinct texts, from 0 to 1.") {
          Double(textCounts[$0.index]) / Double(max(allTexts, 1))
        },
        .integer("clusters", "Number of clusters that it appears in.") {
          standings[$0].clusterCount
        },
        .number("cluster_share", "Clusters that it appears in / all clusters, from 0 to 1.") {
          standings[$0].clusterShare
        },
        .integer("in_strength", "Number of links from other providers to it.") {
          standings[$0].inStrength
        },
        .integer("out_strength", "Number of links from it to other providers.") {
          standings[$0].outStrength
        },
        .number("in_weight", "Fractional weight of the links from other providers to it.") {
          standings[$0].weightedInStrength
        },
        .number("out_weight", "Fractional weight of the links from it to other providers.") {
          standings[$0].weightedOutStrength
        },
        .integer("linking_providers", "Number of other providers that link to it.") {
          standings[$0].linkingProviderCount
        },
        .integer("linked_providers", "Number of other providers that it links to.") {
          standings[$0].linkedProviderCount
        },
        .integer("self_links", "Number of links between its own articles, counted apart.") {
          standings[$0].selfLinkCount
        },
        .number("pagerank", "PageRank on the number of links; all providers sum to 1.") {
          standings[$0].pageRank
        },
        .number("pagerank_fractional", "PageRank on the fractional weights; sums to 1.") {
          standings[$0].weightedPageRank
        },
        .number("hub", "How much it links to what good hubs link to; all sum to 1.") {
          study.centrality[$0].hub
        },
        .number("authority", "How much good hubs link to it; all providers sum to 1.") {
          study.centrality[$0].authority
        },
        .number("betweenness", "Share of the pairs of others that it stands between, 0 to 1.") {
          study.centrality[$0].betweenness
        },
        .number("harmonic_closeness", "Mean inverse distance from all others, from 0 to 1.") {
          study.centrality[$0].harmonicCloseness
        },
        .number("in_strength_low", "Lower end of the 95 % interval of in_strength.") {
          study.providerIntervals.inStrength[$0.index].lowerBound
        },
        .number("in_strength_high", "Upper end of the 95 % interval of in_strength.") {
          study.providerIntervals.inStrength[$0.index].upperBound
        },
        .number("out_strength_low", "Lower end of the 95 % interval of out_strength.") {
          study.providerIntervals.outStrength[$0.index].lowerBound
        },
        .number("out_strength_high", "Upper end of the 95 % interval of out_strength.") {
          study.providerIntervals.outStrength[$0.index].upperBound
        },
        .number("pagerank_low", "Lower end of the 95 % interval of pagerank.") {
          study.providerIntervals.pageRank[$0.index].lowerBound
        },
        .number("pagerank_high", "Upper end of the 95 % interval of pagerank.") {
          study.providerIntervals.pageRank[$0.index].upperBound
        },
      ] + firstColumns(study),
      keys: Keys(primary: ["Id"]))
  }

  /// How often and how soon a provider covers a story first.
  private static func firstColumns(_ study: ArchiveStudy) -> [TableColumn<ProviderID>] {
    return [
      .integer("firsts", "Number of clusters in which it was first.") {
        study.providerFirsts[$0].firstCount
      },
      .integer("first_ties", "Number of clusters in which it is one of several that may have been.")
      {
        study.providerFirsts[$0].tieCount
      },
      .integer(
        "first_stories",
        "Number of clusters in which it could have been: with dated articles of it and of others."
      ) { study.providerFirsts[$0].storyCount },
      .integer("sole_stories", "Number of clusters in which it alone has dated articles.") {
        study.providerFirsts[$0].soleCount
      },
      .number("first_rate", "Firsts / first_stories, from 0 to 1.") {
        study.providerFirsts[$0].firstRate
      },
      .number("first_rate_low", "Lower end of its 95 % Wilson interval.") {
        study.providerFirsts[$0].firstRateInterval?.low
      },
      .number("first_rate_high", "Upper end of its 95 % Wilson interval.") {
        study.providerFirsts[$0].firstRateInterval?.high
      },
      .number(
        "median_lag", unit: "hours",
        "Median time in these clusters from the earliest article to its own first one."
      ) { study.providerFirsts[$0].medianLag },
    ]
  }

  /// One row for each ordered pair of different providers of which one's articles name the other's.
  public static func providerLinks(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    return Table(
      "provider-links",
      "One row for each ordered pair of different providers of which one names the other.",
      rows: study.shownProviderLinks,
      columns: [
        .text("Source", "The provider whose articles name the others.") { graph[$0.source].key },
        .text("Target", "The provider whose articles are named.") { graph[$0.target].key },
        .text("Type", "Always Directed.") { _ in "Directed" },
        .integer("Weight", "Number of links.") { $0.linkCount },
        .number("fractional_weight", "Sum of the fractional weights of the links.") { $0.weight },
      ],
      keys: Keys(
        primary: ["Source", "Target"], references: [.provider("Source"), .provider("Target")]))
  }
}
