"""Source file -> Document: one reader a format, one reading view for all."""

from kgraph.sources.authorities import read_authorities
from kgraph.sources.finding import find_sources
from kgraph.sources.known_names import read_known_names
from kgraph.sources.registry import read_document
from kgraph.sources.source_meta import find_meta_file, read_source_meta, with_meta

__all__ = [
    "find_meta_file",
    "find_sources",
    "read_authorities",
    "read_document",
    "read_known_names",
    "read_source_meta",
    "with_meta",
]
