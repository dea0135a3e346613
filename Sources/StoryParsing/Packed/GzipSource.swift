/// The bytes in gzip data, counted and checked on their way.
final class GzipSource: ArchiveSource {
  private let packed: InputSource
  private let limits: PackedArchive.Limits
  private let handle: ArchiveHandle?
  private var checksum = CRC32()
  private var count = 0
  private var isAtEnd = false
  private var ownFault: ArchiveFault?

  private var firstBytes: [UInt8] = []

  init(_ packed: InputSource, limits: PackedArchive.Limits) {
    self.packed = packed
    self.limits = limits
    let handle = ArchiveHandle(.gzip, from: packed)
    if let handle, case .member = handle.next() {
      self.handle = handle
    } else {
      self.handle = nil
      // Damage looks like nothing at all here. What really packs nothing states so at its end.
      isAtEnd = packed.tail.count == 8 && packed.tail.allSatisfy { $0 == 0 }
    }
  }

  var fault: ArchiveFault? { packed.fault ?? ownFault }
  var canSkip: Bool { false }
  func skip(_ count: Int64) -> Int64 { 0 }
  func seek(to offset: Int64, from origin: SeekOrigin) -> Int64? { nil }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    guard fault == nil else { return nil }
    guard !isAtEnd else { return 0 }
    // In small pieces, since damage costs the whole piece that it is found in.
    let piece = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(16 << 10))
    guard let handle, case .count(let pieceCount) = handle.read(into: piece) else {
      ownFault = .damaged
      return nil
    }
    if pieceCount == 0 {
      isAtEnd = true
      if !checksumAgrees { ownFault = .altered }
      return fault == nil ? 0 : nil
    }
    let bytes = UnsafeRawBufferPointer(rebasing: piece.prefix(pieceCount))
    if count == 0 { firstBytes = Array(bytes.prefix(PackedArchive.Format.sampleSize)) }
    checksum.update(bytes.assumingMemoryBound(to: UInt8.self).span)
    count += pieceCount
    if let excess = limits.excess(unpacked: count, packed: packed.consumedCount) {
      ownFault = .excess(excess)
      return nil
    }
    return pieceCount
  }

  /// Whether the bytes are a tar archive by their beginning, whatever becomes of them later.
  var beginsLikeTar: Bool { PackedArchive.Format(firstBytes: firstBytes) == .tar }

  /// Whether the bytes are those that were packed, as far as the last eight bytes tell.
  ///
  /// Gzip data may consist of several parts, each with a checksum of its own, of which these bytes
  /// are the last one's. Only where the stated length is that of everything was there one part.
  private var checksumAgrees: Bool {
    let words = packed.tail.map(UInt32.init)
    guard words.count == 8 else { return true }
    let stated = words[0] | words[1] << 8 | words[2] << 16 | words[3] << 24
    let length = words[4] | words[5] << 8 | words[6] << 16 | words[7] << 24
    return length != UInt32(truncatingIfNeeded: count) || stated == checksum.value
  }
}
