internal import Foundation
internal import GraphAlgorithms
internal import StoryAnalysis

/// A folder of tables.
struct TableFolder {
  private let folder: URL

  init(path: String) {
    folder = URL(fileURLWithPath: path, isDirectory: true)
  }

  /// What is said of the archive as a whole.
  func archive() throws(GraphTables.ReadingError) -> GraphRow.StoredArchive {
    let data = try contents("archive.json", of: folder.appendingPathComponent("archive.json"))
    let archive: GraphRow.StoredArchive
    do {
      archive = try JSONDecoder().decode(GraphRow.StoredArchive.self, from: data)
    } catch {
      throw .damaged("archive.json", line: 1, "it is not what Storyloom writes")
    }
    guard archive.tables == GraphTables.currentForm else {
      throw .damaged(
        "archive.json", line: 1,
        "it has form \(archive.tables), and this version reads form \(GraphTables.currentForm)")
    }
    return archive
  }

  /// The rows of a table, in order.
  func rows<Row: Decodable>(
    _ name: String, of type: Row.Type
  ) throws(GraphTables.ReadingError) -> [Row] {
    var rows: [Row] = []
    for part in try parts(of: name) {
      let bytes = [UInt8](try contents(name, of: part))
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      // Reading lines takes most of the time.
      let stretches = Parallel.map(
        count: (lines.count + Self.stretch - 1) / Self.stretch, threads: Parallel.threadCount(nil)
      ) { number in
        let start = number * Self.stretch
        return Self.rows(type, in: lines[start..<min(start + Self.stretch, lines.count)])
      }
      for stretch in stretches {
        rows += stretch.rows
        if stretch.isDamaged {
          throw .damaged(name, line: rows.count + 1, "it is not what Storyloom writes")
        }
      }
    }
    return rows
  }

  /// Number of lines that a thread reads at a time.
  private static let stretch = 4096

  /// The rows of some lines up to the first that is none.
  private static func rows<Row: Decodable>(
    _ type: Row.Type, in lines: ArraySlice<ArraySlice<UInt8>>
  ) -> (rows: [Row], isDamaged: Bool) {
    let decoder = JSONDecoder()
    var rows: [Row] = []
    rows.reserveCapacity(lines.count)
    for line in lines {
      guard let row = try? decoder.decode(type, from: Data(line)) else { return (rows, true) }
      rows.append(row)
    }
    return (rows, false)
  }

  /// What is known of the graph already; nothing where there is no such table.
  func measures(of articles: [Article]) throws(GraphTables.ReadingError) -> GraphMeasures? {
    guard FileManager.default.fileExists(atPath: place(of: "standings").path) else { return nil }
    let rows = try rows("standings", of: GraphRow.StoredStanding.self)
    guard rows.count == articles.count else {
      throw .damaged("standings", line: rows.count, "it has not one row for each article")
    }
    for (line, row) in rows.enumerated()
    where row.article != articles[line].identifier
      || row.communities?.count != rows[0].communities?.count
    {
      throw .damaged("standings", line: line + 1, "it does not fit its article")
    }
    var components = Numbering<Int64>()
    let componentOf = rows.map { components.number(of: $0.component) }
    let searches = rows.first?.communities?.indices.map { search in
      var communities = Numbering<[Int64]>()
      return Partition(
        communities: rows.map { row in
          communities.number(of: [row.component, Int64(row.communities?[search] ?? 0)])
        })
    }
    return GraphMeasures(
      components: Partition(communities: componentOf), pageRank: rows.map(\.pageRank),
      communities: searches)
  }

  private func place(of name: String) -> URL { folder.appendingPathComponent(name + ".jsonl") }

  /// The files of a table, in order.
  private func parts(of name: String) throws(GraphTables.ReadingError) -> [URL] {
    let place = place(of: name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      throw .missing(name)
    }
    guard isFolder.boolValue else { return [place] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: place.path)
    } catch {
      throw .unreadable(name, error.localizedDescription)
    }
    guard names.contains("_SUCCESS") else { throw .unfinished(name) }
    return names.filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { place.appendingPathComponent($0) }
  }

  private func contents(_ name: String, of file: URL) throws(GraphTables.ReadingError) -> Data {
    do {
      return try Data(contentsOf: file, options: .mappedIfSafe)
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw .missing(name)
    } catch {
      throw .unreadable(name, error.localizedDescription)
    }
  }
}

/// Values, numbered in the order in which they first come.
private struct Numbering<Value: Hashable> {
  private var numbers: [Value: UInt32] = [:]

  mutating func number(of value: Value) -> UInt32 {
    let next = UInt32(truncatingIfNeeded: numbers.count)
    if let number = numbers[value] { return number }
    numbers[value] = next
    return next
  }
}
