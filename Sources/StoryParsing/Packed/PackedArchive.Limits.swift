extension PackedArchive {
  /// How much an archive may unpack to, so that no hostile one fills the disk.
  ///
  /// Lengths that an archive states are not trusted; the bytes that come out are counted.
  public struct Limits: Hashable, Sendable {
    /// Greatest length of one document in bytes. A longer one is left out. Default 64 MiB.
    public var documentSize: Int
    /// Greatest number of members, folders and all other files included. Default 10 million.
    public var memberCount: Int
    /// Greatest number of bytes that come out of the archive. Default 64 GiB.
    public var unpackedSize: Int
    /// Greatest number of bytes that come out for each byte that goes in. Default 200: articles
    /// come to between 3 and 10, a tar archive of the smallest documents to 60, a bomb of zeros to
    /// 1,000.
    public var ratio: Int
    /// How many bytes come out before the ratio counts. Default 64 MiB.
    public var ratioFloor: Int
    /// Greatest length of a member's path in bytes, as systems have it. Default 4,096.
    public var pathLength: Int

    /// The limits that hold where no others are given.
    public static let standard = Limits()

    /// Creates limits; those that are left out are the standard ones.
    public init(
      documentSize: Int = 64 << 20, memberCount: Int = 10_000_000, unpackedSize: Int = 64 << 30,
      ratio: Int = 200, ratioFloor: Int = 64 << 20, pathLength: Int = 4_096
    ) {
      self.documentSize = documentSize
      self.memberCount = memberCount
      self.unpackedSize = unpackedSize
      self.ratio = ratio
      self.ratioFloor = ratioFloor
      self.pathLength = pathLength
    }
  }
}

extension PackedArchive.Limits {
  /// Which limit of the whole archive is passed, in words; `nil` where none is.
  func excess(unpacked: Int, packed: Int) -> String? {
    if unpacked > unpackedSize {
      return "it unpacks to more than \(Self.size(unpackedSize)) (--max-unpacked)"
    }
    if unpacked > ratioFloor, unpacked / ratio > packed {
      return "it unpacks to more than \(Self.grouped(ratio)) times its own length (--max-ratio)"
    }
    return nil
  }

  /// A number of bytes in the largest unit that it is a whole number of.
  static func size(_ count: Int) -> String {
    for (unit, name) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
    where count >= unit && count % unit == 0 {
      return "\(count / unit) \(name)"
    }
    return "\(grouped(count)) bytes"
  }

  /// A number with a comma before every third digit from the right.
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
