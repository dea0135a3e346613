/// Whole numbers from 0 up for an axis of counts.
struct CountScale {
  /// The numbers that are marked, from 0 to ``top``.
  let ticks: [Int]
  /// The greatest number.
  var top: Int { ticks.last ?? 1 }

  /// A scale of at most six steps of 1, 2 or 5 times a power of ten that reaches a count.
  init(upTo count: Int) {
    var step = 1
    let factors = [2, 5, 10]
    var power = 1
    search: while count > 6 * step {
      for factor in factors {
        step = factor * power
        if count <= 6 * step { break search }
      }
      power *= 10
    }
    let steps = max(1, (count + step - 1) / step)
    ticks = (0...steps).map { $0 * step }
  }
}
