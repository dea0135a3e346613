internal import Foundation

/// What lies in a folder, as the system tells it.
enum FolderEntries {
  /// What a name stands for, links not followed.
  struct Entry {
    var isFolder: Bool
    var isFile: Bool
    /// Two names with one identity are one file.
    var identity: FileIdentity
  }

  /// The names in a folder but for itself and the one above, in no order.
  ///
  /// - Returns: Nothing where the folder cannot be read, or one of its names is not UTF-8, so that no
  ///   text stands for it.
  static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(validatingCString: $0)
        }
      }
      guard let name else { return nil }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// What stands at a path; nothing where there is nothing.
  static func entry(at path: String) -> Entry? {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    let type = info.st_mode & S_IFMT
    return Entry(
      isFolder: type == S_IFDIR, isFile: type == S_IFREG, identity: FileIdentity(info))
  }
}

/// Disk and number of a file or folder.
struct FileIdentity: Hashable {
  private let disk: UInt64
  private let number: UInt64

  init(_ info: stat) {
    disk = UInt64(truncatingIfNeeded: info.st_dev)
    number = UInt64(truncatingIfNeeded: info.st_ino)
  }

  /// The identity of what a path leads to; nothing where it leads nowhere.
  init?(of path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// The identity of an open file.
  init?(of descriptor: Int32) {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return nil }
    self.init(info)
  }
}
