internal import Foundation
internal import Synchronization

extension OutputFolder {
  /// Where files are made, and the folder that they are for.
  final class Staging: Sendable {
    /// The folder that the files are for, where its links lead.
    let place: String
    /// Whether that folder was there.
    let exists: Bool
    /// Where they are made: beside that folder, or else in it.
    let folder: WorkingFolder
    /// Whether it is beside it, and on its disk.
    let isBeside: Bool
    /// Folders that were made for this one, the outermost first.
    private let madeParents: Mutex<[String]>

    /// Makes the working folder for a folder, and the folders above it.
    init(for path: String) throws(ExportError) {
      var made: [String] = []
      do {
        let found = try Self.find(path, making: &made)
        (place, exists) = found
      } catch {
        for folder in made.reversed() { rmdir(folder) }
        throw ExportError(
          code: .notWritable,
          message: "the folder '\(path)' cannot be made (\(error)); name another one with --output")
      }
      do {
        (folder, isBeside) = try Self.makeFolder(for: place, exists: exists)
      } catch {
        for folder in made.reversed() { rmdir(folder) }
        throw .notWritable(path, because: error)
      }
      madeParents = Mutex(made)
    }

    deinit {
      // In the order in which they can go: what is not empty stays.
      TemporaryFiles.remove(folder.path)
      madeParents.withLock { for folder in $0.reversed() { rmdir(folder) } }
    }

    /// Leaves the folders above where they are when this object goes.
    func keepsParents() {
      madeParents.withLock { $0 = [] }
    }

    private static func find(
      _ path: String, making made: inout [String]
    ) throws(SystemFailure) -> (place: String, exists: Bool) {
      var info = stat()
      if stat(path, &info) == 0 {
        guard info.st_mode & S_IFMT == S_IFDIR else { throw SystemFailure(code: EEXIST) }
        return (try real(path), true)
      }
      let failure = SystemFailure.last
      guard failure.code == ENOENT else { throw failure }
      // A link that leads nowhere.
      guard FolderEntries.entry(at: path) == nil else { throw SystemFailure(code: EEXIST) }
      let url = URL(fileURLWithPath: path)
      let above = url.deletingLastPathComponent().path
      try makeFolders(above, noting: &made)
      return (try real(above) + "/" + url.lastPathComponent, false)
    }

    private static func makeFolders(
      _ path: String, noting made: inout [String]
    ) throws(SystemFailure) {
      var info = stat()
      if stat(path, &info) == 0 {
        guard info.st_mode & S_IFMT == S_IFDIR else { throw SystemFailure(code: ENOTDIR) }
        return
      }
      guard errno == ENOENT else { throw SystemFailure.last }
      let above = URL(fileURLWithPath: path).deletingLastPathComponent().path
      if above != path { try makeFolders(above, noting: &made) }
      if mkdir(path, 0o777) == 0 {
        made.append(path)
      } else if errno != EEXIST {
        throw SystemFailure.last
      }
    }

    private static func real(_ path: String) throws(SystemFailure) -> String {
      guard let real = realpath(path, nil) else { throw SystemFailure.last }
      defer { free(real) }
      return String(cString: real)
    }

    private static func makeFolder(
      for place: String, exists: Bool
    ) throws(SystemFailure) -> (WorkingFolder, isBeside: Bool) {
      let url = URL(fileURLWithPath: place)
      let (above, name) = (url.deletingLastPathComponent().path, url.lastPathComponent)
      guard exists else { return (try WorkingFolder(in: above, named: name), true) }
      guard access(place, W_OK | X_OK) == 0 else { throw SystemFailure.last }
      if place != "/", let folder = try? WorkingFolder(in: above, named: name),
        folder.canMove(into: place)
      {
        return (folder, true)
      }
      return (try WorkingFolder(in: place, named: name), false)
    }
  }
}

extension WorkingFolder {
  /// Whether what is made here can be moved into another folder: the only way to know is to try.
  fileprivate func canMove(into place: String) -> Bool {
    let there = place + "/" + URL(fileURLWithPath: path).lastPathComponent
    return TemporaryFiles.withoutInterruption { _ in
      guard rename(path, there) == 0 else { return false }
      return rename(there, path) == 0
    }
  }
}
