#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileSystem {
  /// An open file, pipe or terminal; closed with the value.
  struct OpenFile: ~Copyable {
    let descriptor: Int32
    /// Length of a regular file when it was opened; `nil` for what has none.
    let size: Int?
    private let isOwned: Bool

    /// Opens a path.
    ///
    /// - Parameter mustBeFile: Whether only a regular file will do. Then a pipe that has taken its
    ///   place since it was found is not waited for.
    init(_ path: [UInt8], mustBeFile: Bool) throws(Failure) {
      let flags = O_RDONLY | O_CLOEXEC | (mustBeFile ? O_NONBLOCK : 0)
      var descriptor: Int32
      repeat {
        descriptor = FileSystem.withCString(path) { open($0, flags) }
      } while descriptor < 0 && errno == EINTR
      guard descriptor >= 0 else { throw .last }
      var info = stat()
      guard fstat(descriptor, &info) == 0 else {
        let failure = Failure.last
        close(descriptor)
        throw failure
      }
      let isFile = Entry(info).kind == .file
      guard isFile || !mustBeFile else {
        close(descriptor)
        throw Failure(code: ENOENT)
      }
      self.descriptor = descriptor
      size = isFile ? Int(info.st_size) : nil
      isOwned = true
    }

    private init(standardInput descriptor: Int32) {
      self.descriptor = descriptor
      size = nil
      isOwned = false
    }

    /// Standard input, which stays open.
    static var standardInput: OpenFile { OpenFile(standardInput: STDIN_FILENO) }

    deinit {
      if isOwned { close(descriptor) }
    }

    /// Reads once into a buffer, at most as much as it holds.
    ///
    /// - Returns: Number of bytes; 0 at the end.
    borrowing func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, Failure> {
      while true {
        let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 { return .success(count) }
        guard errno == EINTR else { return .failure(.last) }
      }
    }
  }
}

/// The system's `read`, which a method of that name hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
