/// What the bytes of an archive come from.
protocol ArchiveSource: AnyObject {
  /// Puts the next bytes at the beginning of a buffer; 0 at the end, `nil` where ``fault`` says why
  /// there are no more.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int?

  /// Whether ``skip(_:)`` can leave bytes out without reading them.
  var canSkip: Bool { get }

  /// Leaves out so many bytes or fewer; returns how many.
  func skip(_ count: Int64) -> Int64

  /// Goes to another position; `nil` where there is none.
  func seek(to offset: Int64, from origin: SeekOrigin) -> Int64?

  /// Why the reading ended before its time.
  var fault: ArchiveFault? { get }
}

/// What ends the reading of an archive before its end.
enum ArchiveFault: Hashable {
  /// The system refuses to read on.
  case unreadable(FileSystem.Failure)
  /// The bytes are not what they should be, or end too early.
  case damaged
  /// All is there, and the checksum says that something in it is not what was packed.
  case altered
  /// A limit is passed, in words.
  case excess(String)
}

/// What an offset counts from, as C numbers it.
enum SeekOrigin {
  case start, here, end

  init(rawValue: Int32) {
    self = rawValue == 0 ? .start : rawValue == 1 ? .here : .end
  }
}

/// The bytes of an open file or stream.
final class InputSource: ArchiveSource {
  let input: SniffedInput
  private var position = 0
  private(set) var fault: ArchiveFault?

  /// The last bytes that were read, up to eight: the end of gzip data states its length there.
  private(set) var tail: ArraySlice<UInt8> = []

  init(_ input: SniffedInput) {
    self.input = input
  }

  var canSkip: Bool { input.size != nil }

  /// Length of the archive; as much of it as was read, where nobody knows the rest.
  var packedCount: Int { input.size ?? position }

  /// How many bytes were read or left out.
  var consumedCount: Int { position }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    do throws(FileSystem.Failure) {
      let count: Int
      if input.size != nil {
        count = try input.file.read(into: buffer, at: position)
      } else if position < input.firstBytes.count {
        // A stream gives its first bytes only once, and they were read to recognise it.
        count = input.firstBytes.count - position
        buffer.copyBytes(from: input.firstBytes[position...])
      } else {
        count = try input.file.read(into: buffer, at: nil)
      }
      position += count
      tail = (tail + buffer[max(0, count - 8)..<count]).suffix(8)
      return count
    } catch {
      fault = .unreadable(error)
      return nil
    }
  }

  func skip(_ count: Int64) -> Int64 {
    guard let size = input.size else { return 0 }
    // Not beyond the end, so that libarchive notices where a member is cut off.
    let skipped = max(0, min(Int(count), size - position))
    position += skipped
    return Int64(skipped)
  }

  func seek(to offset: Int64, from origin: SeekOrigin) -> Int64? {
    guard let size = input.size else { return nil }
    let start = origin == .start ? 0 : origin == .here ? position : size
    let (target, overflows) = start.addingReportingOverflow(Int(offset))
    guard !overflows, target >= 0 else { return nil }
    position = target
    return Int64(target)
  }
}
