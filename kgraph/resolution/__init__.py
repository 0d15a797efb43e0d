"""All extracts -> Corpus: one entity for each thing, under whatever name it was heard."""

from kgraph.resolution.authorities import link_authorities
from kgraph.resolution.curation import curate
from kgraph.resolution.ledger import Ledger
from kgraph.resolution.parsing import parse_ledger
from kgraph.resolution.resolve import resolve

__all__ = ["Ledger", "curate", "link_authorities", "parse_ledger", "resolve"]
