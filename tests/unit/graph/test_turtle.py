from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef

from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.turtle import render_turtle
from kgraph.graph.vocabulary import KG, Term, Triple
from tests.strategies_rdf import statements, texts

S = URIRef(f"{DEFAULT_BASE_IRI}person/ana-ruiz")
P = KG.quote


def turtle_of(triples: list[Triple], base_iri: str = DEFAULT_BASE_IRI) -> str:
    return "".join(render_turtle(triples, base_iri=base_iri))


def body_of(triples: list[Triple]) -> str:
    return turtle_of(triples).split("\n\n", 1)[1]


def parsed(turtle: str) -> set[tuple[object, ...]]:
    return set(Graph().parse(data=turtle, format="turtle"))


@given(statements, st.sampled_from([DEFAULT_BASE_IRI, ""]))
def test_any_statements_survive_being_written_and_read_again(
    triples: list[Triple], base_iri: str
) -> None:
    assert parsed(turtle_of(triples, base_iri)) == set(triples)


@given(texts)
def test_any_text_survives_being_written_and_read_again(text: str) -> None:
    assert parsed(turtle_of([(S, P, Literal(text))])) == {(S, P, Literal(text))}


@given(texts)
def test_any_text_stays_on_one_line(text: str) -> None:
    assert len(body_of([(S, P, Literal(text))]).splitlines()) == 1


@pytest.mark.parametrize(
    ("term", "written"),
    [
        pytest.param(Literal('say "no"'), r'"say \"no\""', id="quotes are escaped"),
        pytest.param(Literal("a\\b"), r'"a\\b"', id="a backslash is escaped"),
        pytest.param(Literal("a\nb\tc\r"), r'"a\nb\tc\r"', id="line ends and tabs are escaped"),
        pytest.param(Literal("\x00\x1b\x7f\x85"), r'"\u0000\u001B\u007F\u0085"', id="controls"),
        pytest.param(Literal("\u2028\ufeff"), r'"\u2028\uFEFF"', id="hidden line ends and marks"),
        pytest.param(Literal("Łódź 民主 👩‍🚀"), '"Łódź 民主 👩‍🚀"', id="any script stays as it is"),
        pytest.param(Literal("7", datatype=XSD.integer), "7", id="an integer is bare"),
        pytest.param(Literal("0.5", datatype=XSD.decimal), "0.5", id="a decimal is bare"),
        pytest.param(Literal("x", datatype=XSD.integer), '"x"^^xsd:integer', id="a false integer"),
        pytest.param(Literal("x", datatype=XSD.string), '"x"', id="a string needs no datatype"),
        pytest.param(Literal("oi", lang="pt"), '"oi"@pt', id="a language"),
        pytest.param(S, "<person/ana-ruiz>", id="an IRI below the base is relative"),
        pytest.param(KG.Claim, "kg:Claim", id="an IRI of a known vocabulary has its prefix"),
        pytest.param(URIRef("urn:x:y"), "<urn:x:y>", id="another IRI stands in full"),
        pytest.param(
            URIRef(f"{DEFAULT_BASE_IRI}../up"),
            f"<{DEFAULT_BASE_IRI}../up>",
            id="a path that would be resolved stands in full",
        ),
    ],
)
def test_a_term_is_written_in_its_shortest_safe_form(term: Term, written: str) -> None:
    assert body_of([(S, P, term)]) == f"<person/ana-ruiz> kg:quote {written} .\n"


def test_a_subject_is_one_block_and_a_property_one_list() -> None:
    triples: list[Triple] = [(S, RDF.type, KG.Claim), (S, P, Literal("a")), (S, P, Literal("b"))]
    assert body_of(triples) == '<person/ana-ruiz> a kg:Claim ;\n    kg:quote "a", "b" .\n'


def test_a_long_list_has_a_line_for_each_value() -> None:
    values = [Literal(letter * 50) for letter in "ab"]
    written = body_of([(S, P, value) for value in values])
    assert written == f'<person/ana-ruiz> kg:quote "{values[0]}",\n        "{values[1]}" .\n'


def test_no_statements_are_a_file_with_prefixes_only() -> None:
    assert turtle_of([]).splitlines()[0] == f"@base <{DEFAULT_BASE_IRI}> ."
    assert parsed(turtle_of([])) == set()


def test_what_is_no_iri_is_refused_rather_than_written() -> None:
    with pytest.raises(ValueError, match="is no IRI"):
        turtle_of([(S, P, URIRef("http://example.org/a b"))])
