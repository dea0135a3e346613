extension FaultTables {
  /// Puts a library before Graphviz's that breaks one function at its second call.
  private static func breaking(_ body: String, call: Int = 2) -> String {
    """
    old; new; report
    cat > broken.c <<'END'
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <stdlib.h>
    #include <stdio.h>
    static int calls;
    int gvLayout(void *c, void *g, const char *e) {
      int (*real)(void *, void *, const char *) = dlsym(RTLD_NEXT, "gvLayout");
      if (++calls == \(call)) { \(body); }
      return real(c, g, e);
    }
    END
    clang -shared -fPIC -o broken.so broken.c
    """
  }
  private static let broken = "LD_PRELOAD=$PWD/broken.so storyloom report new -q"

  static let outputs: [FaultCase] = [
    // Places.
    FaultCase(
      "a file in the place of the folder", given: "old; echo mine > Reports",
      run: "storyloom report old", status: 73, says: ["'Reports' cannot be made (File exists)"],
      then: "[ \"$(cat Reports)\" = mine ]"),
    FaultCase(
      "a file in the place of a folder above", given: "old; echo mine > a",
      run: "storyloom report old -o a/b/c", status: 73, says: ["(Not a directory)", "--output"],
      then: "[ \"$(cat a)\" = mine ]"),
    FaultCase(
      "folders above that are not there", given: "old", run: "storyloom report old -q -o a/b/c",
      then: "is old a/b/c"),
    FaultCase(
      "folders above go when the report fails", given: "old; export GVBINDIR=$PWD/none; mkdir none",
      run: "storyloom report old -q -o a/b/c", status: 70, then: "[ ! -e a ]"),
    FaultCase(
      "folders above go when the files cannot be written", given: "old",
      run: "no_file_beyond 20; storyloom report old -q -o a/b/c", status: 73, then: "[ ! -e a ]"),
    FaultCase(
      "a file into a folder that is not there", given: "old",
      run: "storyloom export old --format dot -o none/a.dot", status: 73,
      says: ["'none/a.dot' cannot be written (No such file or directory)"], then: "[ ! -e none ]"),
    FaultCase(
      "a file over a folder", given: "old; mkdir a.dot",
      run: "storyloom export old --format dot -o a.dot", status: 73, says: ["Is a directory"],
      then: "[ -d a.dot ]"),
    FaultCase(
      "a picture below a file", given: "old; echo mine > a",
      run: "storyloom render old --view timeline -o a/b.svg", status: 73,
      says: ["(Not a directory)"], then: "[ \"$(cat a)\" = mine ]"),
    FaultCase(
      "a database below a file", given: "old; echo mine > a",
      run: "storyloom export old --format sqlite -o a/b.sqlite", status: 73,
      says: ["(Not a directory)"], then: "[ \"$(cat a)\" = mine ]"),
    FaultCase(
      "a database into a folder that is not there", given: "old",
      run: "storyloom export old --format sqlite -o none/b.sqlite", status: 73,
      says: ["No such file or directory"], then: "[ ! -e none ]"),
    FaultCase(
      "a folder in the place of a file of the report",
      given: "report; rm Reports/METHODS.md; mkdir -p Reports/METHODS.md/mine",
      run: "storyloom report new", status: 73, says: ["METHODS.md: Is a directory"],
      then: "[ -d Reports/METHODS.md/mine ] && cmp Reports/graph.dot \"$WHOLE/old/graph.dot\""),
    FaultCase(
      "a name of 255 bytes", given: "old; name=$(printf 'n%.0s' {1..255})",
      run: "storyloom export old -q --format dot -o $name", then: "grep -q graph $name"),
    FaultCase(
      "a name of 256 bytes", given: "old; name=$(printf 'n%.0s' {1..256})",
      run: "storyloom export old --format dot -o $name", status: 73, says: ["File name too long"]),
    FaultCase(
      "a report in a folder with a name of 255 bytes",
      given: "old; new; name=$(printf 'é%.0s' {1..127})x; storyloom report -q old -o $name",
      run: "storyloom report -q new -o $name", then: "is new $name"),
    FaultCase(
      "a report in a folder with a name of 256 bytes",
      given: "old; name=$(printf 'n%.0s' {1..256})", run: "storyloom report old -o $name",
      status: 73, says: ["File name too long"]),
    FaultCase(
      "a path longer than the system takes",
      given: "old; name=$(printf 'abcdefg/%.0s' {1..600})", run: "storyloom report old -o $name",
      status: 73, says: ["File name too long"], then: "[ ! -e abcdefg ]"),
    FaultCase(
      "a name that begins with hyphens", given: "old",
      run: "storyloom export old -q --format dot --output=./--a.dot", then: "[ -s ./--a.dot ]"),
    FaultCase(
      "a name with a line end and an escape sequence", given: "old; echo mine > $'a\\n\\e[31m'",
      run: "storyloom report old -o $'a\\n\\e[31m'", status: 73, says: ["cannot be made"],
      then: "! grep -q $'\\e' ../words"),

    // Links.
    FaultCase(
      "a link to a file is the file behind it",
      given: "old; mkdir real; echo x > real/a; ln -s real/a l",
      run: "storyloom export old -q --format dot -o l", then: "[ -L l ] && grep -q graph real/a"),
    FaultCase(
      "a link to a folder is the folder behind it",
      given: "report; mv Reports real; ln -s real Reports", run: "storyloom report new -q",
      then: "[ -L Reports ] && is new real"),
    FaultCase(
      "a link in the report stays",
      given: "report; mv Reports/graph.dot g; ln -s ../g Reports/graph.dot",
      run: "storyloom report new -q",
      then: "[ -L Reports/graph.dot ] && cmp g \"$WHOLE/new/graph.dot\" && is new"),
    FaultCase(
      "a link in the place of the folder that leads nowhere", given: "old; ln -s none Reports",
      run: "storyloom report old", status: 73, says: ["'Reports' cannot be made (File exists)"],
      then: "[ -L Reports ] && [ ! -e none ]"),
    FaultCase(
      "a link in the place of the folder that leads to itself", given: "old; ln -s Reports Reports",
      run: "storyloom report old", status: 73, says: ["Too many levels of symbolic links"]),
    FaultCase(
      "a link with the name of a working folder is not followed",
      given:
        "report; mkdir mine; echo x > mine/.storyloom; ln -s mine .Reports.storyloom-0123456789abcdef",
      run: "storyloom report new -q",
      then: "is new && [ -e mine/.storyloom ] && rm .Reports.storyloom-0123456789abcdef"),

    // Files of somebody else's.
    FaultCase(
      "files beside the report stay",
      given: "report; echo mine > Reports/mine; ln -s nowhere Reports/link",
      run: "storyloom report new -q",
      then: "holds new && [ \"$(cat Reports/mine)\" = mine ] && [ -L Reports/link ]"),
    FaultCase(
      "folders beside the report stay",
      given: "report; mkdir Reports/mine; echo mine > Reports/mine/a",
      run: "storyloom report new -q", then: "holds new && [ \"$(cat Reports/mine/a)\" = mine ]"),
    FaultCase(
      "pipes beside the report stay", given: "report; mkfifo Reports/pipe",
      run: "storyloom report new -q", then: "holds new && [ -p Reports/pipe ]"),
    FaultCase(
      "names beside the report that are not UTF-8 stay",
      given: "report; echo mine > $'Reports/\\xff'", run: "storyloom report new -q",
      then: "holds new && [ -e $'Reports/\\xff' ]"),
    FaultCase(
      "the folder in which the shell stands is the same one afterwards",
      given: "report; echo mine > Reports/mine",
      run:
        "cd Reports && storyloom report ../new -q -o . && cmp graph.dot \"$WHOLE/new/graph.dot\"",
      then: "holds new && [ -e Reports/mine ]"),
    FaultCase(
      "permissions of the folder stay", given: "report; chmod 2750 Reports",
      run: "storyloom report new -q",
      then: "is new && ls -ld Reports | grep -q '^drwxr-s---'"),
    FaultCase(
      "a folder with the name of a working folder that holds something else stays",
      given: "report; d=.Reports.storyloom-0123456789abcdef; mkdir $d; echo mine > $d/mine",
      run: "storyloom report new -q", then: "is new && [ -e $d/mine ] && rm -r $d"),
    FaultCase(
      "a folder that has the marker but other digits stays",
      given: "report; d=.Reports.storyloom-mine; mkdir $d; touch $d/.storyloom",
      run: "storyloom report new -q", then: "is new && [ -e $d/.storyloom ] && rm -r $d"),
    FaultCase(
      "a working folder that was left goes",
      given: "report; d=.Reports.storyloom-0123456789abcdef; mkdir $d; touch $d/.storyloom $d/a",
      run: "storyloom report new -q", then: "is new && [ ! -e $d ]"),
    FaultCase(
      "an old report that was left goes, and what else lies in it stays",
      given: """
        report; d=.Reports.storyloom-0123456789abcdef; cp -r "$WHOLE/old" $d; echo mine > $d/mine
        cp -r "$WHOLE/old" .Reports.storyloom-fedcba9876543210
        """,
      run: "storyloom report new -q",
      then:
        "is new && [ \"$(ls $d | tr '\\n' ' ')\" = 'manifest.json mine ' ] && rm -r $d"),
    FaultCase(
      "the working folder of a file that was left goes",
      given: "old; d=.a.dot.storyloom-0123456789abcdef; mkdir $d; touch $d/.storyloom $d/a.dot",
      run: "storyloom export old -q --format dot -o a.dot", then: "[ -s a.dot ] && [ ! -e $d ]"),

    // No room.
    FaultCase(
      "a full disk for a report",
      given:
        "report; mkdir d; mount -t tmpfs -o size=$(($(du -sk Reports | cut -f1) + 60))k tmpfs d; cp -r Reports d",
      run: "storyloom report new -o d/Reports", status: 73,
      says: ["cannot be written|could not be made"],
      then: "is old d/Reports", need: .mounts),
    FaultCase(
      "a full disk for a first report", given: "old; mkdir d; mount -t tmpfs -o size=100k tmpfs d",
      run: "storyloom report old -o d/Reports", status: 73, then: "[ -z \"$(ls -A d)\" ]",
      need: .mounts),
    FaultCase(
      "a disk without room for one more name",
      given: "old; mkdir d; mount -t tmpfs -o nr_inodes=8 tmpfs d",
      run: "storyloom report old -o d/Reports", status: 73, says: ["No space left on device"],
      then: "[ -z \"$(ls -A d)\" ]", need: .mounts),
    FaultCase(
      "a full disk for a database",
      given: "old; mkdir d; mount -t tmpfs -o size=64k tmpfs d; echo mine > d/a",
      run: "storyloom export old --format sqlite -o d/a", status: 73,
      says: ["the database could not be made", "make room there"],
      then: "[ \"$(cat d/a)\" = mine ]",
      need: .mounts),
    FaultCase(
      "a full disk for a file",
      given: "old; mkdir d; mount -t tmpfs -o size=4k tmpfs d; head -c 4096 /dev/zero > d/z",
      run: "storyloom export old --format graphml -o d/a", status: 73,
      says: ["'d/a' cannot be written (No space left on device)"], then: "[ \"$(ls -A d)\" = z ]",
      need: .mounts),
    FaultCase(
      "no file may grow beyond 10 KB, in a report", given: "report",
      run: "no_file_beyond 10; storyloom report new", status: 73, says: ["storyloom: error: "],
      then: "is old"),
    FaultCase(
      "no file may grow beyond 1 KB, in tables", given: "old; mkdir t; echo mine > t/links.csv",
      run: "no_file_beyond 1; storyloom export old --format csv -o t", status: 73,
      says: ["File too large"],
      then: "[ \"$(ls -A t)\" = links.csv ] && [ \"$(cat t/links.csv)\" = mine ]"),
    FaultCase(
      "no file may grow beyond 1 KB, in a picture", given: "old; echo mine > a.svg",
      run: "no_file_beyond 1; storyloom render old --view overview -o a.svg", status: 73,
      says: ["File too large"],
      then: "[ \"$(cat a.svg)\" = mine ]"),
    FaultCase(
      "standard output is full", given: "old", run: "storyloom articles old > /dev/full",
      status: 73,
      says: ["standard output cannot be written (No space left on device)"]),
    FaultCase(
      "standard output is full for a picture", given: "old",
      run: "storyloom render old --view timeline > /dev/full", status: 73,
      says: ["No space left on device"]),
    FaultCase(
      "standard output is full for help", run: "storyloom --help > /dev/full", status: 73,
      says: ["No space left on device"]),
    FaultCase(
      "an output that is a full device", given: "old",
      run: "storyloom export old --format dot -o /dev/full", status: 73,
      says: ["'/dev/full' cannot be written (No space left on device)"], then: "[ -c /dev/full ]"),
    FaultCase(
      "few files may be open", given: "report", run: "ulimit -n 24; storyloom report new -q",
      then: "is new"),

    // Permissions.
    FaultCase(
      "a folder that cannot be written", given: "report; chmod a-w Reports",
      run: "weak storyloom report new", status: 73,
      says: ["'Reports' cannot be written (Permission denied)"],
      then: "is old", need: .permissions),
    FaultCase(
      "a folder above that cannot be written", given: "report; mkdir p; mv Reports p; chmod a-w p",
      run: "weak storyloom report new -q -o p/Reports", then: "is new p/Reports", need: .permissions
    ),
    FaultCase(
      "a first report where nothing can be made", given: "old; mkdir p; chmod a-w p",
      run: "weak storyloom report old -o p/Reports", status: 73, says: ["Permission denied"],
      then: "[ -z \"$(ls -A p)\" ]", need: .permissions),
    FaultCase(
      "a file where nothing can be made", given: "old; mkdir p; echo mine > p/a; chmod a-w p",
      run: "weak storyloom export old --format dot -o p/a", status: 73, says: ["Permission denied"],
      then: "[ \"$(cat p/a)\" = mine ]", need: .permissions),
    FaultCase(
      "a database where nothing can be made", given: "old; mkdir p; chmod a-w p",
      run: "weak storyloom export old --format sqlite -o p/a", status: 73,
      says: ["Permission denied"],
      then: "[ -z \"$(ls -A p)\" ]", need: .permissions),
    FaultCase(
      "a folder that cannot be entered", given: "report; chmod a-rwx Reports",
      run: "weak storyloom report new", status: 73, says: ["Permission denied"],
      then: "chmod 755 Reports; is old", need: .permissions),
    FaultCase(
      "a disk that can only be read",
      given: "report; mkdir d; mount -t tmpfs tmpfs d; cp -r Reports d; mount -o remount,ro d",
      run: "storyloom report new -o d/Reports", status: 73, says: ["Read-only file system"],
      then: "is old d/Reports", need: .mounts),
    FaultCase(
      "a folder that is a disk of its own",
      given: "old; new; mkdir Reports; mount -t tmpfs tmpfs Reports; cp \"$WHOLE\"/old/* Reports",
      run: "storyloom report new -q", then: "is new", need: .mounts),
    FaultCase(
      "a folder that is bound to another place of its disk",
      given: "report; mv Reports real; mkdir Reports; mount --bind real Reports",
      run: "storyloom report new -q", then: "is new && is new real", need: .mounts),

    // Graphviz.
    FaultCase(
      "Graphviz has no plug-ins", given: "report; mkdir none; export GVBINDIR=$PWD/none",
      run: "storyloom report new", status: 70, says: ["could not be rendered"], then: "is old"),
    FaultCase(
      "Graphviz fails on the second diagram", given: breaking("return 1"), run: broken, status: 70,
      says: ["could not be rendered"], then: "is old", need: .preloading),
    FaultCase(
      "Graphviz aborts on the second diagram", given: breaking("abort()"), run: broken, status: 70,
      says: ["Graphviz broke down while it drew '"], then: "is old", need: .preloading),
    FaultCase(
      "Graphviz ends the process on the second diagram", given: breaking("exit(1)"), run: broken,
      status: 70, says: ["Graphviz broke down while it drew '"], then: "is old", need: .preloading),
    FaultCase(
      "Graphviz reads where nothing is on the second diagram",
      given: breaking("*(volatile int *)0 = 1"), run: broken, status: 70,
      says: ["Graphviz broke down while it drew '"], then: "is old", need: .preloading),
    FaultCase(
      "Graphviz breaks down in a picture",
      given: breaking("abort()", call: 1) + "\necho mine > a.svg",
      run: "LD_PRELOAD=$PWD/broken.so storyloom render new --view timeline -o a.svg", status: 70,
      says: ["Graphviz broke down while it drew '"], then: "[ \"$(cat a.svg)\" = mine ]",
      need: .preloading),

    // Reports that verification denies.
    FaultCase(
      "a report whose file was cut", given: "report; : > Reports/graph.dot",
      run: "storyloom verify Reports",
      status: 65, says: ["1 thing in 'Reports' is not as its manifest.json says"],
      prints: ["graph.dot"]),
    FaultCase(
      "a manifest that is no JSON", given: "report; echo '{' > Reports/manifest.json",
      run: "storyloom verify Reports", status: 65, says: ["is damaged: it is not JSON"]),
    FaultCase(
      "a manifest that leads elsewhere",
      given: "report; sed -i 's|\"graph.dot\"|\"../graph.dot\"|' Reports/manifest.json",
      run: "storyloom verify Reports", status: 65, says: ["an output has the path '../graph.dot'"]),
    FaultCase(
      "a damaged report is replaced",
      given: "report; : > Reports/graph.dot; echo '{' > Reports/manifest.json",
      run: "storyloom report new -q", then: "is new"),
  ]
}
