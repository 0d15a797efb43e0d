"""The dataset as N-Quads: one statement a line, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kgraph.export.atomic import write_atomically
from kgraph.graph.terms import render_ntriples_term
from kgraph.graph.vocabulary import DEFAULT_BASE_IRI, Triple


def write_nquads(
    statements: Iterable[Triple], path: Path, *, base_iri: str = DEFAULT_BASE_IRI
) -> None:
    """Write statements to an N-Quads file, all in the default graph, IRIs in full.

    Args:
        statements: In the order in which to write them.
        path: The file to make or replace.
        base_iri: Of no use in this format; every writer takes it.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, (_line(triple) for triple in statements))


def _line(triple: Triple) -> str:
    return " ".join(render_ntriples_term(term) for term in triple) + " .\n"
