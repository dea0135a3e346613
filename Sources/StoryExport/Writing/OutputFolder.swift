internal import Foundation
public import StoryParsing
internal import Synchronization

/// A folder that files are written into, all of them or none.
///
/// They are made in a hidden folder beside it, and nothing is there before the first of them is. When all
/// are whole, they take their places:
/// - where the folder does not exist, the hidden one gets its name;
/// - where it holds a sealed report, or is to hold one, the two change places in one step, so that nobody
///   ever sees files of both reports, whenever the process is killed. What else lies in the folder stays in
///   it (as a second name of the same file, so that it is never gone);
/// - where that is not possible, because the folder holds folders or links or somebody else's files that
///   can have no second name, is a disk of its own or the one in which the program runs, the files are
///   renamed one by one. What fails is undone, signals wait; a process killed in that moment leaves files
///   of both, which verification tells.
///
/// Of several processes that write into one folder, each waits while another puts its files in their
/// places; the last one's stand there in the end.
public final class OutputFolder: Sendable {
  /// How the folder is called in messages.
  let name: String
  private let staging = Mutex<Staging?>(nil)

  /// Names a folder; nothing is made yet.
  public init(_ path: String) {
    name = path
  }

  /// A folder for files that are to be moved into this one, which is made where it does not exist.
  ///
  /// - Throws: ``ExportError`` with the code `notWritable` where the folder cannot be made or written.
  public func workingFolder() throws(ExportError) -> String {
    try staged().folder.path
  }

  /// Writes files into the folder, which is made where it does not exist.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - seal: Makes the last file of the lengths and digests of the others, which are taken while they
  ///     are written. Where files are renamed one by one, it is the last.
  /// - Throws: ``ExportError`` with the code `notWritable` where the folder cannot be made or written.
  public func write(
    _ files: [OutputFile],
    sealedBy seal: (name: String, file: ([FileDigest]) -> OutputFile)? = nil
  ) throws(ExportError) {
    let staging = try staged()
    defer { self.staging.withLock { $0 = nil } }
    do {
      var exchange = FileExchange(into: staging, isSealed: seal != nil)
      // A folder in the place of a file is found before anything is written.
      let names = files.map(\.name) + (seal.map { [$0.name] } ?? [])
      let places = try names.map { name throws(SystemFailure) in
        try OutputPlace(of: staging.place + "/" + name)
      }
      var digests: [FileDigest] = []
      for (place, file) in zip(places, files) {
        let tally = seal == nil ? nil : OutputFile.Tally()
        try exchange.take(file, to: place, tally: tally)
        if let tally { digests.append(tally.digest(of: file.name)) }
      }
      if let seal, let place = places.last {
        var file = seal.file(digests)
        file.name = seal.name
        try exchange.take(file, to: place, tally: nil)
      }
      try exchange.finish()
      staging.keepsParents()
    } catch {
      throw .notWritable(name, because: error)
    }
  }

  private func staged() throws(ExportError) -> Staging {
    try staging.withLock { staging throws(ExportError) in
      if let staging { return staging }
      let new = try Staging(for: name)
      staging = new
      return new
    }
  }
}
