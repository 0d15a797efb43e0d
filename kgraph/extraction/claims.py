"""The one entry of extraction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain as chained

from spacy.tokens import Doc

from kgraph.extraction.advocacy import find_advocacy
from kgraph.extraction.aims import find_aims
from kgraph.extraction.attitudes import find_attitudes
from kgraph.extraction.beside import find_beside
from kgraph.extraction.causes import find_causes
from kgraph.extraction.deeds import find_deeds
from kgraph.extraction.definitions import find_definitions
from kgraph.extraction.divides import find_divides
from kgraph.extraction.drafts import Draft
from kgraph.extraction.exemplars import find_exemplars
from kgraph.extraction.existing import find_existing
from kgraph.extraction.former_bodies import former_bodies
from kgraph.extraction.founders import find_founders
from kgraph.extraction.instances import with_instances
from kgraph.extraction.introductions import find_introduced
from kgraph.extraction.kept import keep_sure, keep_telling, keep_used
from kgraph.extraction.kinship import find_kinship
from kgraph.extraction.line_ups import find_line_ups
from kgraph.extraction.makers import find_makers
from kgraph.extraction.nominal_links import find_nominal_links
from kgraph.extraction.offices import find_offices
from kgraph.extraction.open_links import find_open_links
from kgraph.extraction.owners import with_owners
from kgraph.extraction.patterns import PatternBook, find_pattern_links
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.purposes import with_doers
from kgraph.extraction.quantities import find_quantities
from kgraph.extraction.relations import find_trained_links
from kgraph.extraction.relatives import find_shared_children, with_relatives
from kgraph.extraction.self_naming import find_self_naming
from kgraph.extraction.sentences import Sentence, split_sentences
from kgraph.extraction.settling import Observer, settle
from kgraph.extraction.spoken_for import belongings, first_person_mentions
from kgraph.language import AnnotatedDocument
from kgraph.model import Claim, Extract, Mention
from kgraph.model.claim import LEAST_CONFIDENCE
from kgraph.model.identifiers import document_id
from kgraph.ontology.types import Ontology


def extract(
    annotated: AnnotatedDocument,
    ontology: Ontology,
    *,
    patterns: PatternBook | None = None,
    least_confidence: float = LEAST_CONFIDENCE,
    observe: Observer | None = None,
) -> Extract:
    """Return the claims that one document states, with its mentions and chains.

    Claims are in order of their place; what is stated twice is there twice. ``observe`` is told the
    traits of each that is read off words, likely or not.
    """
    identifier = document_id(annotated.document.source, annotated.document.sha256)
    annotated, sentences, finder = _owned(annotated, identifier)
    find = partial(_links_of_bodies, ontology=ontology, patterns=patterns or PatternBook())
    drafts = list(find(annotated.doc, finder))
    related = with_relatives(annotated, drafts, finder=finder)
    if related is not annotated:
        annotated, sentences, finder = _owned(related, identifier)
        drafts = list(find(annotated.doc, finder))
    we = first_person_mentions(
        annotated.doc,
        finder,
        sentences=sentences,
        bodies=belongings(drafts, annotated.doc, finder=finder),
        former=former_bodies(drafts, annotated.doc),
    )
    if we:
        annotated = replace(annotated, mentions=_in_order(annotated.mentions, we))
        annotated, sentences, finder = _owned(annotated, identifier)
        drafts = list(find(annotated.doc, finder))
    doc = annotated.doc
    drafts += find_founders(doc, finder, ontology=ontology, known=drafts[:])
    drafts += _other_links(doc, finder, ontology=ontology)
    drafts = list(with_instances(list(with_doers(drafts, doc, finder=finder)), doc, finder=finder))
    settled = settle(drafts, doc, finder=finder, ontology=ontology, observe=observe)
    claims = [*settled, *find_introduced(sentences, ontology)]
    kept = keep_sure(claims, _named(annotated), least_confidence=least_confidence)
    made, made_chains = finder.made
    whole = Extract(
        document_id=identifier,
        document=annotated.document,
        mentions=_in_order(annotated.mentions, made),
        chains=(*annotated.chains, *made_chains),
        claims=tuple(sorted(kept, key=_place)),
        speaker_chains=annotated.speaker_chains,
    )
    return keep_used(keep_telling(whole))


def _in_order(*mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(chained.from_iterable(mentions), key=lambda mention: mention.span))


def _named(annotated: AnnotatedDocument) -> frozenset[str]:
    """Return the references of the chains that have a name, those of speakers with them."""
    names = (mention.chain for mention in annotated.mentions if mention.named)
    speakers = (chain for chain in annotated.speaker_chains if chain is not None)
    return frozenset(f"c{chain}" for chain in (*names, *speakers))


def _owned(
    annotated: AnnotatedDocument, identifier: str
) -> tuple[AnnotatedDocument, list[Sentence], PlaceFinder]:
    """Return the document with things called by their owners, and what is read off it."""
    sentences, finder = _located(annotated, identifier)
    owned = with_owners(annotated, finder)
    if owned is not annotated:
        sentences, finder = _located(owned, identifier)
    return owned, sentences, finder


def _located(annotated: AnnotatedDocument, identifier: str) -> tuple[list[Sentence], PlaceFinder]:
    """Return the sentences, and where things stand in them."""
    sentences = split_sentences(annotated, identifier)
    free_chain = 1 + max((chain.number for chain in annotated.chains), default=-1)
    return sentences, PlaceFinder(annotated.doc, sentences, free_chain=free_chain)


def _links_of_bodies(
    doc: Doc, finder: PlaceFinder, *, ontology: Ontology, patterns: PatternBook
) -> Iterator[Draft]:
    """Yield what the finders find that may tell to which body somebody belongs."""
    drafts = [
        *find_trained_links(doc, finder, ontology=ontology),
        *find_offices(doc, finder, ontology=ontology),
        *find_beside(doc, finder, ontology=ontology),
        *find_line_ups(doc, finder, ontology=ontology),
        *find_pattern_links(doc, finder, patterns=patterns),
    ]
    yield from drafts
    yield from find_shared_children(drafts, doc)


def _other_links(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield what the other finders find."""
    yield from find_nominal_links(doc, finder, ontology=ontology)
    yield from find_definitions(doc, finder, ontology=ontology)
    yield from find_kinship(doc, finder, ontology=ontology)
    yield from find_aims(doc, finder, ontology=ontology)
    yield from find_attitudes(doc, finder, ontology=ontology)
    yield from find_makers(doc, finder, ontology=ontology)
    yield from find_causes(doc, finder, ontology=ontology)
    yield from find_advocacy(doc, finder, ontology=ontology)
    yield from find_exemplars(doc, finder, ontology=ontology)
    yield from find_divides(doc, finder, ontology=ontology)
    yield from find_self_naming(doc, finder, ontology=ontology)
    yield from find_existing(doc, finder, ontology=ontology)
    yield from find_deeds(doc, finder)
    yield from find_quantities(doc, finder)
    yield from find_open_links(doc, finder)


def _place(claim: Claim) -> tuple[object, ...]:
    evidence = claim.evidence[0]
    return evidence.span, claim.subject, claim.predicate, claim.object or "", claim.value or ""
