"""Which writer makes which format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from kgraph.errors import OutputError
from kgraph.export.jsonld import write_jsonld
from kgraph.export.nquads import write_nquads
from kgraph.export.turtle import write_turtle
from kgraph.graph.vocabulary import Triple


class Writer(Protocol):
    """Writes the dataset to one file."""

    def __call__(self, statements: Iterable[Triple], path: Path, *, base_iri: str) -> None:
        """Write the statements to ``path``; raise OutputError where that fails."""


WRITER_BY_FORMAT: dict[str, Writer] = {
    "jsonld": write_jsonld,
    "nquads": write_nquads,
    "turtle": write_turtle,
}


def get_writer(name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        OutputError: no format has that name.
    """
    if name not in WRITER_BY_FORMAT:
        known = ", ".join(sorted(WRITER_BY_FORMAT))
        raise OutputError(f"no format is called {name!r}. Choose one of: {known}.")
    return WRITER_BY_FORMAT[name]
