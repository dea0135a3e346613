/// The documents in a `.tar`, `.tar.gz` or `.zip` archive, without a folder to unpack to.
///
/// What the archive holds is a document by the rule for folders: named `*.md`, `*.markdown`,
/// `*.txt`, `*.yml` or `*.yaml` in any case, and not hidden. A further name of a file (a hard link)
/// is no further document, and of two members with one name the later one counts, as it would if
/// they were unpacked.
///
/// A tar archive that is a regular file is read where it stands. The documents of all others are
/// unpacked once, in one passage and a fixed amount of memory, into a temporary file without a
/// name, of which nothing is left behind.
public struct PackedArchive: Sendable {
  /// A document and where its bytes are.
  struct Document: Hashable, Sendable {
    /// The path in the archive, without `.` and repeated slashes.
    let name: [UInt8]
    let place: PackedPlace
  }

  /// The documents, in the order of their names' bytes.
  let documents: [Document]

  /// Faults of the archive and its members, in the order of the bytes of what they name. A fault
  /// of the whole archive names its file.
  let diagnostics: [Diagnostic]

  /// Lists the documents of an input, and unpacks them where that is needed.
  ///
  /// Damage inside the archive is a diagnostic: what comes before it is read.
  ///
  /// - Parameters:
  ///   - input: An input that is an archive by its first bytes.
  ///   - path: The input as it was given.
  ///   - limits: How much it may unpack to. Default ``Limits/standard``.
  /// - Throws: ``InputError`` where the temporary file cannot be written, or where gzip data hold
  ///   something other than a tar archive.
  /// - Complexity: O(bytes) time, once for headers alone where a tar archive is a regular file;
  ///   O(documents) space.
  init(
    _ input: SniffedInput, at path: InputPath, limits: Limits = .standard
  ) throws(InputError) {
    guard let format = input.format else { preconditionFailure("The input is no archive.") }
    let name = path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path.bytes
    func listing(linkTargets: Set<[UInt8]>) throws(FileSystem.Failure) -> PackedListing? {
      var listing = PackedListing(
        input, format: format, name: DocumentSource.printable(name), limits: limits,
        linkTargets: linkTargets)
      return try listing.run() ? listing : nil
    }
    let contents: (documents: [Document], diagnostics: [Diagnostic])?
    do throws(FileSystem.Failure) {
      var result = try listing(linkTargets: [])
      // A document may be a further name of a file that looked like none, and so was passed over.
      // A second passage takes it along; a stream is there only once.
      if let targets = result?.catalog.missingTargets, !targets.isEmpty, input.size != nil {
        result = try listing(linkTargets: targets)
      }
      contents = try result?.contents()
    } catch {
      let folder = DocumentSource.printable(FileSystem.temporaryFolder)
      throw InputError(
        code: .unreadable, input: path.description,
        message: "the archive cannot be unpacked into \(folder): \(error.temporaryExplanation)")
    }
    guard let contents else {
      throw InputError(
        code: .noArchiveInside, input: path.description,
        message: "this is compressed with gzip and holds no tar archive; unpack it (gzip -d) and "
          + "give what comes out")
    }
    (documents, diagnostics) = contents
  }
}
