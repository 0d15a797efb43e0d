"""When claims hold is told by OWL-Time, and whom they make a member by org:Membership."""

from __future__ import annotations

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.contradictions import contradicted
from kgraph.graph.identifiers import Minter
from kgraph.graph.intervals import interval_of, intervals
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.model import Claim, Polarity
from tests.builders import claim, corpus_of, evidence, small_ontology
from tests.harbour_corpus import ANA, BO, COMMITTEE, TALK, UNION

MINTER = Minter(DEFAULT_BASE_IRI)
SAID = evidence(TALK, "I founded the Harbour Union")
BELONGS = claim(ANA, "memberOf", UNION, at=SAID, valid_from="1954", valid_to="1961-03")


def graph_of(*claims: Claim) -> Graph:
    graph = Graph()
    corpus = corpus_of(TALK, entities=[ANA, BO, UNION, COMMITTEE], claims=claims)
    for triple in build_statements(corpus, small_ontology()):
        graph.add(triple)
    return graph


@pytest.mark.parametrize(
    ("begins", "stops", "end"),
    [
        pytest.param("1954", "1961-03", "interval/1954_1961-03", id="both ends"),
        pytest.param("1954", None, "interval/1954_", id="still so"),
        pytest.param(None, "1961", "interval/_1961", id="from the start"),
        pytest.param(None, None, None, id="no date"),
        pytest.param("long ago", None, None, id="no date of the calendar"),
    ],
)
def test_the_interval_of_a_claim(begins: str | None, stops: str | None, end: str | None) -> None:
    dated = claim(ANA, "memberOf", UNION, at=SAID, valid_from=begins, valid_to=stops)
    expected = None if end is None else URIRef(DEFAULT_BASE_IRI + end)
    assert interval_of(dated, MINTER) == expected


def test_claims_with_the_same_dates_share_an_interval_and_its_instants() -> None:
    once, twice = (list(intervals([BELONGS] * number, MINTER)) for number in (1, 2))
    assert once == twice
    dates = [o for _, p, o in once if p in (v.IN_YEAR, v.IN_MONTH)]
    assert dates == [
        Literal("1954", datatype=XSD.gYear, normalize=False),
        Literal("1961-03", datatype=XSD.gYearMonth, normalize=False),
    ]


def test_a_dated_membership_is_told_with_its_time() -> None:
    graph = graph_of(BELONGS)
    (membership,) = graph.subjects(RDF.type, v.MEMBERSHIP)
    assert graph.value(membership, v.IN_ORGANIZATION) == MINTER.entity(UNION.id)
    assert graph.value(membership, v.MEMBER_DURING) == interval_of(BELONGS, MINTER)
    assert graph.value(membership, v.ROLE) is None


def test_a_membership_without_a_role_or_a_time_is_a_link_alone() -> None:
    undated = claim(ANA, "memberOf", UNION, at=SAID)
    assert set(graph_of(undated).subjects(RDF.type, v.MEMBERSHIP)) == set()


def test_a_claim_contradicts_those_that_deny_it() -> None:
    denied = claim(ANA, "memberOf", UNION, at=SAID, polarity=Polarity.NEGATED)
    graph = graph_of(BELONGS, denied)
    pair = {MINTER.claim(BELONGS), MINTER.claim(denied)}
    assert {frozenset(each) for each in graph.subject_objects(v.CONTRADICTS)} == {frozenset(pair)}
    assert len(list(graph.subject_objects(v.CONTRADICTS))) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(claim(BO, "memberOf", UNION, at=SAID, polarity=Polarity.NEGATED), id="whose"),
        pytest.param(
            claim(ANA, "memberOf", COMMITTEE, at=SAID, polarity=Polarity.NEGATED), id="of what"
        ),
        pytest.param(claim(ANA, "memberOf", UNION, at=SAID, valid_from="1970"), id="when"),
    ],
)
def test_a_claim_that_is_about_something_else_contradicts_nothing(other: Claim) -> None:
    assert contradicted([(URIRef("u:a"), BELONGS), (URIRef("u:b"), other)]) == {}
