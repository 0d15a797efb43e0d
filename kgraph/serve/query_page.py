"""The page for queries: its files, and the stock queries in its menu."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kgraph.graph.short_names import PREFIXES
from kgraph.graph.stock_queries import stock_queries
from kgraph.serve.channel import Answer
from kgraph.serve.media import HTML_PAGE

_FOLDER: Final = Path(__file__).parent / "page"
_MEDIA_TYPES: Final = {
    "query.js": "text/javascript",
    "reload.js": "text/javascript",
    "style.css": "text/css",
}


def query_page() -> Answer:
    """Return the page on which queries are written."""
    content = (_FOLDER / "query.html").read_bytes()
    return Answer(200, HTML_PAGE, content)


def static_file(name: str) -> Answer | None:
    """Return a file that the pages ask for, ``None`` for any other name."""
    if name == "queries.json":
        told = {"prefixes": PREFIXES, "stock": list(map(asdict, stock_queries().values()))}
        return Answer(200, "application/json", json.dumps(told).encode())
    if name not in _MEDIA_TYPES:
        return None
    return Answer(200, f"{_MEDIA_TYPES[name]}; charset=utf-8", (_FOLDER / name).read_bytes())
