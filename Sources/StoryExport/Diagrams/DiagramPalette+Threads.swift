internal import StoryAnalysis

/// The shades of a story's hue that set its threads apart.
///
/// Neighbouring threads differ; with more than three they repeat in turn, because headings name each.
extension DiagramPalette {
  /// For each hue of ``stories``, and then for ``other``, the fill mixed with a fifth and with a tenth of
  /// the line. Words in ``text`` and ``mutedText`` have a contrast of at least 4.5 on each.
  private static let deeper: [[Drawing.Color]] = [
    [Drawing.Color(0xb0d3e8), Drawing.Color(0xc6dfee)],
    [Drawing.Color(0xf3cbae), Drawing.Color(0xf6d8c3)],
    [Drawing.Color(0xaee0d2), Drawing.Color(0xc3e9de)],
    [Drawing.Color(0xe9cadc), Drawing.Color(0xefd8e6)],
    [Drawing.Color(0xedd8ab), Drawing.Color(0xf4e3c1)],
    [Drawing.Color(0xc1e1f4), Drawing.Color(0xd2eaf7)],
    [Drawing.Color(0xd2d6da), Drawing.Color(0xdfe2e5)],
  ]

  /// What stands for ``deeper`` on a dark ground.
  private static let deeperDark: [[Drawing.Color]] = [
    [Drawing.Color(0x1a3d55), Drawing.Color(0x153348)],
    [Drawing.Color(0x573218), Drawing.Color(0x492a15)],
    [Drawing.Color(0x154739), Drawing.Color(0x123b2f)],
    [Drawing.Color(0x503143), Drawing.Color(0x422837)],
    [Drawing.Color(0x4f3d17), Drawing.Color(0x413214)],
    [Drawing.Color(0x254557), Drawing.Color(0x1d3848)],
    [Drawing.Color(0x384047), Drawing.Color(0x2f363d)],
  ]

  /// The shade of a thread of a story, by its number in the story from 1.
  static func shade(ofThread number: Int, in story: ClusterID) -> Drawing.Color {
    let shades = [Self.story(story).fill] + deeper[min(story.index, stories.count)]
    return shades[(number - 1) % shades.count]
  }

  /// The colours that stand for the shades on a dark ground.
  static let darkShades = Dictionary(
    uniqueKeysWithValues: zip(deeper.joined(), deeperDark.joined()))
}
