"""Which writer makes which format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError
from kgraph.export.dataset import Dataset
from kgraph.export.extra import needing_tables
from kgraph.export.jsonld import write_jsonld
from kgraph.export.neo4j import write_neo4j
from kgraph.export.networks import write_gexf, write_graphml
from kgraph.export.nquads import write_nquads
from kgraph.export.obsidian import write_obsidian
from kgraph.export.tables import write_csv
from kgraph.export.trig import write_trig


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which the dataset can be written.

    ``target`` is what is written when nothing else is asked for: a file, or with ``is_folder`` a
    folder of files. ``write`` raises OutputError where that fails,
    MissingExtraError where a package for it is not installed.
    """

    name: str
    target: str
    write: Callable[[Dataset, Path], None]
    is_folder: bool = False


def _write_parquet(dataset: Dataset, folder: Path) -> None:
    with needing_tables("kgraph export --format parquet"):
        from kgraph.export.parquet import write_parquet
    write_parquet(dataset, folder)


FORMAT_BY_NAME: Final = {
    each.name: each
    for each in (
        Format("trig", "graph.trig", write_trig),
        Format("nquads", "graph.nq", write_nquads),
        Format("jsonld", "graph.jsonld", write_jsonld),
        Format("graphml", "graph.graphml", write_graphml),
        Format("gexf", "graph.gexf", write_gexf),
        Format("csv", "csv", write_csv, is_folder=True),
        Format("parquet", "parquet", _write_parquet, is_folder=True),
        Format("neo4j", "neo4j", write_neo4j, is_folder=True),
        Format("obsidian", "obsidian", write_obsidian, is_folder=True),
    )
}


def get_format(name: str) -> Format:
    """Return a format.

    Raises:
        OutputError: no format has that name.
    """
    if name not in FORMAT_BY_NAME:
        known = ", ".join(FORMAT_BY_NAME)
        raise OutputError(f"no format is called {name!r}. Choose one of: {known}.")
    return FORMAT_BY_NAME[name]
