/// The words of a bubble: as many lines as fit into its circle, in type that grows with it.
struct BubbleWords {
  /// The lines of the name, in bold.
  let name: [String]
  /// The facts below it.
  let facts: [String]
  /// Type size of the name.
  let size: Double
  /// Type size of the facts.
  let factSize: Double

  /// Height of all lines.
  var height: Double {
    DiagramPage.lineSpacing * (Double(name.count) * size + Double(facts.count) * factSize)
  }

  /// The words in a circle; nil where the name does not fit in type of the smallest size.
  ///
  /// Facts are left out from the last on, until the rest fits.
  ///
  /// - Parameters:
  ///   - smallest: Smallest type size.
  init?(number: Int, terms: String, facts: [String], radius: Double, smallest: Double) {
    let terms = TextMetrics.collapsed(terms)
    let largest = min(17, max(smallest, (radius * 0.36).rounded() / 2))
    for factCount in stride(from: facts.count, through: 0, by: -1) {
      for step in 0...Int(2 * (largest - smallest)) {
        for lineCount in 1...4 {
          // The number stands before the terms, or alone where the circle is narrow above.
          for lead in terms.isEmpty ? [] : ["\(number)\u{a0}·\u{a0}", nil] {
            let words = Self(
              lead: lead == nil ? ["\(number)"] : [], name: (lead ?? "") + terms,
              lineCount: lineCount, facts: Array(facts.prefix(factCount)), radius: radius - 3,
              size: largest - Double(step) / 2, smallest: smallest)
            if let words {
              self = words
              return
            }
          }
        }
      }
    }
    return nil
  }

  private init?(
    lead: [String], name: String, lineCount: Int, facts: [String], radius: Double, size: Double,
    smallest: Double
  ) {
    self.size = size
    factSize = max(smallest, (size * 1.6).rounded() / 2)
    self.facts = facts
    let (nameHeight, factHeight) = (
      size * DiagramPage.lineSpacing, factSize * DiagramPage.lineSpacing
    )
    let allCount = lead.count + lineCount
    let top = -(Double(allCount) * nameHeight + Double(facts.count) * factHeight) / 2
    /// Width of the circle where a line stands; its letters do not fill its height.
    func room(from top: Double, height: Double) -> Double {
      let reach = max((top + 0.15 * height).magnitude, (top + 0.85 * height).magnitude)
      guard reach < radius else { return 0 }
      return 2 * (radius * radius - reach * reach).squareRoot()
    }
    for (index, line) in lead.enumerated() {
      let room = room(from: top + Double(index) * nameHeight, height: nameHeight)
      guard TextMetrics.width(of: line, fontSize: size, isBold: true) <= room else { return nil }
    }
    let rooms = (lead.count..<allCount).map {
      room(from: top + Double($0) * nameHeight, height: nameHeight)
    }
    guard let width = rooms.min(), width > 0 else { return nil }
    // Inside a bubble no word is broken.
    for word in TextMetrics.collapsed(name).split(separator: " ")
    where TextMetrics.width(of: String(word), fontSize: size, isBold: true) > width {
      return nil
    }
    let lines = TextMetrics.wrap(
      name, width: width, fontSize: size, isBold: true, maximumLines: lineCount + 1)
    guard lines.count == lineCount else { return nil }
    self.name = lead + lines
    for (index, fact) in facts.enumerated() {
      let line = top + Double(allCount) * nameHeight + Double(index) * factHeight
      guard
        TextMetrics.width(of: fact, fontSize: factSize) <= room(from: line, height: factHeight)
      else { return nil }
    }
  }

  /// Paints the words round the middle of a circle.
  func draw(center: Drawing.Point, radius: Double, on page: inout DiagramPage) {
    let (left, width) = (center.x - radius, 2 * radius)
    var y = center.y - height / 2
    let box = DiagramPage.words(
      name, x: left, y: y, width: width, size: size, isBold: true, alignment: .center)
    page.add(box)
    y += box.frame.height
    guard !facts.isEmpty else { return }
    page.add(
      DiagramPage.words(
        facts, x: left, y: y, width: width, size: factSize, color: DiagramPalette.mutedText,
        alignment: .center))
  }
}
