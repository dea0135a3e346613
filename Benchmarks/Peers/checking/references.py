"""What each measure of a listed graph has to be, by networkx, igraph and formulas of our own."""

import collections
import functools
import math

import igraph
import networkx
import numpy

import formulas

LENGTHS = ("one", "weight", "inverseWeight")
DAMPING = 0.85


class Reference:
    """A listed graph as the other programs see it."""

    def __init__(self, listed):
        self.nodes = listed.nodes
        self.partitions = listed.partitions
        self.preferences = listed.preferences
        self.digraph = summed(networkx.DiGraph, listed)
        # A self link has the weight of its link here; in the matrix of the graph it stands twice.
        self.graph = summed(networkx.Graph, listed)

    def read(self, kind):
        return self.digraph if kind == "digraph" else self.graph

    @functools.cached_property
    def simple(self):
        """The graph without its self links."""
        graph = self.graph.copy()
        graph.remove_edges_from(list(networkx.selfloop_edges(graph)))
        return graph

    @functools.cached_property
    def walk(self):
        """The graph as links both ways, a self link with twice its weight."""
        walk = self.graph.to_directed()
        for node in networkx.nodes_with_selfloops(self.graph):
            walk[node][node]["weight"] *= 2
        return walk

    @functools.cached_property
    def igraph(self):
        edges = list(self.graph.edges(data="weight"))
        graph = igraph.Graph(self.nodes, [edge[:2] for edge in edges])
        graph.es["weight"] = [edge[2] for edge in edges]
        return graph

    @property
    def starts(self):
        """The nodes from which distances are asked for."""
        return [0, self.nodes // 2] if self.nodes else []


def summed(kind, listed):
    """A networkx graph in which links between the same nodes are one; with every kind of length."""
    graph = kind()
    graph.add_nodes_from(range(listed.nodes))
    for source, target, weight in listed.links:
        if graph.has_edge(source, target):
            weight += graph[source][target]["weight"]
        graph.add_edge(source, target, weight=weight)
    for *_, data in graph.edges(data=True):
        data.update(one=1, inverseWeight=1 / data["weight"])
    return graph


def labels(nodes, communities):
    """The number of each node's community."""
    found = [0] * nodes
    for number, members in enumerate(communities):
        for node in members:
            found[node] = number
    return found


def in_order(values, nodes):
    return [values[node] for node in range(nodes)]


# MARK: Components


def components(reference, kind):
    if kind == "digraph":
        return labels(reference.nodes, networkx.weakly_connected_components(reference.digraph))
    return labels(reference.nodes, networkx.connected_components(reference.graph))


def strong_components(reference):
    return labels(reference.nodes, networkx.strongly_connected_components(reference.digraph))


def core_numbers(reference):
    return in_order(networkx.core_number(reference.simple), reference.nodes)


# MARK: Centrality


def pagerank(reference, kind, is_personalized=False):
    """Asked for far more exactly than is compared."""
    if is_personalized and reference.preferences is None:
        return None
    start = dict(enumerate(reference.preferences)) if is_personalized else None
    graph = reference.digraph if kind == "digraph" else reference.walk
    scores = networkx.pagerank(
        graph, DAMPING, personalization=start, tol=1e-14, max_iter=10_000, weight="weight"
    )
    return in_order(scores, reference.nodes)


def hits(reference):
    """From the leading singular vectors; None where they are not the only ones."""
    if reference.digraph.number_of_edges() == 0:
        return [[0] * reference.nodes] * 2
    matrix = networkx.to_numpy_array(reference.digraph, range(reference.nodes))
    left, values, right = numpy.linalg.svd(matrix)
    if len(values) > 1 and values[1] > 0.999 * values[0]:
        return None
    vectors = abs(left[:, 0]), abs(right[0])
    return [list(map(float, vector / vector.sum())) for vector in vectors]


def guarantees(reference, kind):
    """What samples of betweenness promise: the bound of the error of two sources, the most nodes on a
    shortest path, and the paths to draw for an error of 0.1."""
    nodes = reference.nodes
    largest = max(collections.Counter(components(reference, kind)).values(), default=0)
    pairs = 1 if kind == "digraph" else 0.5
    diameter = largest if kind == "digraph" else diameter_bound(reference.graph)
    error = formulas.sampling_error(nodes, 2, largest, pairs)
    return [error, diameter, formulas.path_samples(nodes, diameter, 0.1)]


def diameter_bound(graph):
    """In each component, one more than the two largest distances from the node with most neighbours."""
    found = 0
    for members in networkx.connected_components(graph):
        center = min(members, key=lambda node: (-len(graph.adj[node]), node))
        distances = sorted(networkx.single_source_shortest_path_length(graph, center).values())
        found = max(found, 1 + sum(distances[-2:]))
    return found


def closeness(reference, kind, length):
    scores = networkx.harmonic_centrality(reference.read(kind), distance=length)
    return in_order(scores, reference.nodes)


def betweenness(reference, kind, length, is_normalized=False):
    scores = networkx.betweenness_centrality(
        reference.read(kind), normalized=is_normalized, weight=None if length == "one" else length
    )
    return in_order(scores, reference.nodes)


# MARK: Paths and backbones


def distances(reference, kind, length):
    graph = reference.read(kind)
    found = []
    for start in reference.starts:
        if length == "one":
            known = networkx.single_source_shortest_path_length(graph, start)
        else:
            known = networkx.single_source_dijkstra_path_length(graph, start, weight=length)
        found.append([known.get(node) for node in range(reference.nodes)])
    return found


def shortest(reference, kind, length):
    """Length of the shortest path from the first node to the last; None without one."""
    try:
        return networkx.shortest_path_length(
            reference.read(kind), 0, reference.nodes - 1, weight=length
        )
    except networkx.NetworkXNoPath:
        return None


def widest(reference, kind):
    return formulas.widest(reference.read(kind), 0, reference.nodes - 1)


def spanning_weight(reference):
    links = networkx.maximum_spanning_edges(reference.simple, data=True)
    return math.fsum(data["weight"] for *_, data in links)


def disparity(reference, kind):
    return formulas.disparity(reference.read(kind), kind == "digraph")


# MARK: Cohesion


def triangles(reference):
    return in_order(networkx.triangles(reference.simple), reference.nodes)


def clustering(reference):
    """Coefficients, their mean, and the transitivity."""
    coefficients = in_order(networkx.clustering(reference.simple), reference.nodes)
    average = math.fsum(coefficients) / max(1, reference.nodes)
    return [coefficients, average, networkx.transitivity(reference.simple)]


# MARK: Partitions


def modularity(reference, communities, resolution=1):
    """That of networkx, which knows no graph without links."""
    if reference.graph.number_of_edges() == 0:
        return 0
    groups = {}
    for node, community in enumerate(communities):
        groups.setdefault(community, set()).add(node)
    return networkx.community.modularity(
        reference.graph, groups.values(), weight="weight", resolution=resolution
    )


def modularities(reference, resolution=1):
    return [modularity(reference, labels, resolution) for labels in reference.partitions]


def constant_potts(reference, labels, resolution):
    return formulas.constant_potts(reference.graph, labels, resolution)


def constant_potts_qualities(reference, resolution):
    return [constant_potts(reference, labels, resolution) for labels in reference.partitions]


def agreement(reference):
    """Of the two given partitions: adjusted Rand index, mutual information, B-cubed both ways."""
    first, second = reference.partitions
    return [
        formulas.adjusted_rand(first, second),
        formulas.mutual_information(first, second),
        formulas.b_cubed(first, second),
    ]


def best_of_igraph(reference, objective, quality, resolution, runs=5):
    """The best quality that several runs of igraph's Leiden reach, measured by a function here."""
    found = (
        reference.igraph.community_leiden(
            objective, weights="weight", resolution=resolution, n_iterations=-1
        )
        for _ in range(runs)
    )
    return max(quality(reference, clusters.membership, resolution) for clusters in found)
