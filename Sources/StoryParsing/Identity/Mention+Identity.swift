/// What a mention is recognised by: the keys of its addresses, or its fingerprint.
extension Mention {
  /// The keys of the mention's addresses: web, original, AMP and cached AMP, in this order and each
  /// once; addresses that are empty or not `http` or `https` have none.
  ///
  /// Two mentions that share a key are mentions of one article.
  ///
  /// - Complexity: O(length of the addresses). Computed anew at each call.
  public var keys: [AddressKey] {
    var keys: [AddressKey] = []
    keys.reserveCapacity(4)
    var previous = ""
    for address in [addresses.web, addresses.original, addresses.amp, addresses.cachedAMP] {
      // Archives repeat the address of the page as the original one; equal text has an equal key.
      guard !address.isEmpty, !address.utf8.elementsEqual(previous.utf8) else { continue }
      previous = address
      if let key = AddressKey(address), !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  /// The provider's domain in the form that is compared: the one written or, where none is, the
  /// host of the first address that has a key; empty where there is neither.
  public var providerDomain: String {
    let written = ProviderDomain.normalized(provider.domain)
    return written.isEmpty ? keys.first.map { ProviderDomain.normalized($0.host) } ?? "" : written
  }

  /// What a mention without any address is found by.
  public var fingerprint: Fingerprint {
    Fingerprint(title: title, providerDomain: providerDomain, published: published)
  }
}

/// Headline, provider and time: what tells one article from another where no address does.
public struct Fingerprint: Hashable, Sendable {
  /// Headline as written, trimmed.
  public var title: String
  /// Domain of the provider as ``ProviderDomain/normalized(_:)`` gives it; empty where unknown.
  public var providerDomain: String
  /// Time of publication; `nil` where unknown.
  public var published: Timestamp?

  /// Creates a fingerprint.
  public init(title: String, providerDomain: String, published: Timestamp?) {
    self.title = title
    self.providerDomain = providerDomain
    self.published = published
  }
}
