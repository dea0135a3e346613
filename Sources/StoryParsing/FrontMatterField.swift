/// The keys that front matter gives a meaning to, in mappings of every kind.
enum FrontMatterField: UInt8, CaseIterable {
  case category, title, excerpt, publishedDateTime, originalUrl, webUrl, ampWebUrl, cdnAmpWebUrl
  case type, quality, heat, published, removed, provider, topics, images, featuredContent, secured
  case related, name, domain, url, width, height, isCached
}

extension FrontMatterField {
  /// The text of a key as numbers, by which keys are told apart in one comparison: its length and
  /// its first and last eight bytes (zeros where it is shorter).
  ///
  /// Of a name of 17 bytes, the longest, the middle one is in neither half, so it stands apart.
  private struct Spelling {
    var first: UInt64
    var last: UInt64
    /// 0 where there is no name.
    var count: UInt8
    var middle: UInt8
    var field: FrontMatterField

    static let none = Spelling(first: 0, last: 0, count: 0, middle: 0, field: .secured)

    init(first: UInt64, last: UInt64, count: UInt8, middle: UInt8, field: FrontMatterField) {
      self.first = first
      self.last = last
      self.count = count
      self.middle = middle
      self.field = field
    }

    init(_ field: FrontMatterField) {
      let name = Array("\(field)".utf8)
      precondition(name.count <= 17, "A longer name has bytes that are in no part of its spelling.")
      func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
      self.init(
        first: word(name.prefix(8)), last: name.count > 8 ? word(name.suffix(8)) : 0,
        count: UInt8(name.count), middle: name.count > 16 ? name[8] : 0, field: field)
    }
  }

  /// What a key is looked up in: a hash table that stays more than half empty.
  struct Table {
    private static let size = 64
    private var entries = [Spelling](repeating: .none, count: Self.size)

    init() {
      for field in FrontMatterField.allCases {
        let spelling = Spelling(field)
        var slot = Self.slot(spelling.first, Int(spelling.count))
        while entries[slot].count > 0 { slot = (slot + 1) % Self.size }
        entries[slot] = spelling
      }
    }

    /// The field whose name stands at a place; `nil` where none does.
    @inline(__always)
    func field(in bytes: ScannerBytes, at start: Int, count: Int) -> FrontMatterField? {
      let word = bytes.word(at: start)
      let first = count < 8 ? word & ((1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1) : word
      var slot = Self.slot(first, count)
      while entries[slot].count > 0 {
        let spelling = entries[slot]
        if spelling.first == first, Int(spelling.count) == count,
          count <= 8 || bytes.word(at: start &+ count &- 8) == spelling.last,
          count <= 16 || bytes[start &+ 8] == spelling.middle
        {
          return spelling.field
        }
        slot = (slot &+ 1) % Self.size
      }
      return nil
    }

    @inline(__always)
    private static func slot(_ first: UInt64, _ count: Int) -> Int {
      // The golden ratio spreads what differs in any byte over the highest bits.
      Int(
        truncatingIfNeeded: ((first &+ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15)
          >> 58)
    }
  }

  /// The one table.
  static let table = Table()
}

/// A set of fields, one bit each.
struct FrontMatterFieldSet {
  private var bits: UInt32 = 0

  /// Adds a field; false where it is a member already.
  @inline(__always)
  mutating func insert(_ field: FrontMatterField) -> Bool {
    let bit: UInt32 = 1 &<< UInt32(field.rawValue)
    defer { bits |= bit }
    return bits & bit == 0
  }
}
