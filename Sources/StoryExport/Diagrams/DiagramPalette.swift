internal import StoryAnalysis

/// The colours of the diagrams: told apart with every common kind of colour blindness and in print.
///
/// A diagram is made of the light colours; ``Drawing/themed(_:)`` puts the dark ones in their places. So
/// every colour of a diagram is one of these.
///
/// > Source: Okabe and Ito 2008, "Color Universal Design"; doi:10.1038/nmeth.1618 recommends it. The
/// > fills are the same hues mixed with white, or with black.
enum DiagramPalette {
  /// The two tones of one story.
  struct Story: Hashable {
    /// Outlines, bars and headings.
    var line: Drawing.Color
    /// Areas behind text.
    var fill: Drawing.Color
  }

  static let text = Drawing.Color(0x1a1f24)
  static let mutedText = Drawing.Color(0x4d5761)
  static let rule = Drawing.Color(0xc4cad0)
  static let paper = Drawing.Color(0xffffff)
  /// Lines between things that have no colour of their own.
  static let link = Drawing.Color(0x9aa5af)
  /// A stretch in which nothing is.
  static let emptiness = Drawing.Color(0xf1f3f4)

  /// The stretch of time in which nobody can tell who was first.
  static let window = Drawing.Color(0xfdf0cf)
  /// The second thread of a story, darker than the first, which has the hue of the first story.
  static let secondThread = Drawing.Color(0x0b3556)

  /// The tone of everything that has no story colour of its own.
  static let other = Story(line: Drawing.Color(0x6b7580), fill: Drawing.Color(0xeceef0))

  /// The hues, in the order in which stories take them.
  static let stories = [
    Story(line: Drawing.Color(0x0072b2), fill: Drawing.Color(0xdcebf5)),
    Story(line: Drawing.Color(0xd55e00), fill: Drawing.Color(0xfae6d9)),
    Story(line: Drawing.Color(0x009e73), fill: Drawing.Color(0xd9f1ea)),
    Story(line: Drawing.Color(0xb4568d), fill: Drawing.Color(0xf6e7f0)),
    Story(line: Drawing.Color(0xb37b00), fill: Drawing.Color(0xfbefd6)),
    Story(line: Drawing.Color(0x3599d0), fill: Drawing.Color(0xe3f2fb)),
  ]

  /// Bars of all stories without a hue: as light as bars may be, so that the hues stand out.
  static let quietBar = Drawing.Color(0x8b959e)

  /// Areas that stand for numbers, from the least to the greatest: one hue, each step further from
  /// the ground, so that their order is seen in grey print as well.
  static let scale = [
    Drawing.Color(0xd3e5f3), Drawing.Color(0xa6cce8), Drawing.Color(0x6dadde),
    Drawing.Color(0x1c6cab), Drawing.Color(0x0c3f70),
  ]
  /// Words on a step of ``scale``, at a contrast of at least 4.5:1.
  static func ink(onStep step: Int) -> Drawing.Color { step < 3 ? text : paper }

  /// Words on the lines and bars of a story that are too light for those in the colour of paper.
  static let darkInk = Drawing.Color(0x0a0c0e)
  /// Words on the bars of a story, at a contrast of at least 4.5:1.
  static func ink(on story: Story) -> Drawing.Color {
    [stories[1], stories[2], stories[4], stories[5]].contains(story) ? darkInk : paper
  }

  /// The tones of a story: the largest stories have hues of their own, the others share a grey.
  static func story(_ id: ClusterID) -> Story {
    stories.indices.contains(id.index) ? stories[id.index] : other
  }
}

extension Drawing.Color {
  /// Every colour of the diagrams with the one that stands for it on a dark ground, by hexadecimal code.
  package static var themes: [(light: String, dark: String)] {
    DiagramPalette.dark.map { ($0.key.hex, $0.value.hex) }.sorted { $0.0 < $1.0 }
  }
}

extension Drawing.Color {
  /// The colours that whatever paints beside the diagrams uses, by name and hexadecimal code: `line-0` and
  /// `fill-0` of the largest story and so on, those of the stories without a hue of their own last.
  package static var named: [(name: String, light: String, dark: String)] {
    let hues = (DiagramPalette.stories + [DiagramPalette.other]).enumerated().flatMap {
      number, hue in
      [("line-\(number)", hue.line), ("fill-\(number)", hue.fill)]
    }
    return ([("link", DiagramPalette.link)] + hues).map { name, color in
      (name, color.hex, (DiagramPalette.dark[color] ?? color).hex)
    }
  }
}

extension DiagramPalette {
  /// The colour that stands for another on a dark ground.
  static let dark: [Drawing.Color: Drawing.Color] = [
    text: Drawing.Color(0xe9edf0), mutedText: Drawing.Color(0xaab4bd),
    rule: Drawing.Color(0x434c55), paper: Drawing.Color(0x14181c),
    link: Drawing.Color(0x6f7a84), emptiness: Drawing.Color(0x1d2329),
    darkInk: Drawing.Color(0x14181c), quietBar: Drawing.Color(0x77828c),
    scale[0]: Drawing.Color(0x17324a), scale[1]: Drawing.Color(0x1f4d73),
    scale[2]: Drawing.Color(0x2a6a9a), scale[3]: Drawing.Color(0x6db3e6),
    scale[4]: Drawing.Color(0xc6e6fb),
    window: Drawing.Color(0x3a3115), secondThread: Drawing.Color(0xcfe8f8),
    other.line: Drawing.Color(0x98a3ad), other.fill: Drawing.Color(0x262d33),
    stories[0].line: Drawing.Color(0x4fa9e0), stories[0].fill: Drawing.Color(0x10293b),
    stories[1].line: Drawing.Color(0xf0863a), stories[1].fill: Drawing.Color(0x3a2212),
    stories[2].line: Drawing.Color(0x35c39b), stories[2].fill: Drawing.Color(0x0f2f26),
    stories[3].line: Drawing.Color(0xdb8dbb), stories[3].fill: Drawing.Color(0x351f2c),
    stories[4].line: Drawing.Color(0xe0ab3c), stories[4].fill: Drawing.Color(0x332810),
    stories[5].line: Drawing.Color(0x7cc8f2), stories[5].fill: Drawing.Color(0x152c39),
  ]
  .merging(darkShades) { color, _ in color }
}

extension Drawing {
  /// The drawing in the colours of a theme.
  ///
  /// - Precondition: Every colour is one of ``DiagramPalette``.
  func themed(_ theme: DiagramOptions.Theme) -> Drawing {
    guard theme == .dark else { return self }
    func dark(_ color: Color) -> Color {
      guard let dark = DiagramPalette.dark[color] else {
        preconditionFailure("The palette has a dark colour for \(color.hex).")
      }
      return dark
    }
    var drawing = self
    drawing.background = dark(background)
    for index in lines.indices {
      drawing.lines[index].stroke.color = dark(lines[index].stroke.color)
    }
    for index in boxes.indices {
      drawing.boxes[index].fill = boxes[index].fill.map(dark)
      if let stroke = boxes[index].stroke {
        drawing.boxes[index].stroke?.color = dark(stroke.color)
      }
      if let label = boxes[index].label {
        drawing.boxes[index].label?.color = dark(label.color)
      }
    }
    return drawing
  }
}
