"""The one entry of extraction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgraph.extraction.introductions import find_introduced
from kgraph.extraction.kept import keep_used
from kgraph.extraction.links import find_date_links, find_links
from kgraph.extraction.nominal_links import find_nominal_links
from kgraph.extraction.open_claims import open_claims
from kgraph.extraction.open_links import find_open_links
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.relations import find_trained_links
from kgraph.extraction.sentences import Sentence, split_sentences
from kgraph.language import AnnotatedDocument
from kgraph.model import Claim, Extract
from kgraph.model.identifiers import document_id
from kgraph.ontology.types import Ontology


def extract(annotated: AnnotatedDocument, ontology: Ontology) -> Extract:
    """Return the claims that one document states, with its mentions and chains.

    Claims are in order of their place in the source; what is stated twice is there twice.
    """
    document = annotated.document
    identifier = document_id(document.source, document.sha256)
    sentences = split_sentences(annotated, identifier)
    finder = PlaceFinder(annotated.doc, sentences)
    plain = [
        *_links(sentences, ontology),
        *find_introduced(sentences, ontology),
        *find_nominal_links(annotated.doc, finder, ontology=ontology),
    ]
    trained = find_trained_links(annotated.doc, finder, ontology=ontology)
    known = [*plain, *_unsaid(trained, plain)]
    drafts = find_open_links(annotated.doc, finder)
    found = [*known, *_unsaid(open_claims(annotated.doc, finder, drafts=drafts), known)]
    whole = Extract(
        document_id=identifier,
        document=document,
        mentions=annotated.mentions,
        chains=annotated.chains,
        claims=tuple(sorted(_once(found), key=_place)),
        speaker_chains=annotated.speaker_chains,
    )
    return keep_used(whole)


def _links(sentences: list[Sentence], ontology: Ontology) -> Iterator[Claim]:
    for sentence in sentences:
        yield from find_links(sentence, ontology)
        yield from find_date_links(sentence, ontology)


def _unsaid(trained: Iterable[Claim], plain: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the model's claims about pairs of which the words themselves say nothing plainer."""
    said = {(claim.subject, claim.object, claim.evidence[0].object_span) for claim in plain}
    for claim in trained:
        if claim.value or (claim.subject, claim.object, claim.evidence[0].object_span) not in said:
            yield claim


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Keep the first of several claims that say the same of the same words."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        evidence = claim.evidence[0]
        same = claim.subject, claim.predicate, claim.object, claim.value, evidence.span
        kept.setdefault(same, claim)
    return list(kept.values())


def _place(claim: Claim) -> tuple[object, ...]:
    evidence = claim.evidence[0]
    return evidence.span, claim.subject, claim.predicate, claim.object or "", claim.value or ""
