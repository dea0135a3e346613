"""Holds the tables of time of an archive against measures of their own, in plain Python.

python3 time_tables.py FOLDER [MINUTES]

FOLDER is what `storyloom export --format csv` has written in UTC; MINUTES is its clock error.
From articles.csv and links.csv follow once more who was first, firsts, lags and Wilson intervals,
leads, the life of each cluster, bursts, topics and silences (those on clusters). Nothing here is
taken from the Swift sources: bursts are found by dynamic programming over every batch, intervals as
the roots of their equation, chances with binomial coefficients.
"""

import collections
import csv
import datetime
import itertools
import math
import pathlib
import statistics
import sys

DAY = 86_400
LIMIT = 1e-8


class Archive:
    """The exported tables, and the articles as numbers."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.articles = self.table("articles")
        for article in self.articles:
            stated = article["published"].replace("Z", "+00:00")
            moment = datetime.datetime.fromisoformat(stated) if stated else None
            article["time"] = None if moment is None else int(moment.timestamp())
        self.dated = [article for article in self.articles if article["time"] is not None]
        self.clusters = collections.defaultdict(list)
        self.topics = collections.defaultdict(list)
        for article in self.articles:
            self.clusters[int(article["cluster"])].append(article)
            for topic in set(filter(None, article["topics"].split("; "))):
                self.topics[topic].append(article)
        self.topic_names = sorted(self.topics, key=lambda name: (-len(self.topics[name]), name))
        self.days = collections.Counter(article["time"] // DAY for article in self.dated)

    def table(self, name):
        with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


class Comparison:
    """Counts what was compared and prints what differs."""

    def __init__(self):
        self.count = self.failures = 0

    def equal(self, found, expected, *words):
        self.count += 1
        if not self.alike(found, expected):
            self.failures += 1
            print("differs:", *words, "printed", found, "expected", expected)

    def alike(self, found, expected):
        if isinstance(expected, float):
            number = float(found) if found != "" else math.inf
            return abs(number - expected) <= LIMIT * max(1, abs(expected))
        if isinstance(expected, (list, tuple)):
            return len(found) == len(expected) and all(map(self.alike, found, expected))
        return found == (str(expected) if isinstance(found, str) else expected)


def text(second):
    moment = datetime.datetime.fromtimestamp(second, datetime.timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def label(day):
    return text(day * DAY)[:10]


def dated(articles):
    known = [article for article in articles if article["time"] is not None]
    return sorted(known, key=lambda article: (article["time"], article["Id"]))


def arrivals(articles):
    """The time of each provider's first article, in the order of time; "" is no provider."""
    first = {}
    for article in dated(articles):
        first.setdefault(article["provider"], article["time"])
    return first


def check_clusters(archive, error, result):
    with_days = {row["unit"] for row in archive.table("timeline")} == {"day"}
    begin = min(archive.dated, key=lambda article: article["time"], default={"time": 0})["time"]
    end = max(archive.dated, key=lambda article: article["time"], default={"time": 0})["time"]
    for row in archive.table("clusters"):
        name = f"cluster {row['cluster']}"
        articles = archive.clusters[int(row["cluster"])]
        first = arrivals(articles)
        times = [article["time"] for article in dated(articles)]
        window = [(who, time) for who, time in first.items() if time - times[0] <= error]
        named = [who for who, _ in window if who]
        verdict = "first" if len(window) == 1 else "cannot-tell"
        verdict = verdict if named else "unknown"
        result.equal(row["first_verdict"], verdict, name)
        result.equal(row["first_provider"], named[0] if verdict == "first" else "", name)
        shown = "; ".join(f"{who or '?'} {text(time)}" for who, time in window)
        result.equal(row["first_window"], shown, name)
        result.equal(row["undated"], len(articles) - len(times), name)
        if not times:
            continue
        half = times[math.ceil(len(times) / 2) - 1]
        result.equal(row["half_life"], (half - times[0]) / 3600, name)
        gaps = [after - before for before, after in zip(times, times[1:])]
        if gaps:
            result.equal(row["longest_gap"], max(gaps) / 3600, name)
            result.equal(row["longest_gap_start"], text(times[gaps.index(max(gaps))]), name)
        silence = max([DAY, *gaps])
        sides = (times[0] - begin <= silence, end - times[-1] <= silence)
        words = {(False, False): "none", (True, True): "both", (True, False): "left"}
        result.equal(row["censored"], words.get(sides, "right"), name)
        if with_days:
            counts = collections.Counter(time // DAY for time in times)
            peak = min(counts, key=lambda day: (-counts[day], day))
            result.equal((row["peak"], row["peak_articles"]), (label(peak), counts[peak]), name)


def check_providers(archive, error, result):
    casts = [arrivals(articles) for articles in archive.clusters.values()]
    contested = []
    for cast in casts:
        window = [who for who, time in cast.items() if time - min(cast.values()) <= error]
        if any(window) and sum(map(bool, cast)) > 1:
            contested.append((cast, window))
    z = statistics.NormalDist().inv_cdf(0.975)
    for row in archive.table("providers"):
        who = row["Id"]
        own = [(cast, window) for cast, window in contested if who in cast]
        firsts = sum(window == [who] for _, window in own)
        ties = sum(who in window and len(window) > 1 for _, window in own)
        sole = sum([name for name in cast if name] == [who] for cast in casts)
        counts = [row[name] for name in ("firsts", "first_ties", "first_stories", "sole_stories")]
        result.equal(counts, [firsts, ties, len(own), sole], who)
        if not own:
            continue
        lags = [(cast[who] - min(cast.values())) / 3600 for cast, _ in own]
        result.equal(row["median_lag"], float(statistics.median(lags)), who)
        # The shares x with (k/n − x)² = z² x (1 − x) / n.
        share, n = firsts / len(own), len(own)
        a, b, c = 1 + z * z / n, -(2 * share + z * z / n), share * share
        root = math.sqrt(b * b - 4 * a * c)
        result.equal(row["first_rate_low"], (-b - root) / 2 / a, who)
        result.equal(row["first_rate_high"], (-b + root) / 2 / a, who)
    differences = collections.defaultdict(list)
    for cast in casts:
        for one, two in itertools.combinations(sorted(filter(None, cast)), 2):
            differences[one, two].append(cast[two] - cast[one])
    expected = {}
    for (one, two), values in differences.items():
        if len(values) >= 5:
            led, trailed = sum(v > error for v in values), sum(v < -error for v in values)
            median = statistics.median(values)
            if (led, median) < (trailed, -median):
                one, two, led, trailed, median = two, one, trailed, led, -median
            tied = len(values) - led - trailed
            expected[one, two] = (len(values), led, tied, trailed, median / 3600)
    leads = archive.table("leads")
    result.equal(len(leads), len(expected), "pairs")
    for row in leads:
        printed = [row[name] for name in ("stories", "led", "tied", "trailed", "median_lead")]
        pair = row["provider"], row["other"]
        result.equal(printed, expected.get(pair, ()), pair)


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
            yield label(first), label(last), last - first + 1, articles, weight


def bursts_of_archive(archive):
    days = range(min(archive.days), max(archive.days) + 1)
    mean = len(archive.dated) / len(days)

    def cost(count, rate):
        return rate - count * math.log(rate) + math.lgamma(count + 1)

    counts = archive.days
    costs = [(cost(counts[day], mean), cost(counts[day], 2 * mean)) for day in days]
    return bursts(days, costs, counts)


def bursts_of(archive, articles):
    counts = collections.Counter(article["time"] // DAY for article in dated(articles))
    base = sum(counts.values()) / len(archive.dated)
    raised = min(2 * base, 0.9999)
    if base == 0 or raised <= base:
        return []

    def cost(day, rate):
        r, d = counts.get(day, 0), archive.days[day]
        choices = math.lgamma(d + 1) - math.lgamma(r + 1) - math.lgamma(d - r + 1)
        return -(choices + r * math.log(rate) + (d - r) * math.log1p(-rate))

    days = sorted(archive.days)
    return bursts(days, [(cost(day, base), cost(day, raised)) for day in days], counts)


def check_bursts(archive, result):
    expected = []
    if archive.dated:
        expected += [("archive", "", "", *burst) for burst in bursts_of_archive(archive)]
        for number in sorted(archive.clusters):
            found = bursts_of(archive, archive.clusters[number])
            expected += [("cluster", number, "", *burst) for burst in found]
        for name in archive.topic_names:
            found = bursts_of(archive, archive.topics[name])
            expected += [("topic", "", name, *burst) for burst in found]
    names = ("kind", "cluster", "topic", "start", "end", "days", "articles", "weight")
    printed = [tuple(row[name] for name in names) for row in archive.table("bursts")]
    result.equal(len(printed), len(expected), "bursts")
    for one, two in zip(printed, expected):
        result.equal(one, two, "burst")
    topics = archive.table("topics")
    result.equal([row["topic"] for row in topics], archive.topic_names, "topics")
    for row in topics:
        articles = archive.topics[row["topic"]]
        counts = [
            len(articles),
            len({article["cluster"] for article in articles}),
            len({article["provider"] for article in articles} - {""}),
            len(articles) - len(dated(articles)),
            sum(burst[2] == row["topic"] for burst in expected),
        ]
        columns = ("articles", "clusters", "providers", "undated", "bursts")
        result.equal([row[name] for name in columns], counts, row["topic"])


def check_silences(archive, result):
    rows = archive.table("silences")
    days = sorted(archive.days)
    gaps = [(one, two) for one, two in zip(days, days[1:]) if two - one > 1]
    result.equal(
        [(row["start"], row["end"], row["days"]) for row in rows if row["kind"] == "archive"],
        [(label(one + 1), label(two - 1), two - one - 1) for one, two in gaps],
        "silent days",
    )
    cluster = {article["Id"]: int(article["cluster"]) for article in archive.articles}
    joined = collections.defaultdict(collections.Counter)
    for link in archive.table("links"):
        one, two = cluster[link["Source"]], cluster[link["Target"]]
        if one != two:
            joined[one][two] += 1
            joined[two][one] += 1

    def cast(numbers):
        found = (article["provider"] for number in numbers for article in archive.clusters[number])
        return collections.Counter(filter(None, found))

    expected = []
    for number in sorted(archive.clusters):
        own = cast([number])
        siblings = sorted(joined[number], key=lambda other: (-joined[number][other], other))[:20]
        others = cast(siblings)
        silent = [who for who, count in others.items() if count > 1 and who not in own]
        if len(own) < 2:
            continue
        for who in sorted(silent, key=lambda who: (-others[who], who))[:100]:
            a, s, k = sum(own.values()), sum(others.values()), others[who]
            expected.append((number, who, a, k, math.comb(s, k) / math.comb(s + a, k)))
    names = ("cluster", "provider", "articles", "sibling_articles", "chance")
    printed = [tuple(row[name] for name in names) for row in rows if row["kind"] == "cluster"]
    result.equal(len(printed), len(expected), "silences")
    for one, two in zip(printed, expected):
        result.equal(one, two, "silence")


def main():
    archive = Archive(sys.argv[1])
    error = 60 * float(sys.argv[2]) if len(sys.argv) > 2 else 1_800
    result = Comparison()
    check_clusters(archive, error, result)
    check_providers(archive, error, result)
    check_bursts(archive, result)
    check_silences(archive, result)
    print(f"{archive.folder}: {result.count:,} comparisons, {result.failures} differences")
    sys.exit(1 if result.failures else 0)


if __name__ == "__main__":
    main()
