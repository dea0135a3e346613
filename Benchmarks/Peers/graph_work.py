"""What the programs in Python share: reading a graph, timing a measure, printing and keeping its
result. They take the same arguments, and print the same lines, as `graph-bench`."""

import argparse
import collections
import json
import os
import pathlib
import statistics
import time

import numpy

# What takes fewer seconds is measured twenty times more, and the median counts: the first time, its
# code and memory are not at hand yet.
SHORT = 0.01

Graphs = collections.namedtuple("Graphs", "graph digraph nodes threads")


def read(path):
    """The links of a file, as many rows of two numbers."""
    return numpy.fromfile(path, dtype="<u4").reshape(-1, 2)


def sources(nodes, count=64):
    """The nodes from which betweenness is counted: evenly spread, the same in every program."""
    count = min(count, nodes)
    return [number * (nodes // max(1, count)) for number in range(count)]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--nodes", type=int, required=True)
    parser.add_argument("--directed")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--measures")
    parser.add_argument("--output", type=pathlib.Path)
    return parser.parse_args()


def stopped(call):
    start = time.perf_counter()
    result = call()
    return result, time.perf_counter() - start


def run(options, prepare, build, measures, threads):
    """Times the building of both graphs, then every measure.

    prepare(rows)                  the links in the form that the program builds from fastest
    build(links, nodes, directed)  a graph
    measures                       for each name, what is timed, and what makes its result one
                                   number for each node
    """
    wanted = options.measures.split(",") if options.measures else None

    def timed(name, call):
        result, seconds = stopped(call)
        if seconds < SHORT:
            seconds = statistics.median(stopped(call)[1] for _ in range(20))
        if wanted is None or name in wanted:
            print(json.dumps({"measure": name, "seconds": seconds, "threads": threads}), flush=True)
        return result

    def built(name, path, directed):
        links = prepare(read(path))
        return timed(name, lambda: build(links, options.nodes, directed))

    graph = built("build", options.file, False)
    digraph = built("build-directed", options.directed or options.file, True)
    graphs = Graphs(graph, digraph, options.nodes, threads)
    for name, (call, numbers) in measures.items():
        if wanted is None or name in wanted:
            result = timed(name, lambda: call(graphs))
            if options.output:
                values = numpy.asarray(numbers(result), dtype="<f8")
                values.tofile(options.output / f"{name}.bin")
