"""Makes the graphs that are measured on, and prints what they are as JSON lines:
python graph_files.py CACHE FOLDER STORYLOOM ARCHIVE NAME...

lfr     1,000,000 nodes in communities, mixing 0.2, from NetworKit's LFR generator
random  100,000 nodes and 500,000 links, every such graph equally likely
links   the link graph of the archive, through `storyloom links`

A file has two 32-bit numbers for each link, the low byte first. The first two graphs are made once
and stay in CACHE; the third is made anew in FOLDER.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys

import networkit
import numpy

SEED = 20200610


def lfr(cache):
    nodes = 1_000_000
    return cached(cache / f"lfr-{SEED}.links", "LFR, mixing 0.2", nodes, lambda: lfr_pairs(nodes))


def random(cache):
    nodes, links = 100_000, 500_000
    return cached(
        cache / f"random-{SEED}.links", "random", nodes, lambda: random_pairs(nodes, links)
    )


def lfr_pairs(nodes):
    """The links of a graph with communities, each pointing in a random direction.

    Mean degree 8.9, largest 80, exponent -2; communities of 10 to 80 nodes, exponent -1. On several
    threads the generator gives another graph each time.
    """
    networkit.setNumberOfThreads(1)
    networkit.setSeed(SEED, False)
    generator = networkit.generators.LFRGenerator(nodes)
    generator.generatePowerlawDegreeSequence(8.9, 80, -2)
    generator.generatePowerlawCommunitySizeSequence(10, 80, -1)
    generator.setMu(0.2)
    graph = generator.generate()
    pairs = numpy.array(list(graph.iterEdges()), dtype="<u4")
    turned = numpy.random.default_rng(SEED).random(len(pairs)) < 0.5
    pairs[turned] = pairs[turned, ::-1]
    return pairs


def random_pairs(nodes, links):
    """The first distinct pairs of different nodes that are drawn."""
    draws = numpy.random.default_rng(SEED).integers(nodes, size=(2 * links, 2))
    draws = draws[draws[:, 0] != draws[:, 1]]
    _, first = numpy.unique(numpy.sort(draws, axis=1), axis=0, return_index=True)
    return draws[numpy.sort(first)[:links]].astype("<u4")


def cached(path, title, nodes, make):
    """The description of a file, which is made if it is missing, and is never there by half."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        make().tofile(unfinished)
        unfinished.replace(path)
    return description(title, nodes, path, path)


def links(folder, storyloom, archive):
    """The links of an archive: once as they point, once as pairs without direction."""
    command = [storyloom, "links", archive, "--format", "csv"]
    rows = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    numbers = {}
    pairs = []
    for row in csv.DictReader(rows.splitlines(True)):
        ends = row["Source"], row["Target"]
        pairs.append([numbers.setdefault(end, len(numbers)) for end in ends])
    directed = numpy.array(pairs, dtype="<u4").reshape(-1, 2)
    paths = folder / "directed.links", folder / "undirected.links"
    directed.tofile(paths[0])
    numpy.unique(numpy.sort(directed, axis=1), axis=0).tofile(paths[1])
    return description(f"links of {pathlib.Path(archive).name}", len(numbers), paths[1], paths[0])


def description(title, nodes, path, directed):
    return {
        "title": title,
        "nodes": nodes,
        "links": path.stat().st_size // 8,
        "file": str(path),
        "directed": str(directed),
        "directedLinks": directed.stat().st_size // 8,
    }


def main():
    cache, folder = map(pathlib.Path, sys.argv[1:3])
    storyloom, archive = sys.argv[3:5]
    makers = {
        "lfr": lambda: lfr(cache),
        "random": lambda: random(cache),
        "links": lambda: links(folder, storyloom, archive),
    }
    for name in sys.argv[5:]:
        print(json.dumps({"name": name, **makers[name]()}), flush=True)


if __name__ == "__main__":
    main()
