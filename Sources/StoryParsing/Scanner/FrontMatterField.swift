/// The keys that front matter gives a meaning to, in mappings of every kind.
enum FrontMatterField: UInt8, CaseIterable {
  case category, title, excerpt, publishedDateTime, originalUrl, webUrl, ampWebUrl, cdnAmpWebUrl
  case type, quality, heat, published, removed, provider, topics, images, featuredContent, secured
  case related, name, domain, url, width, height, isCached
}

extension FrontMatterField {
  /// A key and its colon as numbers, so that three comparisons tell it from all others: what stands in
  /// its first eight bytes, in the eight after them, and in the eight that end with the colon.
  struct Spelling {
    let field: FrontMatterField
    let count: Int
    private let first: Word
    private let second: Word
    private let last: Word

    /// Some of eight bytes, from a place of the key on.
    private struct Word {
      var offset: Int
      var mask: UInt64 = 0
      var value: UInt64 = 0

      /// The bytes of a name from an offset on, as many as there are.
      init(_ name: [UInt8], at offset: Int) {
        self.offset = min(offset, name.count)
        for (place, byte) in name.dropFirst(offset).prefix(8).enumerated() {
          mask |= 0xFF << UInt64(8 * place)
          value |= UInt64(byte) << UInt64(8 * place)
        }
      }

      @inline(__always)
      func stands(in bytes: ScannerBytes, at start: Int) -> Bool {
        bytes.word(at: start &+ offset) & mask == value
      }
    }

    fileprivate init(_ field: FrontMatterField) {
      let name = Array("\(field):".utf8)
      precondition(name.count <= 24, "Three words hold a name.")
      self.field = field
      count = name.count - 1
      first = Word(name, at: 0)
      second = Word(name, at: 8)
      last = Word(name, at: max(0, name.count - 8))
    }

    /// Whether this key and its colon stand at a place.
    @inline(__always)
    func stands(in bytes: ScannerBytes, at start: Int) -> Bool {
      first.stands(in: bytes, at: start)
        && (count < 8
          || (last.stands(in: bytes, at: start) && second.stands(in: bytes, at: start)))
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
  /// The kinds of mappings.
  enum Mapping: Int {
    case record, related, provider, image
  }

  /// A field in a mapping of some kind, or the beginning of one.
  struct Place {
    fileprivate var number: Int

    /// The beginning of a mapping.
    init(in mapping: Mapping) {
      number = mapping.rawValue &* Self.count &+ Self.count &- 1
    }

    /// The place after a field of the same mapping.
    @inline(__always)
    func after(_ field: FrontMatterField) -> Place {
      var place = self
      place.number = (number & ~(Self.count &- 1)) | Int(field.rawValue)
      return place
    }

    /// More than there are fields, by one that stands for the beginning.
    fileprivate static var count: Int { 32 }
  }

  private var next = [FrontMatterField](repeating: .title, count: 4 * Place.count)

  /// The field that came last at a place.
  @inline(__always)
  subscript(place: Place) -> FrontMatterField {
    get { next[place.number] }
    set { next[place.number] = newValue }
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
