"""Hypothesis strategies for RDF: whatever a dataset may hold."""

from __future__ import annotations

from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from kgraph.graph.canonical import property_key, term_key
from kgraph.graph.short_names import DEFAULT_BASE_IRI, PREFIXES
from kgraph.graph.vocabulary import Term, Triple

# Surrogates alone are no characters: text_literal replaces them before any statement is made.
texts = st.text(st.characters(exclude_categories=["Cs"]))
paths = st.from_regex(r"[A-Za-z0-9~_.-]{1,6}(/([A-Za-z0-9~_.-]|%41){0,6})*", fullmatch=True)
namespaces = st.sampled_from(
    [DEFAULT_BASE_IRI, "urn:x:", "http://é.example/?q=1&r#", *PREFIXES.values()]
)
iris = st.builds(lambda namespace, path: URIRef(namespace + path), namespaces, paths)
languages = st.sampled_from(["en", "pt-br"])
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text, language: Literal(text, lang=language), texts, languages),
    st.builds(lambda number: Literal(str(number), datatype=XSD.integer), st.integers()),
    st.builds(lambda text, iri: Literal(text, datatype=iri), texts, iris),
    st.sampled_from([Literal("1954", datatype=XSD.gYear), Literal("0.5", datatype=XSD.decimal)]),
)
terms: st.SearchStrategy[Term] = iris | literals


def _ordered(triples: set[Triple]) -> list[Triple]:
    return sorted(triples, key=lambda t: (str(t[0]), property_key(t[1]), term_key(t[2])))


statements: st.SearchStrategy[list[Triple]] = st.sets(st.tuples(iris, iris, terms)).map(_ordered)
"""Statements as a dataset yields them: all about one subject together."""
