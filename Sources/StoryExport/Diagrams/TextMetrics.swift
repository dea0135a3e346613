/// How wide text is, as an upper estimate that needs no font.
///
/// A diagram is laid out before it is known with which font it will be shown: Helvetica on one
/// system, Arial or Liberation Sans on another, DejaVu Sans or Verdana where neither is installed.
/// So each character counts as wide as in the widest of these. The estimate is too small for none
/// of them; Helvetica needs about five sixths of it.
///
/// > Source: the advance widths (`hmtx`) of DejaVu Sans 2.37 and of Liberation Sans 1.07, which are
/// > those of Arial and of Adobe's Helvetica metrics (AFM, Core 14), and of Verdana, in 1/1000 em.
/// > Letters with an accent are at least as wide as their base letter. Other characters are
/// > estimated by class. Deviation: kerning and joined forms, which make text shorter, are left out.
public enum TextMetrics {
  /// Distance between the base lines of two lines, as a multiple of the type size.
  public static let lineSpacing = 1.25

  /// Upper estimate of the width of a line of text, in points.
  ///
  /// The width of two texts together is the sum of their widths.
  ///
  /// - Parameters:
  ///   - text: One line.
  ///   - fontSize: Height of the type in points.
  ///   - isBold: Whether the type is bold.
  /// - Complexity: O(*n*), *n* characters.
  public static func width(of text: String, fontSize: Double, isBold: Bool = false) -> Double {
    // Whole thousandths are summed, so the order of additions changes nothing.
    points(text.unicodeScalars.reduce(0) { $0 + thousandths($1, isBold: isBold) }, fontSize)
  }

  /// Bitmaps of small type set each character on whole pixels, which adds up to 2.7 % to a line.
  static func points(_ thousandths: Int, _ fontSize: Double) -> Double {
    Double(thousandths) * fontSize * 1.03 / 1000
  }

  static func thousandths(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let value = Int(scalar.value)
    switch value {
    case 0x20...0x7e: return (isBold ? boldASCII : regularASCII)[value - 0x20]
    case 0xa0...0x17f: return (isBold ? boldLatin : regularLatin)[value - 0xa0]
    default: break
    }
    if isEmSquare(value) { return 1000 }
    let regular = classThousandths(scalar)
    // Bold letters are up to a fifth wider.
    return isBold ? regular * 122 / 100 : regular
  }

  /// Characters as wide as they are high: Chinese, Japanese and Korean.
  private static func isEmSquare(_ value: Int) -> Bool {
    switch value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x4dbf, 0x4e00...0xa4cf, 0xa960...0xa97f,
      0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,
      0x1aff0...0x1b2ff, 0x20000...0x3fffd:
      true
    default: false
    }
  }

  private static func classThousandths(_ scalar: Unicode.Scalar) -> Int {
    let properties = scalar.properties
    switch properties.generalCategory {
    // Accents, joiners, direction marks: they take no room.
    case .nonspacingMark, .enclosingMark, .format: return 0
    // White space ends up as a space, every other control character as U+FFFD.
    case .control: return properties.isWhitespace ? 360 : 1100
    default: break
    }
    switch Int(scalar.value) {
    case 0x1c4...0x1cc, 0x1f1...0x1f3: return 1430  // digraphs such as U+01C6
    case 0x180...0x2ff, 0x1e00...0x1eff: return 1120
    case 0x370...0x3ff: return properties.isUppercase ? 940 : 840
    case 0x400...0x52f: return properties.isUppercase ? 1190 : 1030
    case 0x590...0x5ff: return 720
    case 0x900...0x97f: return 1100  // Devanagari
    case 0xb80...0xdff: return 2000  // Tamil to Sinhala
    case 0xe00...0xe7f: return 900  // Thai
    case 0x2013, 0x2022: return 640
    case 0x2018...0x201b: return 380
    case 0x201c...0x201f: return 540
    case 0x2030, 0x2031: return 1740
    case 0x2000...0x203a: return 1000
    case 0x20ac: return 640
    case 0xff61...0xffdc: return 600
    case 0xfdfa...0xfdfd: return 12_000
    case 0x1f600...0x1f64f: return 1610  // faces, in DejaVu Sans
    default: return 1450
    }
  }

  // Space to tilde, then U+00A0 to U+017F.
  private static let regularASCII: [Int] = [
    352, 401, 460, 838, 637, 1076, 780, 275, 454, 454, 636, 838, 364, 454, 364, 454, 637,
    637, 637, 637, 637, 637, 637, 637, 637, 637, 454, 454, 838, 838, 838, 557, 1016, 685,
    687, 723, 771, 667, 611, 778, 752, 421, 500, 693, 558, 863, 749, 788, 667, 788, 723,
    684, 616, 732, 685, 989, 686, 667, 686, 454, 454, 454, 838, 636, 636, 613, 635, 550,
    635, 616, 353, 635, 634, 278, 344, 592, 278, 975, 634, 612, 635, 635, 427, 521, 394,
    634, 592, 818, 592, 592, 525, 637, 454, 637, 838,
  ]
  private static let boldASCII: [Int] = [
    349, 457, 587, 867, 711, 1272, 873, 332, 543, 543, 711, 867, 380, 480, 380, 689, 711,
    711, 711, 711, 711, 711, 711, 711, 711, 711, 402, 402, 867, 867, 867, 617, 1000, 776,
    763, 734, 831, 684, 684, 821, 837, 546, 557, 775, 638, 996, 847, 851, 733, 851, 782,
    721, 683, 813, 774, 1128, 771, 737, 726, 543, 689, 543, 867, 711, 711, 675, 716, 593,
    716, 679, 436, 716, 712, 343, 403, 671, 343, 1058, 712, 688, 716, 716, 497, 596, 479,
    712, 652, 979, 669, 652, 597, 712, 543, 712, 867,
  ]
  private static let regularLatin: [Int] = [
    318, 401, 637, 637, 637, 637, 455, 636, 636, 1001, 546, 645, 838, 361, 1001, 636, 542,
    838, 542, 542, 636, 640, 637, 364, 636, 542, 546, 645, 1001, 1001, 1001, 611, 685, 685,
    685, 685, 685, 685, 1000, 723, 667, 667, 667, 667, 421, 421, 421, 421, 776, 749, 788,
    788, 788, 788, 788, 838, 788, 732, 732, 732, 732, 667, 667, 630, 613, 613, 613, 613,
    613, 613, 982, 550, 616, 616, 616, 616, 278, 278, 278, 278, 612, 634, 612, 612, 612,
    612, 612, 838, 612, 634, 634, 634, 634, 592, 635, 592, 685, 613, 685, 613, 685, 613,
    723, 550, 723, 550, 723, 550, 723, 550, 771, 648, 775, 635, 667, 616, 667, 616, 667,
    616, 667, 616, 667, 616, 778, 635, 778, 635, 778, 635, 778, 635, 752, 634, 917, 695,
    421, 278, 421, 278, 421, 278, 421, 278, 421, 278, 871, 614, 500, 344, 693, 592, 592,
    558, 278, 558, 278, 558, 375, 558, 459, 563, 285, 749, 634, 749, 634, 749, 634, 814,
    749, 634, 788, 612, 788, 612, 788, 612, 1070, 1023, 723, 427, 723, 427, 723, 427, 684,
    521, 684, 521, 684, 521, 684, 521, 616, 394, 616, 394, 617, 395, 732, 634, 732, 634,
    732, 634, 732, 634, 732, 634, 732, 634, 989, 818, 667, 592, 667, 686, 525, 686, 525,
    686, 525, 353,
  ]
  private static let boldLatin: [Int] = [
    349, 457, 711, 711, 711, 711, 544, 711, 711, 1000, 598, 850, 868, 416, 1000, 711, 588,
    868, 598, 598, 711, 736, 711, 380, 711, 598, 598, 850, 1182, 1182, 1182, 617, 776, 776,
    776, 776, 776, 776, 1094, 734, 684, 684, 684, 684, 546, 546, 546, 546, 838, 847, 851,
    851, 851, 851, 851, 868, 851, 813, 813, 813, 813, 737, 738, 720, 675, 675, 675, 675,
    675, 675, 1048, 593, 679, 679, 679, 679, 343, 343, 343, 343, 688, 712, 688, 688, 688,
    688, 688, 868, 688, 712, 712, 712, 712, 652, 716, 652, 776, 675, 776, 675, 776, 675,
    734, 593, 734, 593, 734, 593, 734, 593, 831, 880, 838, 716, 684, 679, 684, 679, 684,
    679, 684, 679, 684, 679, 821, 716, 821, 716, 821, 716, 821, 716, 837, 712, 974, 791,
    546, 343, 546, 343, 546, 343, 546, 343, 546, 343, 1008, 728, 557, 403, 775, 671, 671,
    638, 343, 638, 343, 638, 523, 638, 557, 643, 372, 847, 712, 847, 712, 847, 712, 983,
    847, 713, 851, 688, 851, 688, 851, 688, 1167, 1095, 782, 497, 782, 497, 782, 497, 721,
    596, 721, 596, 721, 596, 721, 596, 683, 479, 683, 480, 683, 479, 813, 712, 813, 712,
    813, 712, 813, 712, 813, 712, 813, 712, 1128, 979, 737, 652, 737, 726, 597, 726, 597,
    726, 597, 436,
  ]
}
