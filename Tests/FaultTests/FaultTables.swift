/// The rows of the suite, a table for each topic.
enum FaultTables {
  /// Every table by its topic.
  static let topics: [(name: String, cases: [FaultCase])] = [
    ("inputs", inputs), ("contents", contents), ("limits", limits), ("outputs", outputs),
    ("interrupts", interrupts), ("output safety", safety),
  ]
}
