"""The dataset as CSV files for ``neo4j-admin database import``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.export.rows import LinkRow, NodeRow, link_rows, node_rows
from kgraph.export.tables import render_csv_lines

NODES_FILE: Final = "nodes.csv"
RELATIONSHIPS_FILE: Final = "relationships.csv"

_NODE_COLUMNS = (
    *("id:ID", "name", "aliases:string[]", "mentions:int", "salience:double"),
    *("sameAs:string[]", "iri", ":LABEL"),
)
_RELATIONSHIP_COLUMNS = (
    *(":START_ID", ":END_ID", "claim", "link", "polarity", "modality", "in", "from", "to"),
    *("confidence:double", "speakers:string[]", "times:string[]", "sources:string[]"),
    *("quotes:string[]", ":TYPE"),
)
_VALUE = "value:"
_SEPARATOR = ";"  # Neo4j's own, so that the import needs no option
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_IN_NAME = re.compile(r"\W+")


def write_neo4j(dataset: Dataset, folder: Path) -> None:
    """Write ``nodes.csv`` and ``relationships.csv`` with the typed headings that Neo4j reads.

    A claim is a relationship; a value (a date, a number) is a node with the label ``Value``. Of
    several values in one cell none holds a semicolon: a comma stands for it.

    Raises:
        OutputError: a file cannot be written.
    """
    links = list(link_rows(dataset.stored))
    nodes = _nodes(node_rows(dataset.stored, dataset.ontology), links)
    write_atomically(folder / NODES_FILE, render_csv_lines(_NODE_COLUMNS, nodes))
    relationships = map(_relationship, links)
    write_atomically(
        folder / RELATIONSHIPS_FILE, render_csv_lines(_RELATIONSHIP_COLUMNS, relationships)
    )


def relationship_type(predicate: str) -> str:
    """Return the name of a link as Neo4j's style has it.

    >>> relationship_type("memberOf"), relationship_type("organizeWith")
    ('MEMBER_OF', 'ORGANIZE_WITH')
    """
    return _NOT_IN_NAME.sub("_", _HUMP.sub("_", predicate)).upper()


def node_label(entity_type: str) -> str:
    """Return the name of a type as Neo4j's style has it.

    >>> node_label("person"), node_label("creativeWork")
    ('Person', 'CreativeWork')
    """
    return _NOT_IN_NAME.sub("_", entity_type[:1].upper() + entity_type[1:])


def _nodes(rows: Iterable[NodeRow], links: Iterable[LinkRow]) -> Iterator[Sequence[object]]:
    known = set()
    for row in rows:
        known.add(row.id)
        yield (
            *(row.id, row.label, _array(row.aliases), row.mention_count, row.salience),
            *(_array(row.same_as), row.iri, f"Entity;{node_label(row.entity_type)}"),
        )
    yield from _other_ends(links, known)


def _other_ends(links: Iterable[LinkRow], known: set[str]) -> Iterator[Sequence[object]]:
    """Yield a node for each value, and for what a claim names that the graph does not describe."""
    for row in links:
        for end, name in ((row.subject, row.subject), (_end(row), row.value or row.target)):
            if end not in known:
                known.add(end)
                kind = "Value" if end.startswith(_VALUE) else "Entity"
                yield end, name, "", "", "", "", "", kind


def _relationship(row: LinkRow) -> Sequence[object]:
    evidence = row.evidence
    return (
        *(row.subject, _end(row), row.id, row.label, row.polarity, row.modality),
        *(row.qualifier, row.valid_from, row.valid_to, row.confidence),
        _array(each.speaker for each in evidence),
        _array(each.time for each in evidence),
        _array(each.source for each in evidence),
        _array(each.quote for each in evidence),
        relationship_type(row.predicate),
    )


def _end(row: LinkRow) -> str:
    return row.target or f"{_VALUE}{row.value}"


def _array(values: Iterable[str]) -> str:
    return _SEPARATOR.join(value.replace(_SEPARATOR, ",") for value in values)
