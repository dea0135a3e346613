import CArchive

/// One passage through an archive with libarchive, from its first member to its last.
///
/// All pointers of libarchive stay in this file. Its invariants:
/// - `archive` and `locale` are freed once, in `deinit`; `client` lives longer, so that whatever
///   libarchive calls is there.
/// - The address of `client.buffer` does not change. libarchive reads the piece that it was given
///   before it asks for the next one, which overwrites it.
/// - The texts of a `carchive_member` live until the next header, and are copied before.
final class ArchiveHandle {
  /// What to look for; nothing else is recognised, however well libarchive knew it.
  enum Reading {
    case tar
    /// A zip archive by its list of members.
    case zip
    /// A zip archive without its list, member after member.
    case zipInOrder
    /// The bytes in gzip data, as one member.
    case gzip
  }

  /// What comes next.
  enum Step {
    case member(ArchiveMember)
    /// A member that cannot be understood, while those after it can.
    case unreadable
    /// Bytes that are no header where one should be; the next step looks behind them.
    case damaged
    case end
    /// Nothing more can be read; the source may know why.
    case failed
  }

  /// What reading from a member gave.
  enum DataStep {
    /// So many bytes; 0 at the end.
    case count(Int)
    /// The member is damaged or needs what libarchive lacks.
    case unreadable
    /// The archive is.
    case failed
  }

  private let archive: OpaquePointer
  private let locale = carchive_new_locale()
  private let client: Client

  /// Opens an archive; `nil` where the bytes are no such archive, or the source fails.
  init?(_ reading: Reading, from source: any ArchiveSource) {
    guard let archive = archive_read_new() else { return nil }
    self.archive = archive
    client = Client(source)
    switch reading {
    case .tar:
      archive_read_support_format_tar(archive)
      // What is appended with `cat` is read too, and the end is looked for behind the end mark.
      archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1")
    case .zip: archive_read_support_format_zip_seekable(archive)
    case .zipInOrder: archive_read_support_format_zip_streamable(archive)
    case .gzip:
      archive_read_support_filter_gzip(archive)
      archive_read_support_format_raw(archive)
      // Without it, gzip data of no bytes could not be told from damaged ones.
      archive_read_support_format_empty(archive)
    }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(client).toOpaque())
    archive_read_set_read_callback(archive) { _, client, piece in
      let client = Unmanaged<Client>.fromOpaque(client!).takeUnretainedValue()
      piece?.pointee = UnsafeRawPointer(client.buffer.baseAddress)
      return client.source.read(into: client.buffer) ?? Int(ARCHIVE_FATAL)
    }
    if source.canSkip {
      archive_read_set_skip_callback(archive) { _, client, count in
        Unmanaged<Client>.fromOpaque(client!).takeUnretainedValue().source.skip(count)
      }
    }
    if reading == .zip {
      archive_read_set_seek_callback(archive) { _, client, offset, origin in
        let source = Unmanaged<Client>.fromOpaque(client!).takeUnretainedValue().source
        return source.seek(to: offset, from: SeekOrigin(rawValue: origin)) ?? Int64(ARCHIVE_FATAL)
      }
    }
    guard archive_read_open1(archive) == ARCHIVE_OK else { return nil }
    // Gzip data with a damaged header would come through as they are.
    if reading == .gzip, archive_filter_code(archive, 0) != ARCHIVE_FILTER_GZIP { return nil }
  }

  deinit {
    archive_read_free(archive)
    carchive_free_locale(locale)
  }

  /// How many bytes have been taken in; after a header it is where the member's data begin.
  var position: Int { Int(archive_filter_bytes(archive, 0)) }

  /// Where the header of the member began, or of what stands in a member's place.
  var headerPosition: Int { Int(archive_read_header_position(archive)) }

  /// Goes to the next member, over what is left of this one.
  func next() -> Step {
    var member = carchive_member()
    switch carchive_next_member(archive, locale, &member) {
    // A warning is about a field that is not asked for, or that a name was not converted.
    case ARCHIVE_OK, ARCHIVE_WARN: return .member(ArchiveMember(member))
    case ARCHIVE_EOF: return .end
    case ARCHIVE_FAILED: return .unreadable
    case ARCHIVE_RETRY: return .damaged
    default: return .failed
    }
  }

  /// Goes over some members without a look at what they are.
  func pass(_ count: Int) {
    var member = carchive_member()
    for _ in 0..<count { _ = carchive_next_member(archive, locale, &member) }
  }

  /// Reads from the member into a buffer that is not empty. Holes come as zeros.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> DataStep {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count >= 0 { return .count(count) }
    return count <= Int(ARCHIVE_FATAL) ? .failed : .unreadable
  }

  private final class Client {
    let source: any ArchiveSource
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)

    init(_ source: any ArchiveSource) {
      self.source = source
    }

    deinit { buffer.deallocate() }
  }
}

/// What the header of a member says.
struct ArchiveMember {
  enum Kind: Hashable {
    case file, folder, other
    /// A further name of the member that has this one.
    case hardLink([UInt8])
  }

  /// `nil` where libarchive cannot express the name.
  var path: [UInt8]?
  var kind: Kind
  /// The stated length, if there is one.
  var size: Int?
  /// Whether the data leave out holes, and so are not the file's bytes one after the other.
  var isSparse: Bool
  var isEncrypted: Bool
}

extension ArchiveMember {
  fileprivate init(_ member: carchive_member) {
    path = member.path.map(Self.bytes)
    if let target = member.hard_link {
      kind = .hardLink(Self.bytes(target))
    } else {
      switch member.type {
      case 0o100000: kind = .file
      case 0o040000: kind = .folder
      default: kind = .other
      }
    }
    size = member.size < 0 ? nil : Int(member.size)
    isSparse = member.is_sparse
    isEncrypted = member.is_encrypted
  }

  private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    var end = text
    while end.pointee != 0 { end += 1 }
    // In a release build Swift 6.3 copies with Array(UnsafeRawBufferPointer) into memory that is already free where
    // nobody takes the array.
    return Array(unsafeUninitializedCapacity: end - text) { buffer, count in
      count = end - text
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(start: text, count: count))
    }
  }
}
