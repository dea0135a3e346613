extension Mention {
  /// The address that a reader should open: the page itself before its AMP versions; only `http`
  /// and `https` addresses count. Empty where there is none.
  ///
  /// - Complexity: O(length of the addresses).
  public var readingAddress: String {
    [addresses.web, addresses.original, addresses.amp, addresses.cachedAMP]
      .first(where: AddressKey.isHyperlink) ?? ""
  }
}
