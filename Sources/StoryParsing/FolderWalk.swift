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

  private(set) var documents: [FoundDocument] = []
  private(set) var faults: [Fault] = []

  private let root: Folder
  private let currentFolder: [UInt8]
  private var visited: Set<FileSystem.Identity> = []
  private var linkedFolders: [Folder] = []

  init(path: [UInt8], currentFolder: [UInt8]) {
    root = Folder(path: path, name: [])
    self.currentFolder = currentFolder
  }

  /// Walks; throws where the folder itself cannot be listed.
  mutating func run() throws(FileSystem.Failure) {
    visited.insert(try FileSystem.entry(at: root.path).identity)
    let names = try FileSystem.names(inFolder: root.path)
    walk(below: visit(names, of: root))
    while !linkedFolders.isEmpty {
      // Links found on the way join the queue, whose smallest name is always next.
      linkedFolders.sort { $1.name.lexicographicallyPrecedes($0.name) }
      let folder = linkedFolders.removeLast()
      guard let entry = try? FileSystem.entry(at: folder.path),
        visited.insert(entry.identity).inserted
      else { continue }
      walk(below: [folder])
    }
  }

  /// Lists folders and all that are really below them. The stack is ours, so no depth exhausts it.
  private mutating func walk(below folders: [Folder]) {
    var stack = folders
    while let folder = stack.popLast() {
      do {
        stack += visit(try FileSystem.names(inFolder: folder.path), of: folder)
      } catch {
        report(
          .unreadableFolder, .error, folder.path, folder.name,
          "the folder cannot be listed: \(error.explanation)")
      }
    }
  }

  /// Takes the documents among the entries of a folder; returns the folders among them.
  private mutating func visit(_ names: [[UInt8]], of folder: Folder) -> [Folder] {
    var folders: [Folder] = []
    for entryName in names where entryName.first != UInt8(ascii: ".") {
      let path = folder.path.appending(entryName)
      let name = folder.name.appending(entryName)
      do {
        var entry = try FileSystem.entry(at: path, followingLink: false)
        let isLink = entry.kind == .link
        if isLink { entry = try FileSystem.entry(at: path) }
        switch entry.kind {
        case .folder where isLink:
          linkedFolders.append(Folder(path: path, name: name))
        case .folder:
          if visited.insert(entry.identity).inserted {
            folders.append(Folder(path: path, name: name))
          }
        case _ where !Self.hasDocumentExtension(entryName):
          break
        case .file:
          documents.append(
            FoundDocument(
              name: name, absolutePath: path.absolute(in: currentFolder),
              identity: entry.identity, location: .file(path)))
        case .link, .pipe, .terminal, .other:
          report(
            .notARegularFile, .warning, path, name,
            "this is named like a document and is no file, and is passed over; move it out of the "
              + "archive")
        }
      } catch {
        // A link to nothing is a fault only where its name promises a document.
        guard Self.hasDocumentExtension(entryName) else { continue }
        report(
          .unreadableFile, .error, path, name, "the file cannot be read: \(error.explanation)")
      }
    }
    return folders
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
  static func hasDocumentExtension(_ name: [UInt8]) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let bytes = name[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return ["md", "markdown", "txt", "yml", "yaml"].contains { bytes.elementsEqual($0.utf8) }
  }
}
