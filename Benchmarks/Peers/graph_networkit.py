"""NetworKit's measures of one graph, as a process of its own. It has no HITS."""

import networkit
import numpy

import graph_work

community = networkit.community
centrality = networkit.centrality
components = networkit.components


def prepare(rows):
    return rows[:, 0].astype(numpy.uint64), rows[:, 1].astype(numpy.uint64)


def build(links, nodes, directed):
    return networkit.GraphFromCoo(links, n=nodes, directed=directed)


def ran(algorithm):
    algorithm.run()
    return algorithm


def pagerank(graph):
    algorithm = centrality.PageRank(
        graph, 0.85, 1e-8, distributeSinks=centrality.SinkHandling.DistributeSinks
    )
    algorithm.norm = centrality.Norm.L1_NORM
    return ran(algorithm)


def membership(algorithm):
    return algorithm.getPartition().getVector()


def scores(algorithm):
    return algorithm.scores()


MEASURES = {
    # ParallelConnectedComponents takes longer on few threads.
    "components": (lambda g: ran(components.ConnectedComponents(g.graph)), membership),
    "strong-components": (
        lambda g: ran(components.StronglyConnectedComponents(g.digraph)),
        membership,
    ),
    # The same holds of its parallel way to find cores.
    "core-numbers": (
        lambda g: ran(centrality.CoreDecomposition(g.graph, enforceBucketQueueAlgorithm=True)),
        scores,
    ),
    "pagerank": (lambda g: pagerank(g.graph), scores),
    "pagerank-directed": (lambda g: pagerank(g.digraph), scores),
    "clustering": (lambda g: ran(centrality.LocalClusteringCoefficient(g.graph, True)), scores),
    "leiden": (
        lambda g: ran(community.ParallelLeiden(g.graph, randomize=False, iterations=3)),
        membership,
    ),
    # From as many sources as the others, but it draws its own.
    "betweenness": (
        lambda g: ran(centrality.EstimateBetweenness(g.graph, 64, parallel=True)),
        scores,
    ),
}


if __name__ == "__main__":
    options = graph_work.arguments()
    networkit.setNumberOfThreads(options.threads)
    networkit.setSeed(1, False)
    graph_work.run(options, prepare, build, MEASURES, threads=options.threads)
