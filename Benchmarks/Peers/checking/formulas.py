"""Measures that neither networkx nor igraph has as they are meant here, written down from their
formulas a second time, without a thought for speed."""

import collections
import math


def widest(graph, source, target):
    """Greatest smallest weight on a way between two nodes of a graph; None without a way."""
    if source == target:
        return math.inf
    for width in sorted({weight for *_, weight in graph.edges(data="weight")}, reverse=True):
        if target in reachable(graph, source, width):
            return width
    return None


def reachable(graph, source, width):
    """The nodes to which links of at least a weight lead."""
    found = {source}
    waiting = [source]
    while waiting:
        node = waiting.pop()
        for other, data in graph.adj[node].items():
            if data["weight"] >= width and other not in found:
                found.add(other)
                waiting.append(other)
    return found


def disparity(graph, directed):
    """For each link, by its ends: weight and the significances at its source and target.

    Serrano, Boguñá, Vespignani 2009: α = 1 − (k − 1) ∫ (1 − x)^(k − 2) dx from 0 to w / s, which is
    (1 − w / s)^(k − 1).
    """
    leaving, entering = collections.defaultdict(list), collections.defaultdict(list)
    links = []
    for source, target, weight in graph.edges(data="weight"):
        if source == target:
            continue
        if not directed:
            source, target = sorted((source, target))
        links.append((source, target, weight))
        leaving[source].append(weight)
        (entering if directed else leaving)[target].append(weight)
    received = entering if directed else leaving

    def alpha(weights, weight):
        return (1 - weight / math.fsum(weights)) ** (len(weights) - 1)

    return [
        [source, target, weight, alpha(leaving[source], weight), alpha(received[target], weight)]
        for source, target, weight in sorted(links)
    ]


def sampling_error(nodes, sources, largest, pairs, confidence=0.95):
    """The bound of betweenness from some sources: Hoeffding 1963 with the factor of Serfling 1974, for
    all nodes at once. `pairs` is what one pair of nodes counts."""
    if sources >= nodes:
        return 0.0
    left = 1 - (sources - 1) / nodes
    spread = math.sqrt(left * math.log(2 * nodes / (1 - confidence)) / (2 * sources))
    return pairs * nodes * max(0, largest - 2) * spread


def path_samples(nodes, diameter, error, confidence=0.9):
    """How many shortest paths are to be drawn where one has at most `diameter` nodes: Riondato and
    Kornaropoulos 2016, for scores that are divided by (n - 1)(n - 2) in place of n (n - 1)."""
    if diameter <= 2:
        return 0
    error *= (nodes - 2) / nodes
    dimension = math.floor(math.log2(diameter - 2)) + 1
    return math.ceil(0.5 / error**2 * (dimension + math.log(1 / (1 - confidence))))


def constant_potts(graph, labels, resolution):
    """Traag, Van Dooren, Nesterov 2011, with n (n − 1) / 2 pairs in a community of n nodes."""
    inside = math.fsum(
        weight
        for source, target, weight in graph.edges(data="weight")
        if labels[source] == labels[target]
    )
    return inside - resolution * sum(math.comb(size, 2) for size in sizes(labels))


def sizes(labels):
    return list(collections.Counter(labels).values())


def overlaps(first, second):
    """For each pair of communities that share nodes: how many, and the sizes of both."""
    mine, theirs = collections.Counter(first), collections.Counter(second)
    shared = collections.Counter(zip(first, second, strict=True))
    return [(count, mine[one], theirs[other]) for (one, other), count in shared.items()]


def adjusted_rand(first, second):
    """Hubert and Arabie 1985."""
    together = sum(math.comb(count, 2) for count, _, _ in overlaps(first, second))
    mine = sum(math.comb(size, 2) for size in sizes(first))
    theirs = sum(math.comb(size, 2) for size in sizes(second))
    pairs = math.comb(len(first), 2)
    if pairs == 0 or mine + theirs in (0, 2 * pairs):
        return 1.0
    expected = mine * theirs / pairs
    return (together - expected) / ((mine + theirs) / 2 - expected)


def mutual_information(first, second):
    """Danon, Díaz-Guilera, Duch, Arenas 2005."""
    nodes = len(first)

    def entropy(labels):
        return -math.fsum(size / nodes * math.log(size / nodes) for size in sizes(labels))

    total = entropy(first) + entropy(second) if nodes else 0
    if total == 0:
        return 1.0
    shared = math.fsum(
        count / nodes * math.log(nodes * count / (mine * theirs))
        for count, mine, theirs in overlaps(first, second)
    )
    return 2 * shared / total


def b_cubed(found, truth):
    """Precision and recall of Bagga and Baldwin 1998, node by node."""
    nodes = range(len(found))
    if not nodes:
        return [1.0, 1.0]
    precision, recall = [], []
    for node in nodes:
        mates = {other for other in nodes if found[other] == found[node]}
        true = {other for other in nodes if truth[other] == truth[node]}
        precision.append(len(mates & true) / len(mates))
        recall.append(len(mates & true) / len(true))
    return [math.fsum(precision) / len(nodes), math.fsum(recall) / len(nodes)]
