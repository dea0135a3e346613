"""How much the articles of a story are alike: `cos(u, v) exp(-hours / 48)`, from the words on.

Only the list of stop words is the program's own, read from its source.
"""

import collections
import itertools
import math
import pathlib
import re
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[3]
SOURCE = ROOT / "Sources" / "StoryAnalysis" / "Stories" / "Words.swift"
WORD = re.compile("[^ ']+(?:'[^ ']+)*")
HOURS = 48


def stop_words():
    text = SOURCE.read_text(encoding="utf-8").partition("stopWords: Set<String>")[2]
    return frozenset(text.split('"""')[1].replace("\\\n", " ").split())


STOP_WORDS = stop_words()


def terms(text):
    """Words of letters, marks and digits, without possessive endings, numbers and stop words."""
    plain = ""
    for character in unicodedata.normalize("NFC", text.lower()):
        if character in "'’":
            plain += "'"
        else:
            plain += character if unicodedata.category(character)[0] in "LMN" else " "
    for word in WORD.findall(plain):
        word = word.removesuffix("'s")
        kinds = [unicodedata.category(character)[0] for character in word]
        if "L" in kinds and len(kinds) - kinds.count("M") > 1 and word not in STOP_WORDS:
            yield word


def likenesses(articles):
    """The likeness of every pair of a story's articles that have any, by their places."""
    counts = [
        collections.Counter([*terms(article["Label"]), *terms(article["excerpt"])])
        for article in articles
    ]
    holders = collections.Counter(term for count in counts for term in count)
    vectors = []
    for count in counts:
        vector = {
            term: number * math.sqrt(math.log(len(articles) / holders[term]))
            for term, number in count.items()
        }
        length = math.hypot(*vector.values())
        vectors.append({term: value / length for term, value in vector.items() if value})
    found = {}
    for one, two in itertools.combinations(range(len(articles)), 2):
        shared = vectors[one].keys() & vectors[two].keys()
        product = sum(vectors[one][term] * vectors[two][term] for term in sorted(shared))
        times = articles[one]["time"], articles[two]["time"]
        if product > 0:
            hours = 0 if None in times else abs(times[0] - times[1]) / 3600
            found[one, two] = product * math.exp(-hours / HOURS)
    return found
