/// The documents that were found, in input order.
///
/// An archive may have millions, so a source is put together when it is asked for; what is stored of
/// each is its name in its folder.
public struct DocumentSources: Sendable {
  /// Where documents are found together: a folder, the folder of a file that is itself an input, or
  /// an archive.
  struct Container: Sendable {
    enum Kind: Sendable {
      case files
      case stream(DocumentStream)
      case packed(PackedArchive)
    }

    var kind = Kind.files
    /// What stands before the name of an entry in its path: empty, or ending in a slash.
    var path: [UInt8] = []
    /// The same of its name below the input.
    var name: [UInt8] = []
    /// The same of its path from the root of the file system.
    var absolutePath: [UInt8] = []
  }

  private struct Entry: Sendable {
    var container: UInt32
    /// Its number among what the container holds.
    var number: UInt32
    var start: UInt32
    var count: UInt32

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  private var containers: [Container] = []
  private var names: [UInt8] = []
  private var entries: [Entry] = []

  init() {}
}

extension DocumentSources: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// Number of documents.
  public var endIndex: Int { entries.count }

  /// The document at a place in input order.
  ///
  /// - Complexity: O(length of its path).
  public subscript(index: Int) -> DocumentSource {
    let entry = entries[index]
    let container = containers[Int(entry.container)]
    let name = names[entry.range]
    let location: DocumentSource.Location =
      switch container.kind {
      case .files: .file(container.path + name)
      case .stream(let stream): .stream(stream)
      case .packed(let archive): .packed(archive.documents[Int(entry.number)].place)
      }
    return DocumentSource(
      name: DocumentSource.printable(container.name + name), location: location)
  }
}

extension DocumentSources: Equatable {
  /// Whether two lists have the same documents in the same order.
  public static func == (first: Self, second: Self) -> Bool { first.elementsEqual(second) }
}

extension DocumentSources {
  mutating func append(_ container: Container) -> Int {
    containers.append(container)
    return containers.count - 1
  }

  mutating func append(name: some Collection<UInt8>, number: Int = 0, container: Int) {
    precondition(names.count + name.count <= UInt32.max, "File names take less than 4 GB.")
    entries.append(
      Entry(
        container: UInt32(container), number: UInt32(number), start: UInt32(names.count),
        count: UInt32(name.count)))
    names.append(contentsOf: name)
  }

  /// Appends what was found elsewhere.
  mutating func append(_ other: DocumentSources) {
    guard !isEmpty else {
      self = other
      return
    }
    let first = containers.count
    containers += other.containers
    for entry in other.entries {
      append(
        name: other.names[entry.range], number: Int(entry.number),
        container: first + Int(entry.container))
    }
  }

  /// Puts the documents into the order of their names' bytes, then of their absolute paths' bytes,
  /// and of each file keeps the first.
  ///
  /// - Parameter identities: The identity of each document; `nil` for what is no file of its own.
  /// - Complexity: O(*n*) where they are in order, as one folder gives them; O(*n* log *n*) otherwise.
  mutating func arrange(identities: [FileSystem.Identity?]) {
    var order = Array(entries.indices)
    let isArranged = order.dropFirst().allSatisfy { !precedes($0, $0 - 1) }
    if !isArranged { order.sort { precedes($0, $1) } }
    var seen: Set<FileSystem.Identity> = []
    seen.reserveCapacity(identities.count)
    entries = order.compactMap { index in
      if let identity = identities[index], !seen.insert(identity).inserted { return nil }
      return entries[index]
    }
  }

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (entries[one], entries[other])
    let (first, second) = (containers[Int(one.container)], containers[Int(other.container)])
    let (name, otherName) = (names[one.range], names[other.range])
    if one.container == other.container { return name.lexicographicallyPrecedes(otherName) }
    let order = Joined(first.name, name).order(to: Joined(second.name, otherName))
    if order != 0 { return order < 0 }
    return Joined(first.absolutePath, name).order(to: Joined(second.absolutePath, otherName)) < 0
  }

  /// Two strings of bytes as one, without copying them.
  private struct Joined {
    var head: [UInt8]
    var tail: ArraySlice<UInt8>

    init(_ head: [UInt8], _ tail: ArraySlice<UInt8>) {
      self.head = head
      self.tail = tail
    }

    var count: Int { head.count + tail.count }

    subscript(index: Int) -> UInt8 {
      index < head.count ? head[index] : tail[tail.startIndex + index - head.count]
    }

    func order(to other: Joined) -> Int {
      for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
        return Int(self[index]) - Int(other[index])
      }
      return count - other.count
    }
  }
}
