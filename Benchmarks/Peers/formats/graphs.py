"""The graph files: opened by networkx, igraph and pydot, and held against the CSV tables.

Every value of every node and edge is compared; a cell that is empty has to be absent. The rules that
the schemas of GraphML and GEXF state are held in `xml_rules`.
"""

import csv
import json
import math
import pathlib
import subprocess
import xml.etree.ElementTree as ElementTree

import igraph
import networkx
import pydot
import xml_rules

FORMATS = {
    "dot": "dot", "graphml": "graphml", "gexf": "gexf", "json": "json", "cytoscape": "cyjs",
    "pajek": "net",
}  # fmt: skip
VIZ = "{http://gexf.net/1.3/viz}"
GEXF = "{http://gexf.net/1.3}"
# pydot reads some hundred lines a second.
LARGEST_FOR_PYDOT = 400


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Tables:
    """The nodes and edges that the CSV tables tell, under the names of graph files."""

    def __init__(self, folder):
        self.nodes = {}
        for row in rows(folder / "articles.csv"):
            values = {name.lower(): cell for name, cell in row.items()}
            self.nodes[row["Id"]] = values
        self.edges = {}
        for row in rows(folder / "links.csv"):
            ends = ("source_", "target_")
            values = {name.lower(): cell for name, cell in row.items() if not name.startswith(ends)}
            del values["type"]
            self.edges[row["Source"], row["Target"]] = values


def plain(text):
    return text


def without_forbidden(text):
    """What XML can hold of a text."""
    return "".join(
        character
        for character in text
        if (character >= " " or character in "\t\n\r") and character not in "\ufffe\uffff"
    )


def as_pajek(text):
    """What a label of Pajek holds of a text."""

    def changed(character):
        code = ord(character)
        if character in '"\\':
            return "'" if character == '"' else "/"
        bad = code < 0x20 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029, 0xFFFE, 0xFFFF)
        return " " if bad else character

    return "".join(map(changed, text))


def agrees(cell, value, text=plain):
    """Whether a value that a program has read is what a cell of a table says."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return text(cell) == ""
    if isinstance(value, bool):
        return cell == ("true" if value else "false")
    if isinstance(value, (int, float)):
        return cell != "" and float(cell) == value
    if isinstance(value, list):
        return cell == "; ".join(value)
    return text(cell) == value


class Comparison:
    """One file against the tables."""

    def __init__(self, tables, name, report):
        self.tables = tables
        self.name = name
        self.report = report

    def say(self, ok, what):
        return self.report(ok, f"{self.name}: {what}")

    def ends(self, nodes, edges):
        """Compares which nodes and which edges there are, each as often as there is one."""
        nodes, edges = list(nodes), list(edges)
        self.say(len(nodes) == len(self.tables.nodes), f"{len(nodes)} nodes")
        self.say(set(nodes) == set(self.tables.nodes), "other nodes than the table")
        self.say(len(edges) == len(self.tables.edges), f"{len(edges)} edges")
        self.say(set(edges) == set(self.tables.edges), "other edges than the table")

    def values(self, expected, found, where, text=plain, lists=(), ignored=()):
        """Compares each value of a node or an edge, and that there is no other."""
        for name, cell in expected.items():
            if name in ignored:
                continue
            value = found.get(name)
            if name in lists and isinstance(value, str):
                value = json.loads(value, strict=False)
                cell = text(cell)
            what = f"{where}: {name} is {value!r}, the table has {cell!r}"
            self.say(agrees(cell, value, text), what)

    def extra(self, expected, found, where, allowed):
        strange = set(found) - set(expected) - set(allowed)
        self.say(not strange, f"{where} has {sorted(strange)} besides")

    def graph(self, graph, text=plain, lists=(), ignored=(), extras=()):
        """Compares a graph of networkx whose nodes are identifiers."""
        self.say(graph.is_directed() and not graph.is_multigraph(), "no simple directed graph")
        self.ends(graph.nodes, graph.edges)
        for node, values in graph.nodes(data=True):
            expected = self.tables.nodes.get(node, {})
            self.values(expected, values, node, text, lists, {"id", *ignored})
            self.extra(expected, values, node, extras)
        for source, target, values in graph.edges(data=True):
            expected = self.tables.edges.get((source, target), {})
            ends = {"source", "target"}
            self.values(expected, values, (source, target), text, lists, ends)
            self.extra(expected, values, (source, target), {"id", "interaction"})


LOOK = {"x", "y", "size", "color", "published_seconds"}


def graphml(path, tables, comparison):
    text = without_forbidden
    graph = networkx.read_graphml(path)
    comparison.graph(graph, text, extras=LOOK)
    ids = [identifier for _, _, identifier in graph.edges(data="id")]
    comparison.say(len(set(ids)) == len(ids), "two edges have one id")
    other = igraph.Graph.Read_GraphML(str(path))
    comparison.name += ", igraph"
    comparison.say(other.is_directed(), "igraph: undirected")
    names = other.vs["id"] if len(other.vs) else []
    comparison.ends(names, [(names[edge.source], names[edge.target]) for edge in other.es])
    for vertex in other.vs:
        values = vertex.attributes()
        expected = tables.nodes.get(values["id"], {})
        comparison.values(expected, values, values["id"], text, ignored={"id"})
    for edge in other.es:
        ends = names[edge.source], names[edge.target]
        expected = tables.edges.get(ends, {})
        comparison.values(expected, edge.attributes(), ends, text, ignored={"source", "target"})


def gexf(path, tables, comparison):
    # networkx gives a node without a time no attribute, and reads no timestamps.
    graph = networkx.read_gexf(path)
    comparison.graph(graph, without_forbidden, lists={"topics"}, extras={"viz"})
    root = ElementTree.parse(path).getroot()
    for node in root.iter(GEXF + "node"):
        name = node.get("id")
        published = tables.nodes.get(name, {}).get("published")
        stamp = node.get("timestamp", "")
        comparison.say(stamp == published, f"{name}: timestamp {stamp!r}, not {published!r}")
        color = node.find(VIZ + "color")
        comparison.say(
            color is not None and set(color.keys()) == {"r", "g", "b"}, f"{name}: no plain colour"
        )


def node_link(path, tables, comparison):
    document = json.loads(path.read_text(encoding="utf-8"))
    for name in ("edges", "links"):
        comparison.graph(networkx.node_link_graph(document, edges=name))


def cytoscape(path, tables, comparison):
    document = json.loads(path.read_text(encoding="utf-8"))
    graph = networkx.cytoscape_graph(document)
    comparison.graph(graph, extras={"id", "value", "name", "source", "target", *LOOK})
    nodes = document["elements"]["nodes"]
    for node in nodes:
        place = node["position"]
        fine = set(place) == {"x", "y"} and all(map(math.isfinite, place.values()))
        comparison.say(fine, f"{node['data']['id']}: position {place}")
        label = tables.nodes[node["data"]["id"]]["label"]
        comparison.say(node["data"]["name"] == label, f"{label!r} has another name")
    # Cytoscape takes a column's type from the first value that it meets.
    kinds = {}
    for element in nodes + document["elements"]["edges"]:
        for name, value in element["data"].items():
            kinds.setdefault(name, set()).add(type(value))
    for name, found in kinds.items():
        comparison.say(len(found) == 1, f"{name} has values of several types: {found}")


def pajek(path, tables, comparison):
    expected = [
        f"{as_pajek(node['label'])} [{identifier}]" for identifier, node in tables.nodes.items()
    ]
    weights = {ends: float(edge["weight"]) for ends, edge in tables.edges.items()}

    def identifier(label):
        return label.rpartition("[")[2].rstrip("]")

    def compare(labels, edges):
        comparison.say(labels == expected, "other labels than the headlines")
        comparison.ends(map(identifier, labels), edges)
        comparison.say(edges == weights, "other weights than the table")

    graph = networkx.read_pajek(path)
    compare(
        list(graph.nodes),
        {(identifier(a), identifier(b)): edge["weight"] for a, b, edge in graph.edges(data=True)},
    )
    comparison.name += ", igraph"
    other = igraph.Graph.Read_Pajek(str(path))
    labels = other.vs["name"] if len(other.vs) else []
    names = list(map(identifier, labels))
    compare(labels, {(names[e.source], names[e.target]): e["weight"] for e in other.es})


def unquoted(value):
    """A string of DOT as the program that reads it gets it."""
    return value[1:-1].replace('\\"', '"') if value.startswith('"') else value


def dot(path, tables, comparison):
    if len(tables.nodes) > LARGEST_FOR_PYDOT:
        text = path.read_text(encoding="utf-8")
        comparison.say(text.count('"article"=') == len(tables.nodes), "other nodes")
        comparison.say(text.count('" -> "') == len(tables.edges), "other edges")
        return
    (graph,) = pydot.graph_from_dot_file(str(path), encoding="utf-8")
    names = {}
    for box in graph.get_subgraphs():
        for node in box.get_nodes():
            if node.get_name() == "graph":
                continue
            values = {
                unquoted(name): unquoted(value) for name, value in node.get_attributes().items()
            }
            names[node.get_name()] = values["article"]
            expected = tables.nodes.get(values["article"], {})
            found = {"cluster": values["story"]}
            for name in ("published", "provider"):
                found[name] = values[name]
            for name, value in found.items():
                cell = expected.get(name, "")
                comparison.say(cell == value, f"{values['article']}: {name} {value!r}, not {cell!r}")
    edges = [(names[e.get_source()], names[e.get_destination()]) for e in graph.get_edges()]
    comparison.ends(names.values(), edges)


READERS = {
    "dot": dot, "graphml": graphml, "gexf": gexf, "json": node_link, "cytoscape": cytoscape,
    "pajek": pajek,
}  # fmt: skip
RULES = {"graphml": xml_rules.graphml, "gexf": xml_rules.gexf}


def check(storyloom, inputs, folder, report):
    """Opens every graph file of every archive."""
    for archive in inputs:
        name = pathlib.Path(archive).name
        room = folder / name
        export = [storyloom, "export", str(archive), "--quiet", "--format"]
        subprocess.run([*export, "csv", "--csv-raw", "--output", str(room)], check=True)
        tables = Tables(room)
        for kind, ending in FORMATS.items():
            path = room / f"graph.{ending}"
            subprocess.run([*export, kind, "--output", str(path)], check=True)
            comparison = Comparison(tables, f"{name}, {kind}", report)
            if kind in RULES:
                for ok, what in RULES[kind](path):
                    comparison.say(ok, what)
            try:
                READERS[kind](path, tables, comparison)
            except Exception as error:  # What a reader refuses, others may still open.
                comparison.say(False, f"not opened: {type(error).__name__}: {error}")
