/// Which name leads to which bytes, as the folder would show it that the members were unpacked to
/// one after the other.
struct MemberCatalog {
  private enum Target {
    case file(Int)
    /// A member that a diagnostic has left out.
    case leftOut
  }

  /// A further name of a file that is not there.
  struct MissingLink {
    var name: [UInt8]
    var target: [UInt8]
  }

  private var places: [PackedPlace] = []
  private var targets: [[UInt8]: Target] = [:]
  /// Names with the files that a later member took them from.
  private var replaced: [(name: [UInt8], file: Int)] = []

  private(set) var missingLinks: [MissingLink] = []

  /// The names of files that further names lead to and that are not there.
  var missingTargets: Set<[UInt8]> { Set(missingLinks.map(\.target)) }

  /// Takes a file under a name.
  mutating func add(_ place: PackedPlace, as name: [UInt8]) {
    places.append(place)
    set(name, to: .file(places.count - 1))
  }

  /// Takes a further name of a file.
  mutating func add(_ name: [UInt8], linkedTo target: [UInt8]) {
    if let found = targets[target] {
      set(name, to: found)
    } else {
      missingLinks.append(MissingLink(name: name, target: target))
    }
  }

  /// Takes a name whose bytes are not to be had. What an earlier member gave it is gone too.
  mutating func leaveOut(_ name: [UInt8]) {
    set(name, to: .leftOut)
  }

  private mutating func set(_ name: [UInt8], to target: Target) {
    if case .file(let file) = targets.updateValue(target, forKey: name) {
      replaced.append((name, file))
    }
  }

  /// The files among the names, each under the smallest of its names, in the order of their bytes.
  func documents(where isDocument: ([UInt8]) -> Bool) -> [PackedArchive.Document] {
    var names = [[UInt8]?](repeating: nil, count: places.count)
    for case (let name, .file(let file)) in targets where isDocument(name) {
      if names[file].map({ name.lexicographicallyPrecedes($0) }) ?? true { names[file] = name }
    }
    return zip(names, places).compactMap { name, place in
      name.map { PackedArchive.Document(name: $0, place: place) }
    }
    .sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The names under which different bytes stood one after the other, in the order of their bytes.
  ///
  /// The same bytes a second time, as when a folder is packed twice, are no loss.
  func conflictingNames() throws(FileSystem.Failure) -> [[UInt8]] {
    var names: Set<[UInt8]> = []
    for (name, file) in replaced where !names.contains(name) {
      guard case .file(let last) = targets[name] else { continue }
      if try !places[file].hasSameBytes(as: places[last]) { names.insert(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
