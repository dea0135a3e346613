"""What runs on the workers: processes of `storyloom`, which read documents and resolve blocks of mentions."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator

from pyspark import SparkFiles

# Options of `storyloom`, by the steps that they are for.
READING = ["max-document-size", "max-nesting", "max-aliases", "max-mentions", "max-faults"]
GROUPING = ["provider-by", "providers"]
SEARCH = ["resolution", "seed", "stability-runs"]
ANALYSIS = ["cluster-by", *SEARCH, "bin", "timezone", "clock-error"]
CSV = ["excel", "csv-raw"]


def words_of(options: argparse.Namespace, names: list[str]) -> list[str]:
    """Options that were given, as `storyloom` takes them."""
    words = []
    for name in names:
        value = getattr(options, name.replace("-", "_"))
        if value is True:
            words.append(f"--{name}")
        elif value:
            words += [f"--{name}", value]
    return words


# What is counted in an archive.
COUNTS = ["documents", "skipped", "bytes", "records", "relatedEntries", "selfLinks"]
COUNTS += ["resolvedByFingerprint"]


class Failure(Exception):
    """Why the job cannot go on, in words for whoever submitted it."""


class Pipe:
    """A process that answers each request with one line, and is started again where it ends too early.

    What was asked and not yet answered is asked again, so nothing is lost or done twice. A request at which the
    process ends again and again fails the task, which Spark then tries once more elsewhere.
    """

    ATTEMPTS = 3

    def __init__(self, command: list[str], requests: Iterable[list[bytes]]):
        self.command = command
        self.requests = iter(requests)
        self.pending: deque[list[bytes]] = deque()
        self.error: BaseException | None = None
        self.is_over = False

    def answers(self) -> Iterator[bytes]:
        """The answers, in the order of the requests."""
        failures = 0
        while True:
            with tempfile.TemporaryFile() as words:
                process = self._start(words)
                writer = threading.Thread(target=self._write, args=(process,), daemon=True)
                writer.start()
                count = 0
                try:
                    for line in process.stdout:
                        if not line.endswith(b"\n"):
                            break
                        self.pending.popleft()
                        count += 1
                        yield line
                finally:
                    process.stdout.close()
                    if sys.exc_info()[0] is not None:
                        process.kill()
                    status = process.wait()
                    writer.join()
                words.seek(0)
                reason = words.read().decode(errors="replace").strip() or "without a word"
            if self.error:
                raise self.error
            if self.is_over and not self.pending:
                return
            failures = 0 if count else failures + 1
            if failures == self.ATTEMPTS:
                raise Failure(
                    f"'{shlex.join(self.command)}' ended {failures} times at one place, "
                    f"with status {status}: {reason}"
                )

    def _start(self, words) -> subprocess.Popen:
        return subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words
        )

    def _write(self, process: subprocess.Popen) -> None:
        """Hands over what is pending, then the requests that follow."""
        try:
            with process.stdin as stream:
                for request in list(self.pending):
                    stream.writelines(request)
                while not self.is_over:
                    request = next(self.requests, None)
                    if request is None:
                        self.is_over = True
                    else:
                        self.pending.append(request)
                        stream.writelines(request)
        except BrokenPipeError:
            pass  # The process has ended, as whoever reads its answers sees.
        except BaseException as error:
            self.error = error  # Making a request has failed.
            process.kill()


class Worker:
    """What a task runs `storyloom` with. It is sent to the workers, so it holds plain values only."""

    def __init__(self, options: argparse.Namespace):
        self.program = options.storyloom
        self.version = program_version(self.program)
        # Whatever is wrong with an option is said before anything is read.
        settings = json.loads(archive_text(options, dict.fromkeys(COUNTS, 0)))["options"]
        self.reading = words_of(options, READING)
        self.grouping = words_of(options, ["provider-by"])
        self.registry = options.providers
        self.search = words_of(options, SEARCH)
        # Weight of all links, which is known when they are.
        self.total_weight = 0
        self.clusters = settings["cluster-by"]
        self.searches = 1 + int(settings["stability-runs"])

    def path(self) -> str:
        """Where the program is: shipped with the job (--files), or installed on the machine."""
        shipped = SparkFiles.get(os.path.basename(self.program))
        return shipped if os.access(shipped, os.X_OK) else self.program

    def check(self) -> None:
        """Ends the task where the machine has no `storyloom`, or not the driver's version of it."""
        version = program_version(self.path())
        if version != self.version:
            raise Failure(
                f"{os.uname().nodename} has storyloom {version} and the driver {self.version}; "
                "install one version everywhere"
            )

    def extract(self, documents: Iterable) -> Iterator[str]:
        """Answers of a share of the documents: rows of name and content."""
        self.check()
        command = [self.path(), "extract", "--stdin-frames", "--answers", "--quiet", *self.reading]
        requests = (frame(row.document, bytes(row.content)) for row in documents)
        for line in Pipe(command, requests).answers():
            yield line.decode()

    def unpack(self, shards: Iterable) -> Iterator[tuple[str, str]]:
        """Answers of the documents in some shards, each with its place: two may have one name."""
        self.check()
        command = [self.path(), "extract", "--answers", "--quiet", "--jobs", "1", *self.reading]
        for shard in shards:
            with tempfile.TemporaryDirectory() as folder:
                # Under its own name, which faults of the shard itself have.
                place = os.path.join(folder, shard.document)
                with open(place, "wb") as file:
                    file.write(shard.content)
                lines = run([*command, place]).decode().splitlines()
                for number, line in enumerate(lines):
                    yield f"{shard.source}/{number:09}", line

    def resolve(self, mentions: Iterable) -> Iterator[str]:
        """Answers of the blocks in a share of the mentions: rows of block and line, block by block."""
        self.check()
        command = [self.path(), "resolve", *self.grouping]
        if self.registry:
            command += ["--providers", SparkFiles.get(os.path.basename(self.registry))]
        for line in Pipe(command, groups(mentions)).answers():
            yield line.decode()

    def communities(self, links: Iterable) -> Iterator[str]:
        """The communities of the components in a share of the links: rows of group and line, group by group."""
        self.check()
        command = [
            self.path(),
            "communities",
            "--total-weight",
            str(self.total_weight),
            *self.search,
        ]
        for line in Pipe(command, groups(links)).answers():
            yield line.decode()


def program_version(program: str) -> str:
    try:
        run = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failure(
            f"{os.uname().nodename} cannot run '{program}' ({error}); install storyloom on every worker, "
            "name it with --storyloom, or ship it with spark-submit --files"
        ) from error
    return run.stdout.strip()


def archive_text(options: argparse.Namespace, counts: dict[str, int]) -> str:
    """What `archive.json` says of an archive with some counts: version, options in force, counts."""
    command = [options.storyloom, "resolve", "--archive", json.dumps(counts)]
    command += words_of(options, READING + ANALYSIS + GROUPING)
    process = subprocess.run(command, capture_output=True, text=True)
    if process.returncode:
        words = process.stderr.strip().splitlines()[0]
        raise Failure(words.removeprefix("storyloom: error: ").removeprefix("Error: "))
    return process.stdout


def frame(name: str, content: bytes) -> list[bytes]:
    """A document as `storyloom extract --stdin-frames` takes it."""
    return [f"{len(content)} {name}\n".encode(), content, b"\n"]


def run(command: list[str]) -> bytes:
    """What a process prints, which is started again where something ends it."""
    for _ in range(Pipe.ATTEMPTS):
        process = subprocess.run(command, capture_output=True)
        if process.returncode == 0:
            return process.stdout
        if process.returncode > 0:
            break
    words = process.stderr.decode(errors="replace").strip()
    raise Failure(f"'{shlex.join(command)}' ended with status {process.returncode}: {words}")


def groups(rows: Iterable) -> Iterator[list[bytes]]:
    """The lines of each group, which stand together."""
    group, lines = None, []
    for row in rows:
        if lines and row.group != group:
            yield lines
            lines = []
        group = row.group
        lines.append(row.line.encode() + b"\n")
    if lines:
        yield lines
