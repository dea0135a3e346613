internal import Foundation

/// Files that take the places of others, together.
struct FileExchange {
  private let staging: OutputFolder.Staging
  private let isSealed: Bool
  /// What was made and where it belongs, in the order in which it is renamed.
  private var renames: [(temporary: String, place: String)] = []
  /// Files that belong somewhere else, because a link in the folder leads there.
  private var copies: [TemporaryCopy] = []
  /// The names of the files in the working folder.
  private var names: Set<String> = []
  /// Whether every file belongs into the folder itself.
  private var isComplete = true

  init(into staging: OutputFolder.Staging, isSealed: Bool) {
    (self.staging, self.isSealed) = (staging, isSealed)
  }

  /// Writes a file beside its place.
  mutating func take(
    _ file: OutputFile, to place: OutputPlace, tally: OutputFile.Tally?
  ) throws(SystemFailure) {
    switch place {
    case .stream(let path):
      isComplete = false
      try file.append(to: path, flags: O_APPEND, tally: tally)
    case .file(let path) where path == staging.place + "/" + file.name:
      let temporary = staging.folder.path + "/" + file.name
      try file.write(to: temporary, tally: tally)
      renames.append((temporary, path))
      names.insert(file.name)
    case .file(let path):
      isComplete = false
      let copy = try TemporaryCopy(of: file, for: path, tally: tally)
      copies.append(copy)
      renames.append((copy.path, path))
    }
  }

  /// Puts everything into its place.
  func finish() throws(SystemFailure) {
    if !staging.exists, isComplete, try becomesFolder() { return }
    let lock = Self.lock(staging.place)
    defer { withExtendedLifetime(lock) {} }
    if isSealed, isComplete, staging.isBeside, let lock, changesPlaces(with: lock.identity) {
      return
    }
    try renameOneByOne()
  }

  /// Waits until nobody else puts files into a folder. The folder that was waited for may not be there any
  /// more, but another one under its name.
  private static func lock(_ place: String) -> FolderLock? {
    while let lock = FolderLock(place, waits: true) {
      if FileIdentity(of: place) == lock.identity { return lock }
    }
    return nil
  }
}

extension FileExchange {
  /// Gives the working folder the name of the one that is not there.
  ///
  /// - Returns: False where it is there by now.
  private func becomesFolder() throws(SystemFailure) -> Bool {
    try TemporaryFiles.withoutInterruption { paths throws(SystemFailure) in
      staging.folder.removeMarker()
      guard rename(staging.folder.path, staging.place) == 0 else {
        guard [EEXIST, ENOTEMPTY].contains(errno) else { throw SystemFailure.last }
        return false
      }
      paths.remove(staging.folder.path)
      return true
    }
  }

  /// Lets the working folder and the one that it is for change places, in one step.
  ///
  /// - Returns: Whether that was possible; if not, nothing has changed.
  private func changesPlaces(with identity: FileIdentity) -> Bool {
    let (new, place) = (staging.folder.path, staging.place)
    // Whoever stands in the folder would stand in the old one.
    guard FileIdentity(of: ".") != identity, takesOver(modeOf: place),
      let others = FolderEntries.names(in: place)
    else { return false }
    var links: [String] = []
    var isPossible = true
    for name in others where isPossible {
      guard let entry = FolderEntries.entry(at: place + "/" + name) else { continue }
      if names.contains(name) {
        isPossible = entry.isFile
      } else {
        isPossible =
          !entry.isFolder
          && linkat(AT_FDCWD, place + "/" + name, AT_FDCWD, new + "/" + name, 0) == 0
        if isPossible { links.append(name) }
      }
    }
    let isDone =
      isPossible
      && TemporaryFiles.withoutInterruption { paths in
        staging.folder.removeMarker()
        guard FolderEntries.names(in: new).map(Set.init) == names.union(links),
          FolderSwap.swap(new, place)
        else { return false }
        paths.remove(new)
        removeOld(at: new)
        return true
      }
    if !isDone { for name in links { unlink(new + "/" + name) } }
    return isDone
  }

  /// Gives the working folder the permissions and the owner of the folder that it is for.
  private func takesOver(modeOf place: String) -> Bool {
    let new = staging.folder.path
    var (old, own) = (stat(), stat())
    guard stat(place, &old) == 0, stat(new, &own) == 0, !FolderSwap.hasAccessList(place) else {
      return false
    }
    if old.st_uid != own.st_uid || old.st_gid != own.st_gid {
      guard chown(new, old.st_uid, old.st_gid) == 0 else { return false }
    }
    return chmod(new, old.st_mode & 0o7777) == 0
  }

  /// Removes the old files, which now lie in the place of the working folder. What came into the folder
  /// at the last moment, or was replaced there, goes where it belongs.
  private func removeOld(at old: String) {
    // The manifest goes last: it tells the next process which files are a report's, if this one is killed.
    let found = FolderEntries.names(in: old) ?? []
    for name in found.filter({ $0 != Manifest.fileName })
      + found.filter({ $0 == Manifest.fileName })
    {
      let (path, place) = (old + "/" + name, staging.place + "/" + name)
      guard let entry = FolderEntries.entry(at: path) else { continue }
      if names.contains(name) || FolderEntries.entry(at: place)?.identity == entry.identity {
        unlink(path)
      } else {
        rename(path, place)
      }
    }
    rmdir(old)
  }

  /// Renames every file, and all of them back where one of them cannot be.
  private func renameOneByOne() throws(SystemFailure) {
    try TemporaryFiles.withoutInterruption { _ throws(SystemFailure) in
      var done: [(place: String, old: String?)] = []
      for (number, (temporary, place)) in renames.enumerated() {
        let old = staging.folder.path + "/.old-\(number)"
        let hasOld = link(place, old) == 0
        guard rename(temporary, place) == 0 else {
          let failure = SystemFailure.last
          for (place, old) in done.reversed() {
            if let old { rename(old, place) } else { unlink(place) }
          }
          throw failure
        }
        done.append((place, hasOld ? old : nil))
      }
    }
  }
}
