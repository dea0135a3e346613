"""Holds tables of two runs against each other: scores to 1e-9, all else byte for byte."""

import csv
import os
import pathlib

SCORES = {"pagerank"}
TOLERANCE = 1e-9


def scores_apart(one, other):
    """The largest difference of a score in two folders of tables; 0 where all is equal to the byte.

    Raises AssertionError where they hold other tables, or where anything but a score differs.
    """
    names = [sorted(n for n in os.listdir(folder) if n[0] != ".") for folder in (one, other)]
    assert names[0] == names[1], f"{names[0]} and {names[1]}"
    apart = 0.0
    for name in names[0]:
        contents = [pathlib.Path(folder, name).read_bytes() for folder in (one, other)]
        if contents[0] != contents[1]:
            apart = max(apart, rows_apart(name, *contents))
    return apart


def rows_apart(name, *contents):
    """The largest difference of a score in two tables."""
    tables = [list(csv.reader(text.decode().splitlines(keepends=True))) for text in contents]
    assert tables[0][0] == tables[1][0], f"{name}: {tables[0][0]} and {tables[1][0]}"
    assert len(tables[0]) == len(tables[1]), f"{name}: {len(tables[0])} and {len(tables[1])} rows"
    columns = [number for number, column in enumerate(tables[0][0]) if column in SCORES]
    apart, rows = 0.0, 0
    for row, same in zip(*tables, strict=True):
        for column in columns:
            if row[column] != same[column]:
                rows += 1
                apart = max(apart, abs(float(row[column]) - float(same[column])))
                row[column] = same[column]
        assert row == same, f"{name}: {row} and {same}"
    assert rows, f"{name} differs in its bytes alone"
    assert apart <= TOLERANCE, f"{name}: scores are {apart} apart"
    return apart
