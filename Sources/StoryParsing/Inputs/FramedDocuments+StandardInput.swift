#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FramedDocuments {
  /// Reads frames from standard input.
  ///
  /// - Parameters:
  ///   - limit: Bytes of the largest document that is read. Default 64 MiB.
  ///   - beforeReading: Called before each wait for more bytes. A program that answers frame by frame
  ///     hands its answers on there, so that whoever writes the frames never waits for them in vain.
  /// - Returns: The frames; they can be read once.
  public static func ofStandardInput(
    limit: Int = defaultLimit, beforeReading: @escaping () -> Void = {}
  ) -> FramedDocuments {
    FramedDocuments(limit: limit) { () throws(InputError) in
      beforeReading()
      do throws(FileSystem.Failure) {
        return try FileSystem.pieceOfStandardInput()
      } catch {
        throw InputError(code: .unreadable, input: "-", message: error.explanation)
      }
    }
  }
}

extension FileSystem {
  /// The next bytes of standard input, as many as are there, up to 64 KiB; none at its end.
  fileprivate static func pieceOfStandardInput() throws(Failure) -> [UInt8] {
    var failure: Failure?
    let piece = [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
      var result: Int
      repeat {
        result = read(STDIN_FILENO, buffer.baseAddress!, buffer.count)
      } while result < 0 && errno == EINTR
      if result < 0 { failure = .last } else { count = result }
    }
    if let failure { throw failure }
    return piece
  }
}
