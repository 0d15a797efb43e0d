"""The built graph as an Oxigraph store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kgraph.errors import OutputError
from kgraph.graph.vocabulary import DEFAULT_BASE_IRI

_BASE = re.compile(rb"@base <([^>]*)>")


@dataclass(frozen=True, slots=True)
class ServedGraph:
    """A graph to ask. ``base_iri`` is what relative IRIs are relative to."""

    store: Store
    base_iri: str


def open_graph(path: Path) -> ServedGraph:
    """Return the statements of a ``graph.ttl``, ready to be asked.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    try:
        content = path.read_bytes()
        store = Store()
        store.load(content, format=RdfFormat.TURTLE)
    except FileNotFoundError as error:
        raise OutputError("no such file. Build it first: kgraph build.", place=str(path)) from error
    except OSError as error:
        message = f"it cannot be read ({error}). Check its permissions."
        raise OutputError(message, place=str(path)) from error
    except SyntaxError as error:
        message = "this is not Turtle any more. Build it again: kgraph build --force."
        raise OutputError(message, place=str(path)) from error
    base = _BASE.match(content)
    return ServedGraph(store, base[1].decode() if base else DEFAULT_BASE_IRI)
