"""Bursts of the archive, of clusters and of topics, by dynamic programming over every batch.

Chances are binomial and Poisson with the gamma function of the standard library.
"""

import collections
import itertools
import math

from tables import dated, moment

DAY = 86_400
MEASURES = {
    "bursts": "the cheapest of all sequences of states, with every batch in the open",
    "topics": "counted again; times and peak from the articles",
}


def label(day):
    return moment(day * DAY)[:10]


def by_day(articles):
    return collections.Counter(article["time"] // DAY for article in dated(articles))


def bursts(days, costs, counts):
    """The stretches in the high state of the cheapest sequence of states."""
    entry = math.log(len(costs))
    low, high, back = 0.0, math.inf, []
    for in_low, in_high in costs:
        back.append((high < low, high < low + entry))
        low, high = min(low, high) + in_low, min(low + entry, high) + in_high
    state, states = high < low, []
    for steps in reversed(back):
        states.append(state)
        state = steps[state]
    batches = zip(days, costs, reversed(states))
    for is_high, run in itertools.groupby(batches, key=lambda batch: batch[2]):
        run = list(run)
        if is_high:
            first, last = run[0][0], run[-1][0]
            articles = sum(counts.get(day, 0) for day, _, _ in run)
            weight = sum(cost[0] - cost[1] for _, cost, _ in run)
            yield [label(first), label(last), last - first + 1, articles, weight]


def bursts_of_archive(all_days):
    days = range(min(all_days), max(all_days) + 1)
    mean = all_days.total() / len(days)

    def cost(count, rate):
        return rate - count * math.log(rate) + math.lgamma(count + 1)

    costs = [(cost(all_days[day], mean), cost(all_days[day], 2 * mean)) for day in days]
    return bursts(days, costs, all_days)


def bursts_of(articles, all_days):
    counts = by_day(articles)
    base = counts.total() / all_days.total()
    raised = min(2 * base, 0.9999)
    if base == 0 or raised <= base:
        return []

    def cost(day, rate):
        r, d = counts.get(day, 0), all_days[day]
        choices = math.lgamma(d + 1) - math.lgamma(r + 1) - math.lgamma(d - r + 1)
        return -(choices + r * math.log(rate) + (d - r) * math.log1p(-rate))

    days = sorted(all_days)
    return bursts(days, [(cost(day, base), cost(day, raised)) for day in days], counts)


def check(tables, tally):
    topics = sorted(tables.topics, key=lambda name: (-len(tables.topics[name]), name))
    expected = []
    if tables.dated:
        days = by_day(tables.articles)
        expected += [["archive", "", "", *burst] for burst in bursts_of_archive(days)]
        for number in sorted(tables.clusters):
            found = bursts_of(tables.clusters[number], days)
            expected += [["cluster", number, "", *burst] for burst in found]
        for name in topics:
            found = bursts_of(tables.topics[name], days)
            expected += [["topic", "", name, *burst] for burst in found]
    names = ("kind", "cluster", "topic", "start", "end", "days", "articles", "weight")
    # Weights are differences of large logarithms.
    printed = [[row[name] for name in names] for row in tables["bursts"]]
    tally.compare("bursts", "rows", printed, expected, limit=1e-8)

    tally.compare("topics", "names", [row["topic"] for row in tables["topics"]], topics)
    for row in tables["topics"]:
        name = row["topic"]
        articles = tables.topics[name]
        times = [article["time"] for article in dated(articles)]
        counts = by_day(articles)
        peak = min(counts, key=lambda day: (-counts[day], day), default=None)
        figures = {
            "articles": len(articles),
            "clusters": len({article["cluster"] for article in articles}),
            "providers": len({article["provider"] for article in articles} - {""}),
            "undated": len(articles) - len(times),
            "bursts": sum(burst[2] == name for burst in expected),
            "first": moment(times[0]) if times else None,
            "last": moment(times[-1]) if times else None,
            "peak": None if peak is None else label(peak),
            "peak_articles": None if peak is None else counts[peak],
        }
        tally.compare("topics", name, [row[it] for it in figures], list(figures.values()))
