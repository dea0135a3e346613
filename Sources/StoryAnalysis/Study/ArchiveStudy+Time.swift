extension ArchiveStudy {
  /// How each cluster began, by position.
  public var firsts: FirstMovers {
    known.firsts.value { firsts(of: analysis.clusters.clusters.map(\.members)) }
  }

  /// How each thread began, by position.
  public var threadFirsts: FirstMovers {
    known.threadFirsts.value { firsts(of: threads.threads.map(\.members)) }
  }

  /// How often each provider was first in a cluster.
  public var providerFirsts: ProviderFirsts {
    known.providerFirsts.value {
      ProviderFirsts(of: firsts, providerCount: analysis.graph.providers.count)
    }
  }

  /// Which of two providers comes first in the clusters that both cover.
  public var leads: ProviderLeads {
    known.leads.value { ProviderLeads(of: firsts, providerCount: analysis.graph.providers.count) }
  }

  /// The life of each cluster, by position.
  public var lives: [StoryLife] {
    known.lives.value {
      analysis.graph.lives(of: analysis.clusters.clusters.map(\.members), in: bins)
    }
  }

  /// The life of each thread, by position.
  public var threadLives: [StoryLife] {
    known.threadLives.value { analysis.graph.lives(of: threads.threads.map(\.members), in: bins) }
  }

  /// The days of the articles.
  var days: ArticleBins {
    known.days.value {
      ArticleBins(of: analysis.graph, unit: .day, calendar: analysis.options.calendar)
    }
  }

  /// The bins of the coverage, of which peaks are one.
  private var bins: ArticleBins {
    known.bins.value {
      let coverage = analysis.coverage
      return coverage.unit == .day
        ? days
        : ArticleBins(of: analysis.graph, unit: coverage.unit, calendar: coverage.calendar)
    }
  }

  private func firsts(of groups: [[ArticleID]]) -> FirstMovers {
    FirstMovers(of: groups, in: analysis.graph, clockError: analysis.options.clockError)
  }
}
