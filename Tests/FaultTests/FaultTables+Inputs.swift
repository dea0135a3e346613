extension FaultTables {
  private static let stats = "storyloom stats a --format json"
  private static let good = "mkdir a; article good > a/good.md"

  /// A folder with a good document and something else, of which one record is read.
  private static func beside(
    _ name: String, _ given: String, says: [String] = [], prints: [String] = ["\"records\": 1,"],
    need: FaultCase.Need = .nothing
  ) -> FaultCase {
    FaultCase(
      name, given: good + "\n" + given, run: "timeout 20 \(stats)", says: says, prints: prints,
      need: need)
  }

  static let inputs: [FaultCase] = [
    FaultCase(
      "an input that is not there", run: "storyloom stats none", status: 66,
      says: ["none: ", "it does not exist"]),
    FaultCase(
      "an input below a file", given: good, run: "storyloom stats a/good.md/b", status: 66,
      says: ["it does not exist"]),
    FaultCase(
      "an input with an empty name", run: "storyloom stats ''", status: 66,
      says: ["storyloom: error: "]),
    FaultCase(
      "a good input and one that is not there leave the old report", given: "report",
      run: "storyloom report new none", status: 66, says: ["none: "], then: "is old"),
    FaultCase(
      "an empty folder", given: "mkdir a", run: stats, status: 65, says: ["nothing to read"]),
    FaultCase(
      "a folder of nothing but broken documents",
      given: "report; mkdir a; : > a/b.md; echo x > a/c.md",
      run: "storyloom report a", status: 65, says: ["none of 2 files could be read"], then: "is old"
    ),
    FaultCase(
      "a fault under --strict leaves the old report", given: "report; : > new/empty.md",
      run: "storyloom report new --strict", status: 65, says: ["1 fault in the input"],
      then: "is old"),
    beside("a pipe", "mkfifo a/pipe.md", says: ["[not-a-regular-file]"]),
    beside(
      "a socket", "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"a/s.md\")'",
      says: ["[not-a-regular-file]"]),
    beside("a device behind a link", "ln -s /dev/zero a/zero.md", says: ["[not-a-regular-file]"]),
    beside("a link that leads nowhere", "ln -s none a/gone.md", says: ["[unreadable-file]"]),
    beside("a link to itself", "ln -s loop.md a/loop.md", says: ["[unreadable-file]"]),
    beside("a link to the folder above", "ln -s .. a/up"),
    beside(
      "two links to each other's folders", "mkdir a/b a/c; ln -s ../c a/b/x; ln -s ../b a/c/x"),
    beside("a folder with the name of a document", "mkdir a/b.md"),
    beside("hidden files", ": > a/.b.md; mkdir a/.c; : > a/.c/d.md"),
    beside("a name that is not UTF-8", ": > $'a/\\xff.md'", says: ["[empty-file]"]),
    beside(
      "a document whose name has a line end and an escape sequence", ": > $'a/b\\n\\e[31m.md'",
      says: ["[empty-file]"]),
    beside(
      "a document with a name of 255 bytes", "printf -v n 'n%.0s' {1..252}; : > a/$n.md",
      says: ["[empty-file]"]),
    beside(
      "folders four hundred deep",
      "d=a; for i in {1..400}; do d=$d/d; done; mkdir -p $d; : > $d/b.md",
      says: ["[empty-file]"]),
    FaultCase(
      "documents that nobody may read", given: "\(good); article b > a/b.md; chmod 0 a/b.md",
      run: "weak \(stats)", says: ["a/b.md|b.md", "[unreadable-file]"], prints: ["\"records\": 1,"],
      need: .permissions),
    FaultCase(
      "a folder that nobody may enter",
      given: "\(good); mkdir a/b; article b > a/b/b.md; chmod 0 a/b",
      run: "weak \(stats)", says: ["[unreadable-folder]"], prints: ["\"records\": 1,"],
      then: "chmod 755 a/b", need: .permissions),
    FaultCase(
      "a pipe that is named itself", given: "article good > g; mkfifo p; cat g > p &",
      run: "timeout 20 storyloom stats p --format json", prints: ["\"records\": 1,"]),
    FaultCase(
      "a device that is named itself and has nothing", run: "timeout 20 storyloom stats /dev/null",
      status: 65),
    FaultCase(
      "a device without an end that is named itself",
      run: "timeout 60 storyloom stats /dev/zero --max-document-size 1M", status: 65,
      says: ["[document-too-large]", "--max-document-size"]),
    FaultCase("nothing on standard input", run: "storyloom stats - < /dev/null", status: 65),
    FaultCase(
      "a list of paths that are not there",
      run: "printf 'x\\ny\\n' | storyloom stats --stdin-paths",
      status: 66, says: ["x: "]),
    FaultCase(
      "a packed archive that is cut",
      given: "\(good); tar czf a.tar.gz a; head -c 60 a.tar.gz > b.tar.gz",
      run: "storyloom stats b.tar.gz", status: 65, says: ["b.tar.gz"]),
    FaultCase(
      "a packed archive of other bytes", given: "head -c 5000 /dev/zero | tr '\\0' x > a.zip",
      run: "storyloom stats a.zip", status: 65, says: ["a.zip"]),
    FaultCase(
      "an empty packed archive", given: ": > a.tar", run: "storyloom stats a.tar", status: 65),
    FaultCase(
      "a packed archive whose paths lead out",
      given: "\(good); article x > x.md; mkdir d; tar cf d/a.tar -P ../work/x.md a",
      run: "cd d && storyloom stats a.tar --format json", prints: ["\"records\": "],
      then: "[ \"$(ls d)\" = a.tar ]"),
    FaultCase(
      "a document that vanishes while it is read",
      given: "mkdir a; for i in $(seq 1 400); do article a$i > a/$i.md; done",
      run: "storyloom stats a --format json & rm -f a/3?.md a/39?.md; wait $!",
      prints: ["\"records\": "]),
    FaultCase(
      "documents that shrink and grow while they are read",
      given: "mkdir a; for i in $(seq 1 300); do article a$i > a/$i.md; done",
      run:
        "for i in $(seq 1 300); do : > a/$i.md; article b$i >> a/$i.md; done & storyloom stats a --format json; wait",
      prints: ["\"records\": "]),
    FaultCase(
      "a table of providers that is not there", given: good,
      run: "storyloom stats a --providers none",
      status: 66, says: ["none"]),
    FaultCase(
      "a table of identity that is a folder", given: good, run: "storyloom stats a --identity a",
      status: 66,
      says: ["a"]),
    FaultCase(
      "an option that is no number", given: good, run: "storyloom stats a --resolution x",
      status: 64),
    FaultCase(
      "an option beyond every number", given: good,
      run: "storyloom stats a --seed 99999999999999999999999",
      status: 64),
    FaultCase(
      "an expression that is none", given: good, run: "storyloom stats a --match '('", status: 64),
    FaultCase(
      "a time that is none", given: good, run: "storyloom stats a --since 2020-13-45", status: 64),
  ]
}
