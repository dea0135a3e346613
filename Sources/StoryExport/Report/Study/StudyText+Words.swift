internal import StoryAnalysis
internal import StoryParsing

/// The turns of phrase that all parts of a study share.
extension StudyText {
  private var labelLength: Int { study.options.limits.labelLength }

  /// Number of articles with a time.
  var datedCount: Int { summary.articles - summary.undatedArticles }

  /// `41 of 46 (89.1 %)`.
  func share(_ part: Int, of whole: Int) -> String {
    let counts = "\(NumberText.grouped(part)) of \(NumberText.grouped(whole))"
    return whole == 0 ? counts : "\(counts) (\(percent(Double(part) / Double(whole))))"
  }

  /// `89.1 %`.
  func percent(_ share: Double) -> String { "\(NumberText.fixed(100 * share, decimals: 1)) %" }

  /// `police (27)`.
  func frequency(_ word: ArchiveSubject.Frequency) -> String {
    "\(word.term) (\(NumberText.grouped(word.articles)))"
  }

  /// A headline between quotation marks, with its provider.
  func quoted(_ id: ArticleID) -> String {
    let provider = graph[id].provider.map { " (\(graph[$0].key))" } ?? ""
    return "“\(ShownText.cut(graph[id].displayTitle, to: labelLength))”\(provider)"
  }

  /// `cnet.com 11 Jun 2020 17:28`.
  func arrival(_ arrival: FirstMovers.Arrival) -> String {
    let name = arrival.provider.map { graph[$0].key } ?? "an unknown provider"
    return "\(name) \(calendar.minute(arrival.published))"
  }

  /// A length of time in hours with one decimal.
  func hours(_ seconds: Int64) -> String {
    NumberText.fixed(Double(seconds) / 3_600, decimals: 1)
  }

  /// The span of a thread in hours.
  func hours(of thread: ThreadID) -> String? {
    study.threadLives[thread.index].span.map(hours)
  }

  /// As many things as a table shows: those with the greatest size, in the order in which they came.
  func largest<Thing, Size: Comparable>(
    _ things: [Thing], by size: (Thing) -> Size
  ) -> [Thing] {
    let ranked = things.indices.sorted { first, second in
      let (one, two) = (size(things[first]), size(things[second]))
      return one != two ? one > two : first < second
    }
    return ranked.prefix(tableLength).sorted().map { things[$0] }
  }

  /// What a table leaves out, as a sentence; nothing where it shows all.
  func rest(of count: Int, in file: String) -> Prose? {
    guard count > tableLength else { return nil }
    let others = count - tableLength
    return
      "\(others == 1 ? "One more stands" : "\(NumberText.grouped(others)) more stand") in `\(file)`."
  }

  /// Names in a row: `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// The calendar month with the most articles, of several the earliest.
  var busiestMonth: (name: String, count: Int)? {
    var counts: [String: Int] = [:]
    var starts: [String: Timestamp] = [:]
    for published in graph.articles.compactMap(\.published) {
      let month = calendar.longMonth(published)
      counts[month, default: 0] += 1
      starts[month] = min(starts[month] ?? published, published)
    }
    let most = counts.max { first, second in
      first.value != second.value
        ? first.value < second.value
        : (starts[first.key] ?? .distantPast) > (starts[second.key] ?? .distantPast)
    }
    return most.map { (name: $0.key, count: $0.value) }
  }
}

extension Timestamp {
  fileprivate static let distantPast = Timestamp(secondsSinceEpoch: .min)
}

extension CalendarText {
  private static let longMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `11 Jun 2020` of a day's name `2020-06-11`, and `Jun 2020` of a month's, `2020-06`, `11 Jun 2020 17:00` of an
  /// hour's, `2020-06-11T17`; another text as it is.
  package func day(label: String) -> String {
    if let hour = label.split(separator: "T").last, label.contains("T") {
      return "\(day(label: String(label.prefix(10)))) \(hour):00"
    }
    let names = label.split(separator: "-")
    let parts = names.compactMap { Int($0) }
    guard parts.count == names.count, parts.count > 1, (1...12).contains(parts[1]) else {
      return label
    }
    if parts.count == 2 { return "\(Self.longMonths[parts[1] - 1].prefix(3)) \(parts[0])" }
    return "\(parts[2]) \(Self.longMonths[parts[1] - 1].prefix(3)) \(parts[0])"
  }

  /// `June 2020`.
  func longMonth(_ moment: Timestamp) -> String {
    let local = calendar.local(moment)
    return "\(Self.longMonths[local.month - 1]) \(local.year)"
  }
}
