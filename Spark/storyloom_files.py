"""The files of an archive and of what is made of it, on any file system that Hadoop knows."""

from __future__ import annotations

import os
import re

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from storyloom_workers import Failure


class FileSystem:
    """The file system of an address, through Hadoop."""

    def __init__(self, spark: SparkSession, address: str):
        self.jvm = spark.sparkContext._jvm
        self.configuration = spark.sparkContext._jsc.hadoopConfiguration()
        path = self.path(address)
        self.files = path.getFileSystem(self.configuration)
        self.address = self.files.makeQualified(path).toString()

    def path(self, address: str):
        return self.jvm.org.apache.hadoop.fs.Path(address)

    def exists(self, address: str) -> bool:
        return self.files.exists(self.path(address))

    def is_folder(self, address: str) -> bool:
        return self.exists(address) and self.files.getFileStatus(self.path(address)).isDirectory()

    def entries(self, address: str) -> list[tuple[str, bool, int]]:
        """What a folder holds: path, whether it is a folder, length in bytes."""
        statuses = self.files.listStatus(self.path(address))
        text = self.jvm.org.apache.commons.lang3.ArrayUtils.toString(statuses)
        found = [(path, not length, int(length or 0)) for path, length in STATUS.findall(text)]
        if len(found) == len(statuses) and all(path != "null" for path, _, _ in found):
            return found
        return [(x.getPath().toString(), x.isDirectory(), x.getLen()) for x in statuses]

    def matches(self, pattern: str) -> list:
        return list(self.files.globStatus(self.path(pattern)) or [])

    def remove(self, address: str) -> None:
        self.files.delete(self.path(address), True)

    def write(self, address: str, text: str) -> None:
        stream = self.files.create(self.path(address), False)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def download(self, address: str, place: str) -> str:
        """Where a copy of what a folder holds is on this machine, but for names that begin with `_`: the folder
        itself where it is here.
        """
        if address.startswith("file:/"):
            return self.path(address).toUri().getPath()
        os.makedirs(place)
        for path, _, _ in self.entries(address):
            if not is_passed_over(path):
                self.files.copyToLocalFile(False, self.path(path), self.path(f"file:{place}"), True)
        return place

    def upload(self, place: str, address: str) -> None:
        self.files.copyFromLocalFile(False, False, self.path(f"file:{place}"), self.path(address))


KINDS = (".md", ".markdown", ".txt", ".yml", ".yaml")
# What most kinds of FileStatus say of themselves: one call for a folder, not three for each file.
STATUS = re.compile(r"FileStatus\{path=(.*?); isDirectory=(?:true|false; length=(\d+));")
DEPTH = 100


def documents(spark: SparkSession, address: str) -> DataFrame:
    """The documents of an archive, or shards of them: `source` (of shards alone), `document`, `content`.

    Spark passes over names that begin with `_`, and over empty files. Folders with such names are named to it one
    level deeper, where they count no more; a document with such a name is refused; empty ones are added.
    """
    files = FileSystem(spark, address)
    if not files.is_folder(address):
        shards = files.matches(address)
        if not shards:
            raise Failure(f"'{address}' is neither a folder nor matches any file")
        for shard in shards:
            demand_room(shard.getPath().toString(), shard.getLen())
        rows = spark.read.format("binaryFile").load(address)
        name = f.element_at(f.split("path", "/"), -1).alias("document")
        return rows.select(f.col("path").alias("source"), name, "content")
    roots, empty = [], []
    # Folders whose content is named one by one, hidden or not.
    named = set()

    def name_content(folder: str) -> None:
        named.add(folder)
        if any(is_shown(path) for path, _, _ in files.entries(folder)):
            roots.append(escaped(folder) + "/*")

    if is_passed_over(files.address):
        name_content(files.address)
    else:
        roots.append(escaped(files.address))
    folders = [files.address]
    for _ in range(DEPTH):
        below = []
        for folder in folders:
            for path, is_folder, length in filter(lambda x: is_shown(x[0]), files.entries(folder)):
                if is_folder:
                    below.append(path)
                    if is_passed_over(path) and folder not in named:
                        name_content(path)
                elif path.lower().endswith(KINDS):
                    if is_passed_over(path):
                        raise Failure(
                            f"Spark passes over '{path}', as over every name with _ before it; "
                            "rename the file"
                        )
                    demand_room(path, length)
                    if length == 0:
                        empty.append(("", path[len(files.address) + 1 :], bytearray()))
        folders = below
    if folders:
        raise Failure(
            f"'{address}' has folders in folders, {DEPTH} deep; is it linked with itself?"
        )
    rows = spark.createDataFrame(empty, "source string, document string, content binary")
    if not roots:
        return rows
    # Small files share a partition: 64 KiB is what opening one costs.
    spark.conf.set("spark.sql.files.openCostInBytes", 1 << 16)
    # A folder is what it holds, and not what a stream of Spark's has noted of it.
    spark.conf.set("spark.sql.streaming.fileStreamSink.ignoreMetadata", True)
    kinds = ",".join("*" + "".join(f"[{c}{c.upper()}]" for c in kind) for kind in KINDS)
    found = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", True)
        .option("pathGlobFilter", f"{{{kinds}}}")
        .load(roots)
    )
    name = f.expr(f"substr(path, {len(files.address) + 2})").alias("document")
    return found.select(f.lit("").alias("source"), name, "content").union(rows)


def demand_room(path: str, length: int) -> None:
    """Ends the job where a file is larger than what Spark holds as one value."""
    if length >= 1 << 31:
        raise Failure(
            f"'{path}' has {length} bytes, and Spark holds less than {1 << 31} as one; split it"
        )


def is_shown(path: str) -> bool:
    return not path.rpartition("/")[2].startswith(".")


def is_passed_over(path: str) -> bool:
    return path.rpartition("/")[2].startswith("_")


def escaped(address: str) -> str:
    """An address in which nothing is a wildcard."""
    return re.sub(r"([\\*?\[\]{}])", r"\\\1", address)
