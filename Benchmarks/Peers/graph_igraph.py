"""igraph's measures of one graph, as a process of its own. Its algorithms work on one thread."""

import random
import warnings

import igraph
import numpy

import graph_work


def prepare(rows):
    # The one form that igraph reads without making a Python object for each number.
    return memoryview(rows.astype(numpy.int64))


def build(links, nodes, directed):
    return igraph.Graph(n=nodes, edges=links, directed=directed)


def membership(clustering):
    return clustering.membership


def scores(values):
    return values


MEASURES = {
    "components": (lambda g: g.graph.connected_components(mode="weak"), membership),
    "strong-components": (lambda g: g.digraph.connected_components(mode="strong"), membership),
    "core-numbers": (lambda g: g.graph.coreness(), scores),
    # PRPACK has a tolerance of its own, 1e-10.
    "pagerank": (lambda g: g.graph.pagerank(), scores),
    "pagerank-directed": (lambda g: g.digraph.pagerank(), scores),
    # One of the two scores: the other is one sweep more.
    "hits": (lambda g: g.digraph.authority_score(), scores),
    "clustering": (lambda g: g.graph.transitivity_local_undirected(mode="zero"), scores),
    "leiden": (lambda g: g.graph.community_leiden("modularity", n_iterations=2), membership),
    "betweenness": (lambda g: g.graph.betweenness(sources=graph_work.sources(g.nodes)), scores),
}


if __name__ == "__main__":
    # Most nodes of a graph are no authorities, of which igraph warns.
    warnings.simplefilter("ignore", RuntimeWarning)
    # igraph draws from Python's generator.
    random.seed(1)
    graph_work.run(graph_work.arguments(), prepare, build, MEASURES, threads=1)
