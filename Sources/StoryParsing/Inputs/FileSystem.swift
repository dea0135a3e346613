// The few system calls that reading an archive needs. They take paths as bytes, which Foundation's
// do not, and cost no start-up time.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files and folders as the system knows them.
enum FileSystem {
  /// Why the system refused a call.
  struct Failure: Error, Hashable {
    var code: Int32

    static var last: Failure { Failure(code: errno) }

    /// Whether nothing exists at the path.
    var isNotFound: Bool { code == ENOENT || code == ENOTDIR }

    /// The reason and the remedy, in words that are the same on every system.
    var explanation: String {
      switch code {
      case ENOENT, ENOTDIR: "it does not exist; check the path"
      case EACCES, EPERM: "permission is denied; allow reading it"
      case ELOOP: "its symbolic links lead in a circle; remove the link"
      case ENAMETOOLONG: "its path is too long for the system; move it up"
      case EMFILE, ENFILE: "too many files are open; close some or raise the limit (ulimit -n)"
      case EIO: "the disk reports an error; restore the file from a copy"
      default: "the system reports error \(code); check the file"
      }
    }
  }

  /// What stands at a path.
  enum Kind {
    case file, folder, link, pipe, terminal, other
  }

  /// The identity and kind of what stands at a path.
  struct Entry {
    var kind: Kind
    var identity: Identity
  }

  /// The same for two paths exactly where they lead to the same file.
  struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  /// Looks up a path.
  static func entry(
    at path: [UInt8], followingLink: Bool = true
  ) throws(Failure) -> Entry {
    // A path with a zero byte would be cut there, and another file read.
    guard !path.contains(0) else { throw Failure(code: ENOENT) }
    var info = stat()
    let result = withCString(path) { followingLink ? stat($0, &info) : lstat($0, &info) }
    guard result == 0 else { throw .last }
    return Entry(info)
  }

  /// Whether the process may read what stands at a path.
  static func checkReadable(_ path: [UInt8]) throws(Failure) {
    guard withCString(path, { access($0, R_OK) }) == 0 else { throw .last }
  }

  /// Number of processors that the process may use; at least 1.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The folder that relative paths begin at; empty where the system cannot tell.
  static func currentFolder() -> [UInt8] {
    guard let path = getcwd(nil, 0) else { return [] }
    defer { free(path) }
    return Array(UnsafeRawBufferPointer(start: path, count: strlen(path)))
  }

  static func withCString<Result>(
    _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    return terminated.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}

extension FileSystem.Entry {
  init(_ info: stat) {
    switch info.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    case S_IFIFO: kind = .pipe
    case S_IFCHR: kind = .terminal
    default: kind = .other
    }
    identity = FileSystem.Identity(
      device: UInt64(truncatingIfNeeded: info.st_dev),
      number: UInt64(truncatingIfNeeded: info.st_ino))
  }
}
