"""Which articles carry one text, found a second time: every pair counted, no filter, no hash.

Nothing here is taken from the Swift sources, so that equal groups mean something. Run by itself:

    python3 syndication.py storyloom ARCHIVE...
"""

import collections
import csv
import fractions
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

SHORTEST = 12
THRESHOLD = fractions.Fraction(4, 5)
NAMES = "lt|gt|quot|apos|nbsp|hellip|ndash|mdash|lsquo|rsquo|ldquo|rdquo"
REFERENCE = re.compile(f"&(?:amp;)*(?:#[0-9A-Za-z]{{1,7}}|{NAMES});|&(?:amp;)+")


def words(excerpt):
    """Runs of letters, marks and digits in lower case; none begins with a mark."""
    found, word = [], ""
    for character in REFERENCE.sub(" ", excerpt) + " ":
        category = unicodedata.category(character)
        if category == "Cf" or (category[0] == "M" and not word):
            continue
        if category[0] in "LMN":
            word += character.lower()
        elif word:
            found.append(word)
            word = ""
    return tuple(found)


def pairs(texts):
    """The similarity of every two texts that share a shingle and are at least as similar as 4/5."""
    shingles = [frozenset(zip(text, text[1:], text[2:])) for text in texts]
    holders = collections.defaultdict(list)
    for number, shingle_set in enumerate(shingles):
        for shingle in shingle_set:
            holders[shingle].append(number)
    shared = collections.Counter()
    for numbers in holders.values():
        shared.update(itertools.combinations(numbers, 2))
    found = {}
    for (one, two), count in shared.items():
        similarity = fractions.Fraction(count, len(shingles[one]) + len(shingles[two]) - count)
        if similarity >= THRESHOLD:
            found[one, two] = similarity
    return found


def components(count, found):
    """The texts that hang together, each time with the pairs among them."""
    parents = list(range(count))

    def root(number):
        while parents[number] != number:
            number = parents[number]
        return number

    for one, two in found:
        one, two = sorted((root(one), root(two)))
        parents[two] = one
    members = collections.defaultdict(lambda: ([], {}))
    for number in range(count):
        members[root(number)][0].append(number)
    for pair, similarity in found.items():
        members[root(pair[0])][1][pair] = similarity
    return members.values()


def linkage(numbers, found):
    """Complete linkage: the two groups whose least similar texts are most alike, again and again.

    A group is named by its first text, so that ties go to the earliest.
    """
    groups = {number: [number] for number in numbers}
    links = dict(found)
    while links:
        one, two = min(links, key=lambda pair: (-links[pair], pair))
        for other in list(groups):
            if other in (one, two):
                continue
            first, second = tuple(sorted((one, other))), tuple(sorted((two, other)))
            similarities = links.pop(first, None), links.pop(second, None)
            if None not in similarities:
                links[first] = min(similarities)
        del links[one, two]
        groups[one] += groups.pop(two)
    return [sorted(group) for group in groups.values()]


def expected(articles):
    """The groups of articles with one text, and the similar pairs of texts that are not equal."""
    articles = sorted(
        articles, key=lambda article: (article["published"] or "~", article["Id"])
    )
    holders = collections.defaultdict(list)
    for article in articles:
        text = words(article["excerpt"] or "")
        if len(text) >= SHORTEST:
            holders[text].append(article["Id"])
    texts = list(holders)
    found = pairs(texts)
    groups = []
    for numbers, links in components(len(texts), found):
        complete = len(links) == len(numbers) * (len(numbers) - 1) // 2
        for group in [numbers] if complete else linkage(numbers, links):
            members = [name for number in group for name in holders[texts[number]]]
            if len(members) > 1:
                similarities = {
                    name: 1 if number == group[0] else found[group[0], number]
                    for number in group
                    for name in holders[texts[number]]
                }
                groups.append((frozenset(members), similarities))
    return groups, found, len(texts)


def printed(program, archive):
    """What the program says of an archive: its articles, and the rows of `syndication.csv`."""
    command = [program, "articles", archive, "--format", "json", "--quiet"]
    articles = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    with tempfile.TemporaryDirectory(prefix="storyloom-peers-") as name:
        command = [program, "export", archive, "--format", "csv", "--csv-raw", "--quiet"]
        subprocess.run([*command, "--output", name], check=True, stdout=subprocess.DEVNULL)
        path = pathlib.Path(name) / "syndication.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return articles, list(csv.DictReader(file))


def inside(groups):
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def check(program, archives):
    """Compares the groups of each archive; prints a line for each, and gives the faults found."""
    faults = []
    for archive in archives:
        articles, rows = printed(program, archive)
        wanted, similar, text_count = expected(articles)
        told = collections.defaultdict(list)
        for row in rows:
            told[row["group"]].append(row)
        wanted_pairs = inside(group for group, _ in wanted)
        told_pairs = inside([row["article"] for row in group] for group in told.values())
        shared = wanted_pairs & told_pairs
        recall = len(shared) / len(wanted_pairs) if wanted_pairs else 1
        precision = len(shared) / len(told_pairs) if told_pairs else 1
        print(
            f"{archive}: {len(articles)} articles, {text_count} texts of {SHORTEST} words or more, "
            f"{len(similar)} similar pairs of them; {len(wanted)} groups, {len(wanted_pairs)} pairs "
            f"inside; recall {recall:.6f}, precision {precision:.6f}"
        )
        names = {frozenset(row["article"] for row in group) for group in told.values()}
        if names != {group for group, _ in wanted}:
            faults.append(f"{archive}: the groups of syndication.csv are not those of the definition")
        similarities = {}
        for _, group in wanted:
            similarities.update(group)
        for row in rows:
            similarity = similarities.get(row["article"])
            if similarity is None or abs(float(row["similarity"]) - similarity) > 1e-9:
                faults.append(f"{archive}: {row['article']} has similarity {similarity}")
    return faults


if __name__ == "__main__":
    found = check(sys.argv[1], sys.argv[2:])
    print("\n".join(found) or "equal")
    sys.exit(bool(found))
