"""Holds the tables of providers and of concentration against networkx and the formulas, term by term.

Takes folders that `storyloom export INPUT --format csv --output FOLDER` has written, without a
registry of providers. Needs networkx and scipy (requirements-check.txt).
"""

import argparse
import csv
import math
import pathlib
import sys

import networkx

TOLERANCE = 1e-9
BASES = {"articles": "articles", "clusters": "clusters", "links": "in_strength"}


def rows(folder, table):
    with open(folder / f"{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def centrality(providers, links):
    """Each measure of a provider by its column."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(row["Id"] for row in providers)
    graph.add_weighted_edges_from((r["Source"], r["Target"], int(r["Weight"])) for r in links)
    hubs, authorities = networkx.hits(graph, max_iter=10_000, tol=1e-14)
    closeness = networkx.harmonic_centrality(graph)
    return {
        "betweenness": networkx.betweenness_centrality(graph),
        "harmonic_closeness": {k: v / (len(graph) - 1) for k, v in closeness.items()},
        "hub": hubs,
        "authority": authorities,
        "pagerank": networkx.pagerank(graph, tol=1e-13, max_iter=1000),
        "in_strength": dict(graph.in_degree(weight="weight")),
        "out_strength": dict(graph.out_degree(weight="weight")),
        "linking_providers": dict(graph.in_degree()),
    }


def concentration(amounts):
    total = sum(amounts)
    shares = [amount / total for amount in amounts]
    differences = sum(abs(one - two) for one in amounts for two in amounts)
    return {
        "hhi": sum(share * share for share in shares),
        "effective": math.exp(-sum(share * math.log(share) for share in shares if share > 0)),
        "gini": differences / (2 * len(amounts) * total),
    }


def deviations(folder):
    """The largest deviation of each column, by its name."""
    providers = rows(folder, "providers")
    found = {}
    for column, scores in centrality(providers, rows(folder, "provider-links")).items():
        found[column] = max(abs(float(row[column]) - scores[row["Id"]]) for row in providers)
    for row in rows(folder, "concentration"):
        if row["level"] != "provider" or row["basis"] not in BASES:
            continue
        expected = concentration([int(r[BASES[row["basis"]]]) for r in providers])
        for column, value in expected.items():
            # Of a number above 1 (the effective one) the deviation counts in parts of it.
            deviation = abs(float(row[column]) - value) / max(1, value)
            found[f"{row['basis']} {column}"] = deviation
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path, help="folders of tables")
    failed = False
    for folder in parser.parse_args().folders:
        for column, deviation in deviations(folder).items():
            failed |= not deviation <= TOLERANCE
            print(f"{folder}: {column} deviates by {deviation:.1e}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
