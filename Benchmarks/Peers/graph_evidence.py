"""How good the results of the programs are, measured by the same functions for all of them:
python graph_evidence.py FILE DIRECTED NODES PROGRAM=FOLDER...

Prints one JSON object: for each measure the name of the figure, the figure of each program, and
whether the programs agree where only one answer is right.
"""

import json
import pathlib
import sys

import numpy
import scipy.sparse

from graph_work import read


def matrix(rows, nodes, directed):
    """The adjacency matrix, with the sources as rows."""
    ones = numpy.ones(len(rows))
    found = scipy.sparse.csr_array((ones, (rows[:, 0], rows[:, 1])), shape=(nodes, nodes))
    return found if directed else (found + found.T).tocsr()


def pagerank(adjacency, damping=0.85, tolerance=1e-14):
    """PageRank by plain iteration until nothing changes any more, as a reference."""
    nodes = adjacency.shape[0]
    strengths = adjacency.sum(axis=1)
    shares = numpy.divide(damping, strengths, out=numpy.zeros(nodes), where=strengths > 0)
    transposed = adjacency.T.tocsr()
    scores = numpy.full(nodes, 1 / nodes)
    for _ in range(1000):
        dangling = scores[strengths == 0].sum()
        found = transposed @ (shares * scores) + (1 - damping + damping * dangling) / nodes
        found /= found.sum()
        change = numpy.abs(found - scores).sum()
        scores = found
        if change <= tolerance:
            break
    return scores


def hits_residual(adjacency, authorities):
    """How far one more step of HITS moves authorities that sum to 1."""
    before = authorities / authorities.sum()
    after = adjacency.T @ (adjacency @ before)
    return numpy.abs(after / after.sum() - before).sum()


def modularity(rows, labels):
    """Modularity of a partition of a graph without weights and self links."""
    labels = numpy.unique(labels, return_inverse=True)[1]
    ends = labels[rows]
    inside = (ends[:, 0] == ends[:, 1]).mean()
    shares = numpy.bincount(ends.ravel()) / ends.size
    return inside - (shares**2).sum()


def same_partition(first, second):
    """Whether two lists of labels divide the nodes in the same way."""
    pairs = numpy.unique(numpy.stack([first, second]), axis=1).shape[1]
    return pairs == len(numpy.unique(first)) == len(numpy.unique(second))


def equal(first, second):
    return bool(numpy.abs(first - second).max(initial=0) <= 1e-9)


def proportional(first, second):
    """Whether scores are the same but for their unit: a pair may be counted once or twice."""
    return equal(first / first.max(initial=1e-300), second / second.max(initial=1e-300))


class Evidence:
    """The figures of one graph."""

    def __init__(self, file, directed, nodes):
        self.rows = read(file)
        self.adjacency = matrix(self.rows, nodes, directed=False)
        self.directed = matrix(read(directed), nodes, directed=True)
        # For each measure: the name of its figure, the figure of a result, and what makes two
        # results one answer (None where several are right).
        self.figures = {
            "components": ("components", self.count, same_partition),
            "strong-components": ("components", self.count, same_partition),
            "core-numbers": ("largest", lambda values: values.max(initial=0), equal),
            "clustering": ("mean coefficient", lambda values: values.mean(), equal),
            "pagerank": ("L1 from exact", self.distance(self.adjacency), None),
            "pagerank-directed": ("L1 from exact", self.distance(self.directed), None),
            "hits": ("residual", lambda values: hits_residual(self.directed, values), None),
            "leiden": ("modularity", lambda values: modularity(self.rows, values), None),
            "leiden-default": ("modularity", lambda values: modularity(self.rows, values), None),
            "betweenness": ("largest / mean", lambda values: values.max() / values.mean(), None),
        }

    @staticmethod
    def count(labels):
        return len(numpy.unique(labels))

    @staticmethod
    def distance(adjacency):
        """A function that measures how far scores are from the exact ones."""
        exact = []

        def measure(scores):
            if not exact:
                exact.append(pagerank(adjacency))
            return numpy.abs(scores / scores.sum() - exact[0]).sum()

        return measure

    def of(self, measure, results):
        """The figures of a measure, and whether the programs agree."""
        name, figure, agree = self.figures[measure]
        values = {program: float(figure(result)) for program, result in results.items()}
        found = list(results.values())
        agrees = all(agree(found[0], other) for other in found[1:]) if agree else None
        if measure == "betweenness" and {"storyloom", "igraph"} <= results.keys():
            # The third draws its own sources.
            agrees = proportional(results["storyloom"], results["igraph"])
        return {"name": name, "values": values, "agrees": agrees}


def main():
    file, directed, nodes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    folders = dict(argument.split("=", 1) for argument in sys.argv[4:])
    evidence = Evidence(file, directed, nodes)
    found = {}
    for measure in evidence.figures:
        results = {}
        for program, folder in folders.items():
            path = pathlib.Path(folder) / f"{measure}.bin"
            if path.exists():
                results[program] = numpy.fromfile(path, dtype="<f8")
        if results:
            found[measure] = evidence.of(measure, results)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
