/// Finds the documents of one or more inputs.
///
/// A folder is walked with everything below it: files named `*.md`, `*.markdown`, `*.txt`, `*.yml`
/// or `*.yaml` in any case, without hidden entries. A file that is itself an input is read whatever
/// its name. Symbolic links are followed, each folder of an input once, so a loop of links ends.
///
/// An input that is an archive (see ``PackedArchive``), whatever its name, stands for the documents in
/// it. What is named like a document is one, and archives inside a folder are not looked into.
///
/// The result does not depend on the order of the inputs, and a document that several of them reach
/// (same device and inode) is there once, under the smallest of its names.
public struct InputDiscovery: Sendable {
  /// The documents, in the order of their names' bytes, then of their absolute paths' bytes.
  public let sources: DocumentSources

  /// Files and folders inside the inputs that cannot be read, in the order of their names' bytes.
  public let diagnostics: [Diagnostic]

  /// Looks for documents.
  ///
  /// - Parameters:
  ///   - inputs: Files, folders and `-`, in any order; repeats are read once. A pipe that is itself
  ///     an input, as shells make them for `<(command)`, is a document or an archive.
  ///   - limits: How many documents are taken, and how much archives may unpack to. Default
  ///     ``ReadingLimits/standard``.
  /// - Throws: ``InputError`` for the first input, in byte order, that does not exist or cannot be
  ///   opened, or that is an archive which cannot be unpacked.
  /// - Complexity: O(*n* log *n*) for *n* entries in the folders; O(documents) space.
  public init(
    _ inputs: [InputPath], limits: ReadingLimits = .standard
  ) throws(InputError) {
    var found = FoundDocuments(currentFolder: FileSystem.currentFolder(), limits: limits)
    let inputs = Set(inputs).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    for input in inputs where !found.isFull {
      try found.look(at: input, isAlone: inputs.count == 1)
    }
    found.sources.arrange(identities: found.identities)
    sources = found.sources
    found.faults.sort()
    var seen: Set<[UInt8]> = []
    diagnostics = found.faults.compactMap { fault in
      seen.insert(fault.path).inserted ? fault.diagnostic : nil
    }
  }
}

/// What was found so far, in the order of finding.
private struct FoundDocuments {
  let currentFolder: [UInt8]
  let limits: ReadingLimits
  /// Whether more was found than the limits allow, which is reported.
  private(set) var isFull = false
  var sources = DocumentSources()
  var identities: [FileSystem.Identity?] = []
  var faults: [FolderWalk.Fault] = []
  /// The container of the files that are themselves inputs, for each folder that they are in.
  private var folders: [[UInt8]: Int] = [:]
  private var archives: Set<FileSystem.Identity> = []

  init(currentFolder: [UInt8], limits: ReadingLimits) {
    self.currentFolder = currentFolder
    self.limits = limits
  }

  /// Finds the documents of an input.
  mutating func look(at input: InputPath, isAlone: Bool) throws(InputError) {
    guard sources.count < limits.documentCount else {
      return reportLimit(input.bytes, name: input.description)
    }
    if input.isStandardInput {
      let stream = try opened(input) { () throws(FileSystem.Failure) in
        try SniffedInput.standardInput()
      }
      return try append(stream: stream, of: input, identity: nil)
    }
    let entry = try opened(input) { () throws(FileSystem.Failure) in
      let entry = try FileSystem.entry(at: input.bytes)
      if entry.kind != .folder { try FileSystem.checkReadable(input.bytes) }
      return entry
    }
    switch entry.kind {
    case .folder:
      try walk(input, isAlone: isAlone)
    case .file:
      try append(file: input, entry.identity)
    case .pipe, .terminal:
      let stream = try opened(input) { () throws(FileSystem.Failure) in
        try SniffedInput(stream: input.bytes)
      }
      try append(stream: stream, of: input, identity: entry.identity)
    case .link, .other:
      throw InputError(
        code: .notADocument, input: input.description,
        message: "the input is neither a file nor a folder; give one of these, or - for standard "
          + "input")
    }
  }

  /// Does something with an input for which the system may refuse it.
  private func opened<Result>(
    _ input: InputPath, _ body: () throws(FileSystem.Failure) -> Result
  ) throws(InputError) -> Result {
    do {
      return try body()
    } catch {
      throw InputError(reading: input, error)
    }
  }

  private mutating func walk(_ input: InputPath, isAlone: Bool) throws(InputError) {
    do {
      let room = limits.documentCount - sources.count
      var walk = FolderWalk(
        path: input.bytes, currentFolder: currentFolder, isExact: !isAlone, limit: room)
      try walk.run()
      if isAlone, walk.hasLinks {
        // What a link leads to may be a file of the folder, so it matters which file it is.
        walk = FolderWalk(
          path: input.bytes, currentFolder: currentFolder, isExact: true, limit: room)
        try walk.run()
      }
      sources.append(walk.sources)
      identities += walk.identities
      faults += walk.faults
      if let first = walk.firstBeyond { reportLimit(first.path, name: first.name) }
    } catch {
      throw InputError(reading: input, error)
    }
  }

  /// Takes a file that is itself an input: a document by its name, or an archive by its first bytes,
  /// or a document of another name.
  private mutating func append(
    file input: InputPath, _ identity: FileSystem.Identity
  ) throws(InputError) {
    let path = input.bytes
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let folder = Array(path[..<(slash.map { $0 + 1 } ?? 0)])
    let name = path[folder.count...]
    if !FolderWalk.hasDocumentExtension(name) {
      let sniffed = try opened(input) { () throws(FileSystem.Failure) in
        try SniffedInput(file: path)
      }
      if sniffed.format != nil { return try append(archive: sniffed, of: input, identity) }
    }
    if let known = folders[folder] {
      sources.append(name: name, container: known)
      identities.append(identity)
      return
    }
    folders[folder] = append(
      name: name, identity: identity,
      to: .init(path: folder, absolutePath: folder.absolute(in: currentFolder)))
  }

  private mutating func append(
    stream: SniffedInput, of input: InputPath, identity: FileSystem.Identity?
  ) throws(InputError) {
    guard stream.format == nil else {
      return try append(archive: stream, of: input, identity)
    }
    let path = input.bytes
    let name = path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path
    let folder = input.isStandardInput ? [] : path.absolute(in: currentFolder).dropLast(name.count)
    let document = try opened(input) { () throws(FileSystem.Failure) in
      try DocumentStream(stream)
    }
    append(
      name: name, identity: identity,
      to: .init(kind: .stream(document), absolutePath: Array(folder)))
  }

  private mutating func append(
    archive sniffed: SniffedInput, of input: InputPath, _ identity: FileSystem.Identity?
  ) throws(InputError) {
    // Two paths may lead to one archive, whose documents are no files of their own.
    if let identity, !archives.insert(identity).inserted { return }
    let archive = try PackedArchive(sniffed, at: input, limits: limits.archive)
    let path = input.bytes.absolute(in: currentFolder).appending([])
    let container = sources.append(.init(kind: .packed(archive), absolutePath: path))
    for (number, document) in archive.documents.enumerated() {
      guard sources.count < limits.documentCount else {
        reportLimit(path + document.name, name: DocumentSource.printable(document.name))
        break
      }
      sources.append(name: document.name, number: number, container: container)
      identities.append(nil)
    }
    for (number, diagnostic) in archive.diagnostics.enumerated() {
      // Several faults of one member are several faults.
      let place = path + Array("\(diagnostic.document)#\(number)".utf8)
      faults.append(FolderWalk.Fault(path: place, diagnostic: diagnostic))
    }
  }

  /// Reports the first document that is one too many; nothing is looked for after it.
  private mutating func reportLimit(_ path: [UInt8], name: String) {
    isFull = true
    let limit = PackedArchive.Limits.grouped(limits.documentCount)
    let diagnostic = Diagnostic(
      id: .documentLimit, severity: .error, document: name,
      message:
        "there are more than \(limit) documents, and this one and what follows it are not read; "
        + "read the archive in parts, or raise --max-documents")
    faults.append(
      FolderWalk.Fault(path: path.absolute(in: currentFolder), diagnostic: diagnostic))
  }

  @discardableResult
  private mutating func append(
    name: some Collection<UInt8>, identity: FileSystem.Identity?,
    to container: DocumentSources.Container
  ) -> Int {
    let number = sources.append(container)
    sources.append(name: name, container: number)
    identities.append(identity)
    return number
  }
}

extension InputError {
  fileprivate init(reading input: InputPath, _ failure: FileSystem.Failure) {
    self.init(
      code: failure.isNotFound ? .notFound : .unreadable, input: input.description,
      message: "the input cannot be read: \(failure.explanation)")
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
