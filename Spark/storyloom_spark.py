"""Reads an archive of any size with Storyloom on Apache Spark.

    spark-submit storyloom_spark.py INPUT OUTPUT

INPUT is a folder of documents, or the addresses (with wildcards) of .tar shards of them, on any file system
that Hadoop knows (file:, hdfs:, s3a:). OUTPUT, which must not exist, gets the graph tables, from which
`storyloom report --tables OUTPUT` draws diagrams and page, and every table as CSV and Parquet.

What is one article is decided by `storyloom` alone, which every worker runs: it reads the documents and resolves
blocks of mentions. Spark brings together what belongs together:

    documents ─ storyloom extract ─▶ mentions with blocking keys
    blocking keys ─ GraphX ConnectedComponents ─▶ blocks ─ storyloom resolve ─▶ articles, merges, contradictions
    articles of mentions ─ joins and aggregations ─▶ links, providers, counts
    links ─ GraphX ─▶ components, PageRank; components ─ storyloom communities ─▶ stories
"""

from __future__ import annotations

import argparse
import re
import sys

from pyspark.sql import SparkSession

import storyloom_workers
from storyloom_files import FileSystem
from storyloom_graph import graph_tables, tables
from storyloom_workers import ANALYSIS, CSV, GROUPING, READING, Failure, Worker


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="storyloom_spark.py",
        description="Reads an archive of any size with Storyloom on Apache Spark.",
    )
    parser.add_argument(
        "input", help="folder of documents, or addresses of .tar shards with wildcards"
    )
    parser.add_argument("output", help="folder to make, with the graph tables, csv/ and parquet/")
    parser.add_argument(
        "--storyloom", default="storyloom", help="the command on every worker (default: storyloom)"
    )
    for name in [*GROUPING, *READING, *ANALYSIS]:
        parser.add_argument(f"--{name}", help=f"as storyloom report --{name}")
    parser.add_argument(
        "--max-component-links", type=int, default=50_000_000, metavar="NUMBER",
        help="links of the largest component that a worker searches for stories (default: 50000000)",
    )  # fmt: skip
    parser.add_argument(
        "--graph-only", action="store_true",
        help="write the graph tables alone: the others are made of them on the driver, which has to hold the graph",
    )  # fmt: skip
    for name in CSV:
        parser.add_argument(f"--{name}", action="store_true", help=f"as storyloom report --{name}")
    return parser.parse_args(words)


def session(**settings: str) -> SparkSession:
    """Spark, with what the job needs of it."""
    builder = SparkSession.builder.appName("storyloom")
    for name, value in {"spark.graphx.pregel.checkpointInterval": "20", **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def run(spark: SparkSession, options: argparse.Namespace) -> None:
    files = FileSystem(spark, options.output)
    if files.exists(files.address):
        raise Failure(f"'{options.output}' exists; name another folder, or remove it")
    worker = Worker(options)
    # GraphX takes more than a hundred steps, each of which it would otherwise derive from all before.
    spark.sparkContext.setCheckpointDir(f"{files.address}/_work/checkpoints")
    spark.sparkContext.addPyFile(storyloom_workers.__file__)
    if options.providers:
        spark.sparkContext.addFile(options.providers)
    try:
        graph_tables(spark, options, worker, files.address)
        if not options.graph_only:
            tables(spark, options, worker, files.address)
        files.remove(f"{files.address}/_work")
        files.write(f"{files.address}/_SUCCESS", "")
    except BaseException:
        files.remove(files.address)
        raise


def reason(error: BaseException) -> str:
    """Why the job has failed, without the stacks of Java and Python."""
    text = str(error)
    _, mark, words = text.rpartition("Failure: ")
    if mark:
        return words.splitlines()[0]
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("\t")]
    said = [EXCEPTION.sub("", line) for line in lines if not line.startswith("An error occurred")]
    causes = [EXCEPTION.sub("", line) for line in lines if line.startswith("Caused by: ")]
    return "; ".join(dict.fromkeys(said[:1] + causes[-1:])) or type(error).__name__


# What Java puts before the words of an exception: where it comes from, and its class.
EXCEPTION = re.compile(r"^(Caused by: |: )?([\w$]+\.)+[\w$]+: ")


def main() -> None:
    options = arguments()
    spark = session()
    try:
        run(spark, options)
        print(f"Wrote the tables of '{options.input}' into '{options.output}'.")
    except Exception as error:
        print(f"storyloom_spark: error: {reason(error)}", file=sys.stderr)
        sys.exit(1)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
