/// Goes through one folder with everything below it.
///
/// Folders that are really there come first, in the order of their paths; those that only a
/// symbolic link leads to come after them. So a document has the name that its own folder gives it,
/// and every folder is listed once, however many links lead to it.
struct FolderWalk {
  /// Something that looks like a part of the archive and cannot be read.
  struct Fault: Comparable {
    var path: [UInt8]
    var diagnostic: Diagnostic

    static func < (first: Fault, second: Fault) -> Bool {
      if first.diagnostic.document != second.diagnostic.document {
        return first.diagnostic.document.utf8.lexicographicallyPrecedes(
          second.diagnostic.document.utf8)
      }
      return first.path.lexicographicallyPrecedes(second.path)
    }
  }

  private struct Folder {
    var path: [UInt8]
    var name: [UInt8]
  }

  /// A folder whose entries are being gone through.
  private struct Frame {
    var folder: Folder
    var listing: FolderListing
    var next = 0
    /// Number of the container, once it has a document.
    var container: Int?
  }

  private(set) var sources = DocumentSources()
  private(set) var identities: [FileSystem.Identity?] = []
  private(set) var faults: [Fault] = []

  private let root: Folder
  private let currentFolder: [UInt8]
  private let isExact: Bool
  private let limit: Int
  private var visited: Set<FileSystem.Identity> = []
  private var linkedFolders: [Folder] = []
  /// Whether a link led to a document or a folder.
  private(set) var hasLinks = false
  /// The first document beyond the limit, where there is one; the walk ends there.
  private(set) var firstBeyond: (path: [UInt8], name: String)?

  /// - Parameters:
  ///   - isExact: Whether the identities are compared with any but those of this walk's files; see
  ///     ``FolderListing/init(of:isExact:)``.
  ///   - limit: Greatest number of documents.
  init(path: [UInt8], currentFolder: [UInt8], isExact: Bool, limit: Int) {
    root = Folder(path: path, name: [])
    self.currentFolder = currentFolder
    self.isExact = isExact
    self.limit = limit
  }

  /// Walks; throws where the folder itself cannot be listed.
  mutating func run() throws(FileSystem.Failure) {
    visited.insert(try FileSystem.entry(at: root.path).identity)
    walk([Frame(folder: root, listing: try FolderListing(of: root.path, isExact: isExact))])
    while !linkedFolders.isEmpty, firstBeyond == nil {
      // Links found on the way join the queue, whose smallest name is always next.
      linkedFolders.sort { $1.name.lexicographicallyPrecedes($0.name) }
      let folder = linkedFolders.removeLast()
      guard let entry = try? FileSystem.entry(at: folder.path),
        visited.insert(entry.identity).inserted, let frame = frame(of: folder)
      else { continue }
      walk([frame])
    }
  }

  /// Goes through folders and all that are really below them. The stack is ours, so no depth
  /// exhausts it.
  private mutating func walk(_ frames: [Frame]) {
    var stack = frames
    while firstBeyond == nil, var frame = stack.popLast() {
      var folder: Folder?
      while folder == nil, firstBeyond == nil, frame.next < frame.listing.entries.count {
        folder = visit(frame.listing.entries[frame.next], &frame)
        frame.next += 1
      }
      guard let folder else { continue }
      stack.append(frame)
      if let below = self.frame(of: folder) { stack.append(below) }
    }
  }

  private mutating func frame(of folder: Folder) -> Frame? {
    do {
      return Frame(
        folder: folder, listing: try FolderListing(of: folder.path, isExact: isExact))
    } catch {
      report(
        .unreadableFolder, .error, folder.path, folder.name,
        "the folder cannot be listed: \(error.explanation)")
      return nil
    }
  }

  /// Takes an entry of a folder where it is a document; returns it where it is a folder.
  private mutating func visit(_ entry: FolderListing.Entry, _ frame: inout Frame) -> Folder? {
    let isDocument = Self.hasDocumentExtension(frame.listing.bytes[entry.name])
    if entry.kind == .file {
      if isDocument { append(entry, identity: entry.identity, &frame) }
      return nil
    }
    let entryName = frame.listing.name(of: entry)
    let path = frame.folder.path.appending(entryName)
    let name = frame.folder.name.appending(entryName)
    switch entry.kind {
    case .folder:
      return visited.insert(entry.identity).inserted ? Folder(path: path, name: name) : nil
    case .link, nil:
      follow(entry, path: path, name: name, isDocument: isDocument, &frame)
    default:
      if isDocument { reportNotAFile(path, name) }
    }
    return nil
  }

  private mutating func follow(
    _ entry: FolderListing.Entry, path: [UInt8], name: [UInt8], isDocument: Bool,
    _ frame: inout Frame
  ) {
    do {
      let target = try FileSystem.entry(at: path)
      hasLinks = true
      switch target.kind {
      case .folder: linkedFolders.append(Folder(path: path, name: name))
      case .file: if isDocument { append(entry, identity: target.identity, &frame) }
      default: if isDocument { reportNotAFile(path, name) }
      }
    } catch {
      // A link to nothing is a fault only where its name promises a document.
      guard isDocument else { return }
      report(.unreadableFile, .error, path, name, "the file cannot be read: \(error.explanation)")
    }
  }

  private mutating func append(
    _ entry: FolderListing.Entry, identity: FileSystem.Identity, _ frame: inout Frame
  ) {
    guard sources.count < limit else {
      let name = frame.listing.name(of: entry)
      firstBeyond = (
        frame.folder.path.appending(name),
        DocumentSource.printable(
          frame.folder.name.isEmpty ? name : frame.folder.name.appending(name))
      )
      return
    }
    let container: Int
    if let known = frame.container {
      container = known
    } else {
      // What is appended to a path stands after a slash.
      let path = frame.folder.path.appending([])
      container = sources.append(
        DocumentSources.Container(
          path: path, name: frame.folder.name.isEmpty ? [] : frame.folder.name.appending([]),
          absolutePath: path.absolute(in: currentFolder)))
      frame.container = container
    }
    sources.append(name: frame.listing.bytes[entry.name], container: container)
    identities.append(identity)
  }

  private mutating func reportNotAFile(_ path: [UInt8], _ name: [UInt8]) {
    report(
      .notARegularFile, .warning, path, name,
      "this is named like a document and is no file, and is passed over; move it out of the archive"
    )
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, _ path: [UInt8], _ name: [UInt8],
    _ message: String
  ) {
    let diagnostic = Diagnostic(
      id: id, severity: severity, document: DocumentSource.printable(name), message: message)
    faults.append(Fault(path: path.absolute(in: currentFolder), diagnostic: diagnostic))
  }

  /// Whether a file's name is that of a document: `*.md *.markdown *.txt *.yml *.yaml`, in any
  /// case.
  static func hasDocumentExtension(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let bytes = name[dot...].dropFirst()
    return ["md", "markdown", "txt", "yml", "yaml"].contains { ending in
      bytes.elementsEqual(ending.utf8) {
        ((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) == $1
      }
    }
  }
}
