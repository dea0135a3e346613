"""Opens the files that storyloom exports with the programs that they are written for.

The archives are the seeds, one of hostile texts made on the fly, a generated one and, where it is
there, a real one. Where the packages cannot be installed (no pip, no network), it says so and
succeeds: nothing is wrong with the program. The checks are the modules of `formats/`.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from environment import CORPORA, HERE, ROOT, Unavailable, install


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--storyloom", required=True, help="the built storyloom")
    parser.add_argument("--generator", help="the built generate-archive; without it, no such archive")
    parser.add_argument("--records", type=int, default=1000, help="of it (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="start of its random sequence")
    parser.add_argument("--only", nargs="*", default=[], help="modules to run (default: all)")
    parser.add_argument("--python", help="a Python that has the packages, in place of a new one")
    return parser.parse_args()


def archives(options, folder):
    """The archives whose exports are opened, by the names that they are shown under."""
    found = {"seeds": ROOT / "seeds"}
    if options.generator:
        found["generated"] = folder / "generated"
        command = [options.generator, "--records", str(options.records)]
        command += ["--seed", str(options.seed), "--output", str(found["generated"])]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    news = CORPORA / "diablo4" / "_news"
    if news.is_dir():
        found["diablo4"] = news
    else:
        print("The shared corpus is absent; STORYLOOM_CORPORA may name its folder.")
    return found


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="storyloom-formats-") as name:
        folder = pathlib.Path(name)
        try:
            python = options.python or install(folder / "python", "requirements-formats.txt")
        except Unavailable as reason:
            print(f"formats-check: nothing was opened, because {reason}.")
            return
        storyloom = str(pathlib.Path(options.storyloom).resolve())
        command = [str(python), "-B", str(HERE / "formats"), storyloom, str(folder)]
        command += [f"{name}={path}" for name, path in archives(options, folder).items()]
        command += ["--only", *options.only] if options.only else []
        sys.exit(1 if subprocess.run(command).returncode else 0)


if __name__ == "__main__":
    main()
