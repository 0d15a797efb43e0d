"""The dataset as one Turtle file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kgraph.export.atomic import write_atomically
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.turtle import render_turtle
from kgraph.graph.vocabulary import Triple


def write_turtle(
    statements: Iterable[Triple], path: Path, *, base_iri: str = DEFAULT_BASE_IRI
) -> None:
    """Write statements to a Turtle file: UTF-8, readable, the same bytes for the same input.

    Args:
        statements: As ``kgraph.graph.build_statements`` yields them.
        path: The file to make or replace.
        base_iri: IRIs below it are written relative to it; ends in ``/``.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, render_turtle(statements, base_iri=base_iri))
