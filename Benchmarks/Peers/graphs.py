"""Compares the measures of graphs with igraph's and NetworKit's; prints one table for each graph.

Each program is a process of its own that reads the same file and times its measures itself. The
programs take turns, so that a machine that slows down slows all of them.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile

from environment import HERE, ROOT, Unavailable, corpus_or_seeds, install, timed

GRAPHS = ("lfr", "random", "links")
MEASURES = (
    "build build-directed components strong-components core-numbers pagerank pagerank-directed hits"
    " clustering leiden leiden-default betweenness"
).split()
OURS = "storyloom"
# The others search for communities once, which is the row leiden; what `leiden()` does without being
# told how often is a row of its own.
# Searches from 64 sources take minutes on a graph of a million nodes, so there they are run once.
LONG, LARGE = "betweenness", 1_000_000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("graphs", nargs="*", help=f"which of {', '.join(GRAPHS)} (default all)")
    parser.add_argument("--program", required=True, help="the built graph-bench")
    parser.add_argument("--storyloom", required=True, help="the built storyloom")
    parser.add_argument("--archive", default=str(corpus_or_seeds()), help="for the graph of links")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each program (default 3)")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--measures", help="names with commas between them (default all)")
    parser.add_argument("--python", help="a Python that has the packages, in place of a new one")
    parser.add_argument(
        "--cache",
        default=pathlib.Path(tempfile.gettempdir()) / "storyloom-graphs",
        help="folder for the graphs that are made once",
    )
    options = parser.parse_args()
    for name in options.graphs:
        if name not in GRAPHS:
            parser.error(f"{name}: no such graph; there are {', '.join(GRAPHS)}")
    return options


def script(python, name):
    return [str(python), "-B", str(HERE / name)]


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def measure(graph, programs, options, folder):
    """Runs all programs in turn; gives their seconds and their peak memory."""
    wanted = options.measures.split(",") if options.measures else MEASURES
    seconds = {name: {} for name in programs}
    peaks = {name: 0 for name in programs}
    for turn in range(options.rounds):
        names = [n for n in wanted if turn == 0 or n != LONG or graph["nodes"] < LARGE]
        for name, command in programs.items():
            output = folder / name
            output.mkdir(exist_ok=True)
            arguments = [graph["file"], "--directed", graph["directed"], "--output", str(output)]
            arguments += ["--nodes", str(graph["nodes"]), "--threads", str(options.threads)]
            _, memory, text = timed(command + arguments + ["--measures", ",".join(names)])
            peaks[name] = max(peaks[name], memory)
            for line in lines(text):
                seconds[name].setdefault(line["measure"], []).append(line["seconds"])
    return seconds, peaks


def medians(seconds):
    """For each measure, the median seconds of the programs that have it."""
    found = {}
    for measure_name in MEASURES:
        for program, times in seconds.items():
            if measure_name in times:
                median = statistics.median(times[measure_name])
                found.setdefault(measure_name, {})[program] = median
    return found


def number(value):
    """A figure in as many digits as it deserves."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:.5f}" if 1e-3 <= abs(value) < 1e4 else f"{value:.1e}"


def seconds_text(time):
    """Seconds in about three digits, never as a power of ten."""
    return f"{time:.3f}" if time >= 1 else f"{time:.4f}" if time >= 0.1 else f"{time:.6f}"


def evidence_text(found, programs):
    """The name of a figure and its value for each program, in the order of the columns."""
    if found is None:
        return ""
    values = [number(found["values"][p]) if p in found["values"] else "-" for p in programs]
    return f"{found['name']} {' | '.join(values)}"


def row(name, times, programs, evidence):
    """One row of the table: seconds, ours against the fastest of the others, evidence."""
    cells = [f"{seconds_text(times[p]) if p in times else '-':>10}" for p in programs]
    others = [time for program, time in times.items() if program != OURS]
    ratio = f"{times[OURS] / min(others):9.2f}" if others and OURS in times else f"{'-':>9}"
    return f"{name:18} {' '.join(cells)} {ratio}  {evidence_text(evidence, programs)}".rstrip()


def table(graph, seconds, peaks, evidence, options):
    programs = list(seconds)
    turns = f"median of {options.rounds}" if options.rounds > 1 else "one round"
    if options.rounds > 1 and graph["nodes"] >= LARGE:
        turns += f", {LONG} once"
    print(
        f"\n{graph['title']}: {graph['nodes']:,} nodes, {graph['links']:,} links,"
        f" {graph['directedLinks']:,} directed; {options.threads} threads, {turns}\n"
    )
    print(f"{'seconds':18} {' '.join(f'{p:>10}' for p in programs)} {'x fastest':>9}  evidence")
    for name, times in medians(seconds).items():
        print(row(name, times, programs, evidence.get(name)))
    print(f"{'peak MB':18} {' '.join(f'{peaks[p]:10.0f}' for p in programs)}")


def compare(graph, programs, python, options, folder):
    """Measures one graph and prints its table; gives the measures that contradict each other."""
    seconds, peaks = measure(graph, programs, options, folder)
    folders = [f"{name}={folder / name}" for name in programs]
    command = script(python, "graph_evidence.py")
    command += [graph["file"], graph["directed"], str(graph["nodes"])]
    evidence = json.loads(timed(command + folders)[2])
    table(graph, seconds, peaks, evidence, options)
    return [name for name, found in evidence.items() if found["agrees"] is False]


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="storyloom-peers-") as name:
        folder = pathlib.Path(name)
        try:
            python = options.python or install(folder / "python", "requirements-graphs.txt")
        except Unavailable as reason:
            sys.exit(f"Nothing was measured: {reason}.")
        programs = {
            OURS: [options.program],
            "igraph": script(python, "graph_igraph.py"),
            "NetworKit": script(python, "graph_networkit.py"),
        }
        maker = script(python, "graph_files.py")
        maker += [str(options.cache), str(folder), options.storyloom, options.archive]
        failures = []
        for graph in lines(timed(maker + (options.graphs or list(GRAPHS)))[2]):
            results = folder / graph["name"]
            results.mkdir()
            for measure_name in compare(graph, programs, python, options, results):
                failures.append(f"{graph['name']}: {measure_name}")
    for failure in failures:
        print(f"{failure} differs between the programs")
    print("\nThe programs differ." if failures else "\nThe programs find the same.")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
