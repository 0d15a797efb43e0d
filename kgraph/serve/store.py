"""The built graph as an Oxigraph store that is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kgraph.graph.query import base_of
from kgraph.graph.store import ensure_store, load_into_memory


@dataclass(frozen=True, slots=True)
class ServedGraph:
    """A graph to ask. ``base_iri`` is what relative IRIs are relative to."""

    store: Store
    base_iri: str

    def texts(self, subject: NamedNode, predicate: str) -> Iterator[str]:
        """Yield the literals that a property of a thing has."""
        for quad in self.store.quads_for_pattern(subject, NamedNode(predicate), None):
            if isinstance(quad.object, Literal):
                yield quad.object.value


def open_graph(path: Path) -> ServedGraph:
    """Return the statements of a ``graph.ttl``, ready to be asked.

    They are read from the store beside it, which is made when it is not there; where it cannot
    be, they are held in memory.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    return ServedGraph(_opened(path), base_of(path))


def _opened(path: Path) -> Store:
    folder = ensure_store(path)
    if folder is None:
        return load_into_memory(path)
    try:
        return Store.read_only(str(folder))
    except (OSError, RuntimeError):  # damaged
        again = ensure_store(path, anew=True)
    return load_into_memory(path) if again is None else Store.read_only(str(again))
