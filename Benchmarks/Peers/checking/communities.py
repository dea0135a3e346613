"""Checks of communities, which are left to chance.

They must hold together, and be as good as they say and as others find them.
"""

import functools
import math

import networkx

import references
from checks import Check, difference

# How much lower the quality may be than the best that igraph finds.
SHORTFALL = 1e-3


def are_connected(reference, labels):
    """Whether links lead from every node of a community to every other, inside it."""
    inside = networkx.empty_graph(reference.nodes)
    inside.add_edges_from(
        edge for edge in reference.graph.edges if labels[edge[0]] == labels[edge[1]]
    )
    return networkx.number_connected_components(inside) == len(set(labels))


def quality_deviation(quality, resolution, reference, found):
    """Communities are connected, and have the quality that is reported."""
    if len(found["partition"]) != reference.nodes:
        return math.inf
    if not are_connected(reference, found["partition"]):
        return math.inf
    return difference(found["quality"], quality(reference, found["partition"], resolution))


def shortfall(objective, quality, resolution, reference, found):
    """By how much the quality is below the best of igraph's runs, as a share of all weight."""
    if reference.graph.number_of_edges() == 0:
        return None
    best = references.best_of_igraph(reference, objective, quality, resolution)
    # Modularity is such a share by itself.
    unit = 1 if objective == "modularity" else reference.graph.size("weight")
    return max(0, best - quality(reference, found["partition"], resolution)) / unit


def leiden(measure, objective, quality, resolution):
    """The checks of one way to look for communities."""
    question = functools.partial
    return [
        Check(measure, measure, question(quality_deviation, quality, resolution)),
        Check(
            f"{measure} below igraph",
            measure,
            question(shortfall, objective, quality, resolution),
            SHORTFALL,
        ),
    ]


def connection_deviation(reference, found):
    """Communities of label propagation are connected; which they are is left to chance."""
    alike = len(found) == reference.nodes and are_connected(reference, found)
    return 0 if alike else math.inf
