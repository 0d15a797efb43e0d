"""The one entry of extraction."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kgraph.extraction.aims import find_aims
from kgraph.extraction.beside import find_beside
from kgraph.extraction.definitions import find_definitions
from kgraph.extraction.drafts import Draft
from kgraph.extraction.instances import with_instances
from kgraph.extraction.introductions import find_introduced
from kgraph.extraction.kept import keep_used
from kgraph.extraction.kinship import find_kinship
from kgraph.extraction.line_ups import find_line_ups
from kgraph.extraction.nominal_links import find_nominal_links
from kgraph.extraction.offices import find_offices
from kgraph.extraction.open_links import find_open_links
from kgraph.extraction.patterns import PatternBook, find_pattern_links
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.relations import find_trained_links
from kgraph.extraction.self_naming import find_self_naming
from kgraph.extraction.sentences import Sentence, split_sentences
from kgraph.extraction.settling import settle
from kgraph.extraction.spoken_for import belongings, first_person_mentions
from kgraph.language import AnnotatedDocument
from kgraph.model import Claim, Extract
from kgraph.model.identifiers import document_id
from kgraph.ontology.types import Ontology

LEAST_CONFIDENCE = 0.4
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
    read = partial(_read, ontology=ontology, patterns=patterns or PatternBook())
    sentences, finder, drafts = read(annotated, identifier)
    we = first_person_mentions(
        annotated.doc,
        finder,
        sentences=sentences,
        bodies=belongings(drafts, annotated.doc, finder=finder),
    )
    if we:
        mentions = sorted([*annotated.mentions, *we], key=lambda mention: mention.span)
        annotated = replace(annotated, mentions=tuple(mentions))
        sentences, finder, drafts = read(annotated, identifier)
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


def _read(
    annotated: AnnotatedDocument, identifier: str, *, ontology: Ontology, patterns: PatternBook
) -> tuple[list[Sentence], PlaceFinder, list[Draft]]:
    """Return the sentences, where things stand in them, and what the finders find."""
    doc = annotated.doc
    sentences = split_sentences(annotated, identifier)
    free_chain = 1 + max((chain.number for chain in annotated.chains), default=-1)
    finder = PlaceFinder(doc, sentences, free_chain=free_chain)
    drafts = [
        *find_trained_links(doc, finder, ontology=ontology),
        *find_nominal_links(doc, finder, ontology=ontology),
        *find_definitions(doc, finder, ontology=ontology),
        *find_kinship(doc, finder, ontology=ontology),
        *find_aims(doc, finder, ontology=ontology),
        *find_offices(doc, finder, ontology=ontology),
        *find_beside(doc, finder, ontology=ontology),
        *find_line_ups(doc, finder, ontology=ontology),
        *find_self_naming(doc, finder, ontology=ontology),
        *find_pattern_links(doc, finder, patterns=patterns),
        *find_open_links(doc, finder),
    ]
    return sentences, finder, list(with_instances(drafts, doc, finder=finder))


def _place(claim: Claim) -> tuple[object, ...]:
    evidence = claim.evidence[0]
    return evidence.span, claim.subject, claim.predicate, claim.object or "", claim.value or ""
