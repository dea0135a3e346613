"""stories.sqlite and datapackage.json, opened by the programs that they are for.

The data package by frictionless; the database by Python's sqlite3 against the tables that Python's
csv reads, and by Datasette over HTTP.
"""

import collections
import csv
import json
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import unicodedata
import urllib.parse
import urllib.request

# Tables that hold the numbers of texts which stand in tables of their own, by column.
TEXTS = {
    "links": {"document": "documents"},
    "identity": {
        "known": "identity_texts", "other": "identity_texts", "document": "documents",
    },
}  # fmt: skip

WORDS = ["police", "recognition", "microsoft", "release", "december", "the"]


def check(storyloom, inputs, folder, report):
    """Compares every output with what other programs read from it."""
    csv.field_size_limit(1 << 30)
    for number, archive in enumerate(inputs):
        place = pathlib.Path(folder) / f"database-{number}"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        name = pathlib.Path(archive).name
        for options in [[], ["--excel"], ["--csv-raw"], ["--show", "--cluster", "1"]]:
            tables = place / ("tables" + "".join(options))
            run(storyloom, "export", archive, "--format", "csv", *options, "--output", tables)
            check_package(tables, f"{name} {' '.join(options)}".strip(), report)
        run(storyloom, "report", archive, "--output", place / "report")
        check_package(place / "report", f"{name} report", report)
        run(storyloom, "export", archive, "--format", "sqlite", "--output", place / "again.sqlite")
        report(
            (place / "again.sqlite").read_bytes() == (place / "report/stories.sqlite").read_bytes(),
            f"{name}: export and report write the same database",
        )
        tables = read_tables(place / "tables--csv-raw")
        with sqlite3.connect(f"file:{place}/report/stories.sqlite?mode=ro", uri=True) as database:
            check_database(database, tables, name, report)
            counts = check_search(database, tables, name, report)
        check_datasette(place / "report", counts, name, report)


def run(storyloom, *arguments):
    subprocess.run([str(storyloom), *map(str, arguments), "--quiet"], check=True)


def check_package(folder, name, report):
    """frictionless finds nothing wrong, and reads every row."""
    from frictionless import Package, system, validate

    with system.use_context(trusted=True):
        result = validate(str(folder / "datapackage.json"))
        errors = result.flatten(["title", "message"])
        report(result.valid, f"{name}: frictionless validate {errors[:3]}")
        package = Package(str(folder / "datapackage.json"))
    described = {resource.path for resource in package.resources}
    files = {path.name for path in folder.iterdir()} - {"datapackage.json", "manifest.json"}
    report(described == files, f"{name}: the package names every file {described ^ files}")
    for resource in package.resources:
        if resource.path.endswith(".csv"):
            fields = [field.name for field in resource.schema.fields]
            encoding = "utf-8-sig" if "excel" in name else "utf-8"
            with open(folder / resource.path, newline="", encoding=encoding) as file:
                report(next(csv.reader(file)) == fields, f"{name}: columns of {resource.path}")


def read_tables(folder):
    """The tables by name, each with its columns and rows of text."""
    tables = {}
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with open(folder / resource["path"], newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        tables[resource["name"]] = (resource["schema"], rows[0], rows[1:])
    return tables


def value(text, kind):
    """A cell of CSV as SQLite should hold it."""
    if text == "":
        return None
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "boolean":
        return {"true": 1, "false": 0}[text]
    return text


def ordered(rows):
    return sorted(rows, key=lambda row: [(item is not None, str(type(item)), item) for item in row])


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def check_database(database, tables, name, report):
    """The file is sound, and every value is that of CSV, with its type."""
    ask = lambda sql: database.execute(sql).fetchall()
    report(ask("PRAGMA integrity_check") == [("ok",)], f"{name}: integrity_check")
    report(ask("PRAGMA foreign_key_check") == [], f"{name}: foreign_key_check")
    for table, (schema, heading, rows) in tables.items():
        stored = table.replace("-", "_")
        fields = schema["fields"]
        plain = [
            place
            for place, field in enumerate(fields)
            if "separator" not in field
            and not (table == "links" and re.match("Type|source_|target_", field["name"]))
            and field["name"] not in TEXTS.get(table, {})
        ]
        names = ", ".join(quoted(heading[place]) for place in plain)
        expected = [
            tuple(value(row[place], fields[place]["type"]) for place in plain) for row in rows
        ]
        found = ask(f"SELECT {names} FROM {quoted(stored)}")
        report(ordered(found) == ordered(expected), f"{name}: {table}: {len(rows)} rows")
        key = schema.get("primaryKey", [])
        columns = ask(f"PRAGMA table_info({quoted(stored)})")
        stored_key = [column[1] for column in sorted(columns, key=lambda c: c[5]) if column[5]]
        report(stored_key == key, f"{name}: {table}: primary key {key}")
        keys = {
            (key[3], key[2], key[4]) for key in ask(f"PRAGMA foreign_key_list({quoted(stored)})")
        }
        references = {
            (source, link["reference"]["resource"].replace("-", "_"), target)
            for link in schema.get("foreignKeys", [])
            for source, target in zip(link["fields"], link["reference"]["fields"])
        } | {(column, texts, "number") for column, texts in TEXTS.get(table, {}).items()}
        report(keys == references, f"{name}: {table}: foreign keys")
        for place, field in enumerate(fields):
            if "separator" in field:
                owner = stored.removesuffix("s")
                child = f"{owner}_{field['name']}"
                words = ask(f"SELECT * FROM {quoted(child)} ORDER BY 1, 2")
                joined = {}
                for key_value, _, word in words:
                    joined.setdefault(str(key_value), []).append(word)
                lists = {
                    row[heading.index(key[0])]: row[place] for row in rows if row[place] != ""
                }
                report(
                    {k: field["separator"].join(v) for k, v in joined.items()} == lists,
                    f"{name}: {child}: {len(words)} words",
                )
    for table in TEXTS:
        schema, heading, rows = tables[table]
        kinds = [field["type"] for field in schema["fields"]]
        expected = [tuple(value(text, kind) for text, kind in zip(row, kinds)) for row in rows]
        found = ask(f"SELECT * FROM {table}_described")
        report(
            ordered(found) == ordered(expected),
            f"{name}: {table}_described equals {table}.csv, {len(rows)} rows",
        )
    for texts in {"documents", "identity_texts"}:
        count, different = ask(f"SELECT count(*), count(DISTINCT number) FROM {texts}")[0]
        spelled = {row[1] for row in ask(f"SELECT * FROM {texts}")}
        report(count == different == len(spelled), f"{name}: {texts}: {count} texts, none twice")
    views = [row[0] for row in ask("SELECT name FROM sqlite_master WHERE type = 'view'")]
    for view in views:
        count = len(ask(f"SELECT * FROM {quoted(view)}"))
        expected = expected_rows(view, tables)
        report(
            count >= 0 if expected is None else count == expected,
            f"{name}: view {view}: {count} rows, expected {expected}",
        )
    documented = {row[0] for row in ask("SELECT table_name FROM table_documentation")}
    report(documented >= set(views), f"{name}: every view is documented")


def expected_rows(view, tables):
    """How many rows a view has, counted from CSV; None where nothing plain says so."""

    def rows(table):
        _, heading, body = tables[table]
        return [dict(zip(heading, row)) for row in body]

    articles = rows("articles")
    counted = {
        "top_stories": lambda: len(rows("clusters")),
        "first_movers": lambda: len(rows("clusters")),
        "provider_stories": lambda: len(
            {(row["provider"], row["cluster"]) for row in articles if row["provider"]}
        ),
        "daily_coverage": lambda: len(
            {row["published"][:10] for row in articles if row["published"]}
        ),
        "most_linked_articles": lambda: sum(int(row["in_links"]) > 0 for row in articles),
        "related_articles": lambda: 2 * len(rows("links")),
        "missing_records": lambda: sum(row["is_ghost"] == "true" for row in articles),
        "copies": lambda: sum(row["is_origin"] == "false" for row in rows("syndication")),
        "headline_changes": lambda: sum(int(row["number"]) > 1 for row in rows("revisions")),
        "article_texts": lambda: len(articles),
        "links_described": lambda: len(rows("links")),
        "identity_described": lambda: len(rows("identity")),
    }
    return counted[view]() if view in counted else None


def tokens(text):
    """Words as FTS5's unicode61 tells them apart: letters and digits, without marks, in lower case."""
    text = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in text if not unicodedata.combining(c))
    return set(
        "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in kept).lower().split()
    )


def check_search(database, tables, name, report):
    """Full-text search finds as many articles as a plain search of the words of CSV."""
    _, heading, rows = tables["articles"]
    revisions = {}
    _, revised_heading, revised_rows = tables["revisions"]
    for row in revised_rows:
        item = dict(zip(revised_heading, row))
        revisions.setdefault(item["article"], []).append(item["headline"])
    words = []
    for row in rows:
        item = dict(zip(heading, row))
        texts = revisions.get(item["Id"], [item["Label"]]) + [item["excerpt"]]
        words.append(tokens(" ".join(texts)))
    # An archive of other matters has frequent words of its own.
    common = collections.Counter(
        word for item in words for word in sorted(item) if word.isascii() and len(word) > 2
    )
    counts = {}
    for word in dict.fromkeys(WORDS + [word for word, _ in common.most_common(10)]):
        expected = sum(word in item for item in words)
        (found,) = database.execute(
            "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (word,)
        ).fetchone()
        report(found == expected, f"{name}: search for {word}: {found}, expected {expected}")
        counts[word] = expected
    report(any(counts.values()), f"{name}: some word is found")
    return counts


def check_datasette(folder, counts, name, report):
    """Datasette serves the database: its pages, and a search through its JSON."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable, "-m", "datasette", "serve", str(folder / "stories.sqlite"),
            "--metadata", str(folder / "metadata.json"), "--host", "127.0.0.1",
            "--port", str(port),
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"

    def get(path):
        with urllib.request.urlopen(base + path, timeout=30) as response:
            return response.status, response.read().decode()

    try:
        for _ in range(120):
            try:
                status, page = get("/")
                break
            except OSError:
                time.sleep(0.5)
        else:
            report(False, f"{name}: datasette answers")
            return
        report(status == 200, f"{name}: datasette: home page {status}")
        report("Stories in an archive of news articles" in page, f"{name}: datasette: its title")
        word = max(counts, key=counts.get)
        status, text = get(f"/stories/articles.json?_search={word}&_size=1")
        found = json.loads(text)["filtered_table_rows_count"]
        report(
            (status, found) == (200, counts[word]),
            f"{name}: datasette: search for {word}: {status}, {found} of {counts[word]}",
        )
        query = urllib.parse.urlencode({"words": word, "_shape": "array", "_nl": "on"})
        status, text = get(f"/stories/search.json?{query}")
        lines = text.splitlines()
        report(
            status == 200 and len(lines) == min(counts[word], 1000) and "«" in json.loads(lines[0])["words"],
            f"{name}: datasette: the search of metadata.json: {status}, {len(lines)} rows",
        )
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        for table in metadata["databases"]["stories"]["tables"]:
            status, page = get(f"/stories/{table}")
            report(status == 200 and "<dl class=\"column-descriptions\">" in page,
                   f"{name}: datasette: page of {table} with its columns: {status}")
    except OSError as error:
        report(False, f"{name}: datasette: {error}")
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
