"""Holds what the program printed against the references, and says how far they are apart."""

import collections
import functools
import json
import random

import communities
import paths
import references
from checks import Check, division, values
from references import LENGTHS, Reference


def both(kind):
    """The checks that are the same for a graph with and without the direction of its links."""
    read = functools.partial
    checks = [
        division(f"{kind}-components", read(references.components, kind=kind)),
        values(f"{kind}-pagerank", read(references.pagerank, kind=kind)),
        values(
            f"{kind}-pagerank-personalized",
            read(references.pagerank, kind=kind, is_personalized=True),
        ),
        values(
            f"{kind}-betweenness-normalized",
            read(references.betweenness, kind=kind, length="one", is_normalized=True),
        ),
        values(f"{kind}-disparity", read(references.disparity, kind=kind)),
        values(f"{kind}-modularity", references.modularities),
        Check(f"{kind}-widest-path", f"{kind}-widest-path", read(paths.widest_deviation, kind)),
    ]
    checks.append(
        values(f"{kind}-betweenness-guarantees", read(references.guarantees, kind=kind))
    )
    for measure in ("betweenness-sampled", "betweenness-sources"):
        expected = read(references.betweenness, kind=kind, length="one")
        checks.append(values(f"{kind}-{measure}", expected))
    checks.append(
        values(f"{kind}-closeness-sampled", read(references.closeness, kind=kind, length="one"))
    )
    for length in LENGTHS:
        for measure in (references.distances, references.closeness, references.betweenness):
            name = f"{kind}-{measure.__name__}-{length}"
            checks.append(values(name, read(measure, kind=kind, length=length)))
        name = f"{kind}-shortest-path-{length}"
        checks.append(Check(name, name, read(paths.path_deviation, kind, length)))
    return checks


CHECKS = [
    *both("digraph"),
    *both("graph"),
    division("strong-components", references.strong_components),
    values("core-numbers", references.core_numbers),
    values("hits", references.hits),
    Check("spanning-forest", "spanning-forest", paths.forest_deviation),
    values("triangles", references.triangles),
    values("clustering", references.clustering),
    values("graph-modularity-half", functools.partial(references.modularities, resolution=0.5)),
    values(
        "constant-potts", functools.partial(references.constant_potts_qualities, resolution=0.3)
    ),
    values("agreement", references.agreement),
    Check("label-propagation", "label-propagation", communities.connection_deviation),
    *communities.leiden("leiden", "modularity", references.modularity, 1),
    *communities.leiden("leiden-half", "modularity", references.modularity, 0.5),
    *communities.leiden("leiden-potts", "CPM", references.constant_potts, 0.3),
]


class Report:
    """The largest deviation of each check, and what was wrong."""

    def __init__(self):
        self.compared = collections.Counter()
        self.largest = collections.Counter()
        self.skipped = collections.Counter()
        self.failures = []

    def add(self, check, graph, deviation):
        if deviation is None:
            self.skipped[check.name] += 1
            return
        self.compared[check.name] += 1
        self.largest[check.name] = max(self.largest[check.name], deviation)
        if not deviation <= check.limit:
            self.failures.append(f"{graph}: {check.name} is off by {deviation:.3g}")

    def print(self):
        print(f"{'measure':34} {'graphs':>7} {'largest deviation':>18} {'not compared':>13}")
        for check in CHECKS:
            name = check.name
            figures = f"{self.compared[name]:7} {self.largest[name]:18.2e}"
            print(f"{name:34} {figures} {self.skipped[name] or '':>13}".rstrip())
        for failure in self.failures[:20]:
            print(failure)
        if len(self.failures) > 20:
            print(f"and {len(self.failures) - 20} more")


def compare(graphs, output):
    """Compares every measure of every graph; gives the report."""
    random.seed(1)
    report = Report()
    known = {check.measure for check in CHECKS}
    for listed, line in zip(graphs, output, strict=True):
        printed = json.loads(line)
        found = printed["measures"]
        if printed["graph"] != listed.name:
            report.failures.append(f"{listed.name}: the program printed {printed['graph']}")
            continue
        if found.keys() != known:
            odd = ", ".join(sorted(found.keys() ^ known))
            report.failures.append(f"{listed.name}: not both printed and compared: {odd}")
            continue
        reference = Reference(listed)
        for check in CHECKS:
            report.add(check, listed.name, check.deviation(reference, found[check.measure]))
    return report
