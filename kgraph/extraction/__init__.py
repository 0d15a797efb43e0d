"""AnnotatedDocument + Ontology -> Extract: what the text states."""

from kgraph.extraction.claims import extract

__all__ = ["extract"]
