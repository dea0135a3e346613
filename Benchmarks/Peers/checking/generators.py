"""Seeded graphs of many kinds, small enough for slow programs: first those that are special, then
random ones of every family in turn."""

import math
import random

import networkx

from listing import Listed


def graphs(count, seed):
    """As many graphs as asked for; the same seed gives the same ones."""
    draw = random.Random(seed)
    found = [finished(name, graph, draw) for name, graph in special()]
    found += [Listed("node-with-self-link", 1, [(0, 0, 1.5)], [[0], [0]], [1.0])]
    while len(found) < count:
        family = FAMILIES[len(found) % len(FAMILIES)]
        graph = networkx.convert_node_labels_to_integers(family(size(draw), draw))
        found.append(finished(f"{family.__name__}-{len(found)}", graph, draw))
    return found[:count]


def special():
    cliques = networkx.barbell_graph(5, 0)
    return [
        ("no-nodes", networkx.empty_graph(0)),
        ("one-node", networkx.empty_graph(1)),
        ("no-links", networkx.empty_graph(5)),
        ("one-link", networkx.path_graph(2)),
        ("path", networkx.path_graph(7)),
        ("cycle", networkx.cycle_graph(6)),
        ("star", networkx.star_graph(6)),
        ("bridged-cliques", cliques),
        ("cliques-apart", networkx.disjoint_union(cliques, networkx.complete_graph(4))),
        ("karate", networkx.Graph(networkx.karate_club_graph().edges)),
    ]


def size(draw):
    """From 5 to 200 nodes, small ones more often."""
    return round(5 * math.exp(draw.random() * math.log(40)))


def erdos_renyi(nodes, draw):
    return networkx.gnp_random_graph(nodes, min(1, draw.uniform(0.5, 6) / nodes), seed=draw)


def barabasi_albert(nodes, draw):
    return networkx.barabasi_albert_graph(nodes, draw.randint(1, 4), seed=draw)


def planted_partition(nodes, draw):
    groups = draw.randint(2, 5)
    members = max(2, nodes // groups)
    return networkx.planted_partition_graph(groups, members, 0.5, 0.5 / members, seed=draw)


def like_lfr(nodes, draw):
    """Communities and degrees that are unequal by a power law, a fifth of the links leading outside.

    The generator of networkx never ends for some seeds.
    """
    communities = []
    while len(communities) < nodes:
        communities += [len(communities)] * min(50, int(6 * draw.paretovariate(1)))
    communities = communities[:nodes]
    members = {}
    for node, community in enumerate(communities):
        members.setdefault(community, []).append(node)
    graph = networkx.empty_graph(nodes)
    for node, community in enumerate(communities):
        for _ in range(min(15, int(1.5 * draw.paretovariate(1.5)))):
            other = draw.randrange(nodes) if draw.random() < 0.2 else draw.choice(members[community])
            if other != node:
                graph.add_edge(node, other)
    return graph


def watts_strogatz(nodes, draw):
    return networkx.watts_strogatz_graph(nodes, 4, draw.uniform(0, 0.5), seed=draw)


def tree(nodes, draw):
    return networkx.random_labeled_tree(nodes, seed=draw)


def clique(nodes, draw):
    return networkx.complete_graph(min(nodes, 40))


def cliques(nodes, draw):
    """Stories: cliques of several sizes with a few links between them."""
    graph = networkx.disjoint_union_all(
        networkx.complete_graph(draw.randint(2, 12)) for _ in range(draw.randint(2, 8))
    )
    for _ in range(draw.randint(0, 4)):
        graph.add_edge(*draw.sample(range(len(graph)), 2))
    return graph


def disconnected(nodes, draw):
    half = max(3, nodes // 2)
    parts = [erdos_renyi(half, draw), tree(half, draw), networkx.empty_graph(draw.randint(0, 3))]
    return networkx.disjoint_union_all(parts)


FAMILIES = [
    erdos_renyi,
    barabasi_albert,
    planted_partition,
    like_lfr,
    watts_strogatz,
    tree,
    clique,
    cliques,
    disconnected,
]


def finished(name, graph, draw):
    """The graph with its links pointing at random, and what else is asked about it.

    Weights are all 1, or powers of two (so that many ways are equally long), or any number. Some
    graphs have links both ways between two nodes, some have self links, some list a link twice.
    """
    weight = draw.choice(
        [
            lambda: 1.0,
            lambda: draw.choice([0.25, 0.5, 1.0, 2.0, 4.0]),
            lambda: draw.uniform(0.1, 3),
        ]
    )
    both_ways = draw.choice([0, 0.3])
    links = []
    for first, second in graph.edges:
        ends = [(first, second), (second, first)]
        draw.shuffle(ends)
        links.append((*ends[0], weight()))
        if draw.random() < both_ways:
            links.append((*ends[1], weight()))
    nodes = len(graph)
    if nodes > 1 and draw.random() < 0.3:
        links += [(node, node, weight()) for node in draw.sample(range(nodes), 2)]
    # A link that is listed twice is one with the sum of the weights.
    links += draw.sample(links, min(len(links), draw.choice([0, 0, 2])))
    draw.shuffle(links)
    labels = [draw.randrange(max(1, nodes // 6)) for _ in range(nodes)]
    others = [draw.randrange(5) if draw.random() < 0.3 else label for label in labels]
    return Listed(name, nodes, links, [labels, others], preferences(nodes, draw))


def preferences(nodes, draw):
    """Numbers of which some are 0, but never all; none for a part of the graphs."""
    if nodes == 0 or draw.random() < 0.3:
        return None
    values = [draw.choice([0.0, 1.0, draw.random()]) for _ in range(nodes)]
    values[draw.randrange(nodes)] = 2.0
    return values
