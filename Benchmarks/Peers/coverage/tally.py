"""Counts what was compared, how far apart it was, and what differed."""

import collections

# Tables print twelve digits.
LIMIT = 1e-9


class Tally:
    """For each measure the number of comparisons, the largest deviation and the failures."""

    def __init__(self, measures):
        self.measures = measures
        self.compared = collections.Counter()
        self.largest = collections.Counter()
        self.failed = collections.Counter()
        self.failures = []
        self.notes = []

    def compare(self, measure, where, found, expected, limit=LIMIT, floor=1):
        """Holds a cell, or a list of cells, against what it should be; None stands for no value.

        A deviation from a number is in parts of it, or of the floor where the number is below that.
        """
        if isinstance(expected, (list, tuple)):
            if len(found) != len(expected):
                self.fail(measure, where, f"{len(found)} in place of {len(expected)}")
            for one, two in zip(found, expected):
                self.compare(measure, where, one, two, limit, floor)
            return
        self.add(measure, where, deviation(found, expected, floor), limit, (found, expected))

    def add(self, measure, where, deviation, limit=LIMIT, values=()):
        """Counts a comparison whose deviation is known."""
        assert measure in self.measures, measure
        self.compared[measure] += 1
        if deviation <= limit:
            self.largest[measure] = max(self.largest[measure], deviation)
        else:
            found = " is {!r}, expected {!r}".format(*values) if values else f": {deviation:.3g}"
            self.fail(measure, where, found, deviation)

    def hold(self, measure, where, is_true):
        """Counts a statement that must be true."""
        self.add(measure, where, 0 if is_true else float("inf"))

    def fail(self, measure, where, what, deviation=float("inf")):
        self.failed[measure] += 1
        self.largest[measure] = max(self.largest[measure], deviation)
        self.failures.append(f"{measure}, {where}{what}")

    def print(self):
        width = max(map(len, self.measures))
        print(f"{'measure':{width}} {'compared':>9} {'largest':>9} {'failures':>9}  with what")
        for name, reference in self.measures.items():
            figures = f"{self.compared[name]:9,} {self.largest[name]:9.1e} {self.failed[name]:9}"
            print(f"{name:{width}} {figures}  {reference}")
        for note in self.notes:
            print(note)
        for failure in self.failures[:20]:
            print("FAILED", failure)
        if len(self.failures) > 20:
            print(f"and {len(self.failures) - 20} more")


def deviation(found, expected, floor):
    """How far a cell is from a value; infinite where there is no number or words differ."""
    if expected is None or found == "":
        return 0 if expected in (None, "") and found == "" else float("inf")
    if isinstance(expected, bool):
        return 0 if found == ("true" if expected else "false") else float("inf")
    if isinstance(expected, float):
        return abs(float(found) - expected) / max(floor, abs(expected))
    return 0 if str(found) == str(expected) else float("inf")
