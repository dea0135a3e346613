"""Threads against the best that igraph finds on likenesses computed a second time."""

import collections
import random

import igraph

from likeness import likenesses
from tables import dated, in_order

RESOLUTION = 0.05
# A cluster with fewer articles is one thread; one with more than the limit is not compared in full.
SMALLEST = 8
LIMIT = 2_000
RUNS = 10
MEASURES = {
    "table of threads": "articles, providers, names and order, from the articles",
    "clusters below 8 articles": "one thread, represented as its cluster is",
    "quality of threads": "at least the best of ten Leiden runs of igraph, less 1e-6 of it",
    "representatives": "the greatest sum of likenesses inside",
}


def check_table(tables, tally):
    found = [(row["cluster"], row["thread"]) for row in tables["threads"]]
    numbers = collections.Counter(row["cluster"] for row in tables["threads"])
    expected = [
        (cluster, f"t{cluster}.{number + 1}")
        for cluster in sorted(numbers, key=int)
        for number in range(numbers[cluster])
    ]
    tally.compare("table of threads", "names", found, expected)
    tally.compare("table of threads", "names", len(found), len(tables.threads))
    last = {}
    for row in tables["threads"]:
        name, cluster = row["thread"], row["cluster"]
        articles = tables.threads[name]
        names = [article["Id"] for article in articles]
        figures = [
            len(articles),
            len({article["provider"] for article in articles} - {""}),
            "t" + min(names)[1:],
            cluster,
        ]
        columns = [row[column] for column in ("articles", "providers", "identifier", "cluster")]
        tally.compare("table of threads", name, columns, figures)
        tally.hold("table of threads", name, row["representative"] in names)
        tally.hold("table of threads", name, {it["cluster"] for it in articles} == {cluster})
        times = [article["time"] for article in dated(articles)]
        place = (-len(articles), times[0] if times else float("inf"), figures[2])
        tally.hold("table of threads", f"order of {name}", last.get(cluster, (-1e9,)) < place)
        last[cluster] = place


def quality(links, communities):
    """The constant Potts model: what is alike inside, less what any pair costs."""
    sizes = collections.Counter(communities)
    inside = sum(weight for pair, weight in links.items() if is_inside(pair, communities))
    return inside - RESOLUTION * sum(size * (size - 1) / 2 for size in sizes.values())


def is_inside(pair, communities):
    return communities[pair[0]] == communities[pair[1]]


def best_quality(count, links):
    graph = igraph.Graph(n=count, edges=list(links))
    weights = list(links.values())
    runs = [
        graph.community_leiden("CPM", weights=weights, resolution=RESOLUTION, n_iterations=-1)
        for _ in range(RUNS)
    ]
    return max(quality(links, run.membership) for run in runs)


def check_representatives(articles, links, representative, tally):
    """An article has the place that it has among the articles of its story."""
    names = [article["thread"] for article in articles]
    strengths = [0.0] * len(articles)
    for pair, weight in links.items():
        if is_inside(pair, names):
            strengths[pair[0]] += weight
            strengths[pair[1]] += weight
    for name in set(names):
        members = [place for place in range(len(articles)) if names[place] == name]
        most = max(strengths[place] for place in members)
        best = [place for place in members if strengths[place] >= most - 1e-9]
        # Of two articles both have the same sum: the better one counts, then the earlier.
        ranked = in_order(articles[place] for place in best)
        ranked.sort(key=lambda article: -int(article["quality"] or -(2**62)))
        allowed = ranked[:1] if len(members) < 3 else ranked
        is_meant = representative[name] in [article["Id"] for article in allowed]
        tally.hold("representatives", f"thread {name}", is_meant)


def check(tables, tally):
    igraph.set_random_number_generator(random.Random(1))
    check_table(tables, tally)
    representative = {row["thread"]: row["representative"] for row in tables["threads"]}
    pair_count, differences = 0, []
    totals = [0.0, 0.0]
    for row in tables["clusters"]:
        number = row["cluster"]
        articles = tables.clusters[int(number)]
        names = {article["thread"] for article in articles}
        tally.compare("table of threads", f"cluster {number}", row["threads"], len(names))
        if len(articles) < SMALLEST:
            one = [representative[name] for name in names]
            tally.compare("clusters below 8 articles", number, one, [row["representative"]])
            continue
        if len(articles) > LIMIT:
            tally.notes.append(f"cluster {number} is too large to be compared")
            continue
        links = likenesses(articles)
        pair_count += len(links)
        ours = quality(links, [article["thread"] for article in articles])
        best = best_quality(len(articles), links)
        difference = (ours - best) / max(1e-9, abs(best))
        differences.append(difference)
        totals = [totals[0] + ours, totals[1] + best]
        tally.add("quality of threads", f"cluster {number}", max(0, -difference), 1e-6)
        check_representatives(articles, links, representative, tally)
    if differences:
        above = sum(difference > 1e-6 for difference in differences)
        below = sum(difference < -1e-6 for difference in differences)
        tally.notes.append(
            f"quality of threads: {len(differences)} clusters, {pair_count:,} pairs alike; the sum "
            f"is {totals[0]:.6f}, igraph's {totals[1]:.6f}; above in {above} (by at most "
            f"{max(0, *differences):.2e} of it), below in {below} (by at most "
            f"{max(0, *(-one for one in differences)):.2e})"
        )
