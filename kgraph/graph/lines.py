"""Claims as plain values -> the lines of N-Quads that they come to, many at a time.

Which statements a claim has is said in ``statements`` alone. Here the statements of a claim made
of placeholders become a template, one for each kind of claim, and values are put into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.identifiers import Minter
from kgraph.graph.literals import decimal_literal, name_literal, text_literal
from kgraph.graph.placeholders import (
    CLAIM_IRI,
    DOCUMENT_ID,
    DOCUMENTS,
    FULL,
    Shape,
    claim_like,
    evidence_like,
)
from kgraph.graph.short_names import render_iri, render_string
from kgraph.graph.statements import StatementBuilder
from kgraph.graph.terms import render_ntriples_term
from kgraph.graph.vocabulary import Triple
from kgraph.model import Corpus
from kgraph.ontology.types import Ontology

_KEPT: Final = 65_536


def render_lines(statements: Iterable[Triple]) -> str:
    """Return statements as lines of N-Triples or N-Quads."""
    return "".join([f"{' '.join(map(render_ntriples_term, each))} .\n" for each in statements])
