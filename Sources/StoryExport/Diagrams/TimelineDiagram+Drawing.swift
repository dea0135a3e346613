internal import StoryAnalysis

extension TimelineDiagram {
  /// The stories in their colours, in columns; the others together.
  func drawLegend(on page: inout DiagramPage) {
    struct Entry {
      var palette: DiagramPalette.Story
      var key: String
      var name: String
      var count: Int
    }
    var entries = coloured.map { id in
      Entry(
        palette: DiagramPalette.story(id), key: "\(id.number)",
        name: "\(id.number) · \(analysis.clusters[id].label)",
        count: analysis.shownMembers(of: id).count)
    }
    let rest = analysis.shownClusters.dropFirst(coloured.count)
    if let first = rest.first {
      let name =
        rest.count == 1
        ? "\(first.number) · \(analysis.clusters[first].label)"
        : coloured.isEmpty
          ? "all \(NumberText.grouped(rest.count)) stories"
          : "\(NumberText.grouped(rest.count)) other stories"
      let count = rest.reduce(0) { $0 + analysis.shownMembers(of: $1).count }
      entries.append(Entry(palette: DiagramPalette.other, key: "", name: name, count: count))
    }
    let columns = max(1, Int(page.contentWidth / 260))
    let width = page.contentWidth / Double(columns)
    for (index, entry) in entries.enumerated() {
      let x = DiagramPage.margin + Double(index % columns) * width
      let y = page.y + Double(index / columns) * 17
      page.add(
        Drawing.Box(
          Drawing.Rectangle(x: x, y: y, width: 16, height: 13), fill: barColour(entry.palette)))
      page.add(Self.key(entry.key, on: entry.palette, x: x, y: y, width: 16, height: 13))
      let facts = " (\(NumberText.counted(entry.count, "article")))"
      let room = width - 21 - 10
      let factsWidth = TextMetrics.width(of: facts, fontSize: Self.wordSize)
      let name = TextMetrics.fit(
        entry.name, width: room - factsWidth - 1, fontSize: Self.wordSize)
      page.add(
        DiagramPage.words(
          [name + facts], x: x + 21, y: y + 0.9, width: room, size: Self.wordSize))
    }
    page.skip(Double((entries.count + columns - 1) / columns) * 17 + 6)
  }

  /// Bars without a colour of their own stand back behind those that have one.
  private func barColour(_ palette: DiagramPalette.Story) -> Drawing.Color {
    palette == DiagramPalette.other ? DiagramPalette.quietBar : palette.line
  }

  /// The number of a story on its colour.
  private static func key(
    _ text: String, on palette: DiagramPalette.Story, x: Double, y: Double, width: Double,
    height: Double
  ) -> Drawing.Box {
    Drawing.Box(
      Drawing.Rectangle(x: x, y: y, width: width, height: height),
      label: Drawing.Label([text], fontSize: 8.5, color: DiagramPalette.ink(on: palette)))
  }

  func drawScale(_ plot: Plot, on page: inout DiagramPage) {
    for count in plot.scale.ticks {
      let y = plot.y(of: count)
      page.add(
        Drawing.Line(
          [.init(x: left, y: y), .init(x: left + axis.width, y: y)],
          stroke: Drawing.Stroke(
            count == 0 ? DiagramPalette.mutedText : DiagramPalette.rule,
            width: count == 0 ? 1 : 0.5)))
      page.add(
        DiagramPage.words(
          [NumberText.grouped(count)], x: DiagramPage.margin, y: y - 6,
          width: Self.scaleWidth - 6, size: Self.wordSize, color: DiagramPalette.mutedText,
          alignment: .trailing))
    }
  }

  func drawBars(_ plot: Plot, on page: inout DiagramPage) {
    // Of each place, the articles of each story with a colour.
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: coloured.count), count: axis.slots.count)
    for (number, id) in coloured.enumerated() {
      for article in analysis.shownMembers(of: id) {
        if let slot = axis.slot(of: article) { counts[slot][number] += 1 }
      }
    }
    for (slot, counts) in zip(axis.slots, counts) {
      switch slot.content {
      case .emptyStretch(let stretch):
        page.add(
          Drawing.Box(
            Drawing.Rectangle(
              x: left + slot.x + 1, y: plot.top, width: slot.width - 2, height: plot.height),
            fill: DiagramPalette.emptiness, tooltip: axis.breakWords(stretch)))
      case .bin(let bin):
        drawBar(bin, at: slot, counts: counts, plot, on: &page)
      }
    }
  }

  private func drawBar(
    _ bin: Int, at slot: TimelineAxis.Slot, counts: [Int], _ plot: Plot, on page: inout DiagramPage
  ) {
    let total = axis.bins.counts[bin]
    let name = axis.bins[bin].label
    let frame = barFrame(slot)
    var stacked = 0
    func draw(_ count: Int, _ palette: DiagramPalette.Story, key: String, _ story: String) {
      guard count > 0 else { return }
      let bottom = plot.y(of: stacked)
      stacked += count
      let y = plot.y(of: stacked)
      let (x, width, height) = (frame.lowerBound, frame.upperBound - frame.lowerBound, bottom - y)
      page.add(
        Drawing.Box(
          Drawing.Rectangle(x: x, y: y, width: width, height: height), fill: barColour(palette),
          stroke: Drawing.Stroke(DiagramPalette.paper, width: 0.4),
          tooltip: "\(name): \(NumberText.counted(count, "article")), \(story)"))
      if !key.isEmpty, width >= 11, height >= 12 {
        page.add(Self.key(key, on: palette, x: x, y: y, width: width, height: height))
      }
    }
    for (id, count) in zip(coloured, counts) {
      draw(count, DiagramPalette.story(id), key: "\(id.number)", "story \(id.number)")
    }
    draw(
      total - stacked, DiagramPalette.other, key: "",
      coloured.isEmpty ? "all stories" : "other stories")
  }

  /// From the left edge of a bar to the right.
  private func barFrame(_ slot: TimelineAxis.Slot) -> ClosedRange<Double> {
    let inset = min(3, slot.width * 0.12)
    return (left + slot.x + inset)...(left + slot.x + slot.width - inset)
  }

  /// Numbers on the bars, the highest first, where nothing is in their way; on the very highest also
  /// when it was.
  func drawCounts(_ plot: Plot, on page: inout DiagramPage) {
    struct Bar {
      var bin: Int
      var frame: ClosedRange<Double>
      var count: Int
    }
    let bars = axis.slots.compactMap { slot -> Bar? in
      guard case .bin(let bin) = slot.content, axis.bins.counts[bin] > 0 else { return nil }
      return Bar(bin: bin, frame: barFrame(slot), count: axis.bins.counts[bin])
    }
    let lineHeight = Self.wordSize * DiagramPage.lineSpacing
    // The numbers of the scale end before the one, and nothing stands in the margin after the other.
    let leftEdge = left - 5
    let rightEdge = page.drawing.width - DiagramPage.margin / 3
    var taken: [Drawing.Rectangle] = []
    for bar in bars.sorted(by: { ($1.count, $0.bin) < ($0.count, $1.bin) }) {
      let text = NumberText.grouped(bar.count)
      let middle = (bar.frame.lowerBound + bar.frame.upperBound) / 2
      func box(_ text: String, line: Double, isBold: Bool) -> Drawing.Box {
        let width = TextMetrics.width(of: text, fontSize: Self.wordSize, isBold: isBold) + 2
        let x = min(max(middle - width / 2, leftEdge), rightEdge - width)
        var box = DiagramPage.words(
          [text], x: x, y: plot.y(of: bar.count) - 2 - line * lineHeight, width: width,
          size: Self.wordSize, isBold: isBold, alignment: .center)
        // No line of the scale runs through a number.
        let range = box.frame.y...(box.frame.y + box.frame.height)
        if plot.scale.ticks.contains(where: { range.contains(plot.y(of: $0)) }) {
          box.fill = DiagramPalette.paper
        }
        return box
      }
      let count = box(text, line: 1, isBold: true)
      let frame = count.frame
      let isCovered = bars.contains { other in
        other.frame.lowerBound < frame.x + frame.width && frame.x < other.frame.upperBound
          && plot.y(of: other.count) < frame.y + frame.height
      }
      guard !isCovered, !taken.contains(where: { $0.meets(frame) }) else { continue }
      page.add(count)
      if taken.isEmpty {
        let date = box(axis.fullName(of: bar.bin), line: 2, isBold: false)
        page.add(date)
        taken.append(date.frame)
      }
      taken.append(frame)
    }
  }

  func drawDates(on page: inout DiagramPage) {
    let right = page.drawing.width - DiagramPage.margin - left - axis.width
    for label in axis.labels(room: (left: Self.scaleWidth, right: right)) {
      page.add(
        DiagramPage.words(
          label.lines, x: left + label.middle - label.width / 2, y: page.y + 6,
          width: label.width, size: TimelineAxis.labelSize,
          color: label.isMuted ? DiagramPalette.mutedText : DiagramPalette.text,
          alignment: .center))
    }
  }

  /// Height of the bursts with their heading.
  var burstsHeight: Double {
    bursts.bands.isEmpty ? 0 : 20 + Double(bursts.laneCount) * TimelineBursts.laneHeight
  }

  func drawBursts(on page: inout DiagramPage) {
    guard !bursts.bands.isEmpty else { return }
    page.add(
      DiagramPage.words(
        [
          "Bursts: days on which a story, or all articles together, had at least about twice their usual flow"
        ], x: DiagramPage.margin, y: page.y, width: page.contentWidth, size: Self.wordSize,
        color: DiagramPalette.mutedText))
    page.skip(20)
    for band in bursts.bands {
      let y = page.y + Double(band.lane) * TimelineBursts.laneHeight
      let width = band.span.upperBound - band.span.lowerBound
      page.add(
        Drawing.Box(
          Drawing.Rectangle(x: left + band.span.lowerBound, y: y + 2, width: width, height: 9),
          fill: colour(of: band.subject), tooltip: band.tooltip))
      page.add(
        DiagramPage.words(
          [band.label], x: left + band.labelX,
          y: page.y + Double(band.labelLane) * TimelineBursts.laneHeight + 1,
          width: band.labelWidth, size: TimelineBursts.labelSize))
    }
    page.skip(Double(bursts.laneCount) * TimelineBursts.laneHeight)
  }

  private func colour(of subject: ArchiveBursts.Subject) -> Drawing.Color {
    switch subject {
    case .cluster(let id) where coloured.contains(id): DiagramPalette.story(id).line
    case .cluster, .topic: DiagramPalette.quietBar
    case .archive: DiagramPalette.text
    }
  }
}
