extension FaultTables {
  /// A large archive, so that there is time to interrupt.
  private static let slow = """
    report; mkdir big; for i in $(seq 1 1500); do article "a$i" \
    "related:\\n  - {title: b$i, webUrl: https://b$((i / 3)).example/y}\\n" > big/$i.md; done
    """

  /// The same for each signal that asks a process to end, once it has begun to write.
  private static let signals: [FaultCase] = [("INT", 130), ("TERM", 143), ("HUP", 129)].flatMap {
    signal, status in
    [
      FaultCase(
        "\(signal) while a report is written", given: slow,
        run: """
          set -m; storyloom report big -q & until_there '.Reports.storyloom-*'; kill -\(signal) $!; wait $!
          """, status: Int32(status), then: "is old"),
      FaultCase(
        "\(signal) while documents are read", given: "report; mkfifo pipe",
        run: """
          set -m; storyloom report - -q < pipe & exec 9> pipe; sleep 0.3; kill -\(signal) $!; wait $!
          """, status: Int32(status), then: "is old"),
      FaultCase(
        "\(signal) while a database is made", given: slow + "\necho mine > a.sqlite",
        run: """
          set -m; storyloom export big --format sqlite -o a.sqlite -q &
          until_there '.*.storyloom-*'; kill -\(signal) $!; wait $!
          """, status: Int32(status), then: "[ \"$(cat a.sqlite)\" = mine ]"),
    ]
  }

  static let interrupts: [FaultCase] =
    signals + [
      FaultCase(
        "HUP under nohup is not heard", given: "report",
        run: "nohup storyloom report new -q & sleep 0.05; kill -HUP $!; wait $!", then: "is new"),
      FaultCase(
        "a process that is killed outright leaves the old report, and the next one cleans up",
        given: slow,
        run: """
          set -m; storyloom report big -q & until_there '.Reports.storyloom-*'; kill -KILL $!; wait $!
          is old || exit 1; compgen -G '.Reports.storyloom-*' > /dev/null || exit 2
          storyloom report new -q
          """, then: "is new"),
      FaultCase(
        "a process that is killed outright while it makes a database leaves nothing for long",
        given: slow + "\necho mine > a.sqlite",
        run: """
          set -m; storyloom export big --format sqlite -o a.sqlite -q &
          until_there '.*.storyloom-*'; kill -KILL $!; wait $!
          [ "$(cat a.sqlite)" = mine ] || exit 1
          storyloom export new --format sqlite -o a.sqlite -q
          """, then: "[ -s a.sqlite ]"),
      FaultCase(
        "two reports into one folder at once", given: "report",
        run: "storyloom report old -q & storyloom report new -q & wait %1 && wait %2",
        then: "is old || is new"),
      FaultCase(
        "two first reports into one folder at once", given: "old; new",
        run: "storyloom report old -q & storyloom report new -q & wait %1 && wait %2",
        then: "is old || is new"),
      FaultCase(
        "six reports into one folder at once", given: "report; echo mine > Reports/mine",
        run: """
          for i in 1 2 3; do storyloom report old -q & storyloom report new -q & done
          for i in 1 2 3 4 5 6; do wait %$i || exit 1; done
          """, then: "[ -e Reports/mine ] && { holds old || holds new; }"),
      FaultCase(
        "two reports at once into a folder that holds a folder",
        given: "report; mkdir Reports/mine",
        run: "storyloom report old -q & storyloom report new -q & wait %1 && wait %2",
        then: "[ -d Reports/mine ] && { holds old || holds new; }"),
      FaultCase(
        "two databases into one file at once", given: "old; new",
        run: """
          storyloom export old -q --format sqlite -o a & storyloom export new -q --format sqlite -o a &
          wait %1 && wait %2
          """, then: "cmp a \"$WHOLE/old/stories.sqlite\" || cmp a \"$WHOLE/new/stories.sqlite\""),
      FaultCase(
        "the reader of standard output goes away", given: "old",
        run: "set -o pipefail; storyloom export \"$SEEDS\" --format json | head -1 > /dev/null"),
      FaultCase(
        "the reader of the diagnostics goes away",
        given: "mkdir a; for i in $(seq 1 50); do : > a/$i.md; done; article good > a/g.md",
        run: "storyloom check a --verbose > rows 2> >(head -1 > /dev/null)",
        then: "[ $(grep -c empty-file rows) = 50 ]"),
      FaultCase(
        "standard output is closed", given: "old", run: "storyloom stats old >&-", status: 73,
        says: ["standard output cannot be written (Bad file descriptor)"],
        then: "cmp old/a.md <(article old)"),
      FaultCase(
        "standard output is closed for a report", given: "report",
        run: "storyloom report new -q >&-",
        then: "is new"),
      FaultCase(
        "standard error is closed", given: "report; : > new/empty.md",
        run: "storyloom report new 2>&-; rm new/empty.md; storyloom report new 2>&-",
        then: "is new"),
      FaultCase(
        "all streams are closed", given: "report", run: "storyloom report new <&- >&- 2>&-",
        then: "is new"),
      FaultCase(
        "standard input is closed", run: "storyloom stats - <&-", status: 66),
      FaultCase(
        "standard input is closed for a list of paths", run: "storyloom stats --stdin-paths <&-",
        status: 66,
        says: ["standard input cannot be read"]),
    ]
}
