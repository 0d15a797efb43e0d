"""The dataset as four tables with typed columns: entities, claims, evidence, documents.

``docs/formats.md`` says what each column holds. What is not known is null, a list may be empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import pyarrow as pa

from kgraph.export.dataset import Dataset
from kgraph.export.rows import (
    EvidenceRow,
    LinkRow,
    NodeRow,
    SourceRow,
    link_rows,
    node_rows,
    source_rows,
)
from kgraph.model import Join

_BATCH: Final = 20_000  # rows that are made columns of at a time

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the types of its columns, and its rows, sorted."""

    name: str
    schema: pa.Schema
    rows: Callable[[Dataset], Iterator[Record]]

    def batches(self, dataset: Dataset) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a dataset, some thousand at a time.

        Raises:
            OutputError: the graph is missing, unreadable, or not Turtle.
        """
        rows = self.rows(dataset)
        while some := list(islice(rows, _BATCH)):
            yield pa.RecordBatch.from_pylist(some, schema=self.schema)

    def whole(self, dataset: Dataset) -> pa.Table:
        """Return all rows of a dataset.

        Raises:
            OutputError: the graph is missing, unreadable, or not Turtle.
        """
        return pa.Table.from_batches(self.batches(dataset), schema=self.schema)


def _schema(**types: pa.DataType) -> pa.Schema:
    """Return columns by name and type; a name that ends in ``_or_null`` may be null."""
    return pa.schema(
        pa.field(name.removesuffix("_or_null"), kind, nullable=name.endswith("_or_null"))
        for name, kind in types.items()
    )


_TEXT, _TEXTS = pa.string(), pa.list_(pa.field("item", pa.string(), nullable=False))
_WHOLE, _NUMBER, _YES_OR_NO = pa.int64(), pa.float64(), pa.bool_()
_JOIN = pa.struct(
    _schema(
        label=_TEXT, joined_to=_TEXT, reason=_TEXT, document_or_null=_TEXT, decided_by_or_null=_TEXT
    )
)
_JOINS = pa.list_(pa.field("item", _JOIN, nullable=False))


def _entities(dataset: Dataset) -> Iterator[Record]:
    return map(_entity, node_rows(dataset.stored, dataset.ontology))


def _entity(row: NodeRow) -> Record:
    return {
        "id": row.id,
        "iri": row.iri,
        "label": row.label,
        "type": row.entity_type,
        "aliases": row.aliases,
        "mentions": row.mention_count,
        "salience": row.salience,
        "same_as": row.same_as,
        "former_ids": row.former_ids,
        "joins": [_join(each) for each in row.joins],
    }


def _join(join: Join) -> Record:
    return {
        "label": join.label,
        "joined_to": join.to,
        "reason": join.reason,
        "document": join.document_id,
        "decided_by": join.decision.by if join.decision else None,
    }


def _claims(dataset: Dataset) -> Iterator[Record]:
    return map(_claim, link_rows(dataset.stored))


def _claim(row: LinkRow) -> Record:
    return {
        "id": row.id,
        "iri": row.iri,
        "subject": row.subject,
        "predicate": row.predicate,
        "predicate_label": row.label,
        "object": row.target or None,
        "value": None if row.target else row.value,
        "polarity": row.polarity,
        "modality": row.modality,
        "is_fact": row.is_direct,
        "qualifier": row.qualifier or None,
        "valid_from": row.valid_from or None,
        "valid_to": row.valid_to or None,
        "confidence": row.confidence,
        "places": len(row.evidence),
        "contradicts": row.contradicts,
        "decided_by": row.decided_by or None,
    }


def _evidence(dataset: Dataset) -> Iterator[Record]:
    return (_place(each, claim) for claim in link_rows(dataset.stored) for each in claim.evidence)


def _place(row: EvidenceRow, claim: LinkRow) -> Record:
    return {
        "claim": claim.id,
        "id": row.id,
        "document": row.source_id,
        "path": row.source,
        "quote": row.quote,
        "speaker": row.speaker_id or None,
        "speaker_label": row.speaker or None,
        "text_start": row.span.start,
        "text_end": row.span.end,
        "start_ms": row.start_ms,
        "confidence": row.confidence,
        "rule": row.rule,
    }


def _documents(dataset: Dataset) -> Iterator[Record]:
    return map(_document, source_rows(dataset.stored))


def _document(row: SourceRow) -> Record:
    return {
        "id": row.id,
        "iri": row.iri,
        "path": row.path,
        "title": row.title or None,
        "date": row.date or None,
        "sha256": row.sha256,
        "recording": row.recording or None,
        "page": row.page or None,
    }


TABLES: Final = (
    Table(
        "entities",
        _schema(
            id=_TEXT, iri=_TEXT, label=_TEXT, type=_TEXT, aliases=_TEXTS, mentions=_WHOLE,
            salience=_NUMBER, same_as=_TEXTS, former_ids=_TEXTS, joins=_JOINS,
        ),
        _entities,
    ),
    Table(
        "claims",
        _schema(
            id=_TEXT, iri=_TEXT, subject=_TEXT, predicate=_TEXT, predicate_label=_TEXT,
            object_or_null=_TEXT, value_or_null=_TEXT, polarity=_TEXT, modality=_TEXT,
            is_fact=_YES_OR_NO, qualifier_or_null=_TEXT, valid_from_or_null=_TEXT,
            valid_to_or_null=_TEXT, confidence=_NUMBER, places=_WHOLE, contradicts=_TEXTS,
            decided_by_or_null=_TEXT,
        ),
        _claims,
    ),
    Table(
        "evidence",
        _schema(
            claim=_TEXT, id=_TEXT, document=_TEXT, path=_TEXT, quote=_TEXT, speaker_or_null=_TEXT,
            speaker_label_or_null=_TEXT, text_start=_WHOLE, text_end=_WHOLE,
            start_ms_or_null=_WHOLE, confidence=_NUMBER, rule=_TEXT,
        ),
        _evidence,
    ),
    Table(
        "documents",
        _schema(
            id=_TEXT, iri=_TEXT, path=_TEXT, title_or_null=_TEXT, date_or_null=_TEXT,
            sha256=_TEXT, recording_or_null=_TEXT, page_or_null=_TEXT,
        ),
        _documents,
    ),
)  # fmt: skip
