internal import Foundation

/// Where the bytes of a file go.
enum OutputPlace {
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
