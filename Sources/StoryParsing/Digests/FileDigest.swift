/// What a file held: its name, its length and the digest of its bytes.
public struct FileDigest: Hashable, Sendable {
  /// Path of a document below its input, or of an output below its folder.
  public var path: String
  /// Length in bytes.
  public var byteCount: Int
  /// Digest of the bytes; absent where they could not be read.
  public var digest: ContentDigest?

  /// Creates what is known of a file.
  public init(path: String, byteCount: Int, digest: ContentDigest?) {
    self.path = path
    self.byteCount = byteCount
    self.digest = digest
  }
}
