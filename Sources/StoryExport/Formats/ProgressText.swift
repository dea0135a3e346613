/// The words of a line of progress.
public enum ProgressText {
  /// What has been done and what remains, such as `1,200 of 5,000 documents, 61.4 MB, 20.5 MB/s, 0:09
  /// left`.
  ///
  /// What does not fit is left out from the right, whole figures at a time, so that none is ever cut
  /// to another figure; where not even the first fits, there is no line.
  ///
  /// - Parameters:
  ///   - documents: Documents done.
  ///   - total: Documents to do; absent where nobody knows, and then the time that is left is unknown.
  ///   - bytes: Bytes read; a megabyte is a million of them.
  ///   - seconds: Time since the beginning.
  ///   - columns: Room on the terminal.
  public static func line(
    documents: Int, of total: Int?, bytes: Int, seconds: Double, columns: Int
  ) -> String {
    let known = total.flatMap { $0 >= documents ? $0 : nil }
    var figures: [String] = []
    if let known {
      figures.append(
        NumberText.grouped(documents) + " of " + NumberText.counted(known, "document"))
    } else {
      figures.append(NumberText.counted(documents, "document"))
    }
    figures.append(megabytes(Double(bytes)) + " MB")
    if seconds > 0 {
      figures.append(megabytes(Double(bytes) / seconds) + " MB/s")
      if let known, documents > 0 {
        let left = seconds * Double(known - documents) / Double(documents)
        figures.append(duration(left) + " left")
      }
    }
    while !figures.isEmpty {
      let line = figures.joined(separator: ", ")
      // One column stays free: a full line makes some terminals begin the next.
      if line.utf8.count < columns { return line }
      figures.removeLast()
    }
    return ""
  }

  /// A length of time as `1:05` or `2:01:05`, rounded up to whole seconds.
  static func duration(_ seconds: Double) -> String {
    // A century is more than any reader waits for, and no number of seconds overflows below it.
    let whole = Int(max(0, min(seconds, 3_155_760_000)).rounded(.up))
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes, seconds) = (whole / 3_600, whole / 60 % 60, whole % 60)
    guard hours > 0 else { return "\(minutes):" + twoDigits(seconds) }
    return NumberText.grouped(hours) + ":" + twoDigits(minutes) + ":" + twoDigits(seconds)
  }

  /// Millions, with one decimal below a hundred of them.
  private static func megabytes(_ bytes: Double) -> String {
    let value = bytes / 1_000_000
    return value < 99.95
      ? NumberText.fixed(value, decimals: 1) : NumberText.grouped(Int(min(value, 1e15).rounded()))
  }
}
