"""Holds what Storyloom writes on Spark against what it writes on one machine.

    STORYLOOM=.build/release/storyloom python -m unittest discover Spark/tests

Each archive is read by both, and every table compared: scores to 1e-9, all else byte for byte. STORYLOOM_CORPORA may
name a folder of larger archives; each folder `NAME/_news` in it is one.
"""

import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
# The processes of Spark run what runs the tests.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ.pop("SPARK_HOME", None)

import pyspark  # noqa: E402

import storyloom_spark  # noqa: E402
import storyloom_workers  # noqa: E402
from archives import article, faulty_archive  # noqa: E402
from comparison import scores_apart  # noqa: E402

STORYLOOM = str((ROOT / os.environ.get("STORYLOOM", ".build/release/storyloom")).resolve())
GRAPH_TABLES = ["articles", "providers", "links", "merges", "contradictions", "faults", "documents"]


class SparkTests(unittest.TestCase):
    maxDiff = 2_000

    @classmethod
    def setUpClass(cls):
        settings = {
            "spark.master": "local[2,4]",
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "3",
            "spark.default.parallelism": "3",
            "spark.log.level": "OFF",
            "spark.files.overwrite": "true",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
        }
        cls.spark = storyloom_spark.session(**settings)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def single(self, *arguments, status=0):
        run = subprocess.run(
            [STORYLOOM, *arguments], capture_output=True, text=True, cwd=self.folder
        )
        self.assertEqual(run.returncode, status, run.stderr)
        return run

    def on_spark(self, archive, *options, program=STORYLOOM, output=None):
        words = [archive, output or self.path("spark"), "--storyloom", program, *options]
        storyloom_spark.run(self.spark, storyloom_spark.arguments(words))

    def refused(self, archive, *options, program=STORYLOOM):
        """What is said where the job is refused; nothing is left of its output."""
        with self.assertRaises(Exception) as caught:
            self.on_spark(archive, *options, program=program)
        self.assertFalse(os.path.exists(self.path("spark")))
        return storyloom_spark.reason(caught.exception)

    def script(self, text):
        """A program in the place of storyloom."""
        place = pathlib.Path(self.path("program"))
        place.write_text(f"#!/bin/bash\n{text}\n")
        place.chmod(place.stat().st_mode | stat.S_IXUSR)
        return str(place)

    def rows(self, folder, name):
        """The rows of a graph table, in order."""
        place = pathlib.Path(folder, f"{name}.jsonl")
        parts = sorted(place.glob("part-*")) if place.is_dir() else [place]
        return [
            json.loads(line)
            for part in parts
            for line in part.read_text(encoding="utf-8").splitlines()
        ]

    def compare(self, inputs, options=()):
        """Compares every table of the job with those of one machine."""
        self.single("export", *inputs, "--format", "csv", "-o", "csv", "--quiet", *options)
        self.single("export", *inputs, "--format", "jsonl", "-o", "graph", "--quiet", *options)
        for name in GRAPH_TABLES:
            self.assertEqual(
                self.rows(self.path("spark"), name), self.rows(self.path("graph"), name), name
            )
        archives = [
            json.loads(pathlib.Path(self.path(place), "archive.json").read_text())
            for place in ("spark", "graph")
        ]
        self.assertEqual(*archives)
        self.assertEqual(len(os.listdir(self.path("csv"))), 16)
        scores_apart(self.path("csv"), self.path("spark/csv"))
        self.assertTrue(os.path.exists(self.path("spark/_SUCCESS")))
        self.assertFalse(os.path.exists(self.path("spark/_work")))

    def test_seeds(self):
        """The tables of the seeds are equal; so are diagrams and page drawn from them; Parquet says the same as CSV."""
        seeds = str(ROOT / "seeds")
        self.on_spark(seeds)
        self.compare([seeds])
        self.single("report", "--tables", "spark", "-o", "from-tables", "--quiet")
        self.single("report", seeds, "-o", "from-documents", "--quiet")
        self.assertEqual(
            sorted(os.listdir(self.path("from-tables"))),
            sorted(os.listdir(self.path("from-documents"))),
        )
        for name in os.listdir(self.path("from-documents")):
            files = [
                pathlib.Path(self.path(place), name).read_bytes()
                for place in ("from-tables", "from-documents")
            ]
            self.assertEqual(*files, name)
        links = self.spark.read.parquet(self.path("spark/parquet/links"))
        self.assertEqual(links.count(), 47)
        articles = self.spark.read.parquet(self.path("spark/parquet/articles"))
        self.assertEqual(dict(articles.dtypes)["published"], "timestamp")
        self.assertAlmostEqual(articles.selectExpr("sum(pagerank)").first()[0], 1, places=9)

    def test_faulty_archive(self):
        """So are those of an archive with faults, odd names, merges, contradictions and a table of providers."""
        archive = self.path("_archive")
        faulty_archive(archive)
        pathlib.Path(self.path("p.csv")).write_text(
            "domain,provider,owner\nc.example,a.example,Red\na.example,,Red\n"
        )
        options = [
            "--providers",
            self.path("p.csv"),
            "--stability-runs",
            "3",
            "--resolution",
            "0.5",
            "--seed",
            "7",
            "--max-document-size",
            "64K",
        ]
        self.on_spark(archive, *options)
        self.compare([archive], options)
        graph = self.path("graph")
        self.assertGreater(len(self.rows(graph, "contradictions")), 1)
        self.assertEqual(
            {row["rule"] for row in self.rows(graph, "merges")},
            {"same-address", "alias", "fingerprint"},
        )
        self.assertGreater(len(self.rows(graph, "faults")), 2)
        self.assertIn("Red", {row["owner"] for row in self.rows(graph, "providers")})

    def test_no_links(self):
        """An archive without a link has its tables, too."""
        archive = pathlib.Path(self.path("archive"))
        archive.mkdir()
        (archive / "broken.md").write_text("no document")
        for number in range(2):
            (archive / f"{number}.md").write_text(article(f"Number {number}"))
        self.on_spark(str(archive))
        self.compare([str(archive)])

    def test_other_file_system(self):
        """Input and output may lie on any file system of Hadoop's: here one that is put together of others."""
        mounted = self.path("mounted")
        faulty_archive(os.path.join(mounted, "archive of a day"))
        self.spark.sparkContext._jsc.hadoopConfiguration().set(
            "fs.viewfs.mounttable.default.link./news", pathlib.Path(mounted).as_uri()
        )
        self.on_spark("viewfs:/news/archive of a day", output="viewfs:/news/found")
        os.rename(os.path.join(mounted, "found"), self.path("spark"))
        self.compare([os.path.join(mounted, "archive of a day")])

    def test_shards(self):
        """Shards of documents give what one machine gives of them; one that cannot be read is a fault."""
        archive = pathlib.Path(self.path("archive"))
        faulty_archive(archive)
        files = sorted(
            str(place.relative_to(archive)) for place in archive.rglob("*") if place.is_file()
        )
        shards = [self.path(name) for name in ("0.tar", "1.tar.gz", "2.zip")]
        for shard, mode, part in zip(shards, ["w", "w:gz"], range(2), strict=False):
            with tarfile.open(shard, mode) as tar:
                for name in files[part::3]:
                    tar.add(archive / name, name)
        with zipfile.ZipFile(shards[2], "w") as packed:
            for name in files[2::3]:
                packed.write(archive / name, name)
        self.on_spark(self.path("*.{tar,tar.gz,zip}"))
        self.compare(shards)
        shutil.rmtree(self.path("spark"))
        pathlib.Path(self.path("9.tar")).write_bytes(b"\x1f\x8b no archive")
        shards.append(self.path("9.tar"))
        self.on_spark(self.path("*.{tar,tar.gz,zip}"))
        self.compare(shards)
        faults = self.rows(self.path("spark"), "faults")
        self.assertEqual(faults[0]["document"], "9.tar")
        self.assertEqual(faults[0]["id"], "damaged-archive")

    def test_killed_workers(self):
        """A worker that is killed half-way, and a storyloom that is, change nothing."""
        archive = self.path("archive")
        faulty_archive(archive)
        # Of each step the first process reads a little and dies, then one takes its worker with it.
        program = self.script(
            f"""
            [ "$2" != --archive ] || exec {STORYLOOM} "$@"
            case $1 in extract|resolve|communities)
              if mkdir {self.folder}/died-$1 2> /dev/null; then
                head -c 2000 | {STORYLOOM} "$@" | head -n 1; kill -9 $$
              elif mkdir {self.folder}/killed-$1 2> /dev/null; then
                head -c 100 > /dev/null; kill -9 $PPID; sleep 5
              fi;;
            esac
            exec {STORYLOOM} "$@"
            """
        )
        self.on_spark(archive, program=program)
        self.compare([archive])
        for step in ("extract", "resolve", "communities"):
            self.assertTrue(
                os.path.exists(self.path(f"died-{step}"))
                and os.path.exists(self.path(f"killed-{step}"))
            )

    def test_killed_executor(self):
        """Nor does an executor that is killed with all that it runs, on a cluster of two."""
        archive = self.path("archive")
        faulty_archive(archive)
        # Above the program are its worker, the process that forks workers, and the executor.
        program = self.script(
            f"""
            above() {{ cut -d " " -f 4 /proc/$1/stat 2> /dev/null || ps -o ppid= $1; }}
            if [ "$1 $2" = "resolve " ] && mkdir {self.folder}/killed 2> /dev/null; then
              kill -9 $(above $(above $PPID)); sleep 5
            fi
            exec {STORYLOOM} "$@"
            """
        )
        home = pathlib.Path(pyspark.__file__).parent
        modules = ["workers", "files", "graph"]
        run = subprocess.run(
            [
                str(home / "bin" / "spark-submit"),
                *("--master", "local-cluster[2,1,1024]"),
                *("--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1"),
                *("--conf", "spark.sql.shuffle.partitions=3"),
                *("--py-files", ",".join(str(HERE.parent / f"storyloom_{x}.py") for x in modules)),
                str(HERE.parent / "storyloom_spark.py"),
                *(archive, self.path("spark"), "--storyloom", program),
            ],
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=os.environ | {"SPARK_HOME": str(home)},
        )
        self.assertEqual(run.returncode, 0, run.stderr[-2_000:])
        self.assertIn(f"Wrote the tables of '{archive}' into ", run.stdout)
        self.assertTrue(os.path.exists(self.path("killed")))
        self.assertIn("ExecutorLostFailure", run.stderr)
        self.compare([archive])

    def test_refusals(self):
        """What cannot be done is said in a sentence, and nothing is left half done."""
        seeds = str(ROOT / "seeds")
        self.assertIn(
            "install storyloom on every worker", self.refused(seeds, program="/nowhere/storyloom")
        )
        # The driver has one version, and the worker, which is asked later, another.
        other = self.script(
            f"""
            if [ "$1" = --version ] && ! mkdir {self.folder}/asked 2> /dev/null; then echo 0.0.9; exit; fi
            exec {STORYLOOM} "$@"
            """
        )
        version = storyloom_workers.program_version(STORYLOOM)
        self.assertIn(
            f"has storyloom 0.0.9 and the driver {version}", self.refused(seeds, program=other)
        )
        self.assertIn("ended 3 times at one place", self.refused(seeds, program=self.script(
            f'[ "$1" = extract ] && {{ echo oh no >&2; exit 70; }}; exec {STORYLOOM} "$@"')))  # fmt: skip
        # Nothing is read before options are known to be ones.
        for option, value, words in [
            ("--timezone", "Nowhere", "There is no time zone 'Nowhere'"),
            ("--stability-runs", "x", "The value 'x' is invalid for '--stability-runs"),
            ("--providers", self.path("none.csv"), "the table cannot be read: it does not exist"),
        ]:
            never = self.script(f'[ "$1" = extract ] && exit 70; exec {STORYLOOM} "$@"')
            self.assertIn(words, self.refused(seeds, option, value, program=never))
        with open(self.path("large.tar"), "wb") as file:
            file.truncate(1 << 31)
        self.assertIn("holds less than 2147483648 as one", self.refused(self.path("large.tar")))
        self.assertIn("neither a folder nor matches any file", self.refused(self.path("none")))
        os.mkdir(self.path("empty"))
        self.assertIn("no document was found", self.refused(self.path("empty")))
        pathlib.Path(self.path("empty"), "a.md").write_text("No document")
        self.assertIn("the first fault: a.md:1:1: ", self.refused(self.path("empty")))
        pathlib.Path(self.path("empty"), "_a.md").write_text("")
        self.assertIn("rename the file", self.refused(self.path("empty")))
        os.mkdir(self.path("spark"))
        with self.assertRaisesRegex(storyloom_workers.Failure, "exists; name another folder"):
            self.on_spark(seeds)
        self.assertEqual(os.listdir(self.path("spark")), [])

    def test_reasons(self):
        """What Java says is told in its words, without its stacks."""
        said = "An error occurred while calling o98.parquet.\n: org.apache.spark.SparkException: Job aborted: "
        said += "it failed.\n\tat org.apache.spark.A.b(A.scala:920)\nCaused by: java.io.IOException: Disk full\n"
        self.assertEqual(
            storyloom_spark.reason(Exception(said)), "Job aborted: it failed.; Disk full"
        )
        self.assertEqual(storyloom_spark.reason(Exception("One line")), "One line")
        self.assertEqual(storyloom_spark.reason(KeyboardInterrupt()), "KeyboardInterrupt")

    def test_label_propagation(self):
        """Components too large for a worker get their stories from label propagation; nothing else changes."""
        seeds = str(ROOT / "seeds")
        self.on_spark(seeds, "--max-component-links", "10", "--graph-only")
        self.assertEqual(
            sorted(name for name in os.listdir(self.path("spark")) if name[0] != "."),
            sorted(["_SUCCESS", "archive.json", "standings.jsonl", *(f"{name}.jsonl" for name in GRAPH_TABLES)]),
        )  # fmt: skip
        self.single("export", seeds, "--format", "jsonl", "-o", "graph", "--quiet")
        for name in GRAPH_TABLES:
            self.assertEqual(
                self.rows(self.path("spark"), name), self.rows(self.path("graph"), name), name
            )
        standings = self.rows(self.path("spark"), "standings")
        large = [
            row
            for row in standings
            if len(set(row["communities"])) == 1 and abs(row["communities"][0]) > 1_000
        ]
        self.assertEqual(len(large), 38)
        run = self.single("report", "--tables", "spark", "-o", "report")
        self.assertIn(
            "storyloom: note: components with more than 10 links: 1; their stories come", run.stderr
        )

    @unittest.skipUnless(
        os.environ.get("STORYLOOM_CORPORA"), "STORYLOOM_CORPORA names no folder of larger archives"
    )
    def test_corpora(self):
        """Larger archives come to the same."""
        corpora = pathlib.Path(os.environ["STORYLOOM_CORPORA"]).resolve()
        for archive in sorted(corpora.glob("*/_news")):
            with self.subTest(archive=archive.parent.name):
                self.on_spark(str(archive))
                self.compare([str(archive)])
                shutil.rmtree(self.path("spark"))

    def test_command(self):
        """The command ends with a sentence where it cannot go on."""
        command = [sys.executable, str(HERE.parent / "storyloom_spark.py")]
        run = subprocess.run(
            [*command, self.path("none"), self.path("spark"), "--storyloom", STORYLOOM],
            capture_output=True,
            text=True,
        )
        self.assertEqual(run.returncode, 1)
        self.assertIn("storyloom_spark: error: ", run.stderr)
        self.assertEqual(run.stdout, "")


if __name__ == "__main__":
    unittest.main()
