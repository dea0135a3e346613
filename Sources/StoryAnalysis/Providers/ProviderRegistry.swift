public import StoryParsing

/// What somebody who knows the publishers says of them: which domains are one provider, and who owns
/// it.
///
/// ```
/// domain,provider,owner
/// bbc.co.uk,bbc.com,BBC
/// bbc.com,,BBC
/// ```
///
/// A row joins its `domain` to the provider that it names by another domain; without one the domain is
/// a provider of its own. A chain is followed to its end (a to b and b to c make a and b the provider
/// c). The owner is that of the provider at the end, so one row is enough to state it. What an archive
/// does not name does no harm.
///
/// A registry says who published an article, never which mentions are one article: fingerprints keep
/// the domain that a mention states.
public struct ProviderRegistry: Hashable, Sendable {
  /// Name of the file without its folders; empty for a registry without a file.
  public let name: String
  /// Digest of the file; absent for a registry without one.
  public let digest: ContentDigest?
  /// Number of domains with a row.
  public var domainCount: Int { providerOf.count }

  /// The provider at the end of each domain's chain.
  private let providerOf: [String: String]
  private let ownerOf: [String: String]

  /// A registry that joins nothing.
  public init() {
    name = ""
    digest = nil
    providerOf = [:]
    ownerOf = [:]
  }

  /// Whether the registry says nothing.
  public var isEmpty: Bool { providerOf.isEmpty }

  /// The domain of the provider that a domain is joined to; the domain itself where no row says so.
  ///
  /// - Parameter domain: A domain as ``/StoryParsing/ProviderDomain/normalized(_:)`` gives it.
  public func provider(of domain: String) -> String { providerOf[domain] ?? domain }

  /// The owner of the provider that a domain is joined to.
  ///
  /// - Parameter domain: A domain as ``/StoryParsing/ProviderDomain/normalized(_:)`` gives it.
  public func owner(of domain: String) -> String? { ownerOf[provider(of: domain)] }

  /// Whether a host belongs to the provider of a domain: it, or a domain that it lies below, is joined
  /// to the same provider.
  func isHost(_ host: String, of domain: String) -> Bool {
    let provider = provider(of: domain)
    var rest = host[...]
    while true {
      if self.provider(of: String(rest)) == provider { return true }
      guard let dot = rest.firstIndex(of: ".") else { return false }
      rest = rest[rest.index(after: dot)...]
    }
  }
}

extension ProviderRegistry {
  /// Reads a registry: comma-separated values with the columns `domain` and `provider` and, if owners
  /// are to be stated, `owner`, in any order.
  ///
  /// Domains are compared as those of archives are, in lower case and without `www.`.
  ///
  /// - Throws: ``/StoryParsing/HandTableFaults`` with every fault of the file: what ``/StoryParsing/HandTable`` refuses, a domain
  ///   that is empty or none, a domain with two rows, domains joined in a circle, and a provider with
  ///   two owners.
  /// - Complexity: O(*b*), *b* bytes.
  public init(_ file: HandFile) throws(HandTableFaults) {
    let table = try HandTable(file, required: ["domain", "provider"], optional: ["owner"])
    var draft = RegistryDraft(of: table)
    let (providerOf, ownerOf) = draft.resolve()
    guard draft.faults.isEmpty else { throw HandTableFaults(draft.faults) }
    name = file.shortName
    digest = ContentDigest(of: file.bytes)
    self.providerOf = providerOf
    self.ownerOf = ownerOf
  }
}

/// The rows of a registry while they are checked.
private struct RegistryDraft {
  struct Entry {
    var domain: String
    var provider: String
    var owner: HandTable.Field
    var place: HandTable.Field
  }

  private let table: HandTable
  private var entries: [Entry] = []
  private var entryOf: [String: Int] = [:]
  private(set) var faults: [Diagnostic] = []

  init(of table: HandTable) {
    self.table = table
    for row in table.rows {
      let (domainField, providerField) = (row.fields[0], row.fields[1])
      let isDomain = check(domainField, "domain")
      let isProvider = providerField.text.isEmpty || check(providerField, "provider")
      guard isDomain, isProvider else { continue }
      let domain = ProviderDomain.normalized(domainField.text)
      if let known = entryOf[domain] {
        faults.append(
          table.diagnostic(
            .duplicateDomain, at: domainField,
            "the domain \(domain) has a row already, on line \(entries[known].place.line); keep one"
          ))
        continue
      }
      entryOf[domain] = entries.count
      let provider = ProviderDomain.normalized(providerField.text)
      entries.append(
        Entry(
          domain: domain, provider: provider.isEmpty ? domain : provider, owner: row.fields[2],
          place: domainField))
    }
  }

  private mutating func check(_ field: HandTable.Field, _ column: String) -> Bool {
    if field.text.isEmpty {
      faults.append(
        table.diagnostic(
          .invalidDomain, at: field, "the \(column) is empty; write one such as bbc.co.uk"))
      return false
    }
    guard ProviderDomain.isDomain(ProviderDomain.normalized(field.text)) else {
      faults.append(
        table.diagnostic(
          .invalidDomain, at: field,
          """
          the \(column) is no domain; write it without scheme, port and path, such as bbc.co.uk
          """))
      return false
    }
    return true
  }

  /// Follows every chain to its end and collects the owners.
  mutating func resolve() -> (providerOf: [String: String], ownerOf: [String: String]) {
    var providerOf: [String: String] = [:]
    var isInCycle = [Bool](repeating: false, count: entries.count)
    for start in entries.indices where !isInCycle[start] {
      var passed: [Int] = []
      var domain = entries[start].domain
      while let next = entryOf[domain], entries[next].provider != domain {
        if let first = passed.firstIndex(of: next) {
          let cycle = passed[first...].sorted()
          if !isInCycle[next] { tellCycle(cycle, from: next) }
          for entry in cycle { isInCycle[entry] = true }
          break
        }
        passed.append(next)
        domain = entries[next].provider
        // The end of a part that is known already.
        if let end = providerOf[domain] {
          domain = end
          break
        }
      }
      for entry in passed { providerOf[entries[entry].domain] = domain }
      providerOf[entries[start].domain] = domain
    }

    var ownerOf: [String: String] = [:]
    var statedAt: [String: Int] = [:]
    for (index, entry) in entries.enumerated() where !entry.owner.text.isEmpty {
      let provider = providerOf[entry.domain] ?? entry.domain
      if let known = statedAt[provider], ownerOf[provider] != entry.owner.text {
        let line = entries[known].place.line
        faults.append(
          table.diagnostic(
            .twoOwners, at: entry.owner,
            "the provider \(provider) has another owner on line \(line); state the same on both"))
      } else if statedAt[provider] == nil {
        statedAt[provider] = index
        ownerOf[provider] = entry.owner.text
      }
    }
    return (providerOf, ownerOf)
  }

  private mutating func tellCycle(_ cycle: [Int], from first: Int) {
    guard let smallest = cycle.first else { return }
    let chain = chain(from: smallest).joined(separator: " -> ")
    let lines = cycle.map { String(entries[$0].place.line) }.joined(separator: ", ")
    faults.append(
      table.diagnostic(
        .domainCycle, at: entries[smallest].place,
        "domains are joined in a circle, \(chain) (lines \(lines)); leave one of them out"))
  }

  /// The domains of a circle, from one of them round to itself.
  private func chain(from start: Int) -> [String] {
    var domains = [entries[start].domain]
    repeat {
      guard let next = entryOf[domains[domains.count - 1]] else { break }
      domains.append(entries[next].provider)
    } while domains.last != domains.first
    return domains
  }
}
