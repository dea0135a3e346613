extension PackedArchive {
  /// The kinds of archive that are read. The first bytes tell them, whatever the name says.
  enum Format: Hashable, Sendable {
    case tar, gzip, zip

    /// How many bytes tell the kind: the header of a tar archive's first member.
    static let sampleSize = 512

    /// Recognises an archive.
    ///
    /// - Parameter bytes: The beginning of a file, ``sampleSize`` bytes where it has so many.
    ///   `nil` stands for anything else, a document for one.
    init?(firstBytes bytes: [UInt8]) {
      if bytes.starts(with: [0x1F, 0x8B]) {
        self = .gzip
      } else if bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
        || bytes.starts(with: Array("PK\u{5}\u{6}".utf8))
      {
        // The second is the end of a zip archive, which without members begins with it.
        self = .zip
      } else if bytes.count >= Self.sampleSize,
        bytes[257...].starts(with: "ustar".utf8)
      {
        // A tar archive without members is nothing but zeros, and so is a document that a failing
        // disk has lost; only the second matters to anyone.
        self = .tar
      } else {
        return nil
      }
    }
  }
}
