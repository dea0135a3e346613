/// Makes archives of any size, in the shape of real ones, whose answers are known beforehand.
///
/// An archive has no end: it is a sequence of stories, and each follows from the seed and its number
/// alone. Asking for a number of records cuts the sequence there. So a document is the same however
/// many are asked for and whatever part of them is written at once; an archive of many gigabytes can be
/// made in pieces, on several machines.
///
/// ```swift
/// let generator = ArchiveGenerator(seed: 7)
/// generator.forEachDocument(in: 0..<100) { document in print(document.path) }
/// print(generator.truth(of: 0..<100).articles)
/// ```
public struct ArchiveGenerator: Sendable {
  /// Start of every random sequence; the same seed gives the same bytes on any machine.
  public let seed: UInt64
  /// The measures of the archive.
  public let shape: ArchiveShape

  let catalogue: ProviderCatalogue

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - seed: Start of every random sequence.
  ///   - shape: The measures of the archive.
  public init(seed: UInt64, shape: ArchiveShape = ArchiveShape()) {
    self.seed = seed
    self.shape = shape
    catalogue = ProviderCatalogue(count: shape.providers)
  }

  /// Writes documents into memory, one after the other.
  ///
  /// - Parameters:
  ///   - records: Which records, counted from 0; each is one document.
  ///   - body: Receives each document; the buffer is used again for the next one.
  /// - Throws: Whatever `body` throws; the writing ends there.
  /// - Complexity: O(stories before the range + bytes of the documents) time; O(articles of the
  ///   largest story) space.
  public func forEachDocument<Failure: Error>(
    in records: Range<Int>, _ body: (borrowing GeneratedDocument) throws(Failure) -> Void
  ) throws(Failure) {
    var document = GeneratedDocument()
    try forEachStory(in: records) { (story, part) throws(Failure) in
      let writer = DocumentWriter(story: story, catalogue: catalogue)
      for index in part {
        writer.write(record: index, to: &document)
        try body(document)
      }
    }
  }

  /// What an archive of some records holds, from the plan of its stories; nothing is read.
  ///
  /// - Parameter records: Which records, counted from 0.
  /// - Complexity: O(stories before the range + entries of the related lists in it).
  public func truth(of records: Range<Int>) -> ArchiveTruth {
    var tally = TruthTally(catalogue: catalogue)
    forEachStory(in: records) { story, part in tally.add(story, records: part) }
    return tally.truth
  }

  /// Hands out the plans of the stories that have records in a range, and which of their own records
  /// these are.
  private func forEachStory<Failure: Error>(
    in records: Range<Int>, _ body: (StoryPlan, Range<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(records.lowerBound >= 0, "Records are counted from 0.")
    var first = 0
    var number = 0
    while first < records.upperBound {
      let outline = StoryOutline(number: number, seed: seed, shape: shape)
      let next = first + outline.records.count
      if next > records.lowerBound {
        let story = StoryPlan(
          outline, firstRecord: first, seed: seed, shape: shape, catalogue: catalogue)
        let part = max(0, records.lowerBound - first)..<min(next, records.upperBound) - first
        try body(story, part)
      }
      first = next
      number += 1
    }
  }
}

/// One document while it is in memory.
public struct GeneratedDocument: Sendable {
  /// Path below the archive's folder: a subfolder of at most 1,000 documents, then the name.
  public internal(set) var path = ""
  /// The whole document.
  public internal(set) var bytes: [UInt8] = []

  init() {}
}
