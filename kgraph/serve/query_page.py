"""The page for queries: its files, and the stock queries in its menu."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kgraph.graph.vocabulary import PREFIXES
from kgraph.serve.channel import Answer
from kgraph.serve.media import HTML_PAGE

_FOLDER: Final = Path(__file__).parent / "page"
_MEDIA_TYPES: Final = {"query.js": "text/javascript", "style.css": "text/css"}

_STOCK: Final = {
    "founders": (
        "Who founded what, and in whose words",
        "SELECT ?founder ?founded ?quote WHERE {\n"
        "  ?claim rdf:subject ?person ;\n"
        "         rdf:predicate kg:founderOf ;\n"
        "         rdf:object ?thing ;\n"
        "         kg:evidence/kg:quote ?quote .\n"
        "  ?person skos:prefLabel ?founder .\n"
        "  ?thing skos:prefLabel ?founded .\n"
        "}\n",
    ),
}


def query_page() -> Answer:
    """Return the page on which queries are written."""
    content = (_FOLDER / "query.html").read_bytes()
    return Answer(200, HTML_PAGE, content)


def static_file(name: str) -> Answer | None:
    """Return a file that the pages ask for, ``None`` for any other name."""
    if name == "queries.json":
        stock = [{"name": n, "title": t, "text": q} for n, (t, q) in _STOCK.items()]
        told = {"prefixes": PREFIXES, "stock": stock}
        return Answer(200, "application/json", json.dumps(told).encode())
    if name not in _MEDIA_TYPES:
        return None
    return Answer(200, f"{_MEDIA_TYPES[name]}; charset=utf-8", (_FOLDER / name).read_bytes())
