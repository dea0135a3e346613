/// A publisher of articles.
public struct Provider: Sendable {
  /// What the provider is grouped by: its domain (lower case, without `www.`) or, with
  /// ``ProviderGrouping/name``, its name.
  public var key: String
  /// The domain of its articles; where they have several, the one that the provider is grouped by
  /// or, without that, the first in order.
  public var domain: String
  /// All domains of its articles, sorted: several where a registry joins them, or where providers
  /// are grouped by name.
  public var domains: [String]
  /// The names printed with its articles, most frequent first, ties in the order of their bytes.
  public var names: [String]
  /// Who owns it, as a registry of providers states; absent where none does.
  public var owner: String?

  package init(key: String, domain: String, domains: [String], names: [String], owner: String?) {
    (self.key, self.domain, self.domains) = (key, domain, domains)
    (self.names, self.owner) = (names, owner)
  }

  /// The most frequent name or, where none is printed, the key.
  public var name: String { names.first ?? key }
}

/// What makes two articles the work of one provider.
public enum ProviderGrouping: String, Sendable, CaseIterable {
  /// The same domain: "Game Rant on MSN" at msn.com belongs to msn.com.
  case domain
  /// The same printed name, whatever the domain.
  case name
}
