"""The build itself in the dataset: one activity that read the sources and made the graph.

It has no time of day, so that a build of the same inputs gives the same bytes on any day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import URIRef

from kgraph import __version__
from kgraph.graph import vocabulary as v
from kgraph.graph.identifiers import Minter
from kgraph.graph.literals import text_literal
from kgraph.graph.vocabulary import Term
from kgraph.model.identifiers import hash_text
from kgraph.ontology.types import Ontology


def build_activity(
    sources: Sequence[str], ontology: Ontology, *, minter: Minter, model: str | None
) -> Iterator[tuple[URIRef, list[tuple[URIRef, Term]]]]:
    """Yield the IRI of the build and what is said of it; nothing where no source was read.

    Args:
        sources: The ids of the documents that were read, sorted.
        ontology: What it was read with.
        minter: Makes the IRIs; its base is the IRI of the graph.
        model: Hash, or name and version, of the language model; ``None`` where it is not known.
    """
    if not sources:
        return
    told: list[tuple[URIRef, Term]] = [
        (v.TYPE, v.ACTIVITY),
        (v.KGRAPH_VERSION, text_literal(__version__)),
        *((v.ONTOLOGY_SHA256, text_literal(each)) for each in [ontology.sha256] if each),
        *((v.LANGUAGE_MODEL, text_literal(each)) for each in [model] if each),
        *((v.USED, minter.source(each)) for each in sources),
        (v.GENERATED, URIRef(minter.base_iri)),
    ]
    name = hash_text(__version__, ontology.sha256, model or "", *sources)
    yield minter.build(name), told
