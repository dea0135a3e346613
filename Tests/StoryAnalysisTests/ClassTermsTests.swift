import Testing

@testable import StoryAnalysis

@Suite("Terms of classes")
struct ClassTermsTests {
  private func labels(_ classes: [[String]], count: Int) -> [[String]] {
    var taken: Set<[String]> = []
    return ClassTerms(classCount: classes.count, threads: 1) { classes[$0] }
      .labels(count, or: { _ in [] }, taken: &taken)
  }

  @Test("A plural counts with its singular, under the more frequent of the two")
  func plurals() {
    // Scores by hand, A = 9: camera 4 · ln(1 + 9/4) = 4.71, robots 3 · ln(1 + 9/3) = 4.16, badge 2 · ln(1 + 9/2) = 3.41.
    let texts = [
      "camera badge", "camera", "camera", "cameras", "robots badge", "robots", "robot",
    ]
    #expect(labels([texts], count: 3) == [["camera", "robots", "badge"]])
  }

  // Which of the two pairs of a chain is joined was once left to the order of a dictionary, which is another one
  // in each process: of ten chains one comes out wrong in all but one of a thousand.
  @Test("Of three words, each the plural of the one before, the first two are joined, always")
  func chains() {
    let stems = ["prince"] + "abcdefghi".map { String(repeating: $0, count: 4) }
    let texts = stems.flatMap { [$0, $0, $0 + "s", $0 + "ss"] }
    #expect(
      labels([texts], count: 20)
        == [stems + stems.map { $0 + "ss" }])
  }
}
