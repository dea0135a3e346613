internal import Dispatch
internal import Foundation
public import StoryParsing

extension OutputFile {
  /// Writes files into a folder, as ``OutputFolder`` does.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - path: The folder.
  ///   - seal: Makes the last file of the lengths and digests of the others.
  /// - Throws: ``ExportError`` with the code `notWritable` where the folder cannot be made or written.
  public static func write(
    _ files: [OutputFile], toFolder path: String,
    sealedBy seal: (name: String, file: ([FileDigest]) -> OutputFile)? = nil
  ) throws(ExportError) {
    try OutputFolder(path).write(files, sealedBy: seal)
  }

  /// Writes the file to a path, whatever its name; the folder must exist.
  ///
  /// It is written beside its place, in a hidden folder, and moved when it is whole. What is no file but a
  /// device or a pipe (`/dev/stdout`) is written into and never replaced.
  ///
  /// - Throws: ``ExportError`` with the code `notWritable` where it cannot be written.
  public func write(toPath path: String) throws(ExportError) {
    do {
      switch try OutputPlace(of: path) {
      case .stream(let path): try append(to: path, flags: O_APPEND)
      case .file(let path):
        let temporary = try TemporaryCopy(of: self, for: path, tally: nil)
        try TemporaryFiles.withoutInterruption { _ throws(SystemFailure) in
          guard rename(temporary.path, path) == 0 else { throw SystemFailure.last }
        }
      }
    } catch {
      throw .notWritable(path, because: error)
    }
  }

  /// The folder in which a file for a path is best made, because from there it can be moved to its place;
  /// absent where the path is that of a device or a pipe, or of nothing that can be written.
  public static func folder(ofPath path: String) -> String? {
    guard case .file(let path)? = try? OutputPlace(of: path) else { return nil }
    return URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Writes bytes to a path in the same way.
  public static func write(_ bytes: [UInt8], toPath path: String) throws(ExportError) {
    try OutputFile(name: path, bytes: bytes).write(toPath: path)
  }
}

extension ExportError {
  /// The error of a place that cannot be written.
  static func notWritable(_ name: String, because failure: SystemFailure) -> ExportError {
    ExportError(
      code: .notWritable,
      message: "'\(name)' cannot be written (\(failure)); name another place with --output")
  }
}

/// A file that has been written beside its place, and goes with this object unless it has been moved.
struct TemporaryCopy {
  let path: String
  private let folder: WorkingFolder

  /// Writes a file into a working folder beside a place.
  init(of file: OutputFile, for place: String, tally: OutputFile.Tally?) throws(SystemFailure) {
    let url = URL(fileURLWithPath: place)
    let name = url.lastPathComponent
    folder = try WorkingFolder(in: url.deletingLastPathComponent().path, named: name)
    path = folder.path + "/" + name
    try file.write(to: path, tally: tally)
  }
}

extension OutputFile {
  /// Makes a new file of the content, or moves there what is a file already.
  func write(to path: String, tally: Tally?) throws(SystemFailure) {
    if let spool, spool.move(to: path) {
      if let tally { spool.write { tally.note($0) } }
    } else {
      try append(to: path, flags: O_CREAT | O_EXCL, tally: tally)
    }
    if let failure = spool?.failure { throw failure }
  }

  /// Writes the content at the end of what stands at a path.
  func append(
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
