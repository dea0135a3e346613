internal import StoryAnalysis

extension HeatmapDiagram {
  /// The steps of the scale with their numbers.
  func drawLegend(on page: inout DiagramPage) {
    let greatest = rows.map(\.most).max() ?? 1
    var x = DiagramPage.margin
    func write(_ words: String) {
      let width = TextMetrics.width(of: words, fontSize: Self.nameSize) + 2
      page.add(
        DiagramPage.words([words], x: x, y: page.y + 1.5, width: width, size: Self.nameSize))
      x += width
    }
    write("Articles:")
    for step in scale.starts.indices {
      x += 12
      page.add(
        Drawing.Box(
          Drawing.Rectangle(x: x, y: page.y, width: 20, height: 14),
          fill: DiagramPalette.scale[scale.tone(ofStep: step)],
          stroke: Drawing.Stroke(DiagramPalette.scale[3], width: 0.5)))
      x += 25
      write(scale.words(ofStep: step, greatest: greatest))
    }
  }

  /// Dates above the cells, and what stands beside them.
  func drawHead(on page: inout DiagramPage) {
    let right = hasUndated ? 0 : Self.gap
    for label in axis.labels(
      room: (left: Self.gap + nameWidth, right: right), hasBreaks: false)
    {
      page.add(
        DiagramPage.words(
          label.lines, x: left + label.middle - label.width / 2, y: page.y, width: label.width,
          size: TimelineAxis.labelSize,
          color: label.isMuted ? DiagramPalette.mutedText : DiagramPalette.text,
          alignment: .center))
    }
    func head(_ lines: [String], x: Double, width: Double, _ alignment: Drawing.Label.Alignment) {
      page.add(
        DiagramPage.words(
          lines, x: x, y: page.y, width: width, size: Self.countSize,
          color: DiagramPalette.mutedText, alignment: alignment))
    }
    if hasUndated {
      head(["without", "a time"], x: undatedLeft, width: Self.undatedWidth, .center)
    }
    head(["", "all"], x: totalLeft, width: Self.totalWidth, .trailing)
  }

  func drawBreaks(on page: inout DiagramPage) {
    let hasOthers = if case .others = rows.last?.subject { true } else { false }
    let height = Double(rows.count) * Self.rowHeight + (hasOthers ? Self.gap : 0)
    for slot in axis.slots {
      guard case .emptyStretch(let stretch) = slot.content else { continue }
      page.add(
        Drawing.Box(
          Drawing.Rectangle(
            x: left + slot.x + 2, y: page.y, width: max(slot.width - 4, 1), height: height),
          fill: DiagramPalette.emptiness, tooltip: axis.breakWords(stretch)))
      let words = axis.bins.unit.words(stretch.count)
      let width = TimelineAxis.width(words)
      guard width <= slot.width, height >= TimelineAxis.labelHeight + 4 else { continue }
      page.add(
        DiagramPage.words(
          words, x: left + slot.x + (slot.width - width) / 2, y: page.y + 3, width: width,
          size: TimelineAxis.labelSize, color: DiagramPalette.mutedText, alignment: .center))
    }
  }

  func draw(_ row: HeatmapRow, on page: inout DiagramPage) {
    let name = name(of: row)
    page.add(
      DiagramPage.words(
        [TextMetrics.fit(name, width: nameWidth - 1, fontSize: Self.nameSize)],
        x: DiagramPage.margin, y: page.y + 2, width: nameWidth, size: Self.nameSize,
        alignment: .trailing))
    // A line leads the eye from the name to the cells and the total.
    let y = page.y + Self.rowHeight
    page.add(
      Drawing.Line(
        [.init(x: DiagramPage.margin, y: y), .init(x: totalLeft + Self.totalWidth, y: y)],
        stroke: Drawing.Stroke(DiagramPalette.rule, width: 0.4)))
    for (slot, count) in zip(axis.slots, row.counts) {
      guard case .bin(let bin) = slot.content else { continue }
      drawCell(
        count, x: left + slot.x, width: slot.width, when: axis.bins[bin].label, of: name, on: &page)
    }
    if hasUndated {
      drawCell(
        row.undatedCount, x: undatedLeft, width: Self.undatedWidth, when: "without a time",
        of: name, on: &page)
    }
    page.add(
      DiagramPage.words(
        [NumberText.grouped(row.total)], x: totalLeft, y: page.y + 2, width: Self.totalWidth,
        size: Self.nameSize, isBold: true, alignment: .trailing))
  }

  private func drawCell(
    _ count: Int, x: Double, width: Double, when: String, of name: String,
    on page: inout DiagramPage
  ) {
    guard count > 0 else { return }
    let tone = scale.tone(ofStep: scale.step(of: count))
    let text = NumberText.grouped(count)
    let fits = Self.cellWidth(count) <= width
    page.add(
      Drawing.Box(
        Drawing.Rectangle(
          x: x + 0.5, y: page.y + 1, width: width - 1, height: Self.rowHeight - 2),
        fill: DiagramPalette.scale[tone],
        stroke: Drawing.Stroke(DiagramPalette.scale[3], width: 0.5),
        label: fits
          ? Drawing.Label(
            [text], fontSize: Self.countSize, color: DiagramPalette.ink(onStep: tone)) : nil,
        tooltip: "\(TextMetrics.collapsed(name)), \(when): \(NumberText.counted(count, "article"))")
    )
  }
}
