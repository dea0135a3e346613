"""What the schemas of GraphML 1.1 and GEXF 1.3 demand of our files, as assertions.

Their text stays at http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd and
https://gexf.net/1.3/gexf.xsd; here stand the rules for the elements that we write, each of which
gives a pair of whether it holds and what it says.
"""

import datetime
import re
import xml.etree.ElementTree as ElementTree

TOKEN = re.compile(r"[\w.:\-]+")
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
VALUES = {
    "boolean": re.compile("true|false"),
    "int": re.compile(r"-?\d+"),
    "long": re.compile(r"-?\d+"),
    "integer": re.compile(r"-?\d+"),
    "double": NUMBER,
    "float": NUMBER,
    "string": re.compile(".*", re.DOTALL),
    "liststring": re.compile(r"\[.*\]", re.DOTALL),
}


class Rules:
    """The root of a file, and checks of its elements in one namespace."""

    def __init__(self, path, namespace):
        self.root = ElementTree.parse(path).getroot()
        self.namespace = namespace

    def name(self, element):
        prefix = f"{{{self.namespace}}}"
        return element.tag.removeprefix(prefix) if element.tag.startswith(prefix) else element.tag

    def shape(self, element, required, optional, children):
        """Attributes of an element, and the order of its children as a regular expression."""
        names = {name for name in element.keys() if not name.startswith("{")}
        where = self.name(element)
        yield set(required) <= names, f"{where} lacks {sorted(set(required) - names)}"
        strange = names - set(required) - set(optional)
        yield not strange, f"{where} has {sorted(strange)}"
        order = "".join(self.name(child) + " " for child in element)
        yield re.fullmatch(children, order) is not None, f"{where} holds {order[:80]}"


def unique(values, what):
    values = list(values)
    return len(set(values)) == len(values), f"{what} are not unique"


def graphml(path):
    rules = Rules(path, "http://graphml.graphdrawing.org/xmlns")
    root = rules.root
    yield rules.name(root) == "graphml", f"the root is {root.tag}"
    yield from rules.shape(root, [], [], "(desc )?(key )*((graph |data )*)")
    keys = {}
    for key in (child for child in root if rules.name(child) == "key"):
        yield from rules.shape(
            key, ["id", "for", "attr.name", "attr.type"], ["dynamic"], "(desc )?(default )?"
        )
        yield TOKEN.fullmatch(key.get("id")) is not None, f"key id {key.get('id')}"
        yield key.get("for") in ("graph", "node", "edge", "all"), f"for {key.get('for')}"
        yield key.get("attr.type") in VALUES, f"type {key.get('attr.type')}"
        yield key.get("id") not in keys, f"two keys {key.get('id')}"
        keys[key.get("id")] = key
    yield unique(((k.get("for"), k.get("attr.name")) for k in keys.values()), "names of keys")

    def data(element, kind):
        stated = [child.get("key") for child in element if rules.name(child) == "data"]
        yield unique(stated, f"data of {element.get('id')}")
        for child in element:
            if rules.name(child) != "data":
                continue
            yield from rules.shape(child, ["key"], ["id", "time"], "")
            key = keys.get(child.get("key"))
            yield key is not None and key.get("for") == kind, f"data {child.get('key')} in a {kind}"
            if key is not None:
                text = child.text or ""
                fits = VALUES[key.get("attr.type")].fullmatch(text) is not None and text != ""
                yield fits, f"{child.get('key')} is {text!r}"

    graphs = [child for child in root if rules.name(child) == "graph"]
    yield len(graphs) == 1, f"{len(graphs)} graphs"
    (graph,) = graphs
    yield from rules.shape(graph, ["edgedefault"], ["id"], "(desc )?((data |node |edge )*)")
    yield graph.get("edgedefault") == "directed", "undirected by default"
    yield from data(graph, "graph")
    nodes = [child for child in graph if rules.name(child) == "node"]
    edges = [child for child in graph if rules.name(child) == "edge"]
    for node in nodes:
        yield from rules.shape(node, ["id"], [], "(desc )?((data )*)")
        yield TOKEN.fullmatch(node.get("id")) is not None, f"node id {node.get('id')}"
        yield from data(node, "node")
    names = {node.get("id") for node in nodes}
    yield len(names) == len(nodes), "ids of nodes are not unique"
    for edge in edges:
        yield from rules.shape(edge, ["source", "target"], ["id", "directed"], "(desc )?(data )*")
        yield TOKEN.fullmatch(edge.get("id")) is not None, f"edge id {edge.get('id')}"
        ends = {edge.get("source"), edge.get("target")}
        yield ends <= names, f"an edge leads to {sorted(ends - names)}"
        yield from data(edge, "edge")
    yield unique((edge.get("id") for edge in edges), "ids of edges")


def is_moment(text):
    """Whether a text is an xs:dateTime in UTC."""
    try:
        return bool(datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))
    except ValueError:
        return False


def gexf(path):
    rules = Rules(path, "http://gexf.net/1.3")
    root = rules.root
    yield rules.name(root) == "gexf", f"the root is {root.tag}"
    yield from rules.shape(root, ["version"], ["variant"], "(meta )?graph ")
    yield root.get("version") == "1.3", f"version {root.get('version')}"
    meta, graph = root
    yield from rules.shape(meta, [], ["lastmodifieddate"], "((creator |keywords |description )*)")
    optional = "mode defaultedgetype idtype timeformat timerepresentation timezone start end timestamp"
    yield from rules.shape(graph, [], optional.split(), "(attributes )*nodes edges ")
    stated = {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "idtype": "string",
        "timeformat": "dateTime",
        "timerepresentation": "timestamp",
        "timezone": "UTC",
    }
    yield dict(graph.attrib) == stated, f"the graph states {graph.attrib}"
    types = {"node": {}, "edge": {}}
    *declared, nodes, edges = graph
    for attributes in declared:
        yield from rules.shape(attributes, ["class"], ["mode"], "(attribute )*")
        found = types[attributes.get("class")]
        for attribute in attributes:
            yield from rules.shape(attribute, ["id", "title", "type"], [], "((default |options )*)")
            yield attribute.get("type") in VALUES, f"type {attribute.get('type')}"
            yield attribute.get("id") not in found, f"two attributes {attribute.get('id')}"
            found[attribute.get("id")] = attribute.get("type")

    def values(element, kind):
        given = [child for child in element if rules.name(child) == "attvalues"]
        yield len(given) <= 1, f"{element.get('id')} has {len(given)} attvalues"
        for attvalue in (value for values in given for value in values):
            yield from rules.shape(attvalue, ["for", "value"], ["timestamp", "start", "end"], "")
            name, value = attvalue.get("for"), attvalue.get("value")
            known = types[kind].get(name)
            fits = known is not None and VALUES[known].fullmatch(value) is not None and value != ""
            yield fits, f"{name} of a {kind} is {value!r}"

    yield nodes.get("count") == str(len(nodes)), "the count of nodes"
    yield edges.get("count") == str(len(edges)), "the count of edges"
    viz = "{http://gexf.net/1.3/viz}"
    for node in nodes:
        order = f"(attvalues )?{viz}size {viz}position {viz}color ".replace("{", r"\{")
        yield from rules.shape(node, ["id", "label"], ["timestamp"], order)
        stamp = node.get("timestamp")
        yield stamp is None or is_moment(stamp), f"timestamp {stamp}"
        yield from values(node, "node")
        color, position = node.find(viz + "color"), node.find(viz + "position")
        channels = [color.get(name, "") for name in "rgb"]
        fine = all(text.isdigit() and int(text) < 256 for text in channels)
        yield fine and len(color.attrib) == 3, f"colour {color.attrib}"
        fine = all(NUMBER.fullmatch(position.get(name, "")) for name in "xyz")
        yield fine, f"position {position.attrib}"
        yield float(node.find(viz + "size").get("value")) > 0, "size"
    names = [node.get("id") for node in nodes]
    yield unique(names, "ids of nodes")
    names = set(names)
    for edge in edges:
        allowed = ["id", "type", "label", "kind", "weight", "timestamp"]
        yield from rules.shape(edge, ["source", "target"], allowed, "(attvalues )?")
        ends = {edge.get("source"), edge.get("target")}
        yield ends <= names, f"an edge leads to {sorted(ends - names)}"
        yield NUMBER.fullmatch(edge.get("weight", "")) is not None, f"weight {edge.get('weight')}"
        yield from values(edge, "edge")
    yield unique((edge.get("id") for edge in edges), "ids of edges")
