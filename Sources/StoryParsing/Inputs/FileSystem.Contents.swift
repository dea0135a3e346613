extension FileSystem {
  /// The bytes of a file, and whether they are all from one state of it.
  struct Contents {
    var bytes: [UInt8]
    /// Whether the file turned out to have another length than it had when it was opened.
    var isTorn: Bool
  }
}
