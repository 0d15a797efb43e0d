"""However SERVICE or an update is disguised, what the guard lets through does neither."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, Store

from kgraph.errors import QueryError
from kgraph.graph.guard import check_query
from kgraph.graph.short_names import PREFIXES

# What may stand before or behind a word without a space, so that the two look like one or like
# part of something else: to us, to Oxigraph, or to one of the two.
GLUE = st.lists(
    st.sampled_from(
        [
            *(" ", "\n", "\r", "\t", "\x0b", "\x0c", "\x85", "\xa0", "\u2028", "\ufeff", "\u200b"),
            *("#", "#\r", "#\n", "#<\n", "#>\n", "<", ">", "<a>", "< ", "<=", "\\", "\\\\", "%"),
            *('"', "'", '"""', "'''", '"a"', "'b'", '""', '"""c"""', "'''d'''", '\\"', '"\\"'),
            *("true", "false", "1", "1.", "1e", "1e1", ".5", "?a", "$b", "?", "@en", "^^", "^"),
            *(":", "a:", "_:", "_:b", "kg:x", "kg:x.", "kg:\\#", "kg:%41", "a", "é", "ſ", "İ", "K"),
            *(".", ";", ",", "|", "/", "*", "+", "!", "&&", "=", "-", "(", ")", "[", "]", "{", "}"),
            *("?s ?p ?o .", "FILTER(?s<?o)", "FILTER(?s<?o", "BIND(1 AS ?z)", "VALUES ?v { 1 }"),
            *("OPTIONAL", "UNION", "MINUS", "{ }", "[]", "()", "FILTER EXISTS", "FILTER(true)"),
        ]
    ),
    max_size=4,
).map("".join)


def spelt(word: str) -> st.SearchStrategy[str]:
    """Return a word with letters small or great, or as the escapes that SPARQL has for them."""
    letters = [
        st.sampled_from(
            [each, each, each.lower(), f"\\u{ord(each):04X}", f"\\U{ord(each):08x}", f"\\{each}"]
        )
        for each in word
    ]
    return st.tuples(*letters).map("".join)


SERVICE = st.one_of(
    st.sampled_from(["SERVICE", "service", "SERVICE SILENT", "trueSERVICE", "SERVICESILENT"]),
    spelt("SERVICE"),
)
UPDATE = st.one_of(
    st.sampled_from(["INSERT DATA", "DELETE WHERE", "CLEAR ALL", "DROP ALL", "LOAD"]),
    spelt("INSERT").map("{} DATA".format),
)
OPENING = st.sampled_from(["SELECT * {", "ASK {", "CONSTRUCT WHERE {", "SELECT * WHERE { {", ""])


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[str, list[object]]]:
    """Give the address of a server, and the list of all who have come to it."""
    callers: list[object] = []
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        Thread(target=_accept_all, args=(server, callers), daemon=True).start()
        yield f"<http://127.0.0.1:{server.getsockname()[1]}/>", callers
        server.shutdown(socket.SHUT_RDWR)


def _accept_all(server: socket.socket, callers: list[object]) -> None:
    with suppress(OSError):
        while True:
            connection, address = server.accept()
            callers.append(address)
            connection.close()


def answered_by_engine(query: str) -> int:
    """Let Oxigraph itself carry out a query, and return how many statements are left."""
    store = Store()
    store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("o")))
    with suppress(SyntaxError, RuntimeError, OSError, ValueError):
        found = store.query(query, base_iri="https://x.example/", prefixes=dict(PREFIXES))
        if isinstance(found, QuerySolutions | QueryTriples):
            list(found)
    return len(store)


def require_harmless(query: str, callers: list[object]) -> None:
    """Fail if the guard lets a query through with which Oxigraph asks elsewhere or changes."""
    try:
        plain, _ = check_query(query, prefixes=PREFIXES)
    except QueryError:
        return
    assert answered_by_engine(plain) == 1
    assert callers == []


LAW = settings(
    max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@LAW
@given(st.tuples(OPENING, GLUE, SERVICE, GLUE), GLUE, GLUE)
def test_no_disguise_of_service_asks_another_server(
    asked: tuple[str, list[object]], before: tuple[str, ...], inside: str, behind: str
) -> None:
    address, callers = asked
    query = f"{''.join(before)}{address}{inside}{{ ?x ?y ?z }}{behind}"
    for closing in ("", "}", "}}"):
        require_harmless(query + closing, callers)


@LAW
@given(st.tuples(GLUE, UPDATE, GLUE), OPENING, GLUE)
def test_no_disguise_of_an_update_changes_anything(
    asked: tuple[str, list[object]], words: tuple[str, ...], opening: str, behind: str
) -> None:
    change = f"{''.join(words)} {{ <x:a> <x:b> 1 }}{behind}"
    require_harmless(opening + change, asked[1])
    require_harmless(f"ASK {{}} ; {change}", asked[1])


def test_the_engine_would_ask_if_nothing_held_it_back(asked: tuple[str, list[object]]) -> None:
    address, callers = asked
    answered_by_engine(f"SELECT * {{ SERVICE SILENT {address} {{ ?x ?y ?z }} }}")
    assert callers
    callers.clear()
