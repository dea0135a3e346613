/// The few steps in which a heat map shows numbers of articles.
struct HeatmapScale: Equatable {
  /// The least number of each step, ascending from 1; as many as ``DiagramPalette/scale`` has at most.
  let starts: [Int]

  /// The steps for numbers from 1 to a greatest: each number its own where they are few, otherwise
  /// those of 1, 2 and 5 times a power of ten that reach evenly from 1 to the greatest.
  init(upTo greatest: Int) {
    let most = DiagramPalette.scale.count
    guard greatest > most else {
      starts = Array(1...max(greatest, 1))
      return
    }
    var round: [Int] = []
    var power = 1
    while power <= greatest {
      round += [1, 2, 5].map { $0 * power }.filter { $0 <= greatest }
      power *= 10
    }
    starts =
      round.count <= most
      ? round : (0..<most).map { round[($0 * (round.count - 1) * 2 + most - 1) / (2 * (most - 1))] }
  }

  /// The step of a number from 1.
  func step(of count: Int) -> Int { (starts.lastIndex { $0 <= count }) ?? 0 }

  /// The step as a place in ``DiagramPalette/scale``: few steps are spread over all of it.
  func tone(ofStep step: Int) -> Int {
    let last = DiagramPalette.scale.count - 1
    return starts.count == 1 ? 1 : (step * last * 2 + starts.count - 1) / (2 * (starts.count - 1))
  }

  /// The numbers of a step in words: `2 to 4`; of the last `20 or more`, or one number.
  func words(ofStep step: Int, greatest: Int) -> String {
    let start = starts[step]
    let end = step + 1 < starts.count ? starts[step + 1] - 1 : max(greatest, start)
    return end == start
      ? NumberText.grouped(start) : "\(NumberText.grouped(start)) to \(NumberText.grouped(end))"
  }
}
