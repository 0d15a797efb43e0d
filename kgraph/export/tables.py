"""The dataset as two CSV files: entities and claims."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.export.rows import LinkRow, NodeRow, link_rows, node_rows

NODES_FILE: Final = "nodes.csv"
EDGES_FILE: Final = "edges.csv"

_NODE_COLUMNS = ("id", "label", "type", "aliases", "mentions", "salience", "same_as", "iri")
_EDGE_COLUMNS = (
    *("id", "subject", "link", "object", "value", "polarity", "modality", "in", "from", "to"),
    *("confidence", "speakers", "times", "sources", "quotes"),
)
_SEPARATOR = " | "
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a formula begins with


def write_csv(dataset: Dataset, folder: Path) -> None:
    """Write ``nodes.csv`` and ``edges.csv``: UTF-8, a heading each, quoted as RFC 4180 has it.

    Several values stand in one cell with ``|`` between them. Speakers, times, sources and quotes
    of a claim have as many, each at its place.

    Raises:
        OutputError: a file cannot be written.
    """
    nodes = map(_node_cells, node_rows(dataset.stored, dataset.ontology))
    edges = map(_edge_cells, link_rows(dataset.stored))
    write_atomically(folder / NODES_FILE, render_csv_lines(_NODE_COLUMNS, nodes))
    write_atomically(folder / EDGES_FILE, render_csv_lines(_EDGE_COLUMNS, edges))


def render_csv_lines(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file, which end in CR and LF as RFC 4180 asks."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    for row in (heading, *rows):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _node_cells(row: NodeRow) -> Sequence[object]:
    return (
        *(row.id, as_text(row.label), row.entity_type, _joined(row.aliases), row.mention_count),
        *(row.salience, _joined(row.same_as), row.iri),
    )


def _edge_cells(row: LinkRow) -> Sequence[object]:
    evidence = row.evidence
    return (
        *(row.id, row.subject, row.predicate, row.target, as_text(row.value)),
        *(row.polarity, row.modality, row.qualifier, row.valid_from, row.valid_to),
        row.confidence,
        _joined(each.speaker_id for each in evidence),
        _joined(each.time for each in evidence),
        _joined(each.source for each in evidence),
        _joined(each.quote for each in evidence),
    )


def _joined(values: Iterable[str]) -> str:
    """Return several values as one; what separates them stands in none of them."""
    return as_text(_SEPARATOR.join(value.replace("|", "¦") for value in values))


def as_text(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> as_text("=1+1"), as_text("1954"), as_text("-5.5")
    ("'=1+1", '1954', '-5.5')
    """
    # Spreadsheets of some languages read a wide "＝" as "=".
    first = unicodedata.normalize("NFKC", value[:1])
    is_formula = first.startswith(_FORMULA) and not _NUMBER.fullmatch(value)
    return f"'{value}" if is_formula else value
