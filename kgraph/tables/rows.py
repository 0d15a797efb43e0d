"""What documents yield -> rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pyarrow as pa

from kgraph.graph.selectors import media_fragment, words_at, words_beside
from kgraph.model import Claim, Evidence, Extract, Span
from kgraph.tables.schema import SCHEMA_BY_TABLE

Row: TypeAlias = dict[str, Any]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Yield:
    """What one document yields, under the key by which its result is kept.

    ``content`` is the extract as the cache keeps it, ``None`` to leave it out.
    """

    key: str
    extract: Extract
    content: bytes | None = None


def tables_of(found: Iterable[Yield]) -> dict[str, pa.Table]:
    """Return the rows of some documents as tables, by the names of the tables.

    Raises:
        ValueError: evidence stands in another document than its claim.
    """
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMA_BY_TABLE}
    for each in found:
        rows["documents"].append(_document(each))
        rows["chains"] += _chains(each.extract)
        rows["mentions"] += _mentions(each.extract)
        rows["claims"] += _claims(each.extract)
    return {
        name: pa.Table.from_pylist(rows[name], schema=schema)
        for name, schema in SCHEMA_BY_TABLE.items()
    }


def _document(found: Yield) -> Row:
    document = found.extract.document
    return {
        "key": found.key,
        "document_id": found.extract.document_id,
        "source": _whole(document.source),
        "sha256": document.sha256,
        "meta_sha256": document.meta.sha256,
        "title": _whole(document.title),
        "date": document.date,
        "recording": document.meta.recording,
        "page": document.meta.page,
        "reader": document.reader,
        "is_spoken": is_spoken(found.extract),
        "words": len(document.reading.text.split()),
        "content": found.content,
    }


def is_spoken(extract: Extract) -> bool:
    """Say whether any turn of a document has a speaker."""
    return any(turn.speaker for turn in extract.document.turns)


def _chains(extract: Extract) -> Iterator[Row]:
    spoken = is_spoken(extract)
    for position, chain in enumerate(extract.chains):
        yield {
            "document_id": extract.document_id,
            "position": position,
            "number": chain.number,
            "entity_type": chain.entity_type,
            "labels": [_whole(label) for label in chain.labels],
            "salience": chain.salience,
            "is_phrase": chain.is_phrase,
            "is_term": chain.is_term,
            "is_spoken": spoken,
            "joins": [
                {"label": _whole(each.label), "to": _whole(each.to), "reason": _whole(each.reason)}
                for each in chain.joins
            ],
        }


def _mentions(extract: Extract) -> Iterator[Row]:
    for mention in extract.mentions:
        yield {
            "document_id": extract.document_id,
            "start": mention.span.start,
            "end": mention.span.end,
            "head_start": mention.head.start,
            "head_end": mention.head.end,
            "text": _whole(mention.text),
            "entity_type": mention.entity_type,
            "named": mention.named,
            "chain": mention.chain,
        }


def _claims(extract: Extract) -> Iterator[Row]:
    for number, claim in enumerate(extract.claims):
        yield {
            "document_id": extract.document_id,
            "number": number,
            "subject": chain_number(claim.subject),
            "predicate": _whole(claim.predicate),
            "object": chain_number(claim.object),
            "value": None if claim.value is None else _whole(claim.value),
            "qualifier": chain_number(claim.qualifier),
            "polarity": str(claim.polarity),
            "modality": str(claim.modality),
            "valid_from": claim.valid_from,
            "valid_to": claim.valid_to,
            "confidence": claim.confidence,
            "evidence": [_evidence(each, extract, claim=claim) for each in claim.evidence],
        }


def _evidence(evidence: Evidence, extract: Extract, *, claim: Claim) -> Row:
    if evidence.document_id != extract.document_id:
        raise ValueError(f"evidence of {claim.predicate!r} stands in {evidence.document_id!r}")
    document = extract.document
    words = words_at(document, evidence)
    before, behind = words_beside(document.text, evidence.span) if words else (None, None)
    return {
        **_offsets("", evidence.span),
        **_offsets("subject_", evidence.subject_span),
        **_offsets("object_", evidence.object_span),
        "quote": _whole(evidence.quote),
        "speaker": chain_number(evidence.speaker),
        "start_ms": evidence.start_ms,
        "confidence": evidence.confidence,
        "rule": evidence.rule,
        "words": _whole(words) if words else None,
        "before": None if before is None else _whole(before),
        "behind": None if behind is None else _whole(behind),
        "heard_at": media_fragment(document, evidence),
    }


def _offsets(name: str, span: Span | None) -> Row:
    return {
        f"{name}start": None if span is None else span.start,
        f"{name}end": None if span is None else span.end,
    }


def chain_number(reference: str | None) -> int | None:
    """Return the number of the chain that a reference names.

    >>> chain_number("c12")
    12
    """
    return None if reference is None else int(reference[1:])


def _whole(text: str) -> str:
    """Return a text as Parquet can hold it: half a surrogate pair becomes U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
