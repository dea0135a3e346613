"""Threads against those that a reader sorted: B-cubed precision, recall and F1.

> Source: Bagga and Baldwin 1998, doi:10.3115/980845.980859. Each story is scored by itself.
"""

import collections
import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
FILE = ROOT / "Tests" / "StoryAnalysisTests" / "Fixtures" / "threads.csv"
MEASURES = {
    "B-cubed of threads": "better than all apart and all together, on articles that a reader sorted"
}


def score(stories, thread):
    """Precision, recall and F1 over all articles, each compared with those of its story."""
    precision = recall = count = 0
    for story in stories.values():
        for one, label in story.items():
            found = {two for two in story if thread(two) == thread(one)}
            meant = {two for two in story if story[two] == label}
            precision += len(found & meant) / len(found)
            recall += len(found & meant) / len(meant)
            count += 1
    precision, recall = precision / count, recall / count
    return precision, recall, 2 * precision * recall / (precision + recall)


def check(tables, tally):
    archives = collections.defaultdict(lambda: collections.defaultdict(dict))
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            archives[row["archive"]][row["story"]][row["article"]] = row["thread"]
    for name, stories in archives.items():
        sorted_articles = [article for story in stories.values() for article in story]
        known = sum(article in tables.article for article in sorted_articles)
        if known == 0:
            continue
        tally.hold("B-cubed of threads", f"{name}: not all are here", known == len(sorted_articles))
        if known < len(sorted_articles):
            continue
        found = score(stories, lambda article: tables.article[article]["thread"])
        others = [score(stories, lambda article: article), score(stories, lambda article: 0)]
        for other in others:
            tally.hold("B-cubed of threads", name, found[2] > other[2])
        tally.notes.append(
            f"B-cubed of threads: {known} articles, precision {found[0]:.6f}, "
            f"recall {found[1]:.6f}, F1 {found[2]:.6f} "
            f"(all apart {others[0][2]:.3f}, all together {others[1][2]:.3f})"
        )
