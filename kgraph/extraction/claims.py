"""The one entry of extraction."""

from __future__ import annotations

from kgraph.language import AnnotatedDocument
from kgraph.model import Extract
from kgraph.model.identifiers import document_id
from kgraph.ontology.types import Ontology


def extract(annotated: AnnotatedDocument, ontology: Ontology) -> Extract:
    """Return the claims that one document states, with its mentions and chains."""
    document = annotated.document
    return Extract(
        document_id=document_id(document.source, document.sha256),
        document=document,
        mentions=annotated.mentions,
        chains=annotated.chains,
        claims=(),
        speaker_chains=annotated.speaker_chains,
    )
