public import StoryParsing

extension Mention {
  /// What the mention may be recognised by, as numbers: mentions without a number in common are never one
  /// article, nor does one of them contradict the other.
  ///
  /// There is one for each key of its addresses and for each fingerprint that it may be found by; a mention with
  /// neither has one of its place. They are the hashes that identifiers of articles are made of. So articles
  /// whose identifiers collide share a number, and are told apart where both are known.
  ///
  /// - Parameter document: The document that it stands in.
  /// - Returns: The numbers, each once.
  /// - Complexity: O(length of addresses and headline).
  /// > Source: blocking in record linkage, Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049;
  /// > Christen 2012, doi:10.1109/TKDE.2011.127.
  public func blockingKeys(in document: String) -> [Int64] {
    let keys = keys
    var texts = keys.map(\.text)
    if !title.isEmpty {
      let stated = ProviderDomain.normalized(provider.domain)
      // Which address counts may be decided by hand, so each of them may give the domain.
      let domains =
        stated.isEmpty && !keys.isEmpty
        ? keys.map { ProviderDomain.normalized($0.host) } : [stated]
      texts += domains.map {
        Fingerprint(title: title, providerDomain: $0, published: published).text
      }
    } else if keys.isEmpty {
      texts.append(Article.unknownKey(Article.Place(document: document, line: line)))
    }
    var numbers: [Int64] = []
    for text in texts {
      let number = Int64(bitPattern: StableHash.hash(text))
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }
}
