"""A resolved document as the JSON object that ``kgraph extract`` prints.

Keys, their order and their meaning are an interface that other programs rely on. Offsets are
Unicode code points into ``text``, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kgraph.graph.identifiers import OPEN_PREFIX
from kgraph.model import Claim, Corpus, Evidence, Extract, Mention, Span, Turn
from kgraph.model.json_text import escape_marks
from kgraph.model.quote import format_timestamp

Json = dict[str, Any]


def render_corpus(corpus: Corpus, *, open_links: bool = True) -> Iterator[str]:
    """Yield each document as one line of JSON without its line break, in document order.

    Whatever else some programs take for a line break, or a terminal obeys, is escaped like one.
    Without ``open_links`` only claims are told whose link the ontology names.
    """
    if not open_links:
        named = (each for each in corpus.claims if not each.predicate.startswith(OPEN_PREFIX))
        corpus = replace(corpus, claims=tuple(named))
    view = _View(corpus)
    for extract in sorted(corpus.extracts, key=lambda each: each.document.source):
        line = json.dumps(view.document(extract), ensure_ascii=False, separators=(", ", ": "))
        yield escape_marks(line)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A claim at one of its places."""

    claim: Claim
    evidence: Evidence


class _View:
    """What the documents of one corpus look like from outside."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._entity_by_id = {entity.id: entity for entity in corpus.entities}
        self._stated_by_document: dict[str, list[_Stated]] = {}
        for claim in corpus.claims:
            for evidence in claim.evidence:
                stated = self._stated_by_document.setdefault(evidence.document_id, [])
                stated.append(_Stated(claim, evidence))

    def document(self, extract: Extract) -> Json:
        document = extract.document
        stated = sorted(self._stated_by_document.get(extract.document_id, []), key=_place)
        return {
            "source": document.source,
            "sha256": document.sha256,
            "title": document.title,
            "text": document.text,
            "turns": [
                _turn(turn, speaker=self._entity_of(extract, chain))
                for turn, chain in zip(document.turns, extract.speaker_chains, strict=True)
            ],
            "mentions": [self._mention(mention, extract) for mention in extract.mentions],
            "entities": [self._entity(name) for name in self._entities_of(extract, stated)],
            "claims": [_claim(each) for each in stated],
        }

    def _entity_of(self, extract: Extract, chain: int | None) -> str | None:
        if chain is None:
            return None
        return self._corpus.entity_by_chain.get((extract.document_id, chain))

    def _entities_of(self, extract: Extract, stated: list[_Stated]) -> list[str]:
        """Return the ids of what the document speaks of, sorted."""
        found: set[str | None] = {
            self._entity_of(extract, chain.number) for chain in extract.chains
        }
        for each in stated:
            found |= {each.claim.subject, each.claim.object, each.claim.qualifier}
            found.add(each.evidence.speaker)
        return sorted(self._entity_by_id.keys() & found)

    def _mention(self, mention: Mention, extract: Extract) -> Json:
        return {
            "start": mention.span.start,
            "end": mention.span.end,
            "head": _pair(mention.head),
            "type": mention.entity_type,
            "entity": self._entity_of(extract, mention.chain),
            "named": mention.named,
        }

    def _entity(self, name: str) -> Json:
        entity = self._entity_by_id[name]
        return {
            "id": entity.id,
            "label": entity.canonical_label,
            "type": entity.entity_type,
            "aliases": list(entity.aliases),
            "same_as": list(entity.same_as),
        }


def _turn(turn: Turn, *, speaker: str | None) -> Json:
    return {
        "start": turn.span.start,
        "end": turn.span.end,
        "speaker": speaker,
        "label": turn.speaker,
        "time": _time(turn.start_ms),
    }


def _claim(stated: _Stated) -> Json:
    claim, evidence = stated.claim, stated.evidence
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "value": claim.value,
        "subject_span": _pair(evidence.subject_span),
        "object_span": _pair(evidence.object_span),
        "in": claim.qualifier,
        "speaker": evidence.speaker,
        "time": _time(evidence.start_ms),
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "from": claim.valid_from,
        "to": claim.valid_to,
        "confidence": 1.0 if claim.decision else round(evidence.confidence, 4),
        "rule": evidence.rule,
    }


def _place(stated: _Stated) -> tuple[object, ...]:
    claim, evidence = stated.claim, stated.evidence
    return (
        evidence.span,
        evidence.subject_span,
        claim.subject,
        claim.predicate,
        claim.object or "",
        claim.value or "",
        evidence.rule,
    )


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _time(start_ms: int | None) -> str | None:
    return None if start_ms is None else format_timestamp(start_ms)
