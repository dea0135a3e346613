"""Providers in the graph of who names whom, with networkx, and concentration, term by term.

Needs networkx and scipy. The tables are those of a run without a registry of providers.
"""

import collections
import math

import networkx

MEASURES = {
    "links of providers": "the links of articles, counted",
    "strengths and shares": "networkx: weighted degrees; articles and clusters, counted",
    "PageRank": "networkx, on counts and on fractional weights",
    "HITS": "networkx: singular vectors of scipy",
    "betweenness": "networkx",
    "harmonic closeness": "networkx",
    "HHI": "the sum of squared shares, of the archive and of every cluster",
    "effective providers": "exp of the entropy, of the archive and of every cluster",
    "Gini coefficient": "all pairwise differences",
    "largest holder": "the greatest amount and its share",
}
BASES = {
    "articles": "articles",
    "texts": "distinct_texts",
    "clusters": "clusters",
    "links": "in_strength",
}


def check_links(tables, tally):
    counts = collections.Counter()
    for link in tables["links"]:
        pair = link["source_provider"], link["target_provider"]
        if all(pair) and pair[0] != pair[1]:
            counts[pair] += 1
    rows = {(row["Source"], row["Target"]): row["Weight"] for row in tables["provider-links"]}
    tally.compare("links of providers", "pairs", sorted(rows), sorted(counts))
    for pair, count in counts.items():
        tally.compare("links of providers", pair, rows.get(pair, ""), count)


def check_centrality(tables, tally):
    providers = tables["providers"]
    graph, fractional = networkx.DiGraph(), networkx.DiGraph()
    for one, column in ((graph, "Weight"), (fractional, "fractional_weight")):
        one.add_nodes_from(row["Id"] for row in providers)
        one.add_weighted_edges_from(
            (row["Source"], row["Target"], float(row[column])) for row in tables["provider-links"]
        )
    hubs, authorities = networkx.hits(graph, max_iter=10_000, tol=1e-14)
    closeness = networkx.harmonic_centrality(graph)
    precise = {"tol": 1e-13, "max_iter": 1000}
    articles = collections.Counter(article["provider"] for article in tables.articles)
    clusters = collections.Counter(
        who for articles in tables.clusters.values() for who in {it["provider"] for it in articles}
    )
    expected = {
        "betweenness": ("betweenness", networkx.betweenness_centrality(graph)),
        "harmonic_closeness": (
            "harmonic closeness",
            {who: score / max(1, len(graph) - 1) for who, score in closeness.items()},
        ),
        "hub": ("HITS", hubs),
        "authority": ("HITS", authorities),
        "pagerank": ("PageRank", networkx.pagerank(graph, **precise)),
        "pagerank_fractional": ("PageRank", networkx.pagerank(fractional, **precise)),
    }
    count, stories = len(tables.articles), len(tables.clusters)
    recorded = collections.Counter(
        article["provider"] for article in tables.articles if article["is_ghost"] == "false"
    )
    inside = collections.Counter(
        link["source_provider"]
        for link in tables["links"]
        if link["source_provider"] == link["target_provider"]
    )
    strengths = {
        "in_strength": dict(graph.in_degree(weight="weight")),
        "out_strength": dict(graph.out_degree(weight="weight")),
        "in_weight": dict(fractional.in_degree(weight="weight")),
        "out_weight": dict(fractional.out_degree(weight="weight")),
        "linking_providers": dict(graph.in_degree()),
        "linked_providers": dict(graph.out_degree()),
        "self_links": inside,
        "articles": articles,
        "recorded": recorded,
        "coverage_share": {who: articles[who] / count for who in articles},
        "clusters": clusters,
        "cluster_share": {who: clusters[who] / stories for who in clusters},
    }
    expected |= {column: ("strengths and shares", scores) for column, scores in strengths.items()}
    for column, (measure, scores) in expected.items():
        for row in providers:
            where = f"{column} of {row['Id']}"
            tally.compare(measure, where, row[column], float(scores[row["Id"]]))


def herfindahl(amounts):
    total = sum(amounts)
    return sum((amount / total) ** 2 for amount in amounts) if total else None


def effective(amounts):
    total = sum(amounts)
    shares = [amount / total for amount in amounts if amount]
    return math.exp(-sum(share * math.log(share) for share in shares)) if total else None


def gini(amounts):
    total = sum(amounts)
    differences = sum(abs(one - two) for one in amounts for two in amounts)
    return differences / (2 * len(amounts) * total) if total else None


def check_concentration(tables, tally):
    for row in tables["concentration"]:
        # Without a registry every provider is its own owner, which needs no rows.
        tally.hold("largest holder", "level", row["level"] == "provider")
        basis = row["basis"]
        amounts = {it["Id"]: int(it[BASES[basis]]) for it in tables["providers"]}
        total, most = sum(amounts.values()), max(amounts.values(), default=0)
        counts = [row["holders"], row["total"]]
        tally.compare("largest holder", basis, counts, [len(amounts), total])
        without = sum(article["provider"] == "" for article in tables.articles)
        tally.compare("largest holder", basis, row["without_provider"], without)
        largest = [amounts.get(row["largest"], 0), row["largest_share"]]
        tally.compare("largest holder", basis, largest, [most, most / total if total else None])
        amounts = list(amounts.values())
        tally.compare("HHI", basis, row["hhi"], herfindahl(amounts))
        tally.compare("effective providers", basis, row["effective"], effective(amounts))
        tally.compare("Gini coefficient", basis, row["gini"], gini(amounts))
    for row in tables["clusters"]:
        articles = tables.clusters[int(row["cluster"])]
        amounts = collections.Counter(filter(None, (it["provider"] for it in articles))).values()
        # Of one article there is nothing to compare.
        amounts = amounts if len(articles) > 1 else []
        name = f"cluster {row['cluster']}"
        tally.compare("HHI", name, row["hhi"], herfindahl(amounts))
        tally.compare("effective providers", name, row["effective_providers"], effective(amounts))


def check(tables, tally):
    check_links(tables, tally)
    if tables["providers"]:
        check_centrality(tables, tally)
    check_concentration(tables, tally)
