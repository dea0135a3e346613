"""Measures the job on generated archives: seconds and bytes of each step, and whether it came to the same.

    python Spark/tests/measure.py --storyloom PATH --generator PATH --folder FOLDER RECORDS ...

Prints a row for each number of records and each step, which are the jobs of Spark under one description. Shuffled is
what tasks wrote for tasks of the next stage, memory the largest sum of a moment over all processes of the job.
"""

import argparse
import collections
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import time

from comparison import scores_apart

HERE = pathlib.Path(__file__).resolve().parent


def steps(log):
    """Seconds and shuffled bytes of each description, of an event log of Spark."""
    seconds, shuffled = collections.Counter(), collections.Counter()
    of_stage, begun = {}, {}
    with open(log, encoding="utf-8") as file:
        for event in map(json.loads, file):
            match event["Event"]:
                case "SparkListenerJobStart":
                    name = event.get("Properties", {}).get("spark.job.description", "other")
                    name = "list the documents" if name.startswith("Listing") else name
                    begun[event["Job ID"]] = (name, event["Submission Time"])
                    of_stage |= dict.fromkeys(event["Stage IDs"], name)
                case "SparkListenerJobEnd":
                    name, start = begun[event["Job ID"]]
                    seconds[name] += (event["Completion Time"] - start) / 1000
                case "SparkListenerTaskEnd" if event.get("Task Metrics"):
                    written = event["Task Metrics"]["Shuffle Write Metrics"][
                        "Shuffle Bytes Written"
                    ]
                    shuffled[of_stage[event["Stage ID"]]] += written
    return seconds, shuffled


def resident(root):
    """Bytes of a process and of all below it."""
    parents, sizes = {}, {}
    for place in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            sizes[int(place.name)] = int(fields[21]) * 4096
            parents[int(place.name)] = int(fields[1])
        except OSError:
            continue
    total, below = 0, {root}
    for process in sorted(sizes):
        if process in below or parents[process] in below:
            below.add(process)
            total += sizes[process]
    return total


SHARD = 64_000_000


def pack(archive, place):
    """Packs an archive into shards of 64 MB."""
    place.mkdir()
    shards, size = [], 0
    for file in sorted(archive.rglob("*.md")):
        if not shards or size >= SHARD:
            shards.append(tarfile.open(place / f"{len(shards):06}.tar", "w"))
            size = 0
        shards[-1].add(file, str(file.relative_to(archive)))
        size += file.stat().st_size
    for shard in shards:
        shard.close()


def prepared(options, records):
    """The archive, generated where it is not there yet: what one machine reads, and what Spark does."""
    folder = pathlib.Path(options.folder)
    archive, shards = folder / f"archive-{records}", folder / f"shards-{records}"
    if not archive.exists():
        generate = ["--records", str(records), "--related", "12", "--output", str(archive)]
        subprocess.run([options.generator, *generate], check=True, stdout=subprocess.DEVNULL)
    if not options.shards:
        return [archive], archive
    if not shards.exists():
        pack(archive, shards)
    return sorted(shards.iterdir()), shards / "*.tar"


def run(options, address, output, events):
    """Runs the job: seconds, and the most memory that all its processes had."""
    settings = {
        "spark.master": "local[2]",
        "spark.driver.memory": options.memory,
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": events.as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.sql.shuffle.partitions": "8",
    }
    home = pathlib.Path(importlib.util.find_spec("pyspark").origin).parent
    command = [str(home / "bin" / "spark-submit")]
    command += [word for item in settings.items() for word in ("--conf", "=".join(item))]
    command += [str(HERE.parent / "storyloom_spark.py"), str(address), str(output)]
    start = time.monotonic()
    process = subprocess.Popen(
        [*command, "--storyloom", options.storyloom],
        env=os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_HOME": str(home)},
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, resident(process.pid))
        time.sleep(0.5)
    if process.returncode:
        sys.exit("The job has failed.")
    return time.monotonic() - start, peak


def measure(options, records):
    folder = pathlib.Path(options.folder)
    output, events, single = (folder / name for name in ("spark", "events", "single"))
    inputs, address = prepared(options, records)
    # Read once, so that neither run waits for a disk.
    files = [
        path for place in inputs for path in (place.rglob("*.md") if place.is_dir() else [place])
    ]
    size = sum(len(path.read_bytes()) for path in files)
    for place in (output, events, single):
        shutil.rmtree(place, ignore_errors=True)
    events.mkdir(parents=True)
    elapsed, peak = run(options, address, output, events)
    start = time.monotonic()
    command = [options.storyloom, "export", *inputs, "--format", "csv", "-o", single, "--quiet"]
    subprocess.run(command, check=True)
    alone = time.monotonic() - start
    apart = scores_apart(single, output / "csv")
    print(f"{records} records, {size / 1e6:.0f} MB: {elapsed:.0f} s, {peak / 1e6:.0f} MB of memory")
    print(f"  one machine alone: {alone:.1f} s; the same tables, scores within {apart:.1g}")
    seconds, shuffled = steps(next(events.glob("*")))
    for name in seconds:
        print(
            f"  {name}: {seconds[name]:.0f} s, {shuffled[name] / 1e6:.1f} MB shuffled", flush=True
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--storyloom", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument(
        "--memory", default="8g", help="memory of the driver, which runs the tasks too"
    )
    parser.add_argument("--shards", action="store_true", help="pack the archive into shards")
    parser.add_argument("records", type=int, nargs="+")
    options = parser.parse_args()
    for records in options.records:
        measure(options, records)


if __name__ == "__main__":
    main()
