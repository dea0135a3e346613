"""The tables that `storyloom export --format csv --csv-raw` has written, read for the checks."""

import collections
import csv
import datetime
import functools
import pathlib


def second(stated):
    """The second since 1970 of a time; None of an empty cell."""
    if not stated:
        return None
    return int(datetime.datetime.fromisoformat(stated.replace("Z", "+00:00")).timestamp())


def moment(number):
    """A second as the tables write it."""
    time = datetime.datetime.fromtimestamp(number, datetime.timezone.utc)
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def in_order(articles):
    """Articles as the program lists them: the dated ones by time, then the others; ties by name."""

    def place(article):
        time = article["time"]
        return float("inf") if time is None else time, article["Id"]

    return sorted(articles, key=place)


def dated(articles):
    return [article for article in in_order(articles) if article["time"] is not None]


class Tables:
    """A folder of tables; articles with their time as a number, by cluster, thread and topic."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.articles = self["articles"]
        self.clusters = collections.defaultdict(list)
        self.threads = collections.defaultdict(list)
        self.topics = collections.defaultdict(list)
        for article in self.articles:
            article["time"] = second(article["published"])
            self.clusters[int(article["cluster"])].append(article)
            self.threads[article["thread"]].append(article)
            for topic in set(filter(None, article["topics"].split("; "))):
                self.topics[topic].append(article)
        self.article = {article["Id"]: article for article in self.articles}
        self.dated = dated(self.articles)

    @functools.cache
    def __getitem__(self, name):
        with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def stories(self):
        """The rows of clusters and of threads, each with its kind and its articles."""
        for row in self["clusters"]:
            yield "clusters", row, self.clusters[int(row["cluster"])]
        for row in self["threads"]:
            yield "threads", row, self.threads[row["thread"]]
