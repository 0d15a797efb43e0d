"""All extracts -> Corpus: one entity for each thing, under whatever name it was heard."""

from kgraph.resolution.resolve import resolve

__all__ = ["resolve"]
