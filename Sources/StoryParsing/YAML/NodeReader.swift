internal import Yams

/// Turns the tree of one document into a record, and collects what is wrong with it.
///
/// Every place is that of a value (or of the mapping that lacks it). A value reached through an
/// alias has the place of its anchor, where it is written.
struct NodeReader {
  let source: SourceText
  let limits: ReadingLimits
  /// Related articles that the tree has not.
  private let surplus: YAMLMeasure.Surplus?
  private var diagnostics: [Diagnostic] = []
  /// Number of faults, told or not.
  private var faultCount = 0

  init(source: SourceText, surplus: YAMLMeasure.Surplus?, limits: ReadingLimits) {
    self.source = source
    self.surplus = surplus
    self.limits = limits
  }

  /// The faults in the order of their places; those at one place in the order in which they were
  /// found. Of those beyond the limit the number comes last.
  var orderedDiagnostics: [Diagnostic] {
    // A sort may exchange equals, so the order of finding is part of what is compared.
    var ordered = diagnostics.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset)
        < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
    if faultCount > diagnostics.count {
      let rest = PackedArchive.Limits.grouped(faultCount - diagnostics.count)
      let last = SourceText.Position(line: source.firstLine, column: 1)
      ordered.append(
        source.diagnostic(
          .faultLimit, .warning, at: last,
          "the document has \(rest) more faults than are told of one document; mend these first, or "
            + "raise --max-faults"))
    }
    return ordered
  }

  /// Reads the whole front matter; `nil` with an error where it is no article.
  mutating func record(from root: Node?) -> ArticleRecord? {
    guard case .mapping(let mapping)? = root else {
      let found = root.map { kind(of: $0) } ?? "nothing"
      report(
        .frontMatterNotAMapping, .error, at: root?.mark,
        "the front matter must be keys with values, such as title: …, and is \(found)")
      return nil
    }
    let article = mention(from: mapping, isRecord: true)
    var related: [Mention] = []
    if let value = mapping.value(of: "related") { related = mentions(from: value) }
    guard let article else { return nil }
    return ArticleRecord(document: source.document, article: article, related: related)
  }

  private mutating func mentions(from node: Node) -> [Mention] {
    if node.isAbsent { return [] }
    guard case .sequence(let entries) = node else {
      report(
        .relatedNotAList, .warning, at: node.mark,
        "related must be a list and is \(kind(of: node)); begin each related article with a dash")
      return []
    }
    var mentions: [Mention] = []
    mentions.reserveCapacity(min(entries.count, limits.mentionCount))
    for entry in entries.prefix(limits.mentionCount) {
      guard case .mapping(let mapping) = entry else {
        report(
          .relatedEntryNotAMapping, .warning, at: entry.mark,
          "an entry of related must be keys with values and is \(kind(of: entry)); write its title "
            + "and webUrl as keys, or delete it")
        continue
      }
      if let mention = mention(from: mapping, isRecord: false) { mentions.append(mention) }
    }
    if let surplus {
      let line = source.line(yamlLine: surplus.lines.lowerBound)
      reportSurplus(surplus.count, at: SourceText.Position(line: line, column: 1))
    } else if entries.count > limits.mentionCount {
      reportSurplus(
        entries.count - limits.mentionCount, at: place(of: entries[limits.mentionCount].mark))
    }
    return mentions
  }

  private mutating func reportSurplus(_ count: Int, at place: SourceText.Position) {
    let limit = PackedArchive.Limits.grouped(limits.mentionCount)
    report(
      .mentionLimit, .warning, at: place,
      "the record names more than \(limit) related articles, and the last "
        + "\(PackedArchive.Limits.grouped(count)) are left out; split it, or raise --max-mentions")
  }

  private mutating func mention(from mapping: Node.Mapping, isRecord: Bool) -> Mention? {
    var mention = Mention()
    mention.line = mapping.mark.map { source.line(yamlLine: $0.line) } ?? source.firstLine
    for (key, value) in mapping {
      guard case .scalar(let key) = key else { continue }
      let name = key.string
      switch name {
      case "title": mention.title = label(value, name)
      case "excerpt": mention.excerpt = text(value, name)
      case "category": mention.category = text(value, name)
      case "type": mention.type = text(value, name)
      case "featuredContent": mention.featuredContent = text(value, name)
      case "publishedDateTime": mention.published = time(value, name)
      case "originalUrl": mention.addresses.original = address(value, name)
      case "webUrl": mention.addresses.web = address(value, name)
      case "ampWebUrl": mention.addresses.amp = address(value, name)
      case "cdnAmpWebUrl": mention.addresses.cachedAMP = address(value, name)
      case "provider": mention.provider = provider(value)
      case "quality": mention.quality = integer(value, name)
      case "heat": mention.heat = integer(value, name)
      case "published": mention.isPublished = boolean(value, name)
      case "removed": mention.isRemoved = boolean(value, name)
      case "topics": mention.topics = texts(value, name)
      case "images": mention.images = images(value, name)
      case "<<": reportMergeKey(key)
      default: break
      }
    }
    return isIdentifiable(mention, mapping, isRecord: isRecord) ? mention : nil
  }

  /// Whether a mention can be told from others; reports what is missing for that.
  private mutating func isIdentifiable(
    _ mention: Mention, _ mapping: Node.Mapping, isRecord: Bool
  ) -> Bool {
    if mention.title.isEmpty {
      if mention.keys.isEmpty {
        report(
          .unidentifiableMention, isRecord ? .error : .warning, at: mapping.mark,
          "the \(isRecord ? "document" : "related article") has neither a title nor an address, "
            + "and is left out; add title or webUrl")
        return false
      }
      // A title of the wrong type has been reported as such.
      let title = mapping.value(of: "title")
      if title.map({ $0.scalar != nil }) ?? true {
        report(
          .missingTitle, .warning, at: title?.mark ?? mapping.mark,
          "the article has no title and will be shown by its address; add title")
      }
    }
    if mention.provider.name.isEmpty, mention.provider.domain.isEmpty {
      let provider = mapping.value(of: "provider")
      if provider.map({ $0.isAbsent || $0.mapping != nil }) ?? true {
        report(
          .missingProvider, .warning, at: provider?.mark ?? mapping.mark,
          "the article names no provider, so the host of its address stands in; add "
            + "provider.name and provider.domain")
      }
    }
    return true
  }

  private mutating func provider(_ node: Node) -> Mention.Provider {
    var provider = Mention.Provider()
    guard let mapping = mapping(node, "provider") else { return provider }
    for (key, value) in mapping {
      guard case .scalar(let key) = key else { continue }
      switch key.string {
      case "name": provider.name = label(value, "provider.name")
      case "domain": provider.domain = label(value, "provider.domain")
      case "images": provider.images = images(value, "provider.images")
      case "<<": reportMergeKey(key)
      default: break
      }
    }
    return provider
  }

  private mutating func images(_ node: Node, _ field: String) -> [Mention.Image] {
    guard let entries = list(node, field) else { return [] }
    var images: [Mention.Image] = []
    images.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      guard let mapping = mapping(entry, field, index: index) else { continue }
      var image = Mention.Image()
      for (key, value) in mapping {
        guard case .scalar(let key) = key else { continue }
        // The name is put together for the message alone; most fields have none.
        var name: String { "\(field)[\(index)].\(key.string)" }
        switch key.string {
        case "url": image.url = text(value, name)
        case "width": image.width = integer(value, name)
        case "height": image.height = integer(value, name)
        case "isCached": image.isCached = boolean(value, name)
        case "title": image.title = text(value, name)
        case "<<": reportMergeKey(key)
        default: break
        }
      }
      images.append(image)
    }
    return images
  }
}

extension NodeReader {
  /// Reports a fault at a place that Yams gave.
  mutating func report(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, at mark: Mark?, _ message: String
  ) {
    report(id, severity, at: place(of: mark), message)
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, at place: SourceText.Position,
    _ message: String
  ) {
    faultCount += 1
    // What costs the document is always told.
    guard diagnostics.count < limits.faultCount || severity == .error else { return }
    diagnostics.append(source.diagnostic(id, severity, at: place, message))
  }

  private mutating func reportMergeKey(_ key: Node.Scalar) {
    report(
      .mergeKey, .warning, at: key.mark,
      "merge keys (<<) are not part of YAML 1.2, so their fields are not read; write the fields out"
    )
  }

  /// The place of a mark in the document.
  private func place(of mark: Mark?) -> SourceText.Position {
    guard let mark else { return SourceText.Position(line: source.firstLine, column: 1) }
    return source.position(yamlLine: mark.line, column: mark.column)
  }
}
