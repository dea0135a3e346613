extension FaultTables {
  /// A document made by a script beside a good one; it is read or told, soon, and the good one is read.
  private static func large(
    _ name: String, _ script: String, says: [String] = [], records: Int = 2
  ) -> FaultCase {
    FaultCase(
      name,
      given: "mkdir a; article good > a/good.md\npython3 - > a/large.md <<'END'\n\(script)\nEND",
      run: "timeout 60 storyloom stats a --format json", says: says,
      prints: ["\"records\": \(records),"])
  }

  private static let head = "print('---\\ntitle: L\\nwebUrl: https://l.example/1')\n"

  static let limits: [FaultCase] = [
    large("a title of a million bytes", "print('---\\ntitle: ' + 'x' * 10**6 + '\\n---')"),
    large("a body of ten million bytes on one line", head + "print('---\\n' + 'x' * 10**7)"),
    large(
      "a key of a million bytes", head + "print('x' * 10**6 + ': a\\n---')",
      says: ["[invalid-yaml]"], records: 1),
    large(
      "ten thousand entries of related",
      head
        + "print('related:')\nfor i in range(10**4): print(f'  - title: T{i}\\n    webUrl: https://t.example/{i}')\nprint('---')"
    ),
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
  ]
}
