"""The one entry of extraction."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.drafts import Draft
from kgraph.extraction.introductions import find_introduced
from kgraph.extraction.kept import keep_used
from kgraph.extraction.nominal_links import find_nominal_links
from kgraph.extraction.open_links import find_open_links
from kgraph.extraction.patterns import PatternBook, find_pattern_links
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.relations import find_trained_links
from kgraph.extraction.sentences import split_sentences
from kgraph.extraction.settling import settle
from kgraph.language import AnnotatedDocument
from kgraph.model import Claim, Extract
from kgraph.model.identifiers import document_id
from kgraph.ontology.types import Ontology

LEAST_CONFIDENCE = 0.5
"""Confidence below which a claim is dropped where the settings say nothing else."""


def extract(
    annotated: AnnotatedDocument,
    ontology: Ontology,
    *,
    patterns: PatternBook | None = None,
    least_confidence: float = LEAST_CONFIDENCE,
) -> Extract:
    """Return the claims that one document states, with its mentions and chains.

    Claims are in order of their place in the source; what is stated twice is there twice.
    """
    document = annotated.document
    identifier = document_id(document.source, document.sha256)
    sentences = split_sentences(annotated, identifier)
    free_chain = 1 + max((chain.number for chain in annotated.chains), default=-1)
    finder = PlaceFinder(annotated.doc, sentences, free_chain=free_chain)
    drafts = list(_drafts(annotated, finder, ontology=ontology))
    drafts += find_pattern_links(annotated.doc, finder, patterns=patterns or PatternBook())
    claims = [
        *settle(drafts, annotated.doc, finder=finder, ontology=ontology),
        *find_introduced(sentences, ontology),
    ]
    kept = [claim for claim in claims if claim.confidence >= least_confidence]
    more, more_chains = finder.made
    whole = Extract(
        document_id=identifier,
        document=document,
        mentions=tuple(sorted([*annotated.mentions, *more], key=lambda mention: mention.span)),
        chains=(*annotated.chains, *more_chains),
        claims=tuple(sorted(kept, key=_place)),
        speaker_chains=annotated.speaker_chains,
    )
    return keep_used(whole)


def _drafts(
    annotated: AnnotatedDocument, finder: PlaceFinder, *, ontology: Ontology
) -> Iterator[Draft]:
    yield from find_trained_links(annotated.doc, finder, ontology=ontology)
    yield from find_nominal_links(annotated.doc, finder, ontology=ontology)
    yield from find_open_links(annotated.doc, finder)


def _place(claim: Claim) -> tuple[object, ...]:
    evidence = claim.evidence[0]
    return evidence.span, claim.subject, claim.predicate, claim.object or "", claim.value or ""
