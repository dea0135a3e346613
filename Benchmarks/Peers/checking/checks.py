"""Questions about a measure of a graph, and how far two answers are apart."""

import collections.abc
import dataclasses
import math

import references

# Nothing that is right in one program is farther from another, relative to the greater of 1 and it.
LIMIT = 1e-9


@dataclasses.dataclass
class Check:
    """A question about a measure of a graph.

    `deviation` gets the reference and what the program printed; it gives a number that is at most
    `limit` where both agree, or None where there is nothing to compare.
    """

    name: str
    measure: str
    deviation: collections.abc.Callable
    limit: float = LIMIT


def difference(found, expected):
    """The largest deviation in numbers, or in lists of them; infinite where they are not alike."""
    if isinstance(expected, (list, tuple)):
        if not isinstance(found, list) or len(found) != len(expected):
            return math.inf
        return max(map(difference, found, expected), default=0)
    # JSON has no word for the infinite.
    if expected is None or math.isinf(expected):
        return 0 if found is None else math.inf
    if found is None:
        return math.inf
    return abs(found - expected) / max(1, abs(expected))


def values(name, expected, measure=None):
    """The printed numbers are those of the reference; None there means that there are none."""

    def deviation(reference, found):
        wanted = expected(reference)
        return None if wanted is None else difference(found, wanted)

    return Check(name, measure or name, deviation)


def division(name, expected):
    """The printed communities are those of the reference, and numbered as they are to be."""

    def deviation(reference, found):
        return difference(found, renumbered(expected(reference)))

    return Check(name, name, deviation)


def renumbered(labels):
    """Communities by size, the largest first, then by their smallest node."""
    members = {}
    for node, label in enumerate(labels):
        members.setdefault(label, []).append(node)
    order = sorted(members.values(), key=lambda nodes: (-len(nodes), nodes[0]))
    return references.labels(len(labels), order)
