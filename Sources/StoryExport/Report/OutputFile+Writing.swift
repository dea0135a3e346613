internal import Dispatch
internal import Foundation
public import StoryParsing

extension OutputFile {
  /// Writes files into a folder, which is made where it does not exist.
  ///
  /// Each file is written beside its place under a hidden name and renamed when all of them are whole:
  /// a reader never sees half a file, and a failure before the renaming leaves the folder as it was.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - path: The folder.
  ///   - seal: Makes the last file of the lengths and digests of the others, which are taken while they
  ///     are written. It is renamed when all others are in their places.
  /// - Throws: ``ExportError`` with the code `notWritable` where the folder cannot be made or written.
  public static func write(
    _ files: [OutputFile], toFolder path: String,
    sealedBy seal: (name: String, file: ([FileDigest]) -> OutputFile)? = nil
  ) throws(ExportError) {
    do {
      try makeFolder(path)
    } catch {
      throw ExportError(
        code: .notWritable,
        message: "the folder '\(path)' cannot be made (\(error)); name another one with --output")
    }
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    try write(
      files.map { (folder.appendingPathComponent($0.name).path, $0) }, named: path,
      seal: seal.map { (folder.appendingPathComponent($0.name).path, $0.file) })
  }

  /// Writes the file to a path, whatever its name; the folder must exist.
  ///
  /// What is no file but a device or a pipe (`/dev/stdout`) is written into and never replaced.
  ///
  /// - Throws: ``ExportError`` with the code `notWritable` where it cannot be written.
  public func write(toPath path: String) throws(ExportError) {
    try Self.write([(path, self)], named: path)
  }

  /// The folder in which a file for a path is best made, because from there it can be moved to its place;
  /// absent where the path is that of a device or a pipe, or of nothing that can be written.
  public static func folder(ofPath path: String) -> String? {
    guard case .file(let path)? = try? Place(of: path) else { return nil }
    return URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Writes bytes to a path in the same way.
  public static func write(_ bytes: [UInt8], toPath path: String) throws(ExportError) {
    try OutputFile(name: path, bytes: bytes).write(toPath: path)
  }

  private static func write(
    _ files: [(path: String, file: OutputFile)], named name: String,
    seal: (path: String, file: ([FileDigest]) -> OutputFile)? = nil
  ) throws(ExportError) {
    let mark = "storyloom-\(ProcessInfo.processInfo.processIdentifier)"
    var renames: [(temporary: String, place: String)] = []
    func write(_ file: OutputFile, to place: Place, tally: Tally?) throws(SystemFailure) {
      switch place {
      case .stream(let path): try file.append(to: path, flags: O_APPEND, tally: tally)
      case .file(let path):
        let url = URL(fileURLWithPath: path)
        let temporary = url.deletingLastPathComponent()
          .appendingPathComponent(".\(url.lastPathComponent).\(mark)").path
        renames.append((temporary, path))
        if let spool = file.spool, spool.move(to: temporary) {
          if let tally { spool.write { tally.note($0) } }
        } else {
          try file.append(to: temporary, flags: O_CREAT | O_TRUNC, tally: tally)
        }
      }
    }
    do {
      // A folder in the place of a file is found before anything is renamed.
      let places = try files.map { file throws(SystemFailure) in try Place(of: file.path) }
      let sealPlace = try seal.map { seal throws(SystemFailure) in try Place(of: seal.path) }
      var digests: [FileDigest] = []
      for (place, (_, file)) in zip(places, files) {
        let tally = seal == nil ? nil : Tally()
        try write(file, to: place, tally: tally)
        if let tally { digests.append(tally.digest(of: file.name)) }
      }
      if let seal, let sealPlace { try write(seal.file(digests), to: sealPlace, tally: nil) }
      for (temporary, place) in renames where rename(temporary, place) != 0 {
        throw SystemFailure.last
      }
    } catch {
      for (temporary, _) in renames { unlink(temporary) }
      throw ExportError(
        code: .notWritable,
        message: "'\(name)' cannot be written (\(error)); name another place with --output")
    }
  }
}

/// Why the system refused a call, in its own words.
private struct SystemFailure: Error, CustomStringConvertible {
  var code: Int32
  /// The file that it is about, where the message does not name it already.
  var file: String?

  static var last: SystemFailure { SystemFailure(code: errno) }

  var description: String { (file.map { "\($0): " } ?? "") + String(cString: strerror(code)) }
}

/// Where the bytes of a file go.
private enum Place {
  /// A file of its own; where a symbolic link leads to it, the file behind the link.
  case file(String)
  /// A device, a pipe or an open file.
  case stream(String)

  init(of path: String) throws(SystemFailure) {
    var info = stat()
    guard stat(path, &info) == 0 else {
      self = .file(path)
      return
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG where Self.isDescriptor(path): self = .stream(path)
    case S_IFREG: self = .file(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    case S_IFDIR:
      throw SystemFailure(code: EISDIR, file: URL(fileURLWithPath: path).lastPathComponent)
    default: self = .stream(path)
    }
  }

  /// Whether a path stands for a file that this process has open already.
  private static func isDescriptor(_ path: String) -> Bool {
    ["/dev/stdout", "/dev/stderr"].contains(path) || path.hasPrefix("/dev/fd/")
  }
}

extension OutputFile {
  /// Makes a folder, and those above it, where it does not exist.
  private static func makeFolder(_ path: String) throws(SystemFailure) {
    guard mkdir(path, 0o777) != 0 else { return }
    let failure = SystemFailure.last
    var info = stat()
    if failure.code == EEXIST, stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR { return }
    let above = (path as NSString).deletingLastPathComponent
    guard failure.code == ENOENT, !above.isEmpty, above != path else { throw failure }
    try makeFolder(above)
    guard mkdir(path, 0o777) == 0 else { throw SystemFailure.last }
  }

  /// Writes the content at the end of what stands at a path.
  private func append(
    to path: String, flags: Int32, tally: Tally? = nil
  ) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { throw SystemFailure.last }
    let end = End(descriptor)
    let conveyor = Conveyor { piece in
      tally?.note(piece)
      end.write(piece)
    }
    write { conveyor.take($0) }
    conveyor.finish()
    // A reader that has gone away has seen enough.
    if let failure = end.failure, failure.code != EPIPE {
      close(descriptor)
      throw failure
    }
    guard close(descriptor) == 0 else { throw SystemFailure.last }
  }

  /// Takes pieces to where they are written, in their order and on a thread of its own, while the next ones
  /// are made. Only a few are under way at a time.
  private final class Conveyor: Sendable {
    private let queue = DispatchQueue(label: "storyloom.output")
    private let room = DispatchSemaphore(value: 8)
    private let body: @Sendable ([UInt8]) -> Void

    init(_ body: @escaping @Sendable ([UInt8]) -> Void) { self.body = body }

    func take(_ piece: [UInt8]) {
      room.wait()
      queue.async { [self] in
        body(piece)
        room.signal()
      }
    }

    /// Waits until everything has arrived.
    func finish() { queue.sync {} }
  }

  /// Length and digest of what a file is written with. A conveyor's thread alone changes it until
  /// everything has arrived, and nobody reads it before.
  final class Tally: @unchecked Sendable {
    private var hasher = ContentDigest.Hasher()
    private var byteCount = 0

    func note(_ piece: [UInt8]) {
      hasher.update(piece)
      byteCount += piece.count
    }

    func digest(of name: String) -> FileDigest {
      FileDigest(path: name, byteCount: byteCount, digest: hasher.digest)
    }
  }

  /// The open end of a file; what comes after a failure is dropped. Known to one thread at a time, as a
  /// tally is.
  private final class End: @unchecked Sendable {
    let descriptor: Int32
    var failure: SystemFailure?

    init(_ descriptor: Int32) {
      self.descriptor = descriptor
    }

    func write(_ bytes: [UInt8]) {
      var rest = bytes[...]
      while !rest.isEmpty, failure == nil {
        let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          failure = .last
        }
      }
    }
  }
}
