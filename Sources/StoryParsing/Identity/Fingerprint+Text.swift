extension Fingerprint {
  /// The fingerprint as one text, `HEADLINE | PROVIDER DOMAIN | TIME`, which stands in the place of
  /// an address key: an article that no mention gives an address is named by it. An unknown time is
  /// `undated`.
  ///
  /// Two fingerprints are compared by their parts, since a headline may hold the separator.
  public var text: String {
    "\(title) | \(providerDomain) | \(published?.iso8601 ?? "undated")"
  }

  /// Whether two fingerprints have the same bytes and the same time.
  ///
  /// `String` would call a composed and a decomposed letter equal, by tables that change with each
  /// version of Unicode; bytes are equal in every version, and in other programs too.
  public static func == (first: Fingerprint, second: Fingerprint) -> Bool {
    first.published == second.published && first.title.utf8.elementsEqual(second.title.utf8)
      && first.providerDomain.utf8.elementsEqual(second.providerDomain.utf8)
  }

  /// Feeds the bytes and the time to a hasher.
  public func hash(into hasher: inout Hasher) {
    for var text in [title, providerDomain] {
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      // No UTF-8 text holds this byte, so it shows where one part ends.
      hasher.combine(UInt8(0xFF))
    }
    hasher.combine(published)
  }
}
