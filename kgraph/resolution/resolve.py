"""Chains of all documents -> entities, and claims between them."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import Corpus, Extract, KnownName


def resolve(extracts: Sequence[Extract], known_names: Sequence[KnownName] = ()) -> Corpus:
    """Return one entity for each thing and the claims between them, sorted."""
    return Corpus(extracts=tuple(extracts), entities=(), claims=(), entity_by_chain={})
