internal import Foundation
internal import StoryParsing

/// A hidden folder in which files are made until they are whole and can be moved to their places.
///
/// It is named after what it is for, `.NAME.storyloom-` and sixteen digits, and goes with its object, or
/// with ``TemporaryFiles``. A process that is killed outright leaves it; the next one that makes a folder
/// for the same thing in the same place removes it. What tells a folder that somebody uses from one that
/// was left is a lock on it, which ends with the process that holds it.
package final class WorkingFolder: Sendable {
  /// Where it is.
  package let path: String
  private let lock: FolderLock

  /// A file of this name says that all else in the folder was made by Storyloom.
  static let marker = ".storyloom"
  private static let infix = ".storyloom-"

  /// Makes a folder in another one.
  ///
  /// - Parameters:
  ///   - parent: The folder to make it in.
  ///   - name: Name of what it is for.
  package convenience init(in parent: String, for name: String) throws {
    try self.init(in: parent, named: name)
  }

  init(in parent: String, named name: String) throws(SystemFailure) {
    let parent = parent.isEmpty ? "." : parent
    let prefix = Self.prefix(for: name)
    Self.removeLeft(in: parent, prefix: prefix, of: parent + "/" + name)
    while true {
      let number = String(UInt64.random(in: 0...(.max)), radix: 16)
      let digits = String(repeating: "0", count: 16 - number.count) + number
      let path = parent + "/" + prefix + digits
      // From here to the lock nobody must end the process; another one may take it for a folder that
      // was left, and remove it.
      let lock = try TemporaryFiles.withoutInterruption {
        paths throws(SystemFailure) -> FolderLock? in
        guard mkdir(path, 0o777) == 0 else { throw SystemFailure.last }
        guard let lock = FolderLock(path, waits: false), FileIdentity(of: path) == lock.identity
        else {
          rmdir(path)
          return nil
        }
        let marker = open(path + "/" + Self.marker, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard marker >= 0 else {
          let failure = SystemFailure.last
          rmdir(path)
          throw failure
        }
        close(marker)
        paths.insert(path)
        return lock
      }
      guard let lock else { continue }
      (self.path, self.lock) = (path, lock)
      return
    }
  }

  deinit {
    TemporaryFiles.remove(path)
  }

  /// Takes away what says that all in it is Storyloom's own, before it becomes somebody's folder or gets
  /// what is not.
  func removeMarker() {
    unlink(path + "/" + Self.marker)
  }

  /// How the names of folders for something begin. The longest name has 255 bytes, and what it is for may
  /// need them all.
  private static func prefix(for name: String) -> String {
    var text = name
    while text.utf8.count > 200 { text.removeLast() }
    return "." + text + infix
  }
}

extension WorkingFolder {
  /// Removes folders that processes left when they were killed: those of this user with such a name that
  /// nobody has locked, and in which everything is accounted for.
  private static func removeLeft(in parent: String, prefix: String, of place: String) {
    for name in FolderEntries.names(in: parent) ?? [] where isOurs(name, prefix: prefix) {
      let path = parent + "/" + name
      var info = stat()
      guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, info.st_uid == geteuid(),
        let lock = FolderLock(path, waits: false), lock.isHeld,
        lock.identity == FileIdentity(info)
      else { continue }
      if FolderEntries.entry(at: path + "/" + marker)?.isFile == true {
        TemporaryFiles.removeTree(path)
      } else {
        removeOld(path, of: place)
      }
    }
  }

  private static func isOurs(_ name: String, prefix: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    let digits = name.utf8.dropFirst(prefix.utf8.count)
    return digits.count == 16
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Removes a report that another one took the place of, or one that was about to: the files that its
  /// manifest names, and what lies in the place of the report too. Anything else stays, and so does the
  /// folder then.
  static func removeOld(_ path: String, of place: String) {
    guard let manifest = try? Manifest(inFolder: path) else {
      rmdir(path)
      return
    }
    let own = Set(manifest.outputs.map(\.path) + [Manifest.fileName])
    // The manifest goes last: what is left without one is never removed.
    let names = (FolderEntries.names(in: path) ?? []).filter { $0 != Manifest.fileName }
    var isEmpty = true
    for name in names {
      let file = path + "/" + name
      guard let entry = FolderEntries.entry(at: file), !entry.isFolder,
        own.contains(name)
          || FolderEntries.entry(at: place + "/" + name)?.identity == entry.identity,
        unlink(file) == 0
      else {
        isEmpty = false
        continue
      }
    }
    guard isEmpty else { return }
    unlink(path + "/" + Manifest.fileName)
    rmdir(path)
  }
}

/// A lock on a folder, which lasts as long as the object and never longer than the process.
///
/// Where the disk knows no locks, nobody holds one, and nobody waits.
final class FolderLock: Sendable {
  private let descriptor: Int32
  /// The folder that is locked, whatever its path leads to by now.
  let identity: FileIdentity
  /// Whether everybody else is kept out.
  let isHeld: Bool

  /// Locks a folder.
  ///
  /// - Parameter waits: Whether to wait for whoever has it locked.
  init?(_ path: String, waits: Bool) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (waits ? 0 : O_NOFOLLOW))
    guard descriptor >= 0, let identity = FileIdentity(of: descriptor) else { return nil }
    self.identity = identity
    var result = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB))
    while result != 0, errno == EINTR {
      result = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB))
    }
    isHeld = result == 0
    if !isHeld, errno == EWOULDBLOCK { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
