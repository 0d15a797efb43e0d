"""The dataset as N-Quads: one statement a line, for programs."""

from __future__ import annotations

from pathlib import Path

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.graph.terms import render_ntriples_term
from kgraph.graph.vocabulary import Triple


def write_nquads(dataset: Dataset, path: Path) -> None:
    """Write an N-Quads file, all in the default graph, IRIs in full.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, map(_line, dataset.statements()))


def _line(triple: Triple) -> str:
    return " ".join(map(render_ntriples_term, triple)) + " .\n"
