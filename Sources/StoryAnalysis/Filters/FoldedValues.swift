internal import StoryParsing

/// Values of a condition that are compared without regard to case.
struct FoldedValues {
  private let values: [String]
  private let folded: Set<String>

  /// The values of a condition; nothing where there are none.
  init?(_ values: [String]) {
    guard !values.isEmpty else { return nil }
    self.values = values
    folded = Set(values.map { $0.lowercased() })
  }

  /// Whether a value is one of these.
  func contains(_ value: String) -> Bool { folded.contains(value.lowercased()) }

  /// Notes the values that are not among some others.
  func findUnknown(
    _ condition: String, among known: some Sequence<String>,
    in unknown: inout [ArticleSelection.UnknownValue]
  ) {
    let known = Set(known)
    let present = Set(known.lazy.map { $0.lowercased() })
    for value in values where !present.contains(value.lowercased()) {
      unknown.append(
        ArticleSelection.UnknownValue(
          condition: condition, value: value, nearest: NearestNames.of(value, among: known)))
    }
  }
}

/// Words that name a provider: its key, one of its domains or one of its names.
struct ProviderWords {
  private let domain: String
  private let name: String

  init(_ words: String) {
    domain = ProviderDomain.normalized(words)
    name = words.lowercased()
  }

  /// Whether the words name a provider; case does not matter, nor does `www.` before a domain.
  func name(key: String, domains: [String], names: [String]) -> Bool {
    key.lowercased() == name || ProviderDomain.normalized(key) == domain
      || domains.contains { ProviderDomain.normalized($0) == domain }
      || names.contains { $0.lowercased() == name }
  }
}
