from __future__ import annotations

import pytest
from rdflib import URIRef

from kgraph.errors import KgraphError
from kgraph.graph import vocabulary as v
from kgraph.graph.describe import describe, render_description
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.stored import StoredGraph


def lines_about(stored: StoredGraph, name: str) -> list[str]:
    return render_description(stored, describe(stored, name))


def test_a_person_is_shown_with_links_and_the_words_that_state_them(stored: StoredGraph) -> None:
    assert lines_about(stored, "Ana Ruiz") == [
        "Ana Ruiz (person, 1 mention)",
        "Also called: Ana",
        "",
        "founder of →",
        "  Harbour Union, 1954",
        "    “Ana Ruiz founded the union” (data/sources/article.txt)",
        "    “I founded the Harbour Union in 1954” (Ana Ruiz, 00:00:00, data/sources/talk.txt)",
        "",
        "holds role →",
        "  treasurer, in Harbour Union, until 1961",
        "    “I was its treasurer until 1961” (Ana Ruiz, 00:00:00, data/sources/talk.txt)",
    ]


def test_what_a_thing_is_elsewhere_is_shown(stored: StoredGraph) -> None:
    bo = URIRef(DEFAULT_BASE_IRI + "person/bo-lind")
    for same in ("urn:b", "urn:a"):
        stored.graph.add((bo, v.SAME_AS, URIRef(same)))
    assert lines_about(stored, "Bo Lind")[:2] == [
        "Bo Lind (person, 1 mention)",
        "Same as: urn:a, urn:b",
    ]


def test_what_is_denied_or_wished_is_shown_as_such(stored: StoredGraph) -> None:
    lines = lines_about(stored, "Bo Lind")
    assert lines[lines.index("member of →") + 1 :][:4] == [
        "  Harbour Union, desired",
        "    “Perhaps I should have” (Bo Lind, 00:01:15, data/sources/talk.txt)",
        "  Harbour Union, denied",
        "    “I never joined the union” (Bo Lind, 00:01:15, data/sources/talk.txt)",
    ]


def test_links_that_lead_to_an_entity_follow_its_own(stored: StoredGraph) -> None:
    headings = [line for line in lines_about(stored, "Harbour Union") if "→" in line or "←" in line]
    assert headings == [
        "founded on →",
        "← founder of",
        "← holds role",
        "← member of",
        "← mend nets for",
        "← part of",
    ]


def test_a_role_is_shown_with_the_organization_in_which_it_is_held(stored: StoredGraph) -> None:
    assert "  Ana Ruiz: treasurer, in Harbour Union, until 1961" in lines_about(
        stored, "Harbour Union"
    )


def test_an_unknown_name_is_an_error(stored: StoredGraph) -> None:
    with pytest.raises(KgraphError, match="nothing in the graph is called"):
        describe(stored, "Zebulon")
