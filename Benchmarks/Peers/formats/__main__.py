"""Runs the checks of this room: `python formats STORYLOOM FOLDER NAME=ARCHIVE... [--only MODULE...]`.

A check is a module with a function `check(storyloom, inputs, folder, report)`: `inputs` are the paths
of the archives, `folder` is an empty one of its own, and each call of `report(ok, what)` counts one
comparison. `hostile` makes one more archive, of texts that break careless writers.
"""

import argparse
import importlib
import pathlib
import sys
import time

import hostile

SHOWN = 20


class Report:
    """Counts what was compared, and prints the first of what differed."""

    def __init__(self, name):
        self.name = name
        self.compared = 0
        self.failed = 0

    def __call__(self, ok, what):
        self.compared += 1
        if not ok:
            self.failed += 1
            if self.failed <= SHOWN:
                print(f"  {self.name}: {what}", flush=True)
        return ok


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("storyloom")
    parser.add_argument("folder")
    parser.add_argument("archives", nargs="+")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    folder = pathlib.Path(options.folder)
    inputs = [pathlib.Path(archive.partition("=")[2]) for archive in options.archives]
    inputs.append(hostile.make(folder / "hostile"))
    here = pathlib.Path(__file__).parent
    names = options.only or sorted(path.stem for path in here.glob("*.py"))
    compared = failed = 0
    for name in names:
        module = None if name == "__main__" else importlib.import_module(name)
        if not hasattr(module, "check"):
            continue
        room = folder / f"check-{name}"
        room.mkdir()
        report = Report(name)
        start = time.perf_counter()
        try:
            module.check(options.storyloom, inputs, room, report)
        except Exception as error:  # A check that breaks off has found something.
            report(False, f"broke off: {type(error).__name__}: {error}")
        seconds = time.perf_counter() - start
        print(f"{name}: {report.compared:,} comparisons, {report.failed} failures, {seconds:.0f} s")
        compared += report.compared
        failed += report.failed
    print(f"\n{len(inputs)} archives, {compared:,} comparisons, {failed} failures")
    sys.exit(1 if failed or not compared else 0)


if __name__ == "__main__":
    main()
