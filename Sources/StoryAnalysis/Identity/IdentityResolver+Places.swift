internal import GraphAlgorithms
internal import StoryParsing

/// The articles in their final order, and where each draft ended up.
struct ArticlePlaces {
  /// An article, without a string.
  struct Place {
    /// The draft that speaks for it: the first of those that were joined.
    var draft: UInt32
    /// Number of its smallest key; 0 where no mention gives an address.
    var firstKey: UInt32
    /// Its identifier as a number.
    var hash: UInt64
  }

  fileprivate(set) var order: [Place] = []
  /// The article of each draft that was ever opened.
  fileprivate(set) var articleOf: [ArticleID]
  /// Numbers of keys, less 1, by the draft that speaks for their article.
  fileprivate let keysOfDraft: Groups
}

extension IdentityResolver {
  /// Gives each article its place: articles stand in the order of their identifiers.
  mutating func articlePlaces() -> ArticlePlaces {
    let roots = drafts.indices.map { draftSets.root(of: UInt32($0)) }
    var places = ArticlePlaces(
      articleOf: [ArticleID](repeating: ArticleID(0), count: drafts.count),
      keysOfDraft: Groups(count: drafts.count, memberCount: keyDrafts.count - 1) {
        Int(roots[Int(keyDrafts[$0 + 1])])
      })
    let texts = keys.texts
    for draft in drafts.indices where roots[draft] == draft {
      let first = places.keysOfDraft[draft].min { texts.precedes($0 + 1, $1 + 1) }
      var place = ArticlePlaces.Place(
        draft: UInt32(draft), firstKey: first.map { $0 + 1 } ?? 0, hash: 0)
      place.hash = StableHash.hash(key(of: place))
      places.order.append(place)
    }
    sort(&places.order)
    for (index, place) in places.order.enumerated() {
      places.articleOf[Int(place.draft)] = ArticleID(index)
    }
    for draft in drafts.indices {
      places.articleOf[draft] = places.articleOf[Int(roots[draft])]
    }
    return places
  }

  /// Sorts the articles by their hashes, and makes these distinct. Where two keys share a hash
  /// (expected once in some billions of articles) or two articles share a key (two mentions in one
  /// line that say nothing), the later one in key order is hashed again with a suffix, so none is
  /// lost.
  private func sort(_ order: inout [ArticlePlaces.Place]) {
    order.sort { first, second in
      guard first.hash == second.hash else { return first.hash < second.hash }
      let (one, two) = (key(of: first), key(of: second))
      if one.utf8.elementsEqual(two.utf8) { return first.draft < second.draft }
      return one.utf8.lexicographicallyPrecedes(two.utf8)
    }
    let later = order.indices.dropFirst().filter { order[$0].hash == order[$0 - 1].hash }
    guard !later.isEmpty else { return }
    var taken = Set(order.map(\.hash))
    var previous = ""
    var attempt = 1
    for index in later {
      let key = key(of: order[index])
      // What was tried for an equal key is taken.
      if !key.utf8.elementsEqual(previous.utf8) { attempt = 1 }
      previous = key
      repeat {
        attempt += 1
        order[index].hash = StableHash.hash("\(key)#\(attempt)")
      } while !taken.insert(order[index].hash).inserted
    }
    order.sort { $0.hash < $1.hash }
  }

  /// The key of an article: the smallest of its address keys or, where no mention gives an address,
  /// the fingerprint.
  func key(of place: ArticlePlaces.Place) -> String {
    guard place.firstKey == 0 else { return keys.texts[place.firstKey] }
    let row = drafts[Int(place.draft)].firstRow
    let variant = variants.variants[log.variant(ofRow: row)]
    return variant.title == 0
      ? Article.unknownKey(log.place(ofRow: row)) : variant.fingerprintText(in: titles.texts)
  }

  /// Numbers of all keys of an article, in the order of their bytes.
  func keyNumbers(of place: ArticlePlaces.Place, _ places: ArticlePlaces) -> [UInt32] {
    let texts = keys.texts
    return places.keysOfDraft[Int(place.draft)].map { $0 + 1 }.sorted { texts.precedes($0, $1) }
  }
}

extension Article {
  /// What stands in the place of a key for an article of which nobody says an address or a headline.
  static func unknownKey(_ place: Place) -> String { "unknown | \(place)" }
}

extension Variant {
  /// The fingerprint of a variant without an address as one text, in the place of a key.
  func fingerprintText(in titles: TextList) -> String {
    "\(titles[title]) | \(titles[domain]) | \(published?.iso8601 ?? "undated")"
  }
}
