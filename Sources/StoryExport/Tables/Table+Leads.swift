public import StoryAnalysis

extension Table {
  /// One row for each pair of providers that share at least five stories.
  public static func leads(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let limit = NumberText.grouped(ProviderLeads.providerLimit)
    let omitted = NumberText.grouped(study.leads.omittedProviderCount)
    let omission =
      " Only the \(limit) providers in the most clusters are compared; \(omitted) are not."
    return Table(
      "leads",
      """
      One row for each two providers with dated articles in at least \
      \(ProviderLeads.minimumStoryCount) common clusters, those with the most first.\
      \(study.leads.omittedProviderCount == 0 ? "" : omission)
      """,
      rows: study.leads.leads.filter {
        study.analysis.shows($0.provider) && study.analysis.shows($0.other)
      },
      columns: [
        .text("provider", "The provider that led more often.") { graph[$0.provider].key },
        .text("other", "The other provider.") { graph[$0.other].key },
        .integer("stories", "Number of clusters in which both have dated articles.") {
          $0.storyCount
        },
        .integer("led", "Number of them in which the first led by more than the clock error.") {
          $0.ledCount
        },
        .integer("tied", "Number of them in which the clock error does not tell them apart.") {
          $0.tiedCount
        },
        .integer("trailed", "Number of them in which it trailed by more than the clock error.") {
          $0.trailedCount
        },
        .number(
          "median_lead", unit: "hours", "Median of the time by which it came before the other."
        ) { $0.medianLead },
      ],
      keys: Keys(primary: ["provider", "other"], references: [.provider(), .provider("other")]))
  }
}
