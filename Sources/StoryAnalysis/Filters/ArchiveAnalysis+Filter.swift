extension ArchiveAnalysis {
  /// The filter in force, in one line that stands in every output; absent where there is none.
  public var filterText: String? { nil }
}
