"""CSV in a spreadsheet: what LibreOffice makes of every table, and what it gives back.

Each table is opened twice. As it is, by a program that interprets all it can: nothing may be a formula,
numbers must be numbers, with --excel times must be times, and saved again as it is shown only columns
that repeat the archive's words may differ, which README.md names. And with its text columns declared
as text, as the dialog of LibreOffice offers it: there and back, not one cell may differ. Two archives
mean harm: headlines that a spreadsheet would run, and such as are numbers, days or truth values to it.
"""

import collections
import csv
import math
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree
import zipfile

# Comma, quotation mark, UTF-8, from line 1; then the columns' formats, English (US), quoted fields
# interpreted as well, special numbers detected.
IMPORT = "CSV:44,34,76,1,{},1033,false,true"
# The same, and cells as they are, not as they are shown.
EXPORT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false"
# And cells as they are shown, which is what a program saves if nobody tells it more.
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false"
README = pathlib.Path(__file__).parents[3] / "README.md"
TEXT = {"text", "list"}
# The columns that repeat what an archive says. Providers are domains, which no program takes for more.
WORDS = set(
    "Label headline byline excerpt category type topic topics label cluster_label names source_title"
    " target_title other".split()
)
HOSTILE = ["=1+1", "+1", "-1", "@SUM(1)", "\\t=1+1", " =1+1", "＝1+1", "=HYPERLINK(\\\"a\\\")", "-2+3"]
AMBIGUOUS = ["007", "1/2", "12:30", "1e5", "50%", "TRUE", "1,234", "$5", "2020", "2020-06-11", "1.10"]
DOCUMENT = """---
title: "{title}"
excerpt: "{title}"
category: "{title}"
type: "{title}"
topics:
- "{title}"
publishedDateTime: "2020-06-{day:02}T12:00:00Z"
webUrl: "https://a.example/{day}"
provider:
  name: "{title}"
  domain: "a{day}.example"
related:
- title: "{other}"
  publishedDateTime: "2020-06-{day:02}T13:00:00Z"
  webUrl: "https://b.example/{day}"
  provider:
    name: "=B"
    domain: "b.example"
- title: "{other}"
  publishedDateTime: "2020-06-{day:02}T14:00:00Z"
  webUrl: "https://a.example/{day}"
  provider:
    name: "{other}"
    domain: "a{day}.example"
---
"""
# Characters that XML 1.0, or a cell, has no place for.
FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\ufffe\uffff]")
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def archive_of(titles, folder):
    """An archive of these headlines, each changed into the next within two hours."""
    folder.mkdir()
    for day, title in enumerate(titles, 1):
        text = DOCUMENT.format(title=title, day=day, other=titles[day % len(titles)])
        (folder / f"{day}.md").write_text(text, encoding="utf-8")
    return folder


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, program, folder):
        profile = (folder / "profile").absolute().as_uri()
        self.command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]

    def convert(self, files, target, folder, formats=None):
        folder.mkdir(exist_ok=True)
        command = [*self.command, "--convert-to", target, "--outdir", str(folder)]
        if target == "ods":
            command.append(f"--infilter={IMPORT.format(formats or '')}")
        # Without a home of its own, two runs at a time would wait for each other.
        subprocess.run(
            [*command, *map(str, files)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=900,
        )


def columns_of(report):
    """The type of each column of each table, from METHODS.md of a report."""
    columns, name = {}, None
    for line in (report / "METHODS.md").read_text().splitlines():
        heading = re.match(r"#+ `?([a-z-]+)\.csv`?", line)
        cells = re.match(r"\| `([^`]+)` \| (text|list|integer|number|boolean|time) \|", line)
        if heading:
            name = heading[1]
        elif cells and name:
            columns.setdefault(name, []).append((cells[1], cells[2]))
    return columns


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def cells_of(path):
    """The cells of a spreadsheet: a type, a value and whether it is a formula, row by row."""
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        for _, row in tree.iterparse(file):
            if row.tag != f"{{{TABLE}}}table-row":
                continue
            cells = []
            for cell in row.findall(f"{{{TABLE}}}table-cell"):
                value = next(
                    (
                        cell.get(f"{{{OFFICE}}}{kind}")
                        for kind in ("value", "date-value", "time-value", "boolean-value")
                        if cell.get(f"{{{OFFICE}}}{kind}") is not None
                    ),
                    "\n".join("".join(line.itertext()) for line in cell),
                )
                kind = cell.get(f"{{{OFFICE}}}value-type", "")
                made = (kind, value, cell.get(f"{{{TABLE}}}formula") is not None)
                repeated = int(cell.get(f"{{{TABLE}}}number-columns-repeated", "1"))
                cells += [made] * (repeated if kind or repeated < 200 else 1)
            if any(kind for kind, _, _ in cells):
                repeated = int(row.get(f"{{{TABLE}}}number-rows-repeated", "1"))
                yield from [cells] * repeated
            row.clear()


def held(text):
    """What a spreadsheet holds of a text: its file is XML, with one kind of line end, and a cell has no
    tabs."""
    return FORBIDDEN.sub("", re.sub("\r\n?", "\n", text))


def same(kind, before, after):
    """Whether a cell is what it was; numbers and truth values have more than one spelling."""
    if kind in ("integer", "number") and before and after:
        return math.isclose(float(before), float(after), rel_tol=1e-11, abs_tol=0)
    if kind == "boolean":
        return before == after.lower()
    return held(before) == after


def check_types(path, kinds, rows, report, name, is_for_excel):
    """The types of the cells of a table that was opened as it is."""
    faults, formulas = [], 0
    expected = {
        "integer": {"float"},
        "number": {"float"},
        "boolean": {"boolean"},
        "time": {"date"} if is_for_excel else {"string"},
    }
    for row, cells in zip(rows[1:], list(cells_of(path))[1:]):
        for (heading, kind), before, (found, value, is_formula) in zip(kinds, row, cells):
            formulas += is_formula
            if not before or kind in TEXT:
                continue
            if found not in expected[kind]:
                faults.append(f"{heading}: {before} is read as {found} {value}")
            # A midnight is written as its day alone.
            elif kind == "time" and is_for_excel and value not in (
                before.replace(" ", "T"),
                before.removesuffix(" 00:00:00"),
            ):
                faults.append(f"{heading}: {before} is read as {value}")
    report(formulas == 0, f"{name}: no cell is a formula ({formulas})")
    report(not faults, f"{name}: numbers, truth values and times are such {faults[:3]}")


def check_plain(files, columns, back, name, report):
    """What a person loses who opens tables as they are and saves them; the columns with changed cells."""
    lost = collections.Counter()
    for file in files:
        before, after = rows_of(file), rows_of(back / file.name)
        whole = len(before) == len(after) and before[0] == after[0]
        report(whole, f"{name} {file.name}: {len(before)} rows, and {len(after)} came back")
        for row, other in zip(before[1:], after[1:]):
            for (heading, kind), old, new in zip(columns[file.stem], row, other):
                if not same(kind, old, new):
                    lost[f"{file.stem}.{heading}"] += 1
                    is_word = kind in TEXT and heading in WORDS
                    report(is_word, f"{name} {file.name} {heading}: {old} came back as {new}")
    return lost


def check_archive(storyloom, office, archive, folder, report):
    folder.mkdir()
    run = [storyloom, "report", str(archive), "--quiet", "--output", str(folder / "report")]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    columns = columns_of(folder / "report")
    report(len(columns) > 10, f"{archive.name}: METHODS.md has the columns of {len(columns)} tables")
    for variant in ("plain", "excel"):
        tables = folder / variant
        run = [storyloom, "export", str(archive), "--format", "csv", "--quiet"]
        run += ["--output", str(tables)] + (["--excel"] if variant == "excel" else [])
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        files = sorted(path for path in tables.glob("*.csv") if path.stem in columns)
        report(len(files) == len(columns), f"{archive.name} {variant}: every table is described")
        office.convert(files, "ods", folder / f"{variant}-ods")
        for file in files:
            name = f"{archive.name} {variant} {file.name}"
            rows = rows_of(file)
            kinds = columns[file.stem]
            report([heading for heading, _ in kinds] == rows[0], f"{name}: the headings")
            made = folder / f"{variant}-ods" / f"{file.stem}.ods"
            check_types(made, kinds, rows, report, name, variant == "excel")
        if variant == "plain":
            plain = sorted((folder / "plain-ods").glob("*.ods"))
            office.convert(plain, SHOWN, folder / "plain-back")
            lost = check_plain(files, columns, folder / "plain-back", archive.name, report)

    # There and back: the text columns are text, as a person says in the dialog.
    differing = 0
    for file in sorted((folder / "plain").glob("*.csv")):
        kinds = columns[file.stem]
        formats = "/".join(f"{n}/{2 if k in TEXT else 1}" for n, (_, k) in enumerate(kinds, 1))
        office.convert([file], "ods", folder / "typed", formats)
    office.convert(sorted((folder / "typed").glob("*.ods")), EXPORT, folder / "back")
    for file in sorted((folder / "plain").glob("*.csv")):
        before, after = rows_of(file), rows_of(folder / "back" / file.name)
        kinds = [kind for _, kind in columns[file.stem]]
        changed = [
            (old, new)
            for row, other in zip(before[1:], after[1:])
            for kind, old, new in zip(kinds, row, other)
            if not same(kind, old, new)
        ]
        whole = len(before) == len(after) and before[0] == after[0]
        report(whole, f"{archive.name} {file.name}: {len(before)} rows, and {len(after)} came back")
        report(not changed, f"{archive.name} {file.name}: cells that changed {changed[:3]}")
        differing += len(changed)
    return lost, differing


def check(storyloom, inputs, folder, report):
    """Holds every table of the archives, and of one that means harm, against LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        print("spreadsheet: LibreOffice (libreoffice-calc-nogui) is missing; nothing was opened.")
        return
    folder = pathlib.Path(folder)
    office = Office(program, folder)
    hostile = archive_of(HOSTILE, folder / "hostile")
    ambiguous = archive_of(AMBIGUOUS, folder / "ambiguous")
    lost = {}
    for number, archive in enumerate([*map(pathlib.Path, inputs), hostile, ambiguous]):
        room = folder / f"archive-{number}"
        lost[archive], differing = check_archive(storyloom, office, archive, room, report)
        print(
            f"spreadsheet: {archive.name}: cells that came back changed: {differing} with text declared,"
            f" {lost[archive].total()} without {' '.join(sorted(lost[archive]))}",
            flush=True,
        )
        if archive == hostile:
            titles = {row[1] for row in rows_of(room / "back" / "articles.csv")}
    # White space around a headline is gone when it is read.
    wanted = {"'" + title.replace("\\t", "").replace('\\"', '"').strip() for title in HOSTILE}
    report(wanted <= titles, f"titles that begin with = stay text {sorted(wanted - titles)}")
    # Headlines that look like numbers are no more than that, and the reader of README.md knows where.
    report(not lost[hostile], f"hostile: columns that change {sorted(lost[hostile])}")
    changed = {column.partition(".")[2] for column in lost[ambiguous]}
    report(changed == WORDS, f"columns that repeat words, and change: {sorted(changed ^ WORDS)}")
    text = README.read_text(encoding="utf-8")
    missing = [word for word in sorted(WORDS) if f"`{word}`" not in text]
    report(not missing, f"README.md names every column that may change; not {missing}")
