import Foundation
import StoryTestSupport
import Testing

/// One row of the suite: what is wrong, what the command is to do about it, and what must be there after it.
///
/// Scripts run in a fresh folder with the functions of ``prelude``.
struct FaultCase: CustomTestStringConvertible, Sendable {
  /// What a row needs from the machine that not every one has.
  enum Need: Sendable {
    case nothing
    /// A disk of its own, which is gone with the shell.
    case mounts
    /// A user whom permissions keep out, or a way to become one.
    case permissions
    /// A compiler of C, and a system that loads its libraries before others.
    case preloading
  }

  var name: String
  /// Prepares the folder.
  var given: String
  /// Runs the command once.
  var run: String
  var status: Int32
  /// Parts of standard error; of those with a bar between them one.
  var says: [String]
  /// Parts of standard output.
  var prints: [String]
  /// Succeeds if everything is as it must be.
  var then: String
  var need: Need

  var testDescription: String { name }

  init(
    _ name: String, given: String = ":", run: String, status: Int32 = 0, says: [String] = [],
    prints: [String] = [], then: String = "true", need: Need = .nothing
  ) {
    (self.name, self.given, self.run, self.status) = (name, given, run, status)
    (self.says, self.prints, self.then, self.need) = (says, prints, then, need)
  }
}

extension FaultCase {
  /// What a row may use. `old` and `new` are two archives, `Reports` gets the report of `old` from
  /// `report`; the reports of both are in `$WHOLE`.
  static let prelude = #"""
    # A document of one article: TITLE, more lines of its front matter.
    article() { printf -- '---\ntitle: "%s"\nwebUrl: "https://%s.example/x"\nprovider: {domain: %s.example}\n%b---\n' "$1" "$1" "$1" "${2-}"; }
    old() { mkdir -p old; article old > old/a.md; }
    new() { mkdir -p new; article new > new/a.md; article newer > new/b.md; }
    report() { old; new; cp -r "$WHOLE/old" Reports; }
    # Whether a folder has exactly the files of the old or of the new report, and is one.
    is() { [ -z "$(diff -rq "$WHOLE/$1" "${2:-Reports}")" ] && storyloom verify -q "${2:-Reports}" > /dev/null; }
    # The same beside files of somebody else's, which diff names.
    holds() { ! diff -rq "$WHOLE/$1" "${2:-Reports}" | grep -qv "^Only in ${2:-Reports}" && storyloom verify -q "${2:-Reports}" > /dev/null; }
    # As somebody whom permissions keep out, which they do not do to root.
    weak() { if [ "$(id -u)" = 0 ]; then setpriv --bounding-set=-dac_override,-dac_read_search,-fowner -- "$@"; else "$@"; fi; }
    # Number at a key of stats.
    figure() { storyloom stats "$2" --format json -q | tr -d ' \n' | grep -o "\"$1\":[0-9]*" | grep -o '[0-9]*$'; }
    # Lets no file grow beyond so many blocks. The thread sanitizer would make one of its own in TMPDIR.
    no_file_beyond() { export TMPDIR="$PWD/none"; ulimit -f "$1"; }
    # Waits until something is there.
    until_there() { for _ in $(seq $((12000 * ${STORYLOOM_PATIENCE:-1}))); do compgen -G "$1" > /dev/null && return; sleep 0.005; done; return 1; }
    """#

  /// Runs the row in a folder.
  func result(in folder: TemporaryFolder) throws -> (prepared: Run, run: Run, after: Run) {
    try Self.writeReports(to: folder)
    try folder.write("", to: "work/.keep")
    try folder.write("", to: "tmp/.keep")
    let script = """
      cd work && rm .keep ../tmp/.keep
      export TMPDIR="$PWD/../tmp" WHOLE="$PWD/../whole" SEEDS='\(Command.seeds)'
      \(Self.prelude)
      { \(given)
      } > ../given 2>&1 || { echo 99 > ../prepared; exit; }
      echo 0 > ../prepared
      ( \(run)
      ) > ../output 2> ../words < /dev/null
      echo $? > ../status
      { \(then)
      } > ../then 2>&1
      echo $? > ../after
      find . ../tmp -name '.*.storyloom-*' > ../left
      chmod -R u+rwX . 2> /dev/null; true
      """
    try folder.write(script, to: "script")
    let mounts = need == .mounts ? "unshare -m " : ""
    let shell = try folder.shell(mounts + "bash script")
    func text(_ name: String) -> String {
      (try? Data(contentsOf: folder.url.appending(path: name)))
        .map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    func status(_ name: String) -> Int32 {
      Int32(text(name).filter { $0.isNumber }) ?? -1
    }
    return (
      Run(status: status("prepared"), bytes: [], words: text("given") + shell.words),
      Run(status: status("status"), bytes: Array(text("output").utf8), words: text("words")),
      Run(status: status("after"), bytes: Array(text("left").utf8), words: text("then"))
    )
  }
}

extension FaultCase {
  /// The whole reports of both archives, made once.
  private static let reports: Result<[String: [UInt8]], any Error> = Result {
    try TemporaryFolder.with { folder in
      let run = try folder.shell(
        """
        \(prelude)
        old; new; storyloom report -q old -o whole/old && storyloom report -q new -o whole/new
        """)
      guard run.status == 0 else { throw Unprepared(words: run.words) }
      return try folder.files(below: "whole")
    }
  }

  struct Unprepared: Error {
    var words: String
  }

  private static func writeReports(to folder: TemporaryFolder) throws {
    for (name, bytes) in try reports.get() { try folder.write(bytes, to: "whole/\(name)") }
  }

  /// Whether this machine has what rows need.
  static func has(_ need: Need) -> Bool {
    switch need {
    case .nothing: true
    case .mounts: canMount
    case .permissions: canBeWeak
    case .preloading: canPreload
    }
  }

  private static let canMount = succeeds("unshare -m mount -t tmpfs -o size=64k tmpfs .")
  private static let canBeWeak = succeeds(
    "\(prelude)\nmkdir a; chmod a-w a; weak true && ! weak mkdir a/b")
  private static let canPreload = succeeds(
    "[ \"$(uname)\" = Linux ] && command -v clang && [ \"$(cat /proc/self/comm)\" != '' ]")

  private static func succeeds(_ script: String) -> Bool {
    (try? TemporaryFolder.with { try $0.shell(script).status == 0 }) ?? false
  }
}
