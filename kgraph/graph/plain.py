"""Claims and evidence as plain values, and stand-ins for them, of which templates are made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from kgraph.graph.identifiers import Minter, claim_hash, evidence_hash
from kgraph.graph.literals import decimal_literal, integer_literal, name_literal, text_literal
from kgraph.graph.properties import Properties
from kgraph.graph.short_names import render_iri
from kgraph.graph.terms import render_ntriples_term
from kgraph.model import (
    Claim,
    Corpus,
    Document,
    Evidence,
    Extract,
    Modality,
    Polarity,
    Reading,
    Span,
)
from kgraph.model.source_meta import SourceMeta

_SPAN: Final = Span(41, 46)
_BEFORE, _WORDS, _BEHIND = (
    "before before before before befo",
    "words",
    "behind behind behind be" * 2,
)
_HEARD: Final = "https://stand-in.invalid/recording"
_START_MS: Final = 7_654_321
_CONFIDENCE: Final = 0.123457


class PlainClaim(NamedTuple):
    """What is claimed, between the ids of entities; one statement."""

    subject: str
    predicate: str
    object: str | None
    value: str | None
    qualifier: str | None
    polarity: str
    modality: str
    valid_from: str | None
    valid_to: str | None

    @property
    def hash(self) -> str:
        """What its IRI ends in."""
        return claim_hash(self.subject, self[1:5], manner=self[5:9])

    @property
    def kind(self) -> tuple[str | bool | None, ...]:
        """What claims have in common that differ in their ends and values alone."""
        return (self.predicate, self.object is None, self.qualifier is None, *self[5:9])


class Spot(NamedTuple):
    """A place that carries a claim: ``Evidence``, and what the source has there.

    ``words`` are ``None`` where the source has none, ``heard_at`` where no recording is known.
    """

    document: str
    start: int
    end: int
    quote: str
    speaker: str | None
    start_ms: int | None
    confidence: float
    rule: str
    words: str | None
    before: str | None
    behind: str | None
    heard_at: str | None

    @property
    def place(self) -> tuple[str, int, int]:
        """What makes two of them the same."""
        return self[:3]

    @property
    def rank(self) -> tuple[float, str, str]:
        """What the best of those at one place is chosen by."""
        return (self.confidence, self.rule, self.speaker or "")

    @property
    def kind(self) -> tuple[bool, ...]:
        """Which of what it may have it has."""
        return (
            self.speaker is not None,
            self.start_ms is not None,
            bool(self.rule),
            self.words is not None,
            self.heard_at is not None,
        )

    def hash(self, claim: str) -> str:
        """Return what its IRI ends in, as evidence of a claim whose IRI ends so."""
        return evidence_hash(claim, self.place)


_ANYWHERE: Final = Evidence("stand-in", _SPAN, "quote", _SPAN, confidence=_CONFIDENCE)


def claim_from(claim: PlainClaim) -> Claim:
    """Return a claim with evidence somewhere."""
    return Claim(
        claim.subject, claim.predicate, claim.object, claim.value, (_ANYWHERE,),
        Polarity(claim.polarity), Modality(claim.modality), claim.qualifier,
        claim.valid_from, claim.valid_to,
    )  # fmt: skip


def stand_in(
    claim: PlainClaim, minter: Minter, *, properties: Properties
) -> tuple[Claim, dict[str, str]]:
    """Return a claim of the same kind, and what its terms stand for, as N-Triples has them."""
    full = replace(
        claim_from(claim),
        subject="stand-in/subject",
        object=None if claim.object is None else "stand-in/object",
        value=None if claim.value is None else "stand-in value",
        qualifier=None if claim.qualifier is None else "stand-in/qualifier",
    )
    iri = minter.claim(full)
    names = {
        render_iri(iri): "claim",
        render_iri(minter.entity("stand-in/subject")): "subject",
        render_iri(minter.entity("stand-in/object")): "object",
        render_iri(minter.entity("stand-in/qualifier")): "qualifier",
        render_ntriples_term(decimal_literal(_CONFIDENCE)): "confidence",
        render_iri(minter.evidence(iri, _ANYWHERE)): "evidence",
    }
    if claim.value is not None:
        names[render_ntriples_term(properties.value_of(full))] = "object"
    return full, names


def stand_in_at(spot: Spot, minter: Minter) -> tuple[Claim, dict[str, str]]:
    """Return a claim with evidence of the same kind, and what the terms of this stand for."""
    document = _name(spot.words is not None, spot.heard_at is not None)
    evidence = Evidence(
        document, _SPAN, "stand-in quote", _SPAN,
        speaker=None if spot.speaker is None else "stand-in/speaker",
        start_ms=None if spot.start_ms is None else _START_MS,
        confidence=_CONFIDENCE,
        rule="stand-in rule" if spot.rule else "",
    )  # fmt: skip
    claim = Claim("stand-in/subject", "stand-in", "stand-in/object", None, (evidence,))
    place = minter.evidence(minter.claim(claim), evidence)
    names = {
        place: "evidence",
        minter.selector(place): "selector",
        minter.source(document): "source",
        minter.entity("stand-in/speaker"): "speaker",
        f"{_HEARD}#t={_START_MS / 1000}": "heard at",
    }
    literals = {
        text_literal("stand-in quote"): "quote",
        integer_literal(_SPAN.start): "start",
        integer_literal(_SPAN.end): "end",
        decimal_literal(_CONFIDENCE): "confidence",
        name_literal("stand-in rule"): "rule",
        decimal_literal(Decimal(_START_MS) / 1000): "start time",
        text_literal(_WORDS): "words",
        text_literal(_BEFORE): "before",
        text_literal(_BEHIND[:32]): "behind",
    }
    told = {render_iri(iri): name for iri, name in names.items()}
    return claim, told | {render_ntriples_term(each): name for each, name in literals.items()}


def stand_in_corpus() -> Corpus:
    """Return the documents that stand-ins stand in: with text or without, recorded or not."""
    text = "." * 9 + _BEFORE + _WORDS + _BEHIND
    extracts = [
        Extract(_name(words, heard), _document(text if words else "", heard=heard), (), (), (), ())
        for words in (False, True)
        for heard in (False, True)
    ]
    return Corpus(tuple(extracts), (), (), {})


def _name(words: bool, heard: bool) -> str:
    return f"stand-in-{words:d}{heard:d}"


def _document(text: str, *, heard: bool) -> Document:
    meta = SourceMeta(recording=_HEARD if heard else None)
    return Document(
        source="stand-in", sha256="", title="", text=text, turns=(), substitutions=(),
        time_marks=(), roster=(), reading=Reading("", (), ()), reader="", meta=meta,
    )  # fmt: skip
