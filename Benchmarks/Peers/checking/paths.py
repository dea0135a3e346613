"""Checks of paths and forests: of several that are right, the program gives one."""

import math

import networkx

import references
from checks import LIMIT, difference


def path_deviation(kind, length, reference, found):
    """The path is one, is as long and as wide as it says, and no other is shorter."""
    if reference.nodes == 0:
        return None
    expected = references.shortest(reference, kind, length)
    if expected is None or found is None:
        return difference(found, expected)
    summed = way_sum(reference.read(kind), found, length)
    lengths = [difference(found["length"], expected), difference(found["length"], summed)]
    return max(*lengths, width_deviation(reference.read(kind), found))


def widest_deviation(kind, reference, found):
    """The path is one, has as many links and is as wide as it says, and no other is wider."""
    if reference.nodes == 0:
        return None
    expected = references.widest(reference, kind)
    if expected is None or found is None:
        return difference(found, expected)
    count = way_sum(reference.read(kind), found, "one")
    return max(
        difference(found["length"], count),
        difference(found["width"], expected),
        width_deviation(reference.read(kind), found),
    )


def ways(found):
    return list(zip(found["nodes"], found["nodes"][1:]))


def way_sum(graph, found, length):
    """Sum of the lengths of the links of a path; infinite where it is none."""
    if not is_way(graph, found["nodes"]):
        return math.inf
    return math.fsum(graph[one][other][length] for one, other in ways(found))


def width_deviation(graph, found):
    """How far the width is from that of the narrowest link; infinite where the path is none."""
    if not is_way(graph, found["nodes"]):
        return math.inf
    width = min((graph[one][other]["weight"] for one, other in ways(found)), default=math.inf)
    return difference(found["width"], width)


def is_way(graph, nodes):
    """Whether links lead from the first node of the graph to the last, through no node twice."""
    ends = nodes[0] == 0 and nodes[-1] == len(graph) - 1
    links = all(graph.has_edge(*way) for way in zip(nodes, nodes[1:]))
    return ends and links and len(set(nodes)) == len(nodes)


def forest_deviation(reference, found):
    """The links are a spanning forest of the graph, with its weights, and none weighs more."""
    forest = networkx.empty_graph(reference.nodes)
    for source, target, weight in found:
        if not reference.simple.has_edge(source, target):
            return math.inf
        if difference(weight, reference.simple[source][target]["weight"]) > LIMIT:
            return math.inf
        forest.add_edge(source, target)
    parts = networkx.number_connected_components(reference.simple)
    if len(found) != reference.nodes - parts or not same_parts(forest, reference.simple):
        return math.inf
    weight = math.fsum(weight for *_, weight in found)
    return difference(weight, references.spanning_weight(reference))


def same_parts(first, second):
    parts = [set(map(frozenset, networkx.connected_components(graph))) for graph in (first, second)]
    return parts[0] == parts[1]
