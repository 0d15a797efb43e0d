"""Questions to a reconciliation service, and what its answers say."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from kgraph.errors import ServiceError
from kgraph.model import AuthorityStatus
from kgraph.resolution.reconciliation import (
    Candidate,
    Manifest,
    Question,
    parse_answers,
    parse_manifest,
    render_queries,
    suggest,
)

WIKI = Manifest("Wiki", "http://wiki.example.org/entity/")
ANA = Question("Ana Ruiz", "Ana Ruiz", "person", "Q5")
FIRST, SECOND, THIRD = (Candidate(f"urn:{n}", n.upper(), score=9) for n in "abc")
SURE = Candidate("urn:s", "S", match=True)


def test_a_batch_asks_for_each_name_with_its_type_where_there_is_one() -> None:
    plain = Question("Straße & “Co”", "x", "organization")
    assert json.loads(render_queries([ANA, plain], limit=2)) == {
        "q0": {"query": "Ana Ruiz", "type": "Q5", "limit": 2},
        "q1": {"query": "Straße & “Co”", "limit": 2},
    }


@pytest.mark.parametrize(
    ("manifest", "identifier", "iri"),
    [
        pytest.param(WIKI, "Q7", "http://wiki.example.org/entity/Q7", id="space and identifier"),
        pytest.param(WIKI, "urn:x:7", "urn:x:7", id="an identifier that is an IRI"),
        pytest.param(
            Manifest("V", "http://x.example/ns/space", "http://v.example/{{id}}/"),
            "7", "http://v.example/7/", id="a space that is no prefix gives way to the page",
        ),
        pytest.param(
            Manifest("W", "https://www.wikidata.org/entity/"),
            "Q7", "http://www.wikidata.org/entity/Q7", id="Wikidata's in the form of its own RDF",
        ),
        pytest.param(Manifest("N", "nothing"), "7", None, id="neither space nor page"),
        pytest.param(WIKI, "7 b", None, id="an identifier with a space"),
    ],
)  # fmt: skip
def test_the_iri_of_an_identifier(manifest: Manifest, identifier: str, iri: str | None) -> None:
    assert manifest.iri(identifier) == iri


@pytest.mark.parametrize(
    ("told", "size"),
    [
        pytest.param(None, 10, id="ten where the service says nothing"),
        pytest.param(25, 25, id="what it says"),
        pytest.param(5000, 50, id="fifty at most"),
        pytest.param(0, 1, id="one at least"),
        pytest.param("many", 10, id="ten where it says no number"),
    ],
)
def test_how_many_names_a_request_holds(told: object, size: int) -> None:
    answer = {"name": "W", "identifierSpace": "urn:", "batchSize": told}
    assert parse_manifest(answer, place="https://w").batch_size == size


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param([], "is not what a reconciliation service says", id="a list"),
        pytest.param({"name": "x"}, "is not what a reconciliation service says", id="no space"),
        pytest.param(
            {"identifierSpace": "urn:", "versions": ["1.0-draft"]},
            "it speaks version 1.0-draft of the protocol", id="another version",
        ),
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_an_error(answer: object, message: str) -> None:
    with pytest.raises(ServiceError, match=message) as caught:
        parse_manifest(answer, place="https://w")
    assert caught.value.place == "https://w"


def test_candidates_come_best_first_each_once_and_the_unusable_not_at_all() -> None:
    results: list[object] = [
        {"id": "Q1", "name": "Low", "score": 3},
        {"id": "Q2", "name": "High", "score": 8.5, "match": True, "description": "a painter"},
        {"id": "Q1", "name": "Again", "score": 99},
        {"id": 3, "name": None, "score": "x"},
        {"name": "Without"},
        {"id": "a b"},
        "text",
    ]
    (found,) = parse_answers({"q0": {"result": results}}, 1, manifest=WIKI, place="")
    space = WIKI.identifier_space
    assert found == [
        Candidate(f"{space}Q2", "High", "a painter", 8.5, True),
        Candidate(f"{space}Q1", "Low", "", 3.0),
        Candidate(f"{space}3", "", "", 0.0),
    ]


@pytest.mark.parametrize("answer", [{"q1": {"result": []}}, {"q0": {}, "q1": {}}, {"q0": None}])
def test_a_name_without_an_answer_has_no_candidates(answer: object) -> None:
    assert parse_answers(answer, 2, manifest=WIKI, place="") == [[], []]


def test_what_is_no_answer_says_what_the_service_said() -> None:
    refused = {"status": "error", "message": "too long"}
    with pytest.raises(ServiceError, match=r"it does not answer the queries \(too long\)"):
        parse_answers(refused, 1, manifest=WIKI, place="https://w")


@pytest.mark.parametrize(
    ("candidates", "known", "accept", "expected"),
    [
        pytest.param([FIRST, SECOND, THIRD], [], False, ["urn:a", "urn:b"], id="the best ones"),
        pytest.param([FIRST, SECOND, THIRD], ["urn:a"], False, ["urn:b", "urn:c"], id="new ones"),
        pytest.param([FIRST, SURE], [], False, ["urn:a", "urn:s"], id="a sure one is suggested"),
        pytest.param([FIRST, SURE], [], True, ["+urn:s"], id="or accepted, alone, if so wanted"),
        pytest.param([FIRST, SECOND], [], True, ["urn:a", "urn:b"], id="no sure one"),
        pytest.param(
            [SURE, Candidate("urn:t", "T", match=True)], [], True, ["urn:s", "urn:t"],
            id="two sure ones are none",
        ),
        pytest.param([SURE], ["urn:s"], True, [], id="a sure one that was rejected"),
    ],
)  # fmt: skip
def test_what_is_suggested(
    candidates: Sequence[Candidate], known: Sequence[str], accept: bool, expected: list[str]
) -> None:
    question = Question("Ana Ruiz", "Ana Ruiz", "person", known=frozenset(known))
    found = suggest(question, candidates, limit=2, accept_matches=accept)
    marks = {AuthorityStatus.ACCEPTED: "+", AuthorityStatus.SUGGESTED: ""}
    assert [marks[each.record.status] + each.record.iri for each in found] == expected


def test_a_suggestion_says_what_the_service_calls_the_thing() -> None:
    painter = Candidate("urn:a", "Ana\nRuiz", "a painter", score=7)
    (found,) = suggest(ANA, [painter], limit=3)
    assert (found.record.label, found.record.entity_type) == ("Ana Ruiz", "person")
    assert (found.score, found.note) == (7, "Ana Ruiz, a painter")
