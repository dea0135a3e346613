"""The life of each cluster and thread: length, peak, half-life, longest gap, and open ends."""

import collections
import math

from counts import LENGTHS
from tables import dated, moment

DAY = 86_400
MEASURES = {
    "first, last and span": "of clusters and threads",
    "half-life": "hours to the article that is half of all",
    "longest gap": "of all neighbours in time, with its start",
    "peak": "days or months counted one by one",
    "censoring": "ends of the archive that a longest gap reaches",
}


def check(tables, tally):
    unit = {row["unit"] for row in tables["timeline"]}
    length = LENGTHS.get(unit.pop()) if len(unit) == 1 else None
    times = [article["time"] for article in tables.dated]
    begin, end = (min(times), max(times)) if times else (0, 0)
    for _, row, articles in tables.stories():
        name = row["identifier"]
        times = [article["time"] for article in dated(articles)]
        tally.compare("first, last and span", name, row["undated"], len(articles) - len(times))
        columns = [row[column] for column in ("first", "last", "span", "half_life")]
        if not times:
            tally.compare("first, last and span", name, columns, [None] * 4)
            continue
        span = [moment(times[0]), moment(times[-1]), (times[-1] - times[0]) / 3600]
        tally.compare("first, last and span", name, columns[:3], span)
        half = times[math.ceil(len(times) / 2) - 1]
        tally.compare("half-life", name, columns[3], (half - times[0]) / 3600)
        gaps = [after - before for before, after in zip(times, times[1:])]
        longest = max(gaps, default=None)
        shown = [longest / 3600, moment(times[gaps.index(longest)])] if gaps else [None, None]
        columns = row["longest_gap"], row["longest_gap_start"]
        tally.compare("longest gap", name, columns, shown)
        silence = max([DAY, *gaps])
        sides = (times[0] - begin <= silence, end - times[-1] <= silence)
        words = {(False, False): "none", (True, True): "both", (True, False): "left"}
        tally.compare("censoring", name, row["censored"], words.get(sides, "right"))
        if length:
            counts = collections.Counter(moment(time)[:length] for time in times)
            peak = min(counts, key=lambda bin: (-counts[bin], bin))
            tally.compare("peak", name, (row["peak"], row["peak_articles"]), (peak, counts[peak]))
