"""From documents to the graph and its tables: what Spark brings together, and GraphX finds."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f

from storyloom_files import FileSystem, documents
from storyloom_workers import ANALYSIS, CSV, GROUPING, Failure, Worker, archive_text, words_of

FAULT = "document string, line int, column int, severity string, id string, message string, excerpt string"
ANSWER = f"""document string, size bigint, sha256 string, faults array<struct<{FAULT}>>,
    mentions array<struct<keys: array<bigint>, mention: string>>"""
PLACE = "document string, source string, position int"
SAID = f"array<struct<{PLACE}, step: int, statement: string>>"
BLOCK = f"""articles array<string>,
    providers array<struct<key: string, domains: array<string>, owner: string>>,
    rows array<struct<{PLACE}, line: int, article: string, byFingerprint: boolean>>,
    merges {SAID}, contradictions {SAID}"""
# Input order: Spark and Storyloom both compare texts by their bytes.
ORDER = ["document", "source", "position"]


class Store:
    """Where the job keeps what it has computed, so that nothing is computed twice."""

    def __init__(self, spark: SparkSession, address: str):
        self.spark = spark
        self.address = address
        # How stories were found, where that was not as one machine does.
        self.note = ""

    def step(self, name: str) -> None:
        """Names what Spark is doing now, for its pages and logs."""
        self.spark.sparkContext.setJobDescription(name)

    def keep(self, name: str, rows: DataFrame) -> DataFrame:
        rows.write.parquet(f"{self.address}/{name}")
        return self.spark.read.parquet(f"{self.address}/{name}")

    def graph(self, name: str, edges: DataFrame):
        """The GraphX graph of some edges, `a` and `b`."""
        place = f"{self.address}/{name}"
        edges.select(f.concat_ws(" ", "a", "b")).write.text(place)
        context = self.spark.sparkContext
        level = context._jvm.org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK()
        loader = context._jvm.org.apache.spark.graphx.GraphLoader
        return loader.edgeListFile(
            context._jsc.sc(), place, False, context.defaultParallelism, level, level
        )

    def vertices(self, name: str, graph, kind: str) -> DataFrame:
        """What GraphX has found for each vertex: `id`, `value`."""
        place = f"{self.address}/{name}"
        graph.vertices().saveAsTextFile(place)
        found = f.split(f.regexp_replace("value", "[()]", ""), ",")
        return self.spark.read.text(place).select(
            found[0].cast("bigint").alias("id"), found[1].cast(kind).alias("value")
        )

    def components(self, name: str, edges: DataFrame) -> DataFrame:
        """The weakly connected component of each end of some edges: `id`, `value`."""
        graph = self.graph(f"{name}-edges", edges)
        return self.vertices(name, graph.ops().connectedComponents(), "bigint")


def parsed(rows: DataFrame, schema: str) -> DataFrame:
    """The columns of lines of JSON; other columns stay."""
    others = [name for name in rows.columns if name != "line"]
    value = f.from_json("line", schema, {"mode": "FAILFAST"}).alias("value")
    return rows.select(*others, value).select(*others, "value.*")


def answered(lines: DataFrame, ask: Callable[[Iterable], Iterator[str]], schema: str) -> DataFrame:
    """What workers answer to each partition of `lines`."""
    return parsed(
        lines.rdd.mapPartitions(ask).map(lambda line: (line,)).toDF("line string"), schema
    )


def read(spark: SparkSession, worker: Worker, address: str) -> DataFrame:
    """What the documents say: one row for each."""
    rows = documents(spark, address)
    if FileSystem(spark, address).is_folder(address):
        lines = rows.rdd.mapPartitions(worker.extract).map(lambda line: ("", line))
    else:
        lines = rows.rdd.mapPartitions(worker.unpack)
    return parsed(lines.toDF("source string, line string"), ANSWER)


def mentions_of(answers: DataFrame) -> DataFrame:
    entry = f.posexplode("mentions").alias("position", "entry")
    return answers.select("document", "source", entry).select(*ORDER, "entry.keys", "entry.mention")


def blocks_of(store: Store, mentions: DataFrame) -> DataFrame:
    """The mentions with their blocks: what shares a key, transitively."""
    pairs = mentions.where(f.size("keys") > 1).select(
        f.col("keys")[0].alias("a"), f.explode(f.slice("keys", 2, 100)).alias("b")
    )
    found = store.components("components", pairs.distinct())
    first = mentions.withColumn("id", f.col("keys")[0]).drop("keys").join(found, "id", "left")
    return first.withColumn("block", f.coalesce("value", "id"))


def resolve(store: Store, worker: Worker, mentions: DataFrame) -> DataFrame:
    """What is found out of each block of mentions."""
    place = f.to_json(f.struct("block", *ORDER))
    lines = (
        mentions.repartition("block")
        .sortWithinPartitions("block", *ORDER)
        .withColumn(
            "line", f.concat(f.regexp_replace(place, "}$", ',"mention":'), "mention", f.lit("}"))
        )
        .select(f.col("block").alias("group"), "line")
    )
    return store.keep("blocks", answered(lines, worker.resolve, BLOCK))


def said(blocks: DataFrame, name: str) -> DataFrame:
    """Merges or contradictions, in input order."""
    rows = blocks.select(f.explode(name).alias("said")).select("said.*")
    return rows.orderBy(*ORDER, "step").select("statement")


def entries_of(rows: DataFrame) -> DataFrame:
    """The entries of related lists, with the article of their record (`from`)."""
    sources = rows.where("position = 0").select(
        "document", "source", f.col("article").alias("from")
    )
    return rows.where("position > 0").join(sources, ["document", "source"])


def links_of(entries: DataFrame) -> DataFrame:
    """Every distinct pair of a record's article and another that it names, with the first entry that does."""
    first = f.min(f.struct(*ORDER, "line")).alias("first")
    return entries.where("article != `from`").groupBy("from", "article").agg(first)


def providers_of(blocks: DataFrame, articles: DataFrame) -> DataFrame:
    """Who published the articles, sorted by key."""
    stated = blocks.select(f.explode("providers").alias("provider")).select("provider.*")
    owners = stated.groupBy("key").agg(
        f.collect_set(f.coalesce("owner", f.lit(""))).alias("owners")
    )
    domains = stated.select("key", f.explode("domains").alias("domain")).groupBy("key")
    domains = domains.agg(f.array_sort(f.collect_set("domain")).alias("domains"))
    counts = (
        articles.where("provider is not null and byline is not null")
        .groupBy("provider", "byline")
        .count()
    )
    ranked = f.array_sort(f.collect_list(f.struct((-f.col("count")).alias("rank"), "byline")))
    names = counts.groupBy(f.col("provider").alias("key")).agg(
        f.transform(ranked, lambda x: x.byline).alias("names")
    )
    none = f.array().cast("array<string>")
    joined = owners.join(domains, "key", "left").join(names, "key", "left")
    joined = joined.withColumn("domains", f.coalesce("domains", none))
    return joined.orderBy("key").select(
        "key",
        f.when(f.array_contains("domains", f.col("key")), f.col("key"))
        .otherwise(f.get("domains", f.lit(0)))
        .alias("domain"),
        "domains",
        f.coalesce("names", none).alias("names"),
        f.expr("if(size(owners) = 1 and owners[0] != '', owners[0], null)").alias("owner"),
    )


def standings_of(
    store: Store, worker: Worker, articles: DataFrame, links: DataFrame, limit: int
) -> DataFrame:
    """Component, PageRank and communities of each article, by identifier."""

    def number(name: str) -> Column:
        """An identifier without its letter, as the signed number that its 16 digits are."""
        return f.conv(f.substring(name, 2, 16), 16, -10).cast("bigint")

    edges = links.select("from", "article", number("from").alias("a"), number("article").alias("b"))
    store.step("find components and PageRank")
    graph = store.graph("links", edges)
    components = store.vertices("stories", graph.ops().connectedComponents(), "bigint")
    ranks = store.vertices("ranks", graph.ops().pageRank(RANK_TOLERANCE, 0.15), "double")
    numbers = articles.select("identifier", number("identifier").alias("id"))
    components = components.select("id", f.col("value").alias("component"))
    sources = edges.select(f.col("a").alias("id")).distinct().withColumn("names", f.lit(True))
    known = ranks.select("id", f.col("value").alias("rank")).join(sources, "id", "left")
    # GraphX drops the rank of articles that name none where Storyloom shares it out over all, which differs by
    # a factor; and it knows no articles without links, which have what every article has to begin with.
    sums = known.agg(
        f.sum("rank"), f.sum(f.when(f.col("names"), f.col("rank"))), f.count("*")
    ).first()
    total, shared, linked = (value or 0 for value in sums)
    unit = (total - 0.85 * shared) / linked if linked else 1.0
    whole = total + unit * (numbers.count() - linked)
    found = numbers.join(components, "id", "left").join(known, "id", "left")
    found = found.select(
        f.col("identifier").alias("article"),
        f.coalesce("component", "id").alias("component"),
        (f.coalesce("rank", f.lit(unit)) / whole).alias("pageRank"),
    )
    if worker.clusters != "leiden":
        return found.withColumn("communities", f.lit(None).cast("array<bigint>"))
    return found.join(
        communities_of(store, worker, edges, components, limit), "article", "left"
    ).withColumn(
        "communities",
        f.coalesce("communities", f.array_repeat(f.lit(0).cast("bigint"), worker.searches)),
    )


def communities_of(
    store: Store, worker: Worker, edges: DataFrame, components: DataFrame, limit: int
) -> DataFrame:
    """The communities of articles with links: those of the whole graph, since each component is searched alone.

    A component with more links than a worker can take is left to GraphX's label propagation, whose communities
    are not those of one machine; the job says so.
    """
    store.step("search components for stories")
    placed = edges.join(components.withColumnRenamed("id", "a"), "a")
    large = placed.groupBy("component").count().where(f.col("count") > limit)
    worker.total_weight = edges.select("a").distinct().count()
    line = f.to_json(
        f.struct("component", f.col("from").alias("source"), f.col("article").alias("target"))
    )
    lines = (
        placed.join(large, "component", "left_anti")
        .repartition("component")
        .sortWithinPartitions("component", "from", "article")
        .select(f.col("component").alias("group"), line.alias("line"))
    )
    shape = "members array<struct<article: string, communities: array<bigint>>>"
    members = answered(lines, worker.communities, shape)
    found = members.select(f.explode("members").alias("member")).select("member.*")
    if large.isEmpty():
        return found
    store.note = (
        f"components with more than {limit} links: {large.count()}; their stories come from label propagation, "
        "not from the Leiden method"
    )
    print(f"storyloom_spark: note: {store.note}", file=sys.stderr)
    wide = placed.join(large, "component")
    graph = store.graph("large", wide)
    jvm = store.spark.sparkContext._jvm
    labels = jvm.org.apache.spark.graphx.lib.LabelPropagation.run(
        graph, 20, jvm.scala.reflect.ClassTag.Int()
    )
    spread = store.vertices("labels", labels, "bigint")
    names = (
        wide.selectExpr("a as id", "`from` as article")
        .union(wide.selectExpr("b as id", "article"))
        .distinct()
    )
    same = f.array_repeat("value", worker.searches).alias("communities")
    return found.union(names.join(spread, "id").select("article", same))


def as_json(rows: DataFrame, *columns: Column | str) -> DataFrame:
    return rows.select(f.to_json(f.struct(*columns), {"ignoreNullFields": "false"}))


def counts_of(answers: DataFrame, entries: DataFrame) -> dict[str, int]:
    is_document = f.col("size").isNotNull()
    is_read = f.size("mentions") > 0
    is_lost = ~is_document & f.exists("faults", lambda fault: fault.severity == "error")
    totals = answers.agg(
        f.count_if(is_document | is_lost).alias("documents"),
        f.count_if((is_document & ~is_read) | is_lost).alias("skipped"),
        f.coalesce(f.sum("size"), f.lit(0)).alias("bytes"),
        f.count_if(is_read).alias("records"),
        f.coalesce(f.sum(f.when(is_read, f.size("mentions") - 1)), f.lit(0)).alias(
            "relatedEntries"
        ),
    ).first()
    found = entries.agg(
        f.count_if(f.expr("article = `from`")).alias("selfLinks"),
        f.count_if(f.col("byFingerprint")).alias("resolvedByFingerprint"),
    ).first()
    return totals.asDict() | found.asDict()


def graph_tables(
    spark: SparkSession, options: argparse.Namespace, worker: Worker, address: str
) -> None:
    """Reads the archive and writes its graph tables."""
    store = Store(spark, f"{address}/_work")
    store.step("read the documents")
    answers = store.keep("answers", read(spark, worker, options.input))
    if answers.isEmpty():
        raise Failure(f"no document was found in '{options.input}'")
    if answers.where(f.size("mentions") > 0).isEmpty():
        fault = answers.select(f.explode("faults").alias("fault")).select("fault.*").first()
        raise Failure(
            f"no document in '{options.input}' could be read; the first fault: "
            f"{fault.document}:{fault.line}:{fault.column}: {fault.message}"
        )
    store.step("find blocks of mentions")
    mentions = blocks_of(store, mentions_of(answers))
    store.step("resolve blocks of mentions")
    blocks = resolve(store, worker, mentions)
    store.step("write the graph")
    lines = blocks.select(f.explode("articles").alias("line"))
    facts = f.from_json("line", "identifier string, provider string, byline string").alias("facts")
    articles = lines.select("line", facts).select("line", "facts.*")
    rows = blocks.select(f.explode("rows").alias("row")).select("row.*")
    entries = store.keep("entries", entries_of(rows))
    links = store.keep("pairs", links_of(entries))

    def write(name: str, table: DataFrame) -> None:
        table.write.text(f"{address}/{name}.jsonl")

    write("articles", articles.orderBy("identifier").select("line"))
    write("providers", as_json(providers_of(blocks, articles), "*"))
    ends = [f.col("from").alias("source"), f.col("article").alias("target")]
    write("links", as_json(links.orderBy("from", "article"), *ends, "first.document", "first.line"))
    write("merges", said(blocks, "merges"))
    write("contradictions", said(blocks, "contradictions"))
    # What is no document was found before any was read.
    faults = answers.select(
        f.col("size").isNotNull().alias("kind"),
        "document",
        "source",
        f.posexplode("faults").alias("index", "fault"),
    )
    write("faults", as_json(faults.orderBy("kind", "document", "source", "index"), "fault.*"))
    files = answers.where("size is not null").orderBy("document", "source")
    write("documents", as_json(files, f.col("document").alias("path"), "size", "sha256"))
    standings = standings_of(store, worker, articles, links, options.max_component_links)
    write("standings", as_json(standings.orderBy("article"), "*"))
    text = archive_text(options, counts_of(answers, entries))
    if store.note:
        text = json.dumps(json.loads(text) | {"stories": store.note}, indent=2) + "\n"
    FileSystem(spark, address).write(f"{address}/archive.json", text)


# Change of a rank, of 1 on average, below which GraphX goes on with it no more.
RANK_TOLERANCE = 1e-12


def tables(spark: SparkSession, options: argparse.Namespace, worker: Worker, address: str) -> None:
    """Writes every table as CSV, to the byte what one machine writes, and as Parquet."""
    spark.sparkContext.setJobDescription("write the tables")
    files = FileSystem(spark, address)
    choices = words_of(options, ANALYSIS + GROUPING + CSV)
    with tempfile.TemporaryDirectory() as folder:
        graph = files.download(address, f"{folder}/graph")
        command = [worker.program, "export", "--tables", graph, "--format", "csv"]
        command += ["-o", f"{folder}/csv", "--raw-to", f"{folder}/raw", "--quiet", *choices]
        export = subprocess.run(command, capture_output=True, text=True)
        if export.returncode:
            raise Failure(export.stderr.strip())
        files.upload(f"{folder}/csv", f"{address}/csv")
        files.upload(f"{folder}/raw", f"{address}/_work/raw")
        with open(f"{folder}/raw/datapackage.json", encoding="utf-8") as file:
            package = json.load(file)
    for table in package["resources"]:
        fields = table["schema"]["fields"]
        columns = ", ".join(
            f"`{field['name']}` {TYPES.get(field['type'], 'string')}" for field in fields
        )
        rows = spark.read.csv(
            f"{address}/_work/raw/{table['path']}", schema=columns, header=True, multiLine=True, escape='"'
        )  # fmt: skip
        rows.write.parquet(f"{address}/parquet/{table['name']}")


TYPES = {
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "datetime": "timestamp",
    "date": "date",
}
