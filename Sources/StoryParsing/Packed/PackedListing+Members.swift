extension PackedListing {
  /// Takes a member into the catalog, or says why not.
  ///
  /// - Parameters:
  ///   - file: The archive, where its bytes are the members' own.
  ///   - isListed: Whether the members are found by a list, so that none needs another.
  /// - Returns: How the passage ends with this member; `nil` where it goes on.
  mutating func take(
    _ member: ArchiveMember, from handle: ArchiveHandle, in file: SniffedInput?,
    source: any ArchiveSource, isListed: Bool
  ) throws(FileSystem.Failure) -> Ending? {
    guard let bytes = member.path else {
      reportUnreadableHeader()
      return nil
    }
    lastMember = bytes
    guard bytes.count <= limits.pathLength else {
      reportLongPath(bytes)
      return nil
    }
    let path: MemberPath
    do throws(MemberPath.Fault) {
      path = try MemberPath(bytes)
    } catch {
      reportUnsafePath(bytes, error)
      return nil
    }
    guard path.isDocument || linkTargets.contains(path.bytes) else { return nil }
    switch member.kind {
    case .folder:
      return nil
    case .other:
      report(
        .notARegularFile, .warning, path.bytes,
        "this is named like a document and is no file, and is passed over; pack the file that it "
          + "leads to")
      catalog.leaveOut(path.bytes)
      return nil
    case .hardLink(let target):
      takeLink(path, to: target)
      return nil
    case .file where member.isEncrypted:
      report(
        .encryptedMember, .error, path.bytes,
        "the document is encrypted; unpack the archive with its password and give the folder")
      catalog.leaveOut(path.bytes)
      return nil
    case .file:
      if let file, !member.isSparse, let size = member.size {
        return takeInPlace(path, size: size, at: handle.position, of: file)
      }
      return try takeUnpacked(path, from: handle, source: source, isListed: isListed)
    }
  }

  /// Takes a document that stands in the archive as it is.
  private mutating func takeInPlace(
    _ path: MemberPath, size: Int, at position: Int, of file: SniffedInput
  ) -> Ending? {
    if size > (file.size ?? 0) - position {
      reportEndInside(path)
      return .stopped
    }
    if size > limits.documentSize {
      reportLongDocument(path)
    } else {
      catalog.add(PackedPlace(file: file.file, offset: position, count: size), as: path.bytes)
    }
    return nil
  }

  /// Unpacks a document.
  private mutating func takeUnpacked(
    _ path: MemberPath, from handle: ArchiveHandle, source: any ArchiveSource, isListed: Bool
  ) throws(FileSystem.Failure) -> Ending? {
    switch try spool.take(from: handle, limit: limits.documentSize) {
    case .taken(let place):
      catalog.add(place, as: path.bytes)
    case .tooLong:
      reportLongDocument(path)
    case .unreadable:
      reportUnreadable(path)
    case .failed where isListed && source.fault == nil:
      reportUnreadable(path)
      return .broken
    case .failed:
      if let fault = source.fault, fault != .damaged {
        catalog.leaveOut(path.bytes)
        conclude(.failed, fault: fault)
      } else {
        reportEndInside(path)
      }
      return .stopped
    }
    return nil
  }

  /// Takes a further name of a member.
  private mutating func takeLink(_ path: MemberPath, to target: [UInt8]) {
    do throws(MemberPath.Fault) {
      catalog.add(path.bytes, linkedTo: try MemberPath(target).bytes)
    } catch {
      report(
        .unsafeMemberPath, .error, path.bytes,
        "this is a further name of a file outside the archive, and is refused; pack the file itself"
      )
      catalog.leaveOut(path.bytes)
    }
  }
}
