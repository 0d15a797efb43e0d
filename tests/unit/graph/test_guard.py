from __future__ import annotations

import time
from contextlib import suppress

import pytest

from kgraph.errors import QueryError
from kgraph.graph.guard import check_query
from kgraph.graph.short_names import PREFIXES

REST = "FILTER(?c<(#>\n?d)) }"  # as many brackets as it takes


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(
            "SELECT * { FILTER(?a<?b)SERVICE#>\n<http://x/>{ ?s ?p ?o } ", id="an address"
        ),
        pytest.param("SELECT * { FILTER(?a<?b).service#>\n?x { ?s ?p ?o } ", id="a variable"),
        pytest.param("SELECT * { FILTER(?a<?b)SERVICE?x#>\n{ ?s ?p ?o } ", id="inside as well"),
        pytest.param("SELECT * { FILTER(?a<?b)SERVICE:x#>\n{ ?s ?p ?o } ", id="a prefixed name"),
    ],
)
def test_less_than_that_looks_like_an_iri_hides_no_service(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        check_query(query + REST, prefixes=PREFIXES)


@pytest.mark.parametrize("piece", ["a.", "a-", "1.", "_:a."])
def test_a_query_of_words_and_points_takes_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        with suppress(QueryError):
            check_query(piece * (length // len(piece)), prefixes=PREFIXES)
        return time.process_time() - start

    assert seconds(80_000) < 40 * seconds(10_000) + 0.5  # it would be 64 times, and 11 s


def test_an_iri_may_have_the_word_in_it() -> None:
    query = "ASK { <http://x/service#service> ?p <http://x/a_(service)> }"
    assert check_query(query, prefixes=PREFIXES)[0] == query
