"""An environment of its own for programs that need packages: nothing is installed anywhere else."""

import os
import pathlib
import subprocess
import sys
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Real archives that are no part of the package, found as its tests find them.
CORPORA = pathlib.Path(os.environ.get("STORYLOOM_CORPORA") or ROOT.parent / "shared" / "corpora")


class Unavailable(Exception):
    """The packages could not be installed; the text says why."""


def install(folder, requirements):
    """Makes an environment with the pinned packages of a file beside this one; gives its Python."""
    try:
        venv.create(folder, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        raise Unavailable(f"this Python makes no environment with pip ({error})") from error
    python = pathlib.Path(folder) / "bin" / "python"
    process = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--requirement", HERE / requirements],
        stderr=subprocess.PIPE,
        text=True,
    )
    if process.returncode != 0:
        lines = process.stderr.strip().splitlines() or ["no reason given"]
        raise Unavailable(f"pip cannot install Peers/{requirements}: {lines[-1]}")
    return python


def corpus_or_seeds():
    """The real archive beside the checkout where it is there, else that of the checkout."""
    corpus = CORPORA / "diablo4"
    return corpus if corpus.is_dir() else ROOT / "seeds"


def timed(command):
    """Runs a process; gives its seconds, its peak memory in MB and its output.

    The peak counts what this process holds when it starts the other, so this one stays small.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command[0]} failed")
    # Linux counts kilobytes, macOS bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return seconds, usage.ru_maxrss / unit, output
