"""What the tables count: articles, links and clusters, and the articles of each bin of time.

Needs networkx, for the PageRank of articles.
"""

import collections
import datetime

import networkx

from tables import dated

MEASURES = {
    "links of articles": "in- and out-links and their weight, counted",
    "PageRank of articles": "networkx, on fractional weights",
    "table of clusters": "articles, providers, ghosts, links and names, counted",
    "articles over time": "every bin of every series, and the bins between",
}


# Characters of a time that name a bin.
LENGTHS = {"month": 7, "day": 10}


def check_articles(tables, tally):
    graph = networkx.DiGraph()
    graph.add_nodes_from(article["Id"] for article in tables.articles)
    graph.add_weighted_edges_from(
        (link["Source"], link["Target"], float(link["Weight"])) for link in tables["links"]
    )
    ranks = networkx.pagerank(graph, tol=1e-14, max_iter=1000) if graph else {}
    weights = dict(graph.in_degree(weight="weight"))
    for article in tables.articles:
        name = article["Id"]
        counts = [article["in_links"], article["out_links"], article["in_weight"]]
        expected = [graph.in_degree(name), graph.out_degree(name), float(weights[name])]
        tally.compare("links of articles", name, counts, expected)
        tally.compare("PageRank of articles", name, article["pagerank"], ranks[name])
    for link in tables["links"]:
        pair = link["Source"], link["Target"]
        is_mutual = graph.has_edge(*reversed(pair))
        tally.compare("links of articles", pair, link["mutual"], is_mutual)


def check_clusters(tables, tally):
    inside, outside = collections.Counter(), collections.Counter()
    for link in tables["links"]:
        one, two = (tables.article[link[end]]["cluster"] for end in ("Source", "Target"))
        if one == two:
            inside[one] += 1
        else:
            outside.update((one, two))
    rows = tables["clusters"]
    numbers = [row["cluster"] for row in rows]
    tally.compare("table of clusters", "numbers", numbers, list(range(1, len(tables.clusters) + 1)))
    for row in rows:
        number = row["cluster"]
        articles = tables.clusters[int(number)]
        figures = {
            "articles": len(articles),
            "providers": len({article["provider"] for article in articles} - {""}),
            "ghosts": sum(article["is_ghost"] == "true" for article in articles),
            "internal_links": inside[number],
            "external_links": outside[number],
            "identifier": "c" + min(article["Id"] for article in articles)[1:],
        }
        found = [row[column] for column in figures]
        tally.compare("table of clusters", number, found, list(figures.values()))


def bin_of(second, unit):
    """The first day of the day, week (from Monday) or month of a time, or its hour."""
    moment = datetime.datetime.fromtimestamp(second, datetime.timezone.utc)
    moment = moment.replace(minute=0, second=0)
    if unit == "hour":
        return moment
    moment = moment.replace(hour=0)
    if unit == "week":
        return moment - datetime.timedelta(days=moment.weekday())
    return moment.replace(day=1) if unit == "month" else moment


def after(moment, unit):
    if unit == "month":
        return (moment + datetime.timedelta(days=31)).replace(day=1)
    return moment + datetime.timedelta(**{unit + "s": 1})


def check_timeline(tables, tally):
    by_provider = collections.defaultdict(list)
    for article in tables.articles:
        by_provider[article["provider"]].append(article)
    series = {("all", "", "", ""): tables.articles}
    series |= {("cluster", str(it), "", ""): tables.clusters[it] for it in tables.clusters}
    for name, articles in tables.threads.items():
        cluster = articles[0]["cluster"]
        if len(articles) < len(tables.clusters[int(cluster)]):
            series["thread", cluster, name, ""] = articles
    series |= {("provider", "", "", it): by_provider[it] for it in by_provider if it}
    rows = collections.defaultdict(list)
    for row in tables["timeline"]:
        subject = row["series"], row["cluster"], row["thread"], row["provider"]
        rows[subject].append((row["start"], row["articles"]))
        unit = row["unit"]
        # Hours and weeks have names of their own.
        if row["start"] and unit in LENGTHS:
            label = row["start"][: LENGTHS[unit]]
            tally.compare("articles over time", f"{subject}", row["bin"], label)
    tally.compare("articles over time", "series", sorted(rows), sorted(series))
    for subject, found in rows.items():
        articles = series.get(subject, [])
        times = [article["time"] for article in dated(articles)]
        counts = collections.Counter(bin_of(time, unit) for time in times)
        expected = []
        if times:
            moment = bin_of(times[0], unit)
            while moment <= bin_of(times[-1], unit):
                expected.append((f"{moment:%Y-%m-%dT%H:%M:%SZ}", counts[moment]))
                moment = after(moment, unit)
        if len(times) < len(articles):
            expected.append(("", len(articles) - len(times)))
        tally.compare("articles over time", f"{subject}", found, expected)


def check(tables, tally):
    check_articles(tables, tally)
    check_clusters(tables, tally)
    if tables["timeline"]:
        check_timeline(tables, tally)
