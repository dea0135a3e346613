"""Which articles carry one text, found a second time: every pair counted, no filter, no hash.

Nothing here is taken from the Swift sources, so that equal groups mean something.
"""

import collections
import fractions
import itertools
import re
import unicodedata

from tables import in_order

MEASURES = {
    "syndicated groups": "exact Jaccard similarity of all pairs of texts, complete linkage",
    "similarity to the earliest": "shared shingles / all shingles, as a fraction",
    "copies and origins": "membership and order in the groups",
    "distinct texts": "articles with one text counted once, wherever articles are counted",
}
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
    """The groups of articles with one text, and three figures of the texts.

    They are the similar pairs of different texts, the number of texts, and how many of the similar
    pairs are in no group together.
    """
    holders = collections.defaultdict(list)
    for article in in_order(articles):
        text = words(article["excerpt"])
        if len(text) >= SHORTEST:
            holders[text].append(article["Id"])
    texts = list(holders)
    found = pairs(texts)
    groups, parted = [], len(found)
    for numbers, links in components(len(texts), found):
        complete = len(links) == len(numbers) * (len(numbers) - 1) // 2
        for group in [numbers] if complete else linkage(numbers, links):
            parted -= sum(pair in found for pair in itertools.combinations(group, 2))
            members = [name for number in group for name in holders[texts[number]]]
            if len(members) > 1:
                similarities = {
                    name: 1 if number == group[0] else found[group[0], number]
                    for number in group
                    for name in holders[texts[number]]
                }
                groups.append((frozenset(members), similarities))
    return groups, found, len(texts), parted


def pairs_inside(groups):
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def check(tables, tally):
    wanted, similar, text_count, parted = expected(tables.articles)
    told = collections.defaultdict(list)
    for row in tables["syndication"]:
        told[row["group"]].append(row)
    names = {frozenset(row["article"] for row in group) for group in told.values()}
    wanted_names = {group for group, _ in wanted}
    measure = "syndicated groups"
    tally.compare(measure, "number of groups", len(told), len(wanted))
    for group in wanted_names | names:
        tally.hold(measure, f"{min(group)} and others", group in wanted_names and group in names)
    wanted_pairs, told_pairs = pairs_inside(wanted_names), pairs_inside(names)
    for pair in wanted_pairs | told_pairs:
        tally.hold(measure, f"{pair}", pair in wanted_pairs and pair in told_pairs)
    shared = len(wanted_pairs & told_pairs)
    recall = shared / len(wanted_pairs) if wanted_pairs else 1
    precision = shared / len(told_pairs) if told_pairs else 1
    tally.notes.append(
        f"syndicated groups: {text_count} texts of {SHORTEST} words or more, {len(similar)} pairs "
        f"of different texts at {float(THRESHOLD)} or more, {parted} of them parted by complete "
        f"linkage; {len(wanted)} groups with {len(wanted_pairs)} pairs of articles: "
        f"recall {recall:.6f}, precision {precision:.6f}"
    )

    similarities = {}
    for _, group in wanted:
        similarities.update(group)
    for group in told.values():
        order = in_order(tables.article[row["article"]] for row in group)
        found = [row["article"] for row in group]
        tally.compare("copies and origins", found[0], found, [article["Id"] for article in order])
        for place, row in enumerate(group):
            name = row["article"]
            similarity = float(similarities.get(name, -1))
            tally.compare("similarity to the earliest", name, row["similarity"], similarity)
            times = order[0]["time"], order[place]["time"]
            is_exact = words(order[0]["excerpt"]) == words(order[place]["excerpt"])
            expected_cells = {
                "number": place + 1,
                "is_origin": place == 0,
                "kind": "exact" if is_exact else "near",
                "lag": None if None in times else (times[1] - times[0]) / 3600,
                "provider": tables.article[name]["provider"],
                "published": tables.article[name]["published"],
            }
            found_cells = [row[column] for column in expected_cells]
            tally.compare("copies and origins", name, found_cells, list(expected_cells.values()))
    places = {
        row["article"]: (number, place > 0)
        for number, group in told.items()
        for place, row in enumerate(group)
    }
    for article in tables.articles:
        columns = article["syndication"], article["is_copy"]
        expected_columns = places.get(article["Id"], (None, False))
        tally.compare("copies and origins", article["Id"], columns, expected_columns)

    numbers = {name: number for number, (group, _) in enumerate(wanted) for name in group}
    by_provider = collections.defaultdict(list)
    for article in tables.articles:
        by_provider[article["provider"]].append(article)
    counted = [(row, articles) for _, row, articles in tables.stories()]
    counted += [(row, by_provider[row["Id"]]) for row in tables["providers"]]
    counted += [(row, tables.topics[row["topic"]]) for row in tables["topics"]]
    all_texts = len({numbers.get(name, name) for name in tables.article})
    for row in tables["providers"]:
        share = int(row["distinct_texts"]) / all_texts
        tally.compare("distinct texts", row["Id"], row["distinct_share"], share)
    for row, articles in counted:
        texts = len({numbers.get(article["Id"], article["Id"]) for article in articles})
        tally.compare("distinct texts", next(iter(row.values())), row["distinct_texts"], texts)
