/// One passage through an archive, from its bytes to a catalog of its documents.
struct PackedListing {
  /// How a passage ended.
  enum Ending {
    /// The bytes are no such archive, or their beginning is damaged.
    case notOpened
    case end
    /// The bytes end where another member could follow.
    case endWithoutMark
    /// The source ended too early, or what it gave makes no sense.
    case failed
    /// A member is damaged, which is reported, and libarchive reads no further behind it.
    case broken
    /// The archive ended inside a document, or passed a limit; that is reported already.
    case stopped
  }

  var catalog = MemberCatalog()
  var spool = ArchiveSpool()
  var diagnostics: [Diagnostic] = []
  /// How many members there were, and the last one's path, for saying where something ended.
  var memberCount = 0
  var lastMember: [UInt8] = []

  let input: SniffedInput
  let format: PackedArchive.Format
  /// Name of the archive in the faults that are no member's.
  let name: String
  let limits: PackedArchive.Limits
  /// Names of files to keep though they are no documents, because documents are further names of
  /// them.
  let linkTargets: Set<[UInt8]>

  init(
    _ input: SniffedInput, format: PackedArchive.Format, name: String,
    limits: PackedArchive.Limits, linkTargets: Set<[UInt8]>
  ) {
    self.input = input
    self.format = format
    self.name = name
    self.limits = limits
    self.linkTargets = linkTargets
  }

  /// Goes through the members; afterwards ``contents()`` has the result.
  ///
  /// - Returns: Whether there is an archive: gzip data may hold anything else.
  /// - Throws: Where the temporary file cannot be written.
  mutating func run() throws(FileSystem.Failure) -> Bool {
    let packed = InputSource(input)
    switch format {
    case .tar:
      conclude(try walk(.tar, through: packed, packed: packed), fault: packed.fault)
    case .gzip:
      let source = GzipSource(packed, limits: limits)
      let ending = try walk(.tar, through: source, packed: packed)
      guard ending != .notOpened || source.fault != nil || source.beginsLikeTar else {
        return false
      }
      conclude(ending, fault: source.fault)
    case .zip:
      try listZip(packed)
    }
    try spool.finish()
    return true
  }

  /// Lists a zip archive by the list of members at its end, so that what was deleted or replaced
  /// in it stays away. A stream is copied before, since its end is not to be had.
  private mutating func listZip(_ packed: InputSource) throws(FileSystem.Failure) {
    guard !ZipHeader.isEmptyArchive(input.firstBytes) else { return }
    var packed = packed
    if input.size == nil {
      var copy = ArchiveSpool()
      guard let place = try copy.take(from: packed, limit: limits.unpackedSize) else {
        if let fault = packed.fault { return conclude(.failed, fault: fault) }
        let size = PackedArchive.Limits.size(limits.unpackedSize)
        return conclude(.failed, fault: .excess("it has more than \(size) (--max-unpacked)"))
      }
      packed = InputSource(try SniffedInput(place.file))
    }
    var ending = try walk(.zip, through: packed, packed: packed)
    // The members behind a broken one stand by themselves. Each look for them begins anew, so it
    // is not made forever.
    var attempts = 1
    while ending == .broken, attempts < 100 {
      attempts += 1
      packed = InputSource(packed.input)
      ending = try walk(.zip, through: packed, packed: packed, passingOver: memberCount)
    }
    guard memberCount == 0, ending == .notOpened || ending == .failed, packed.fault == nil else {
      return conclude(ending, fault: packed.fault)
    }
    // Without the list, the members tell themselves where they begin, up to the damage.
    let again = InputSource(packed.input)
    let secondEnding = try walk(.zipInOrder, through: again, packed: again)
    conclude(secondEnding == .stopped ? .stopped : .failed, fault: again.fault)
  }

  /// Goes through the members of an archive to its end or to the first damage.
  ///
  /// - Parameters:
  ///   - source: What comes out of the archive's compression, if it is compressed as a whole.
  ///   - packed: The archive itself.
  ///   - count: How many members an earlier passage has seen.
  private mutating func walk(
    _ reading: ArchiveHandle.Reading, through source: any ArchiveSource, packed: InputSource,
    passingOver count: Int = 0
  ) throws(FileSystem.Failure) -> Ending {
    guard let handle = ArchiveHandle(reading, from: source) else { return .notOpened }
    // Where nothing is compressed, the bytes of a document stand in the file itself.
    let file = format == .tar && input.size != nil ? input : nil
    handle.pass(count)
    var isInDamage = false
    while true {
      switch handle.next() {
      case .end:
        // The end mark of a tar archive is taken in by the look for another header.
        let isMarked = reading != .tar || handle.position > handle.headerPosition
        return isMarked || isInDamage ? .end : .endWithoutMark
      case .damaged:
        // The bytes of a member whose header is lost are no headers either: that is told once.
        if !isInDamage { reportGap() }
        isInDamage = true
      case .failed:
        return .failed
      case .unreadable:
        memberCount += 1
        guard memberCount <= limits.memberCount else { return stopAtMemberCount() }
        reportUnreadableHeader()
      case .member(var member):
        isInDamage = false
        memberCount += 1
        guard memberCount <= limits.memberCount else { return stopAtMemberCount() }
        if format == .zip, ZipHeader.mayDiffer(from: member.path) {
          let name = try ZipHeader.name(
            endingAt: handle.position, in: packed.input.file, isExact: member.kind == .file)
          member.path = name ?? member.path
        }
        let ending = try take(
          member, from: handle, in: file, source: source, isListed: reading == .zip)
        if let ending { return ending }
        // Gzip data are counted where they come out.
        if format != .gzip,
          let excess = limits.excess(unpacked: spool.unpackedCount, packed: packed.packedCount)
        {
          conclude(.failed, fault: .excess(excess))
          return .stopped
        }
      }
    }
  }

  private mutating func stopAtMemberCount() -> Ending {
    let limit = PackedArchive.Limits.grouped(limits.memberCount)
    conclude(.failed, fault: .excess("it has more than \(limit) members (--max-members)"))
    return .stopped
  }
}
