"""Compares `storyloom stats` with other programs on one archive, in one run, and prints one table.

Each row is a whole process, start-up included, because that is what a user waits for. The rows take
turns, so that a machine that slows down slows all of them. The first turn only fills the page cache.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile

import documents
from environment import HERE, ROOT, Unavailable, corpus_or_seeds, install, timed

FIGURES = (
    "records relatedEntries articles links selfLinks resolvedByFingerprint providers components"
).split()
# What reading the files costs, whoever does it.
CAT = 'find "$1" -type f -print0 | xargs -0 cat | cat > /dev/null'


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", nargs="?", type=pathlib.Path, default=corpus_or_seeds())
    parser.add_argument("--storyloom", default=ROOT / ".build" / "release" / "storyloom")
    parser.add_argument("--runs", type=int, default=5, help="turns of each row (default 5)")
    options = parser.parse_args()
    paths = documents.paths(options.archive)
    if not paths:
        sys.exit(f"{options.archive}: no documents are there; give the folder of an archive")
    size = sum(os.stat(path).st_size for path in paths)

    with tempfile.TemporaryDirectory(prefix="storyloom-peers-") as folder:
        try:
            python = install(folder, "requirements.txt")
        except Unavailable as reason:
            sys.exit(f"Nothing was measured: {reason}.")
        archive = str(options.archive)
        work = [str(python), "-B", str(HERE / "work.py")]
        rows = {
            "storyloom stats": [str(options.storyloom), "stats", archive, "--format", "json"],
            "PyYAML (C) + networkx": work + ["graph", archive],
            "PyYAML (C), events only": work + ["events", archive],
            "rapidyaml, trees only": work + ["rapidyaml", archive],
            "cat": ["sh", "-c", CAT, "sh", archive],
        }
        times = {name: [] for name in rows}
        peaks = {name: 0 for name in rows}
        outputs = {}
        for turn in range(options.runs + 1):
            for name, command in rows.items():
                seconds, memory, outputs[name] = timed(command)
                peaks[name] = max(peaks[name], memory)
                if turn > 0:
                    times[name].append(seconds)

    print(f"{archive}: {len(paths):,} documents, {size / 1e6:.1f} MB; median of {options.runs}\n")
    print(
        f"{'':24} {'seconds':>9} {'fastest':>9} {'MB/s':>8} {'peak MB':>8} {'x cat':>8}"
        f" {'x storyloom':>12}"
    )
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(
            f"{name:24} {median:9.3f} {min(times[name]):9.3f} {size / 1e6 / median:8.1f} "
            f"{peaks[name]:8.0f} {median / medians['cat']:8.2f} "
            f"{median / medians['storyloom stats']:12.2f}"
        )

    ours = json.loads(outputs["storyloom stats"])
    theirs = json.loads(outputs["PyYAML (C) + networkx"])
    different = [name for name in FIGURES if ours[name] != theirs[name]]
    print("\n" + ", ".join(f"{name} {ours[name]:,}" for name in FIGURES))
    for name in different:
        print(f"{name} differs: storyloom {ours[name]:,}, Python {theirs[name]:,}")
    print("The counts differ." if different else "Both programs find the same counts.")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
