extension IdentityResolver {
  /// The links, sorted by source, then target. Counts the self links, and the entries that were
  /// found by their fingerprint.
  ///
  /// Documents are grouped by the article of their record, so all entries of one source come
  /// together, in input order: one mark for each article tells whether it was named before.
  ///
  /// - Complexity: O(*n* + *m* + *l* log *l*), *n* articles, *m* mentions, *l* links.
  mutating func resolvedLinks(_ places: ArticlePlaces) -> [StoryGraph.Link] {
    let documentsOf = Groups(count: places.order.count, memberCount: log.documentCount) {
      article(ofRow: log.rows(ofDocument: $0).lowerBound, places).index
    }
    var links: [StoryGraph.Link] = []
    var lastSource = [UInt32](repeating: .absent, count: places.order.count)
    for source in places.order.indices {
      let start = links.count
      for document in documentsOf[source] {
        for row in log.rows(ofDocument: Int(document)).dropFirst() {
          countFingerprint(row: row)
          let target = article(ofRow: row, places)
          guard target.index != source else {
            counts.selfLinks += 1
            continue
          }
          guard lastSource[target.index] != source else { continue }
          lastSource[target.index] = UInt32(source)
          links.append(
            StoryGraph.Link(
              source: ArticleID(source), target: target, weight: 1, document: document,
              line: log.rows[row].line))
        }
      }
      let weight = 1 / Double(links.count - start)
      links[start...].sort { $0.target < $1.target }
      for position in start..<links.count { links[position].weight = weight }
    }
    return links
  }

  private func article(ofRow row: Int, _ places: ArticlePlaces) -> ArticleID {
    places.articleOf[Int(variants.variants[log.variant(ofRow: UInt32(row))].draft)]
  }

  private mutating func countFingerprint(row: Int) {
    let row = UInt32(row)
    let variant = variants.variants[log.variant(ofRow: row)]
    if variant.rule(ofRow: row) == .fingerprint { counts.resolvedByFingerprint += 1 }
  }
}
