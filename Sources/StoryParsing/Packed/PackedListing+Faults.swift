extension PackedListing {
  /// The documents and the faults.
  ///
  /// - Throws: Where the temporary file cannot be read.
  func contents() throws(FileSystem.Failure) -> (
    documents: [PackedArchive.Document], diagnostics: [Diagnostic]
  ) {
    var result = self
    for name in try catalog.conflictingNames() {
      result.report(
        .duplicateMember, .warning, name,
        "the archive holds this document more than once and with different contents; the last is "
          + "read, as unpacking would leave it")
    }
    for link in catalog.missingLinks {
      let target = DiagnosticText.quoted(DocumentSource.printable(link.target))
      result.report(
        .unreadableMember, .error, link.name,
        input.size == nil
          ? "this is a further name of \(target), which is no document and is gone once it has come "
            + "through a pipe; give the archive as a file"
          : "this is a further name of \(target), which is not in the archive before it; pack the "
            + "archive anew")
    }
    let documents = catalog.documents { (try? MemberPath($0))?.isDocument == true }
    // What names the same thing stays in the order of the archive.
    let order = result.diagnostics.enumerated().sorted { first, second in
      let names = (first.element.document.utf8, second.element.document.utf8)
      if names.0.elementsEqual(names.1) { return first.offset < second.offset }
      return names.0.lexicographicallyPrecedes(names.1)
    }
    return (documents, order.map(\.element))
  }

  /// Reports how a passage ended, if it ended badly.
  mutating func conclude(_ ending: Ending, fault: ArchiveFault?) {
    switch (ending, fault) {
    case (.end, _), (.stopped, _):
      return
    case (_, .excess(let words)):
      report(
        .archiveLimit, .error, nil,
        "the archive is refused \(place): \(words); unpack it yourself if you trust it, and give the "
          + "folder")
    case (_, .unreadable(let failure)):
      report(
        .damagedArchive, .error, nil,
        "the archive cannot be read \(place): \(failure.explanation)")
    case (_, .altered):
      report(
        .damagedArchive, .error, nil,
        "the checksum of the archive says that something in it is not what was packed; get the "
          + "archive anew")
    case (.endWithoutMark, _):
      report(
        .damagedArchive, .warning, nil,
        "the archive ends \(place) without an end mark, so it may be cut off; compare it with its "
          + "original")
    case (.notOpened, _), (.failed, _), (.broken, _):
      report(
        .damagedArchive, .error, nil,
        "the archive is damaged or cut off \(place), and what came before is read; get the archive "
          + "anew")
    }
  }

  /// How far the reading came.
  private var place: String {
    guard memberCount > 0 else { return "at its beginning" }
    let member = DiagnosticText.quoted(DocumentSource.printable(lastMember))
    return "behind \(member), member \(PackedArchive.Limits.grouped(memberCount))"
  }

  /// Something in a tar archive is no member; the members behind it are found again.
  mutating func reportGap() {
    report(
      .damagedArchive, .error, nil,
      "the archive is damaged \(place); what can be found behind the damage is read, and the rest is "
        + "lost; get the archive anew")
  }

  /// The archive ends inside a document, which is not read; those before it are.
  mutating func reportEndInside(_ path: MemberPath) {
    report(
      .damagedArchive, .error, path.bytes,
      "the archive is damaged or cut off inside this document, and what came before is read; get "
        + "the archive anew")
    catalog.leaveOut(path.bytes)
  }

  mutating func reportUnreadable(_ path: MemberPath) {
    report(
      .unreadableMember, .error, path.bytes,
      "the document cannot be unpacked: it is damaged, or compressed in a way that is not known "
        + "here; pack it anew")
    catalog.leaveOut(path.bytes)
  }

  mutating func reportLongDocument(_ path: MemberPath) {
    report(
      .archiveLimit, .error, path.bytes,
      "the document has more than \(PackedArchive.Limits.size(limits.documentSize)) and is left "
        + "out; split it, or raise --max-document-size")
    catalog.leaveOut(path.bytes)
  }

  mutating func reportLongPath(_ path: [UInt8]) {
    guard MemberPath.promisesDocument(path) else { return }
    report(
      .archiveLimit, .error, path.prefix(80) + Array("…".utf8),
      "the path has \(PackedArchive.Limits.grouped(path.count)) bytes, more than "
        + "\(PackedArchive.Limits.grouped(limits.pathLength)), and is refused; pack the document "
        + "under a shorter one")
  }

  mutating func reportUnsafePath(_ path: [UInt8], _ fault: MemberPath.Fault) {
    guard MemberPath.promisesDocument(path) else { return }
    let reason =
      switch fault {
      case .absolute: "the path begins at the root of the file system"
      case .leadsOut: "the path leads out of the archive (..)"
      }
    report(
      .unsafeMemberPath, .error, path,
      "\(reason), and is refused; pack the documents from within their folder")
  }

  mutating func reportUnreadableHeader() {
    report(
      .unreadableMember, .error, nil,
      "member \(PackedArchive.Limits.grouped(memberCount)) of the archive has a header that cannot "
        + "be understood, and is left out; pack the archive anew")
  }

  /// Reports a fault of a member, or of the archive where there is none.
  mutating func report(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, _ member: [UInt8]?, _ message: String
  ) {
    diagnostics.append(
      Diagnostic(
        id: id, severity: severity, document: member.map { DocumentSource.printable($0) } ?? name,
        message: message))
  }
}
