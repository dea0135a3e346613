"""The tables of archives against measures of their own: `python coverage FOLDER...`.

Each folder is what `storyloom export ARCHIVE --format csv --csv-raw --output FOLDER` has written
with no other option. A module of this room is a subject: `MEASURES` says what it compares with
what, and `check` adds its comparisons to a tally. What is shared is reading and counting alone.
"""

import sys

import bursts
import counts
import firsts
import labels
import lives
import providers
import silences
import stability
import syndication
import threads
from tables import Tables
from tally import Tally

SUBJECTS = (
    counts,
    threads,
    labels,
    stability,
    firsts,
    lives,
    bursts,
    silences,
    syndication,
    providers,
)


def check(folder):
    """Holds all tables of a folder against the measures of this room; gives the tally."""
    tally = Tally({name: what for subject in SUBJECTS for name, what in subject.MEASURES.items()})
    tables = Tables(folder)
    for subject in SUBJECTS:
        subject.check(tables, tally)
    return tables, tally


def main():
    compared = failed = 0
    for folder in sys.argv[1:]:
        tables, tally = check(folder)
        print(f"\n{tables.folder.name}: {len(tables.articles):,} articles")
        tally.print()
        compared += tally.compared.total()
        failed += tally.failed.total()
    print(f"\n{len(sys.argv) - 1} archives, {compared:,} comparisons, {failed} failures")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
