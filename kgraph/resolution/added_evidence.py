"""The words of a source that a person names for a claim."""

from __future__ import annotations

from kgraph.model import Corpus, Evidence, Extract, Span
from kgraph.model.claim import ADDED_BY_HAND
from kgraph.model.quote import find_quote, quote, start_ms_at
from kgraph.resolution.claim_decisions import Named
from kgraph.resolution.ledger import Add
from kgraph.resolution.things import Thing


def find_evidence(named: Named, corpus: Corpus) -> Evidence | None:
    """Return the place that an added claim names, ``None`` where no source has its words."""
    entry = named.entry
    if not isinstance(entry, Add) or entry.claim.quote is None:
        return None
    for extract in corpus.extracts:
        if entry.source in (None, extract.document.source):
            span = find_quote(extract.document, entry.claim.quote)
            if span is not None:
                return _evidence_at(span, extract, named=named, corpus=corpus)
    return None


def _evidence_at(span: Span, extract: Extract, *, named: Named, corpus: Corpus) -> Evidence:
    """Return the evidence of a stretch, with the mentions of its ends where they stand in it."""

    def mention_of(thing: Thing | None) -> Span | None:
        for mention in extract.mentions:
            name = corpus.entity_by_chain.get((extract.document_id, mention.chain))
            if thing and name == thing.now.entity.id and span.covers(mention.span):
                return mention.span
        return None

    turns = zip(extract.document.turns, extract.speaker_chains, strict=True)
    who = next((chain for turn, chain in turns if turn.span.overlaps(span)), None)
    speaker = None if who is None else corpus.entity_by_chain.get((extract.document_id, who))
    return Evidence(
        document_id=extract.document_id,
        span=span,
        quote=quote(extract.document, span),
        subject_span=mention_of(named.subject) or span,
        object_span=mention_of(named.object),
        speaker=speaker,
        start_ms=start_ms_at(extract.document, span.start),
        rule=ADDED_BY_HAND,
    )
