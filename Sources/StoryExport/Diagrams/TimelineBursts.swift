internal import StoryAnalysis
internal import StoryParsing

/// The strongest bursts of an archive and of its stories as bands along an axis of time.
struct TimelineBursts {
  /// A burst at its place.
  struct Band {
    var subject: ArchiveBursts.Subject
    /// From its first day to its last, as distances from the left end of the axis.
    var span: ClosedRange<Double>
    /// The line that the band lies on, from the top.
    var lane: Int
    var label: String
    /// Where the words begin, how wide they are, and on which line.
    var labelX: Double
    var labelWidth: Double
    var labelLane: Int
    var tooltip: String
  }

  static let laneHeight = 15.0
  static let labelSize = 9.0
  private static let gap = 5.0

  /// The bands: those of the archive, then those of the stories, each the strongest first.
  private(set) var bands: [Band] = []
  private(set) var laneCount = 0
  /// Number of bursts of the archive and of shown stories that have no band.
  private(set) var hiddenCount = 0

  /// Chooses and places the bands.
  ///
  /// The bursts of the archive and those of stories are weighed in different ways, so at least two of
  /// the archive are drawn, and the others are of stories as long as there are any.
  ///
  /// - Parameters:
  ///   - limit: Most bands.
  ///   - room: Width for bands and words; at least that of the axis.
  init(of study: ArchiveStudy, along axis: TimelineAxis, limit: Int, room: Double) {
    func strongest(_ isWanted: (ArchiveBursts.Subject) -> Bool) -> [ArchiveBursts.Burst] {
      study.shownBursts.filter { isWanted($0.subject) }.enumerated()
        .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }
    let ofArchive = strongest { $0 == .archive }
    let ofStories = strongest { if case .cluster = $0 { true } else { false } }
    // A burst of all articles is none of those that a filter shows.
    let quota = study.hidesPart ? 0 : max(min(2, limit / 2), limit - ofStories.count)
    let chosen = ofArchive.prefix(quota)
    var taken: [[ClosedRange<Double>]] = []
    for burst in chosen + ofStories.prefix(limit - chosen.count) {
      guard let band = Self.band(burst, study, axis, room) else { continue }
      place(band, &taken)
    }
    laneCount = taken.count
    hiddenCount = ofArchive.count + ofStories.count - bands.count
  }

  /// A band on the first line, with its words beside it or, where they have no room there, on the next.
  private static func band(
    _ burst: ArchiveBursts.Burst, _ study: ArchiveStudy, _ axis: TimelineAxis, _ room: Double
  ) -> Band? {
    guard let start = Timestamp(iso8601: burst.start + "T00:00:00Z"),
      let end = Timestamp(iso8601: burst.end + "T00:00:00Z")
    else { return nil }
    let nextDay = Timestamp(secondsSinceEpoch: end.secondsSinceEpoch + 86_400)
    let (low, high) = (axis.position(ofLocal: start), axis.position(ofLocal: nextDay))
    guard low < high else { return nil }
    // A day among years would be too thin to see.
    let left = max(0, min(low, axis.width - 4))
    let span = left...max(high, left + 4)

    let name: String
    switch burst.subject {
    case .cluster(let id): name = "\(id.number) · \(study.clusters[id].label)"
    case .archive, .topic: name = "all articles"
    }
    let facts =
      ", \(CalendarText(calendar: .utc).span(start, end)) "
      + "(\(NumberText.counted(burst.articleCount, "article")))"
    func width(_ text: String) -> Double { TextMetrics.width(of: text, fontSize: labelSize) + 1 }
    let factsWidth = width(facts)
    let wanted = width(TextMetrics.collapsed(name)) + factsWidth
    var band = Band(
      subject: burst.subject, span: span, lane: 0, label: "", labelX: 0, labelWidth: wanted,
      labelLane: 0, tooltip: "Burst: \(name)\(facts)")
    let (toLeft, toRight) = (span.lowerBound - gap, room - span.upperBound - gap)
    let side = toRight >= wanted || toRight >= toLeft ? toRight : toLeft
    if wanted <= side {
      band.labelX =
        side == toRight ? span.upperBound + gap : span.lowerBound - gap - band.labelWidth
    } else {
      band.labelLane = 1
      band.labelWidth = min(wanted, room)
      band.labelX = min(span.lowerBound, room - band.labelWidth)
    }
    band.label =
      TextMetrics.fit(name, width: max(band.labelWidth - factsWidth, 1), fontSize: labelSize)
      + facts
    return band
  }

  /// Puts a band on the first line where nothing is in its way.
  private mutating func place(_ band: Band, _ taken: inout [[ClosedRange<Double>]]) {
    var band = band
    let words = band.labelX...(band.labelX + band.labelWidth)
    func isFree(_ range: ClosedRange<Double>, _ lane: Int) -> Bool {
      guard taken.indices.contains(lane) else { return true }
      return taken[lane].allSatisfy {
        range.upperBound + 2 * Self.gap < $0.lowerBound
          || $0.upperBound + 2 * Self.gap < range.lowerBound
      }
    }
    var lane = 0
    while !isFree(band.span, lane) || !isFree(words, lane + band.labelLane) { lane += 1 }
    band.lane = lane
    band.labelLane += lane
    while taken.count <= band.labelLane { taken.append([]) }
    taken[lane].append(band.span)
    taken[band.labelLane].append(words)
    bands.append(band)
  }
}
