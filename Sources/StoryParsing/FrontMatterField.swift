/// The keys that front matter gives a meaning to, in mappings of every kind.
enum FrontMatterField: UInt8, CaseIterable {
  case category, title, excerpt, publishedDateTime, originalUrl, webUrl, ampWebUrl, cdnAmpWebUrl
  case type, quality, heat, published, removed, provider, topics, images, featuredContent, secured
  case related, name, domain, url, width, height, isCached
}

extension FrontMatterField {
  /// A key and its colon as numbers, so that two comparisons tell it from all others: what stands in
  /// its first eight bytes, and in the eight that end with the colon.
  ///
  /// Between the two a name of more than 15 bytes has some that are in neither; there they are compared
  /// one by one.
  struct Spelling {
    let field: FrontMatterField
    let count: Int
    private let first: UInt64
    private let firstMask: UInt64
    private let last: UInt64
    private let lastMask: UInt64
    private let lastOffset: Int
    private let between: [UInt8]

    fileprivate init(_ field: FrontMatterField) {
      let name = Array("\(field):".utf8)
      func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
      self.field = field
      count = name.count - 1
      first = word(name.prefix(8))
      firstMask = word(name.prefix(8).map { _ in 0xFF }[...])
      lastOffset = max(0, name.count - 8)
      last = word(name.suffix(8))
      lastMask = word(name.suffix(8).map { _ in 0xFF }[...])
      between = name.count > 16 ? Array(name[8..<name.count - 8]) : []
    }

    /// Whether this key and its colon stand at a place.
    @inline(__always)
    func stands(in bytes: ScannerBytes, at start: Int) -> Bool {
      bytes.word(at: start) & firstMask == first
        && bytes.word(at: start &+ lastOffset) & lastMask == last
        && (count < 16 || standsBetween(in: bytes, at: start &+ 8))
    }

    private func standsBetween(in bytes: ScannerBytes, at start: Int) -> Bool {
      between.indices.allSatisfy { bytes[start + $0] == between[$0] }
    }
  }

  /// What keys are looked up in.
  struct Table {
    private let spellings: [Spelling]
    /// The fields whose names have each length.
    private let ofCount: [[FrontMatterField]]

    fileprivate init() {
      let spellings = FrontMatterField.allCases.map { Spelling($0) }
      self.spellings = spellings
      ofCount = (0...32).map { count in
        spellings.filter { $0.count == count }.map(\.field)
      }
    }

    /// How a field is spelt.
    @inline(__always)
    subscript(field: FrontMatterField) -> Spelling { spellings[Int(field.rawValue)] }

    /// The field whose name stands at a place; `nil` where none does.
    ///
    /// - Parameter count: Length of the key, at most 32.
    func field(in bytes: ScannerBytes, at start: Int, count: Int) -> FrontMatterField? {
      ofCount[count].first { self[$0].stands(in: bytes, at: start) }
    }
  }

  /// The one table.
  static let table = Table()
}

/// For each field the one that followed it last, in mappings of one kind.
///
/// Archives write their fields in one order, so the next key is nearly always the one that came next
/// before; it is compared first, and only another one is looked up.
struct FrontMatterFieldOrder {
  /// Numbers of the kinds of mappings, beyond those of the fields: what stands before their first key.
  enum Mapping: UInt8 {
    case record = 28
    case related, provider, image
  }

  private var next = [FrontMatterField](repeating: .title, count: 32)

  /// The field that followed another one, or the beginning of a mapping, last.
  @inline(__always)
  subscript(previous: UInt8) -> FrontMatterField {
    get { next[Int(previous)] }
    set { next[Int(previous)] = newValue }
  }
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
