/// Finds the documents of one or more inputs.
///
/// A folder is walked with everything below it: files named `*.md`, `*.markdown`, `*.txt`, `*.yml`
/// or `*.yaml` in any case, without hidden entries. A file that is itself an input is read whatever
/// its name. Symbolic links are followed, each folder of an input once, so a loop of links ends.
///
/// The result does not depend on the order of the inputs, and a document that several of them reach
/// (same device and inode) is there once, under the smallest of its names.
public struct InputDiscovery: Sendable {
  /// The documents, in the order of their names' bytes, then of their absolute paths' bytes.
  public let sources: [DocumentSource]

  /// Files and folders inside the inputs that cannot be read, in the order of their names' bytes.
  public let diagnostics: [Diagnostic]

  /// Looks for documents.
  ///
  /// - Parameter inputs: Files, folders and `-`, in any order; repeats are read once. A pipe that
  ///   is itself an input, as shells make them for `<(command)`, is a document.
  /// - Throws: ``InputError`` for the first input, in byte order, that does not exist or cannot be
  ///   opened.
  /// - Complexity: O(*n* log *n*) for *n* entries in the folders; O(documents) space.
  public init(_ inputs: [InputPath]) throws(InputError) {
    let currentFolder = FileSystem.currentFolder()
    var found: [FoundDocument] = []
    var faults: [FolderWalk.Fault] = []
    for input in Set(inputs).sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      let document = try Self.document(at: input, currentFolder: currentFolder)
      guard let document else {
        var walk = FolderWalk(path: input.bytes, currentFolder: currentFolder)
        do {
          try walk.run()
        } catch {
          throw InputError(reading: input, error)
        }
        found += walk.documents
        faults += walk.faults
        continue
      }
      found.append(document)
    }

    found.sort()
    var seen: Set<FileSystem.Identity> = []
    sources = found.compactMap { document in
      if let identity = document.identity, !seen.insert(identity).inserted { return nil }
      return DocumentSource(
        name: DocumentSource.printable(document.name), location: document.location)
    }
    faults.sort()
    var seenFaults: Set<[UInt8]> = []
    diagnostics = faults.compactMap { fault in
      seenFaults.insert(fault.path).inserted ? fault.diagnostic : nil
    }
  }

  /// The document that an input is; `nil` where it is a folder.
  private static func document(
    at input: InputPath, currentFolder: [UInt8]
  ) throws(InputError) -> FoundDocument? {
    if input.isStandardInput {
      return FoundDocument(
        name: input.bytes, absolutePath: [], identity: nil, location: .standardInput)
    }
    let entry: FileSystem.Entry
    do {
      entry = try FileSystem.entry(at: input.bytes)
      if entry.kind != .folder { try FileSystem.checkReadable(input.bytes) }
    } catch {
      throw InputError(reading: input, error)
    }
    let location: DocumentSource.Location
    switch entry.kind {
    case .folder: return nil
    case .file: location = .file(input.bytes)
    case .pipe, .terminal: location = .stream(input.bytes)
    case .link, .other:
      throw InputError(
        code: .notADocument, input: input.description,
        message: "the input is neither a file nor a folder; give one of these, or - for standard "
          + "input")
    }
    let name = input.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? input.bytes
    return FoundDocument(
      name: name, absolutePath: input.bytes.absolute(in: currentFolder), identity: entry.identity,
      location: location)
  }
}

extension InputError {
  fileprivate init(reading input: InputPath, _ failure: FileSystem.Failure) {
    self.init(
      code: failure.isNotFound ? .notFound : .unreadable, input: input.description,
      message: "the input cannot be read: \(failure.explanation)")
  }
}

/// A document with all that its place in the order depends on.
struct FoundDocument: Comparable {
  /// Bytes of the name below the input.
  var name: [UInt8]
  var absolutePath: [UInt8]
  /// `nil` for standard input, which is no file of its own.
  var identity: FileSystem.Identity?
  var location: DocumentSource.Location

  static func < (first: FoundDocument, second: FoundDocument) -> Bool {
    if first.name != second.name { return first.name.lexicographicallyPrecedes(second.name) }
    return first.absolutePath.lexicographicallyPrecedes(second.absolutePath)
  }
}

extension [UInt8] {
  /// A path from the root of the file system on.
  func absolute(in currentFolder: [UInt8]) -> [UInt8] {
    first == UInt8(ascii: "/") ? self : currentFolder + [UInt8(ascii: "/")] + self
  }

  /// The path of an entry of the folder that this path leads to.
  func appending(_ name: [UInt8]) -> [UInt8] {
    isEmpty || last == UInt8(ascii: "/") ? self + name : self + [UInt8(ascii: "/")] + name
  }
}
