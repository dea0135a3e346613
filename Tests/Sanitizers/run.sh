#!/usr/bin/env bash
# Passes the tests with one sanitizer: run.sh SWIFT address|undefined|thread [NAME ...], with names only tests
# that have one of them in theirs. Whatever it reports fails the run, also in the command that tests start.
set -euo pipefail
swift=$1
sanitizer=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
filters=()
for name in "$@"; do filters+=(--filter "$name"); done
# The exit code tells a report from a test that fails, and from every status of the command.
export ASAN_OPTIONS=exitcode=99:detect_leaks=1
export LSAN_OPTIONS=suppressions=$here/leaks.txt:print_suppressions=0
export TSAN_OPTIONS=exitcode=99:suppressions=$here/threads.txt:history_size=4
# Sanitizers make everything slower by some factor; a release build is what users run, and is fast enough.
export STORYLOOM_PATIENCE=${STORYLOOM_PATIENCE:-6}
options=(--configuration release -Xswiftc -enable-testing)
# The compiler has none for undefined behaviour on Linux, and Swift traps by itself where it would be. So what
# is written in C (libyaml, the digests) is built to trap as well, which ends the tests at the place.
if [ "$sanitizer" = undefined ]; then
  options+=(-Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined)
else
  options+=(--sanitize="$sanitizer")
fi
# XCTest, of which there are no tests here, leaks a little of its own.
"$swift" test --disable-xctest "${options[@]}" --scratch-path ".build-$sanitizer" "${filters[@]}"
