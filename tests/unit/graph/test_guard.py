from __future__ import annotations

from contextlib import suppress

import pytest

from kgraph.errors import QueryError
from kgraph.graph import guard
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
def test_each_letter_of_words_and_points_is_read_ahead_once(
    monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    ahead = []

    def end_of_run(text: str, place: int) -> int:
        ahead.append(end_of(text, place) - place)
        return place + ahead[-1]

    end_of = guard._end_of_run
    monkeypatch.setattr(guard, "_end_of_run", end_of_run)
    text = piece * 2_500
    with suppress(QueryError):
        check_query(text, prefixes=PREFIXES)
    assert 0 < sum(ahead) <= len(text)


def test_an_iri_may_have_the_word_in_it() -> None:
    query = "ASK { <http://x/service#service> ?p <http://x/a_(service)> }"
    assert check_query(query, prefixes=PREFIXES)[0] == query
