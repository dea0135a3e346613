/// The keys and domains that articles and providers are told apart by.
extension FrontMatterScanner {
  /// The form in which providers are compared; see ``ProviderDomain``.
  mutating func normalizedDomain(_ domain: Text) -> Text {
    if domain.isEmpty { return domain }
    if let range = documentRange(of: domain), bytes.isPlainHost(range),
      !bytes.isNext("www.", at: range.lowerBound)
    {
      return domain
    }
    let written = withBytes(of: domain) { String(decoding: $0, as: UTF8.self) }
    let first = decoded.count
    decoded.append(contentsOf: ProviderDomain.normalized(written).utf8)
    return decodedText(first..<decoded.count)
  }

  /// Adds the keys of a mention's addresses, by the rules of ``Mention/keys``; hands over where an
  /// address has none, which is a fault.
  mutating func appendKeys(of mention: inout RecordBatch.PackedMention) throws(HandOver) {
    let first = keys.count
    try appendKey(of: mention.web, previous: .empty, first)
    try appendKey(of: mention.original, previous: mention.web, first)
    if !mention.amp.isEmpty || !mention.cachedAMP.isEmpty {
      try appendKey(of: mention.amp, previous: .empty, first)
      try appendKey(of: mention.cachedAMP, previous: mention.amp, first)
    }
    mention.keys = UInt32(first)..<UInt32(keys.count)
  }

  /// Adds the key of an address unless it is among the keys from `first` on; an address that equals
  /// the one before it need not be looked at for that.
  private mutating func appendKey(
    of address: Text, previous: Text, _ first: Int
  ) throws(HandOver) {
    guard !address.isEmpty, address.count != previous.count || !isEqual(address, previous) else {
      return
    }
    let text = try keyText(of: address)
    guard !keys[first...].contains(where: { isEqual($0.text, text) }) else { return }
    let hash = withBytes(of: text) { SeededHash.hash(of: UnsafeRawBufferPointer($0)) }
    keys.append(RecordBatch.Key(text: text, hash: hash))
  }

  /// The key of an address: a part of the address itself where it is one, as most are.
  private mutating func keyText(of address: Text) throws(HandOver) -> Text {
    if let range = documentRange(of: address), let key = bytes.plainKey(of: range) {
      return Text(start: UInt32(base + key.lowerBound), count: UInt32(key.count))
    }
    let first = decoded.count
    // An address that was itself decoded stands where its key is put, so it is copied.
    let copy = withBytes(of: address) { Array($0) }
    let isKey = copy.withUnsafeBufferPointer { AddressParts.appendKey(of: $0, to: &decoded) }
    guard isKey else { throw HandOver() }
    return decodedText(first..<decoded.count)
  }

  private func isEqual(_ one: Text, _ other: Text) -> Bool {
    guard one.count == other.count else { return false }
    return withBytes(of: one) { one in
      withBytes(of: other) { other in one.isEqual(other) }
    }
  }
}
