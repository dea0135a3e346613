import StoryExport
import StoryGraphviz
import Testing

@Suite("Text metrics against a font")
struct TextMeasureTests {
  @Test(
    "No line is wider on this machine than estimated, and the estimate is not twice as wide",
    .enabled("Needs a font on the machine.", { await MachineFonts.exist() }),
    arguments: [
      "IBM will no longer offer, develop, or research facial recognition technology",
      "Amazon bans police use of its facial recognition technology for a year",
      "Microsoft won’t sell police its facial-recognition technology – “not until …”",
      "MWMWMWMW@@@@%%%%", "0123456789 09:41 10.06.2020",
      "Überraschende Größe, très étonné, ¿qué? Ærø Œuvre ŁÓDŹ",
      "Южный щит Жюль Верн", "Ελληνικά γράμματα", "שלום עולם",
    ], [false, true])
  func upperEstimate(text: String, isBold: Bool) async throws {
    for size in [8.5, 10, 12.5, 17] {
      let estimate = TextMetrics.width(of: text, fontSize: size, isBold: isBold)
      let width = try await MachineFonts.width(
        of: text, fontSize: size, isBold: isBold)
      // Graphviz rounds up to a point, and boxes to an even number of them.
      #expect(width <= estimate + 3, "\(size) points: \(width) measured, \(estimate) estimated")
      #expect(width >= estimate / 2, "\(size) points: \(width) measured, \(estimate) estimated")
    }
  }
}
