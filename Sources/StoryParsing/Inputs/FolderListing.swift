#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is in one folder, hidden entries left out.
///
/// The entries are in the order of their paths: a folder stands where the paths of what is in it
/// stand, `a.md` before `a/b.md`. So a walk that goes into each folder as it comes to it meets the
/// documents in the order of their paths' bytes.
struct FolderListing {
  struct Entry {
    /// Place of the name in the listing's bytes.
    var name: Range<Int>
    /// A link is one, whatever it leads to; `nil` where nothing exists any more.
    var kind: FileSystem.Kind?
    var identity: FileSystem.Identity
  }

  /// The names, one after the other.
  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []

  /// Lists a folder.
  ///
  /// - Parameters:
  ///   - path: Path of the folder.
  ///   - isExact: Whether each entry is looked up. Otherwise kinds and numbers are those that the
  ///     folder states, where it does, which takes a fraction of the time; on layered file systems
  ///     such a number may differ from the one that a look-up gives.
  init(of path: [UInt8], isExact: Bool) throws(FileSystem.Failure) {
    let device = try FileSystem.entry(at: path).identity.device
    guard let folder = FileSystem.withCString(path, { opendir($0) }) else { throw .last }
    defer { closedir(folder) }
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw .last }
        break
      }
      // The name is read in place: the record may be shorter than the type that describes it.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
      let start = UnsafeRawPointer(entry).advanced(by: offset)
      let count = strlen(start.assumingMemoryBound(to: CChar.self))
      let name = UnsafeRawBufferPointer(start: start, count: count)
      guard name.first != UInt8(ascii: ".") else { continue }
      let first = bytes.count
      bytes.append(contentsOf: name)
      let identity = FileSystem.Identity(
        device: device, number: UInt64(truncatingIfNeeded: entry.pointee.d_ino))
      entries.append(
        Entry(
          name: first..<bytes.count, kind: Self.statedKind(entry.pointee.d_type),
          identity: identity))
    }
    for index in entries.indices where isExact || entries[index].kind == nil {
      lookUp(index, below: path)
    }
    sort()
  }

  /// The name of an entry.
  func name(of entry: Entry) -> [UInt8] { Array(bytes[entry.name]) }

  private static func statedKind(_ type: UInt8) -> FileSystem.Kind? {
    switch Int32(type) {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .link
    case Int32(DT_FIFO): .pipe
    case Int32(DT_UNKNOWN): nil
    default: .other
    }
  }

  private mutating func lookUp(_ index: Int, below path: [UInt8]) {
    let path = path.appending(name(of: entries[index]))
    let entry = try? FileSystem.entry(at: path, followingLink: false)
    entries[index].kind = entry?.kind
    if let entry { entries[index].identity = entry.identity }
  }

  private mutating func sort() {
    bytes.withUnsafeBufferPointer { bytes in
      entries.sort { one, other in
        let count = min(one.name.count, other.name.count)
        let order = memcmp(
          bytes.baseAddress! + one.name.lowerBound, bytes.baseAddress! + other.name.lowerBound,
          count)
        if order != 0 { return order < 0 }
        // What follows a folder's name in a path is a slash; what follows a file's is nothing.
        func next(_ entry: Entry) -> Int {
          if entry.name.count > count { return Int(bytes[entry.name.lowerBound + count]) }
          return entry.kind == .folder ? Int(UInt8(ascii: "/")) : -1
        }
        return next(one) < next(other)
      }
    }
  }
}
