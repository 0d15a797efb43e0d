"""The one entry of extraction."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.introductions import find_introduced
from kgraph.extraction.links import find_date_links, find_links
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
    claims = sorted(
        {*_links(sentences, ontology), *find_introduced(sentences, ontology)}, key=_place
    )
    return Extract(
        document_id=identifier,
        document=document,
        mentions=annotated.mentions,
        chains=annotated.chains,
        claims=tuple(claims),
        speaker_chains=annotated.speaker_chains,
    )


def _links(sentences: list[Sentence], ontology: Ontology) -> Iterator[Claim]:
    for sentence in sentences:
        yield from find_links(sentence, ontology)
        yield from find_date_links(sentence, ontology)


def _place(claim: Claim) -> tuple[object, ...]:
    evidence = claim.evidence[0]
    return evidence.span, claim.subject, claim.predicate, claim.object or "", claim.value or ""
