import Foundation
import StoryTestSupport
import Testing

/// Processes that are killed outright, which no handler sees.
@Suite("Killed reports", .timeLimit(.minutes(Patience.scaled(60))))
struct KillTests {
  /// `make kill-check` asks for more.
  private static let kills =
    ProcessInfo.processInfo.environment["STORYLOOM_KILLS"].flatMap { Int($0) } ?? 10

  /// Every other kill comes at any moment of a run, and every other while the report is written, which is
  /// the shorter part. What is left is compared file by file with both reports, and verified.
  @Test("After kill -9 at random moments the folder is the old report or the new one, each time")
  func killed() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.shell(
        #"""
        \#(FaultCase.prelude)
        export TMPDIR=$PWD/tmp WHOLE=$PWD/whole; mkdir tmp
        old; new; storyloom report -q old -o whole/old && storyloom report -q new -o whole/new
        cp -r whole/old Reports; echo mine > Reports/mine
        start=$EPOCHREALTIME; storyloom report old -q; end=$EPOCHREALTIME
        length=$(( ${end/./} - ${start/./} ))
        at=old; ended=0; replaced=0; inside=0
        i=0
        while [ $((i - ended)) -lt \#(Self.kills) ]; do
          i=$((i + 1))
          next=new; [ $at = old ] || next=old
          storyloom report $next -q & pid=$!
          if [ $((i % 2)) = 0 ]; then
            until [ -n "$(compgen -G '.Reports.storyloom-*')" ] || ! kill -0 $pid 2> /dev/null; do :; done
            wait=$(( RANDOM * (length / 1000) / 32768 * 1000 ))
          else
            wait=$(( RANDOM * (length / 1000) / 32768 * 1000 ))
          fi
          sleep $(printf '0.%06d' $(( wait % 1000000 )))
          if kill -KILL $pid 2> /dev/null; then :; else ended=$((ended + 1)); fi
          wait $pid 2> /dev/null
          compgen -G '.Reports.storyloom-*' > /dev/null && inside=$((inside + 1))
          if holds $next; then at=$next; replaced=$((replaced + 1))
          elif ! holds $at; then echo "kill $i: neither old nor new"; ls -la . Reports; exit 1; fi
          [ "$(cat Reports/mine)" = mine ] || { echo "kill $i: a file of somebody else's is gone"; exit 1; }
        done
        storyloom report new -q && holds new || { echo 'the last run failed'; exit 1; }
        [ -z "$(compgen -G '.Reports.storyloom-*')" ] || { echo 'folders were left'; ls -la . .Reports*; exit 1; }
        echo "\#(Self.kills) kills: $replaced new, rest old, $inside with files half written, $ended too late"
        """#)
      print("kill -9: " + run.output)
      #expect(run.status == 0, "\(run.output)\n\(run.words.suffix(2_000))")
    }
  }
}
