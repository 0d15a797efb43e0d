from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import SettingsError
from kgraph.graph.identifiers import Minter, minted_name, require_base_iri
from kgraph.graph.short_names import render_iri
from kgraph.graph.vocabulary import RESERVED_NAMES
from kgraph.model import Evidence, Modality, Polarity, Span
from tests.builders import claim, document_of, evidence, organization, person

TEXT = document_of("Ana Ruiz joined the Harbour Union, and joined the choir.")
JOINED = evidence(TEXT, "Ana Ruiz joined")
ANA_JOINED = claim(person("Ana Ruiz"), "memberOf", organization("Harbour Union"), at=JOINED)
MINTER = Minter("https://example.org/graph/")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"subject": "person/bo"}, id="another subject"),
        pytest.param({"predicate": "supports"}, id="another predicate"),
        pytest.param({"object": "organization/choir"}, id="another object"),
        pytest.param(
            {"object": None, "value": "organization/harbour-union"}, id="a value for an object"
        ),
        pytest.param({"qualifier": "organization/choir"}, id="a qualifier"),
        pytest.param({"polarity": Polarity.NEGATED}, id="a denial"),
        pytest.param({"modality": Modality.POSSIBLE}, id="a possibility"),
        pytest.param({"valid_from": "1954"}, id="a beginning"),
        pytest.param({"valid_to": "1954"}, id="an end"),
    ],
)
def test_a_claim_that_says_something_else_is_another_claim(change: dict[str, Any]) -> None:
    assert MINTER.claim(replace(ANA_JOINED, **change)) != MINTER.claim(ANA_JOINED)


def test_a_claim_stays_the_same_whoever_says_it() -> None:
    elsewhere = replace(JOINED, document_id="other", span=Span(5, 9), speaker="person/bo")
    assert MINTER.claim(replace(ANA_JOINED, evidence=(elsewhere,))) == MINTER.claim(ANA_JOINED)


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param(replace(JOINED, document_id="other"), id="in another document"),
        pytest.param(replace(JOINED, span=Span(0, 3)), id="in another place"),
    ],
)
def test_every_place_is_evidence_of_its_own(elsewhere: Evidence) -> None:
    joined = MINTER.claim(ANA_JOINED)
    assert MINTER.evidence(joined, elsewhere) != MINTER.evidence(joined, JOINED)


def test_one_place_is_separate_evidence_for_each_claim_it_carries() -> None:
    joined, supports = (
        MINTER.claim(each) for each in (ANA_JOINED, replace(ANA_JOINED, predicate="supports"))
    )
    assert MINTER.evidence(supports, JOINED) != MINTER.evidence(joined, JOINED)


@given(st.text())
def test_every_id_gives_a_valid_iri(entity_id: str) -> None:
    assert render_iri(MINTER.entity(entity_id)).startswith("<https://example.org/graph/")


@given(st.text())
def test_a_minted_name_never_hits_a_name_with_another_meaning(phrase: str) -> None:
    name = minted_name(phrase, taken=frozenset({"memberOf"}))
    assert name not in RESERVED_NAMES | {"memberOf"}
    assert render_iri(MINTER.entity(name))


def test_a_minted_name_avoids_the_relations_of_the_ontology() -> None:
    assert minted_name("member of", taken=frozenset({"memberOf"})) == "memberOfLink"


def test_phrases_without_letters_get_names_that_differ() -> None:
    assert minted_name("…") != minted_name("?!")


@pytest.mark.parametrize(
    "base_iri",
    [
        pytest.param("graph/", id="relative"),
        pytest.param("https://example.org/graph", id="without a slash at the end"),
        pytest.param("https://example.org/my graph/", id="with a blank"),
        pytest.param("https://example.org/<b>/", id="with angle brackets"),
        pytest.param("urn:graph/", id="without a host"),
        pytest.param("https://example.org/?graph/", id="with a question mark"),
        pytest.param("https://example.org/#graph/", id="with a fragment"),
        pytest.param("https://example.org/a/../", id="with dots that would be resolved"),
        pytest.param("", id="empty"),
    ],
)
def test_a_base_iri_that_would_give_bad_iris_is_refused(base_iri: str) -> None:
    with pytest.raises(SettingsError, match="Give one that begins and ends like"):
        require_base_iri(base_iri)
