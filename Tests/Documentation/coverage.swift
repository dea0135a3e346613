// Names every public symbol without a comment, in the symbol graphs below the folders that are given:
// `swift coverage.swift FOLDER...`. It ends with status 1 where there is one.
//
// > Source: the symbol graph format, https://github.com/swiftlang/swift-docc-symbolkit.

import Foundation

struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Identifier: Decodable { var precise: String }
    struct Comment: Decodable {
      struct Line: Decodable { var text: String }
      var lines: [Line]
    }
    struct Location: Decodable {
      struct Position: Decodable { var line: Int }
      var uri: String
      var position: Position
    }
    struct Kind: Decodable { var displayName: String }
    var identifier: Identifier
    var kind: Kind
    var pathComponents: [String]
    var accessLevel: String
    var docComment: Comment?
    var location: Location?
  }
  struct Module: Decodable { var name: String }
  var module: Module
  var symbols: [Symbol]
}

var count = 0
var missing: [String] = []
for folder in CommandLine.arguments.dropFirst() {
  let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    .filter { $0.hasSuffix(".symbols.json") }
  if files.isEmpty { missing.append("\(folder): no symbol graph") }
  for file in files {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
    let graph = try JSONDecoder().decode(SymbolGraph.self, from: data)
    for symbol in graph.symbols where ["public", "open"].contains(symbol.accessLevel) {
      // What the compiler adds for a protocol of the standard library has no place in a file; an
      // extension is no symbol that anybody writes a comment for.
      guard let location = symbol.location, symbol.kind.displayName != "Extension" else { continue }
      count += 1
      let text = symbol.docComment?.lines.map(\.text).joined() ?? ""
      if text.allSatisfy(\.isWhitespace) {
        let path = location.uri.replacingOccurrences(of: "file://", with: "")
        let name = ([graph.module.name] + symbol.pathComponents).joined(separator: ".")
        missing.append("\(path):\(location.position.line + 1): error: no comment on \(name)")
      }
    }
  }
}
for line in missing { print(line) }
print("\(count) public symbols, \(missing.count) without a comment")
exit(missing.isEmpty && count > 0 ? 0 : 1)
