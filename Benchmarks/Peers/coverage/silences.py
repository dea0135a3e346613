"""Days without an article, and who covered the siblings of a story but not the story."""

import collections
import math

from tables import moment

DAY = 86_400
SIBLINGS = 20
MOST = 100
MEASURES = {
    "silent days": "the calendar, day by day",
    "silence on threads": "binomial coefficients of a deal at random",
    "silence on clusters": "the same over the clusters that links join",
}


def label(day):
    return moment(day * DAY)[:10]


def cast(articles):
    """Number of articles of each known provider."""
    return collections.Counter(filter(None, (article["provider"] for article in articles)))


def silent(articles, siblings):
    """Who is silent on a story: its articles, those in the siblings, and the chance of that."""
    own, others = cast(articles), cast(siblings)
    if len(own) < 2:
        return
    absent = [who for who, count in others.items() if count > 1 and who not in own]
    for who in sorted(absent, key=lambda who: (-others[who], who))[:MOST]:
        a, s, k = own.total(), others.total(), others[who]
        yield who, a, k, math.comb(s, k) / math.comb(s + a, k)


def on_threads(tables):
    numbers = collections.defaultdict(list)
    for name, articles in tables.threads.items():
        numbers[articles[0]["cluster"]].append((int(name.partition(".")[2]), name))
    for cluster in sorted(numbers, key=int):
        for _, name in sorted(numbers[cluster])[:SIBLINGS]:
            own, all_articles = tables.threads[name], tables.clusters[int(cluster)]
            others = [article for article in all_articles if article["thread"] != name]
            for absence in silent(own, others):
                yield [cluster, name, *absence]


def on_clusters(tables):
    joined = collections.defaultdict(collections.Counter)
    for link in tables["links"]:
        one, two = (int(tables.article[link[end]]["cluster"]) for end in ("Source", "Target"))
        if one != two:
            joined[one][two] += 1
            joined[two][one] += 1
    for number in sorted(tables.clusters):
        siblings = sorted(joined[number], key=lambda other: (-joined[number][other], other))
        others = [article for other in siblings[:SIBLINGS] for article in tables.clusters[other]]
        for absence in silent(tables.clusters[number], others):
            yield [str(number), "", *absence]


def check(tables, tally):
    rows = tables["silences"]
    days = sorted({article["time"] // DAY for article in tables.dated})
    gaps = [(one, two) for one, two in zip(days, days[1:]) if two - one > 1]
    tally.compare(
        "silent days",
        "stretches",
        [(row["start"], row["end"], row["days"]) for row in rows if row["kind"] == "archive"],
        [(label(one + 1), label(two - 1), two - one - 1) for one, two in gaps],
    )
    names = ("cluster", "thread", "provider", "articles", "sibling_articles", "chance")
    for kind, expected in (("thread", on_threads(tables)), ("cluster", on_clusters(tables))):
        found = [[row[name] for name in names] for row in rows if row["kind"] == kind]
        # Chances may be tiny, and have twelve digits all the same.
        tally.compare(f"silence on {kind}s", "rows", found, list(expected), floor=0)
