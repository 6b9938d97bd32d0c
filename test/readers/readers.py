"""Opens graph files with networkx or igraph and prints what came in, one JSON array for all files.

Use: readers.py networkx|igraph|csv FILE…   A folder is taken for nodes.csv and edges.csv.
"""

import csv
import json
import sys
from pathlib import Path


def with_networkx(path):
    import networkx

    if path.suffix == ".json":
        graph = networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")))
    else:
        read = {".gexf": networkx.read_gexf, ".graphml": networkx.read_graphml}[path.suffix]
        graph = read(path)
    return {
        "direction": "directed" if graph.is_directed() else "undirected",
        "nodes": [{"id": node, **values} for node, values in graph.nodes(data=True)],
        "edges": [{"source": a, "target": b, **values} for a, b, values in graph.edges(data=True)],
    }


def with_igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(str(path))
    ids = graph.vs["id"] if graph.vcount() else []

    def values(of):
        # NaN stands for a number that is missing.
        return {name: None if value != value else value for name, value in of.attributes().items()}

    return {
        "direction": "directed" if graph.is_directed() else "undirected",
        "nodes": [values(vertex) for vertex in graph.vs],
        "edges": [{"source": ids[e.source], "target": ids[e.target], **values(e)} for e in graph.es],
    }


def with_csv(path):
    def rows(name):
        with open(path / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file, strict=True))

    return {"nodes": rows("nodes.csv"), "edges": rows("edges.csv")}


read = {"networkx": with_networkx, "igraph": with_igraph, "csv": with_csv}[sys.argv[1]]
json.dump([read(Path(name)) for name in sys.argv[2:]], sys.stdout, allow_nan=False)
