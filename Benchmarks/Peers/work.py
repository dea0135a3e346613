"""One piece of work on one archive, as a process of its own: python work.py NAME ARCHIVE.

graph      PyYAML with libyaml, the rules of identity, networkx: what `storyloom stats` counts
rapidyaml  rapidyaml to a tree, nothing else
events     libyaml's events through PyYAML, nothing else
"""

import json
import sys

import documents


def graph(paths):
    import networkx
    import yaml

    import identity

    resolver = identity.Resolver()
    for path in paths:
        text = documents.front_matter(path)
        if text is not None:
            resolver.add(yaml.load(text, Loader=yaml.CSafeLoader))
    articles, links, counts = resolver.resolve()
    digraph = networkx.DiGraph()
    digraph.add_nodes_from(articles)
    digraph.add_edges_from(links)
    counts["components"] = networkx.number_weakly_connected_components(digraph)
    print(json.dumps(counts))


def rapidyaml(paths):
    import ryml

    for path in paths:
        text = documents.front_matter(path)
        if text is not None:
            ryml.parse_in_arena(text)


def events(paths):
    import yaml

    for path in paths:
        text = documents.front_matter(path)
        if text is not None:
            for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
                pass


if __name__ == "__main__":
    {"graph": graph, "rapidyaml": rapidyaml, "events": events}[sys.argv[1]](
        documents.paths(sys.argv[2])
    )
