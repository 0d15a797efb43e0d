from __future__ import annotations

import re

import pytest
from rdflib import Graph

from kgraph.errors import QueryError
from kgraph.graph.guard import check_query
from kgraph.graph.reference import query_graph
from kgraph.graph.short_names import DEFAULT_BASE_IRI, PREFIXES
from kgraph.graph.stock_queries import (
    StockQuery,
    get_stock_query,
    parse_stock_query,
    require_value,
    stock_queries,
)

ALL = list(stock_queries().values())
HEAD = "# title: T\n# description: D.\n"


@pytest.mark.parametrize("query", ALL, ids=[query.name for query in ALL])
def test_a_stock_query_says_what_it_is_for_and_uses_all_its_parameters(query: StockQuery) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert query.description.endswith(".")
    _, tokens = check_query(query.text, prefixes=PREFIXES)
    used = {token.text[1:] for token in tokens if token.text.startswith("$")}
    assert used == {each.name for each in query.parameters}


def test_a_parameter_is_put_in_as_a_term(graph: Graph) -> None:
    bo = f"{DEFAULT_BASE_IRI}person/bo-lind"
    found = query_graph(graph, get_stock_query("said-about").bound({"about": bo}))
    assert {str(row[6]) for row in found.rows} == {
        "Bo Lind mends nets for it", "I never joined the union", "Perhaps I should have",
    }  # fmt: skip


def test_nothing_in_a_parameter_is_read_as_a_part_of_the_query(graph: Graph) -> None:
    text = f"{HEAD}# parameter word (text): W.\nSELECT ?s {{ ?s kg:quote $word }} # $word\n"
    hostile = '"}\nSELECT * { ?s ?p ?o } #\\'
    bound = parse_stock_query("t", text).bound({"word": hostile})
    assert bound.count("\n") == text.count("\n")
    assert query_graph(graph, bound).rows == ()


def test_a_default_stands_in_for_what_is_not_given() -> None:
    text = f"{HEAD}# parameter below (number, default 0.5): B.\nASK {{ FILTER(0.1 < $below) }}"
    assert "0.1 < 0.5)" in parse_stock_query("t", text).bound({})


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(QueryError, match=r"said-about has to be told about: The thing asked for\."):
        get_stock_query("said-about").bound({})


def test_a_number_has_to_be_one() -> None:
    text = f"{HEAD}# parameter below (number): B.\nASK {{ FILTER(1 < $below) }}"
    (parameter,) = parse_stock_query("t", text).parameters
    with pytest.raises(QueryError, match="below has to be a number"):
        require_value(parameter, "1) } #")


def test_an_unknown_name_tells_how_to_list_them() -> None:
    with pytest.raises(QueryError, match="kgraph query --list"):
        get_stock_query("nothing")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# title: T\nASK {}", id="no description"),
        pytest.param(f"{HEAD}# parameter x (colour): X.\nASK {{}}", id="no such kind"),
    ],
)
def test_a_file_that_says_too_little_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"needs a title|is no kind"):
        parse_stock_query("t", text)
