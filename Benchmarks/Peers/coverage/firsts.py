"""Who was first, how often, and who led whom, from the times of the articles once more.

Intervals are the roots of the equation that defines them, medians those of the standard library.
"""

import collections
import itertools
import math
import statistics

from tables import dated, moment

# What `--clock-error` is unless it is given.
ERROR = 1_800
MEASURES = {
    "first mover": "providers within 30 minutes of the earliest, of clusters and threads",
    "firsts and ties": "counted again over all stories",
    "median lag": "statistics.median",
    "Wilson interval": "the roots of (k/n - x)^2 = z^2 x (1 - x) / n",
    "lead of pairs": "every pair of providers in every story",
}


def arrivals(articles):
    """The time of each provider's first article, in the order of time; "" is no provider."""
    first = {}
    for article in dated(articles):
        first.setdefault(article["provider"], article["time"])
    return first


def check_stories(tables, tally):
    for kind, row, articles in tables.stories():
        first = arrivals(articles)
        begin = min(first.values(), default=0)
        window = [(who, time) for who, time in first.items() if time - begin <= ERROR]
        named = [who for who, _ in window if who]
        verdict = "first" if len(window) == 1 else "cannot-tell"
        verdict = verdict if named else "unknown"
        shown = "; ".join(f"{who or '?'} {moment(time)}" for who, time in window)
        tally.compare(
            "first mover",
            row["identifier"],
            [row[name] for name in ("first_verdict", "first_provider", "first_window")],
            [verdict, named[0] if verdict == "first" else "", shown],
        )


def check_providers(tables, tally, casts):
    contested = []
    for cast in casts:
        window = [who for who, time in cast.items() if time - min(cast.values()) <= ERROR]
        if any(window) and sum(map(bool, cast)) > 1:
            contested.append((cast, window))
    z = statistics.NormalDist().inv_cdf(0.975)
    for row in tables["providers"]:
        who = row["Id"]
        own = [(cast, window) for cast, window in contested if who in cast]
        firsts = sum(window == [who] for _, window in own)
        ties = sum(who in window and len(window) > 1 for _, window in own)
        sole = sum([name for name in cast if name] == [who] for cast in casts)
        counts = [row[name] for name in ("firsts", "first_ties", "first_stories", "sole_stories")]
        tally.compare("firsts and ties", who, counts, [firsts, ties, len(own), sole])
        rates = [row[name] for name in ("first_rate", "first_rate_low", "first_rate_high")]
        if not own:
            tally.compare("median lag", who, row["median_lag"], None)
            tally.compare("Wilson interval", who, rates, [None] * 3)
            continue
        lags = [(cast[who] - min(cast.values())) / 3600 for cast, _ in own]
        tally.compare("median lag", who, row["median_lag"], float(statistics.median(lags)))
        share, n = firsts / len(own), len(own)
        a, b, c = 1 + z * z / n, -(2 * share + z * z / n), share * share
        root = math.sqrt(b * b - 4 * a * c)
        roots = [(-b - root) / 2 / a, (-b + root) / 2 / a]
        tally.compare("Wilson interval", who, rates, [share, *roots])


def check_leads(tables, tally, casts):
    differences = collections.defaultdict(list)
    for cast in casts:
        for one, two in itertools.combinations(sorted(filter(None, cast)), 2):
            differences[one, two].append(cast[two] - cast[one])
    expected = {}
    for (one, two), values in differences.items():
        if len(values) >= 5:
            led, trailed = sum(v > ERROR for v in values), sum(v < -ERROR for v in values)
            median = statistics.median(values)
            if (led, median) < (trailed, -median):
                one, two, led, trailed, median = two, one, trailed, led, -median
            tied = len(values) - led - trailed
            expected[one, two] = [len(values), led, tied, trailed, median / 3600]
    leads = tables["leads"]
    found = sorted((row["provider"], row["other"]) for row in leads)
    tally.compare("lead of pairs", "pairs", found, sorted(expected))
    for row in leads:
        printed = [row[name] for name in ("stories", "led", "tied", "trailed", "median_lead")]
        pair = row["provider"], row["other"]
        tally.compare("lead of pairs", pair, printed, expected.get(pair, []))


def check(tables, tally):
    casts = [arrivals(articles) for articles in tables.clusters.values()]
    check_stories(tables, tally)
    check_providers(tables, tally, casts)
    check_leads(tables, tally, casts)
