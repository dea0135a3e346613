"""Graphs in a list, as `graph-measures` reads them."""

import dataclasses


@dataclasses.dataclass
class Listed:
    """A graph with what else its measures are asked about."""

    name: str
    nodes: int
    links: list
    partitions: list = dataclasses.field(default_factory=list)
    preferences: list | None = None


def write(graphs, file):
    for graph in graphs:
        print("graph", graph.name, graph.nodes, file=file)
        for source, target, weight in graph.links:
            print(source, target, repr(weight), file=file)
        for labels in graph.partitions:
            print("partition", *labels, file=file)
        if graph.preferences is not None:
            print("preferences", *map(repr, graph.preferences), file=file)


def read(file):
    graphs = []
    for line in file:
        first, *rest = line.split()
        if first == "graph":
            graphs.append(Listed(rest[0], int(rest[1]), []))
        elif first == "partition":
            graphs[-1].partitions.append([int(label) for label in rest])
        elif first == "preferences":
            graphs[-1].preferences = [float(value) for value in rest]
        else:
            graphs[-1].links.append((int(first), int(rest[0]), float(rest[1])))
    return graphs
