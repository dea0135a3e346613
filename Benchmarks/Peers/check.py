"""Holds the measures of graphs and of coverage against networkx, igraph and formulas of their own.

The graphs are many small ones, whose output on one thread is held against that on several, too;
the archives are the seeds, a generated one and, where it is there, a real one. Where the packages
cannot be installed (no pip, no network), it says so and succeeds: nothing is wrong with the
program.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from environment import CORPORA, HERE, ROOT, Unavailable, install

THREADS = (1, 2, 4)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--program", required=True, help="the built graph-measures")
    parser.add_argument("--storyloom", required=True, help="the built storyloom")
    parser.add_argument("--generator", required=True, help="the built generate-archive")
    parser.add_argument("--graphs", type=int, default=300, help="how many (default 300)")
    parser.add_argument("--seed", type=int, default=1, help="start of the random sequence")
    parser.add_argument("--python", help="a Python that has the packages, in place of a new one")
    return parser.parse_args()


def outputs(program, graphs):
    """What the program prints for the graphs, with each number of threads."""
    found = {}
    for threads in THREADS:
        command = [program, str(graphs), "--threads", str(threads)]
        found[threads] = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return found


def graphs_differ(options, python, folder):
    """Compares every measure of graphs; says whether anything differed."""
    checking = [str(python), "-B", str(HERE / "checking")]
    graphs = folder / "graphs.txt"
    with graphs.open("w") as file:
        numbers = [str(options.graphs), str(options.seed)]
        subprocess.run(checking + ["make"] + numbers, check=True, stdout=file)
    found = outputs(options.program, graphs)
    printed = folder / "measures.jsonl"
    printed.write_bytes(found[THREADS[0]])
    status = subprocess.run(checking + ["compare", str(graphs), str(printed)]).returncode
    different = [threads for threads in THREADS if found[threads] != found[THREADS[0]]]
    for threads in different:
        print(f"The output on {threads} threads differs from that on {THREADS[0]}.")
    if not different:
        print(f"The same bytes on {', '.join(map(str, THREADS))} threads.", flush=True)
    return status != 0 or different != []


def archives(options, folder):
    """The archives whose coverage is compared, by the names that they are shown under."""
    found = {"seeds": ROOT / "seeds", "generated": folder / "archive"}
    # The seeds have no syndicated texts, and no two providers that share five stories.
    command = [options.generator, "--records", "1000", "--seed", str(options.seed)]
    command += ["--output", str(found["generated"])]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    news = CORPORA / "diablo4" / "_news"
    if news.is_dir():
        found["diablo4"] = news
    return found


def coverage_differs(options, python, folder):
    """Compares every measure of coverage; says whether anything differed."""
    export = [options.storyloom, "export", "--format", "csv", "--csv-raw", "--quiet"]
    folders = []
    compared = archives(options, folder)
    for name, archive in compared.items():
        folders.append(str(folder / name))
        command = [*export, str(archive), "--output", folders[-1]]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    status = subprocess.run([str(python), "-B", str(HERE / "coverage"), *folders]).returncode
    if "diablo4" not in compared:
        print("The shared corpus is absent; STORYLOOM_CORPORA may name its folder.")
    return status != 0


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="storyloom-peers-") as name:
        folder = pathlib.Path(name)
        try:
            python = options.python or install(folder / "python", "requirements-check.txt")
        except Unavailable as reason:
            print(f"peers-check: nothing was compared, because {reason}.")
            return
        parts = [graphs_differ, coverage_differs]
        differences = [part(options, python, folder) for part in parts]
    sys.exit(1 if any(differences) else 0)


if __name__ == "__main__":
    main()
