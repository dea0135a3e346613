internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// What the help of each command ends with: two commands to copy, and the columns or keys that are
/// written.
enum HelpEpilogue {
  /// The help text of the command that the arguments name, with its epilogue.
  static func appended(to help: String, arguments: [String]) -> String {
    guard arguments.contains(where: { ["-h", "--help", "help"].contains($0) }) else { return help }
    let name = arguments.dropFirst().first { !$0.hasPrefix("-") && $0 != "help" } ?? ""
    guard let examples = examples[name] else { return help }
    var text = help
    while text.last == "\n" { text.removeLast() }
    text += "\n\nEXAMPLES:\n" + examples.map { "  " + $0 }.joined(separator: "\n")
    let tables = tables(of: name)
    if !tables.isEmpty { text += "\n\nCOLUMNS:" }
    let keys = keys(of: name)
    if !keys.isEmpty {
      let lines = keys.map { "  \($0.object): " + $0.names.joined(separator: " ") }
      text += "\n\nKEYS:\n" + lines.joined(separator: "\n")
    }
    for table in tables {
      let names = table.columns.map(\.name).joined(separator: " ")
      text += "\n  \(table.name): \(names)"
    }
    return text
  }

  /// Commands to copy, by the name of the command that they are of; the whole has none.
  static let examples = [
    "": ["storyloom report seeds", "storyloom stats seeds"],
    "report": ["storyloom report seeds", "storyloom report archive/ --output Reports"],
    "stats": [
      "storyloom stats seeds --format json",
      "storyloom stats seeds --since 2020-06-12 --match 'amazon|ibm'",
    ],
    "check": ["storyloom check archive/", "storyloom check archive/ --strict --format json"],
    "extract": [
      "storyloom extract seeds --since 2020-06 --until 2020-06 > records.jsonl",
      "storyloom extract seeds | jq -r '.related[].title'",
    ],
    "articles": [
      "storyloom articles seeds --around 'Tech companies reconsider' --depth 1",
      "storyloom articles seeds --format csv --excel > articles.csv",
    ],
    "links": ["storyloom links seeds", "storyloom links seeds --format csv > links.csv"],
    "clusters": ["storyloom clusters seeds", "storyloom clusters seeds --format json"],
    "threads": ["storyloom threads seeds", "storyloom threads seeds --format csv > threads.csv"],
    "providers": [
      "storyloom providers seeds --format csv",
      "storyloom providers seeds --show --provider cnn.com --provider zdnet.com",
    ],
    "timeline": [
      "storyloom timeline seeds",
      "storyloom timeline seeds --bin hour --timezone America/New_York --format csv",
    ],
    "export": [
      "storyloom export seeds --format gexf --output graph.gexf",
      "storyloom export seeds --format csv --output tables",
    ],
    "render": [
      "storyloom render seeds --view clusters --output clusters.svg",
      "storyloom render seeds --view cluster --cluster 1 --output story.pdf",
    ],
    "show": [
      "storyloom show 'Microsoft declines to sell' seeds",
      "storyloom show https://mobile.reuters.com/article/amp/idUSKBN23I2T6 seeds --format json",
    ],
    "path": [
      "storyloom path 'bans police from using' 'John Oliver dives' seeds",
      "storyloom path a82a6ef9b74013181 ab69853f4f0ce5648 seeds --format json",
    ],
    "compare": [
      "storyloom compare old/ new/", "storyloom compare old/ new/ --format json > changes.json",
    ],
    "verify": ["storyloom verify Reports", "storyloom verify Reports seeds --rerun"],
  ]

  /// The analysis of no article: its tables have no rows, and all columns.
  private static let nothing = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [])))

  /// The keys of the JSON objects that a command writes beside tables.
  static func keys(of name: String) -> [(object: String, names: [String])] {
    if name == "stats", case .object(let members) = JSONValue(ArchiveSummary(of: nothing.analysis))
    {
      return [(name, members.map(\.name))]
    }
    if name == "extract" { return RecordSchema.objects.map { ($0.name, $0.keys) } }
    if case .object(let members)? = answer(of: name) { return [(name, members.map(\.name))] }
    return []
  }

  /// The JSON of a command that answers with one object, of an archive of one article.
  private static func answer(of name: String) -> JSONValue? {
    let graph = StoryGraph(records: [ArticleRecord(document: "", article: Mention(), related: [])])
    let analysis = ArchiveAnalysis(of: graph)
    return switch name {
    case "show": ArticleAnswer(of: ArticleID(0), in: analysis).json
    case "path": ChainAnswer(from: ArticleID(0), to: ArticleID(0), in: analysis).json
    case "compare": JSONValue(ArchiveComparison(from: analysis, to: analysis))
    case "verify":
      VerificationAnswer(
        of: ReportVerification(
          of: Manifest(of: ArchiveStudy(of: analysis), csv: CSVWriter(), outputs: []), inFolder: "")
      ).json
    default: nil
    }
  }

  /// The tables that a command writes.
  static func tables(of name: String) -> [Table] {
    switch name {
    case "check": [.diagnostics([])]
    case "report", "export": Report.tables(nothing)
    case "articles": [.articles(nothing)]
    case "links": [.links(nothing)]
    case "clusters": [.clusters(nothing)]
    case "threads": [.threads(nothing)]
    case "providers": [.providers(nothing)]
    case "timeline": [.timeline(nothing)]
    default: []
    }
  }
}
