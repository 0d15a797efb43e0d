from __future__ import annotations

import json

import pytest
from rdflib import Graph

from kgraph.errors import QueryError
from kgraph.graph.answer import Found, QueryResult
from kgraph.graph.reference import query_graph
from kgraph.graph.result_turtle import render_result_turtle
from kgraph.graph.results import render_csv, render_json, render_table
from kgraph.graph.short_names import DEFAULT_BASE_IRI, PREFIXES

XSD, KG = PREFIXES["xsd"], PREFIXES["kg"]
ANA = Found("uri", f"{DEFAULT_BASE_IRI}person/ana-ruiz")
YES = QueryResult("ASK", ("answer",), ((Found("literal", "true", datatype=f"{XSD}boolean"),),))
QUOTES = QueryResult(
    "SELECT",
    ("who", "says", "year"),
    (
        (
            ANA,
            Found("literal", 'She said "no",\nand left.'),
            Found("literal", "1954", datatype=f"{XSD}gYear"),
        ),
        (Found("uri", f"{KG}Claim"), Found("literal", "民主", "zh"), None),
        (
            Found("bnode", "b1"),
            Found("literal", "false", datatype=f"{XSD}boolean"),
            Found("literal", ""),
        ),
    ),
)
NONE = QueryResult("SELECT", ("who",), ())


def test_a_table_shortens_iris_and_keeps_columns_straight() -> None:
    assert render_table(QUOTES).splitlines() == [
        "who              says                      year",
        "---------------  ------------------------  ----",
        'person/ana-ruiz  She said "no", and left.  1954',
        "kg:Claim         民主",
        "_:b1             false",
    ]


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    wide = QueryResult("SELECT", ("a", "b"), ((Found("literal", "民主"), Found("literal", "x")),))
    marked = QueryResult(
        "SELECT", ("a", "b"), ((Found("literal", "e\u0301e\u0301ee"), Found("literal", "x")),)
    )
    assert render_table(wide).splitlines()[2] == "民主  x"
    assert render_table(marked).splitlines()[1] == "----  -"


def test_a_long_cell_is_cut_with_a_mark() -> None:
    long = QueryResult("SELECT", ("a",), ((Found("literal", "word " * 40),),))
    cell = render_table(long, max_width=12).splitlines()[2]
    assert cell == "word word w…"


def test_control_characters_never_reach_the_terminal() -> None:
    hostile = QueryResult("SELECT", ("a",), ((Found("literal", "\x1b[31mred\x9b"),),))
    assert render_table(hostile).splitlines()[2] == "[31mred"


def test_marks_that_turn_the_writing_and_halves_of_letters_never_reach_the_terminal() -> None:
    hostile = QueryResult("SELECT", ("a",), ((Found("literal", "a\u202eb\u2066c\ud800d"),),))
    assert render_table(hostile).splitlines()[2] == "a b c d"


def test_json_escapes_what_a_terminal_obeys() -> None:
    hostile = QueryResult("SELECT", ("a",), ((Found("literal", "\x9b2J\u202e"),),))
    printed = render_json(hostile)
    assert printed.isascii()
    assert json.loads(printed)["results"]["bindings"][0]["a"]["value"] == "\x9b2J\u202e"


def test_a_table_without_rows_says_so() -> None:
    assert render_table(NONE) == "who\n---\n(nothing found)\n"


def test_an_answer_is_a_word() -> None:
    assert render_table(YES) == "true\n"


def test_csv_keeps_every_letter() -> None:
    assert render_csv(QUOTES).split("\r\n") == [
        "who,says,year",
        f'{ANA},"She said ""no"",\nand left.",1954',
        f"{KG}Claim,民主,",
        "b1,false,",
        "",
    ]


def test_json_is_the_results_format_of_sparql() -> None:
    found = json.loads(render_json(QUOTES))
    assert found["head"] == {"vars": ["who", "says", "year"]}
    first, second, third = found["results"]["bindings"]
    assert first["who"] == {"type": "uri", "value": str(ANA)}
    assert first["year"] == {"type": "literal", "value": "1954", "datatype": f"{XSD}gYear"}
    assert second["says"] == {"type": "literal", "value": "民主", "xml:lang": "zh"}
    assert "year" not in second
    assert third["who"] == {"type": "bnode", "value": "b1"}
    assert third["year"] == {"type": "literal", "value": ""}


def test_json_of_an_answer_is_a_boolean() -> None:
    assert json.loads(render_json(YES)) == {"head": {}, "boolean": True}


def test_statements_come_as_turtle(graph: Graph) -> None:
    found = query_graph(graph, "CONSTRUCT WHERE { ?s kg:mendNetsFor ?o }")
    body = render_result_turtle(found).split("\n\n", 1)[1]
    assert body == "<person/bo-lind> kg:mendNetsFor <organization/harbour-union> .\n"


def test_blank_nodes_that_a_query_makes_come_as_turtle_too(graph: Graph) -> None:
    found = query_graph(
        graph, "CONSTRUCT { [] rdfs:label ?o } { ?s kg:mendNetsFor/skos:prefLabel ?o }"
    )
    assert '[] rdfs:label "Harbour Union"' in render_result_turtle(found)


def test_rows_cannot_be_written_as_turtle() -> None:
    with pytest.raises(QueryError, match="Use CONSTRUCT or DESCRIBE, or another format"):
        render_result_turtle(QUOTES)


def test_an_iri_that_a_query_makes_badly_is_an_error_of_the_query() -> None:
    bad = QueryResult(
        "CONSTRUCT", ("s", "p", "o"), ((ANA, Found("uri", f"{KG}quote"), Found("uri", "urn:a b")),)
    )
    with pytest.raises(QueryError, match="makes an IRI that is none"):
        render_result_turtle(bad)
