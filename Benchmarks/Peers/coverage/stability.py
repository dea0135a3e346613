"""What must be true of how stable articles and clusters are, whatever the seeds were."""

import statistics

# What `--stability-runs` is unless it is given.
RUNS = 20
THRESHOLD = 0.9
MEASURES = {
    "stability of articles": "0 to 1 in steps of 1 / (20 mates); absent exactly where alone; marks",
    "stability of clusters": "the mean of the articles",
}


def check(tables, tally):
    for row in tables["clusters"]:
        articles = tables.clusters[int(row["cluster"])]
        shares = []
        for article in articles:
            cell, name = article["stability"], article["Id"]
            is_alone = len(articles) == 1
            tally.hold("stability of articles", name, (cell == "") == is_alone)
            share = float(cell or 1)
            tally.hold("stability of articles", name, 0 <= share <= 1)
            steps = share * RUNS * (len(articles) - 1)
            tally.add("stability of articles", name, abs(steps - round(steps)), 1e-6)
            tally.compare("stability of articles", name, article["is_unstable"], share < THRESHOLD)
            shares.append(share)
        mean = statistics.fmean(shares) if len(articles) > 1 else None
        tally.compare("stability of clusters", row["cluster"], row["stability"], mean)
