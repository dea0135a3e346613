extension FaultTables {
  /// A document made by a script beside a good one; it is read or told, soon, and the good one is read.
  private static func large(
    _ name: String, _ script: String, option: String = "", says: [String] = [], records: Int = 2,
    prints: [String] = []
  ) -> FaultCase {
    FaultCase(
      name,
      given: "mkdir a; article good > a/good.md\npython3 - > a/large.md <<'END'\n\(script)\nEND",
      run: "timeout 60 storyloom stats a --format json \(option)", says: says,
      prints: ["\"records\": \(records),"] + prints)
  }

  /// Related articles, one to a line or to several.
  private static func related(_ count: Int, _ form: String) -> String {
    head + "print('related:')\nfor i in range(\(count)): print(f'\(form)')\nprint('---')"
  }
  private static let block =
    "  - title: T{i}\\n    webUrl: https://t.example/{i}\\n    provider: {{domain: t.example}}"
  private static let flow =
    "  {{title: T{i}, webUrl: https://t.example/{i}, provider: {{domain: t.example}}}},"

  private static let head = "print('---\\ntitle: L\\nwebUrl: https://l.example/1')\n"

  static let limits: [FaultCase] =
    documents + numbers + archives + pictures

  private static let documents: [FaultCase] = [
    large("a title of a million bytes", "print('---\\ntitle: ' + 'x' * 10**6 + '\\n---')"),
    large("a body of ten million bytes on one line", head + "print('---\\n' + 'x' * 10**7)"),
    large(
      "a key of a million bytes", head + "print('x' * 10**6 + ': a\\n---')",
      says: ["[invalid-yaml]"], records: 1),
    large("ten thousand entries of related", related(10_000, block)),
    large(
      "more entries of related than are taken", related(20_000, block), option: "--max-mentions 50",
      says: [
        "large.md:155:1: warning", "[mention-limit]", "the last 19,950 are left out",
        "--max-mentions",
      ],
      prints: ["\"relatedEntries\": 50,"]),
    large(
      "more entries of related than are taken, in another form of YAML",
      head
        + "print('related: [')\nfor i in range(300): print(f'\(flow)')\nprint(']\\n---')",
      option: "--max-mentions 50",
      says: ["[mention-limit]", "the last 250 are left out", "--max-mentions"],
      prints: ["\"relatedEntries\": 50,"]),
    large(
      "ten thousand lists in one another",
      head + "print('x: ' + '[' * 10**4 + ']' * 10**4)\nprint('---')",
      says: ["large.md:4:", "[nesting-limit]"], records: 1),
    large(
      "a hundred and one lists in one another",
      head + "print('x: ' + '[' * 101 + ']' * 101)\nprint('---')",
      says: ["large.md:4:", "[nesting-limit]", "--max-nesting"], records: 1),
    large(
      "a hundred and one lists in one another, which are allowed",
      head + "print('x: ' + '[' * 101 + ']' * 101)\nprint('---')", option: "--max-nesting 200"),
    large(
      "aliases that stand for thousands of millions of values",
      head
        + "print('a0: &a0 [x, x, x, x, x, x, x, x, x, x]')\nfor i in range(1, 10): print(f'a{i}: &a{i} [' + ', '.join([f'*a{i - 1}'] * 10) + ']')\nprint('---')",
      says: ["[alias-limit]", "--max-aliases"], records: 1),
    large(
      "an alias in a chain of thousands",
      head
        + "print('a0: &a0 [x]')\nfor i in range(1, 5000): print(f'a{i}: &a{i} [*a{i - 1}]')\nprint('---')",
      says: ["[nesting-limit]|[alias-limit]"], records: 1),
    large(
      "ten thousand addresses that are one",
      head
        + "print('related:')\nfor i in range(10**4): print(f'  - title: T\\n    webUrl: https://t.example/a?utm_x={i}')\nprint('---')"
    ),
    large(
      "a hundred thousand topics",
      head + "print('topics:')\nfor i in range(10**5): print(f'  - t{i}')\nprint('---')"),
    large("a million blank lines", head + "print('---')\nprint('\\n' * 10**6)"),
    large(
      "a thousand keys that nobody knows",
      head + "for i in range(1000): print(f'k{i}: v')\nprint('---')"),
    large(
      "a topic of a hundred thousand characters",
      head + "print('topics:\\n  - ' + 'x' * 10**5 + '\\n---')",
      says: [
        "large.md:5:5: warning: topics[0] has 100,000 characters", "[label-limit]", "--max-label",
      ]),
    FaultCase(
      "a gigabyte on one line",
      given: "mkdir a; article good > a/good.md; truncate -s 1G a/large.md",
      run: "timeout 60 storyloom stats a --format json",
      says: ["large.md:1:1: error", "[document-too-large]", "--max-document-size"],
      prints: ["\"records\": 1,", "\"skippedFiles\": 1,"]),
  ]

  private static let numbers: [FaultCase] = [
    FaultCase(
      "more documents than are read",
      given: "mkdir a; for i in 1 2 3 4 5; do article a$i > a/$i.md; done",
      run: "storyloom stats a --format json --max-documents 3",
      says: ["[document-limit]", "--max-documents"],
      prints: ["\"records\": 3,"]),
    FaultCase(
      "a document of more bytes than are read",
      given:
        "mkdir a; article good > a/good.md; { article long; head -c 2000 /dev/zero; } > a/l.md",
      run: "storyloom stats a --format json --max-document-size 1K",
      says: ["l.md:1:1", "[document-too-large]", "1 KiB", "--max-document-size"],
      prints: ["\"records\": 1,"]),
    FaultCase(
      "more faults in a document than are told",
      given:
        "mkdir a; article good 'quality: x\\nheat: y\\npublished: z\\nremoved: w\\n' > a/good.md",
      run: "storyloom stats a --format json --max-faults 2 --verbose",
      says: ["[wrong-type]", "2 more faults", "[fault-limit]", "--max-faults"],
      prints: ["\"records\": 1,"]),
    FaultCase(
      "a limit that is none", given: "old", run: "storyloom stats old --max-nesting 5000",
      status: 64,
      says: ["--max-nesting is 1 to 1000"]),
    FaultCase(
      "a size that is none", given: "old", run: "storyloom stats old --max-document-size 5X",
      status: 64, says: ["--max-document-size"]),
  ]

  /// A packed archive of two documents, read with a limit.
  private static func packed(_ name: String, _ option: String, says: [String]) -> FaultCase {
    FaultCase(
      name,
      given: "mkdir a; article one > a/1.md; article two > a/2.md; tar czf a.tar.gz a/1.md a/2.md",
      run: "storyloom stats a.tar.gz --format json \(option)", says: ["[archive-limit]"] + says,
      prints: ["\"records\": 1,"])
  }

  private static let archives: [FaultCase] = [
    packed("an archive of more members than are taken", "--max-members 1", says: ["--max-members"]),
    FaultCase(
      "an archive that unpacks to more than it may",
      given: "mkdir a; article one > a/1.md; tar czf a.tar.gz a/1.md",
      run: "storyloom stats a.tar.gz --max-unpacked 100", status: 65,
      says: ["[archive-limit]", "more than 100 bytes", "--max-unpacked"]),
    FaultCase(
      "an archive that unpacks to a thousand times its length",
      given: """
        mkdir a; article one > a/1.md; article two > a/3.md
        python3 - <<'END'
        import tarfile, io
        with tarfile.open('a.tar.gz', 'w:gz', compresslevel=9) as tar:
            tar.add('a/1.md')
            zeros = tarfile.TarInfo('a/2.bin')
            zeros.size = 100 << 20
            tar.addfile(zeros, io.BytesIO(bytes(zeros.size)))
            tar.add('a/3.md')
        END
        """, run: "timeout 60 storyloom stats a.tar.gz --format json",
      says: ["[archive-limit]", "200 times its own length", "--max-ratio"],
      prints: ["\"records\": 1,"]),
  ]

  private static let longTitle = """
    mkdir a; python3 - > a/a.md <<'END'
    print('---\\ntitle: "' + 'long ' * 40000 + 'end"\\nwebUrl: https://l.example/1')
    print('provider: {domain: l.example}\\ntopics: [' + 'y' * 50000 + ']\\n---')
    END
    """

  private static let pictures: [FaultCase] = [
    FaultCase(
      "a headline of two hundred thousand characters is cut where it is shown, and whole in the data",
      given: longTitle, run: "timeout 120 storyloom report a",
      says: [
        "title has 200,003 characters, of which pictures and the page show 1,000", "[label-limit]",
      ],
      then: """
        grep -q 'long end' Reports/articles.csv && ! grep -q 'long end' Reports/*.svg Reports/index.html \
          Reports/STUDY.md && [ $(cat Reports/*.svg | wc -c) -lt 200000 ] && storyloom verify -q Reports
        """),
    FaultCase(
      "a headline that is cut where the option says",
      given: "mkdir a; article abcdefghijklmnop > a/a.md",
      run: "storyloom report a --max-label 10",
      says: ["title has 16 characters, of which pictures and the page show 10"],
      then:
        "grep -q 'abcdefghi…' Reports/clusters.svg && storyloom verify -q --rerun Reports a > /dev/null"
    ),
    FaultCase(
      "pictures that would take more memory than they may, in a report", given: "report",
      run: "storyloom report new --max-picture-memory 1M",
      says: ["was not drawn: it could take ", "--max-picture-memory"],
      then: """
        grep -q 'was not drawn' Reports/overview.svg && cmp Reports/articles.csv "$WHOLE/new/articles.csv" \
          && storyloom verify -q --rerun Reports new > /dev/null
        """),
    FaultCase(
      "a picture that would take more memory than it may", given: "old; echo mine > a.svg",
      run: "storyloom render old --view timeline -o a.svg --max-picture-memory 1M", status: 70,
      says: ["was not drawn", "--max-picture-memory"], then: "[ \"$(cat a.svg)\" = mine ]"),
  ]
}
