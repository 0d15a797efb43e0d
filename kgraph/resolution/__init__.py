"""All extracts -> Corpus: one entity for each thing, under whatever name it was heard."""

from kgraph.resolution.authorities import link_authorities
from kgraph.resolution.resolve import resolve

__all__ = ["link_authorities", "resolve"]
