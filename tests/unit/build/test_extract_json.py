"""The JSON objects of kgraph extract: an interface, key by key."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kgraph.build.extract_json import render_corpus
from kgraph.model import CoreferenceChain, Corpus, Decision, Modality, Polarity, Span
from tests.builders import (
    claim,
    document_of,
    evidence,
    extract_of,
    id_of,
    mention_of,
    organization,
    person,
    span_of,
    transcript_of,
)

TALK = transcript_of(("Bo", "Hello."), ("Ana Ruiz", "I chair the Harbour Union."))
NOTE = document_of("Bo left the Harbour Union in 2015.", source="note.txt")
ANA, BO = replace(person("Ana Ruiz", "Ana"), same_as=("urn:ana",)), person("Bo")
UNION, CHAIR = organization("Harbour Union"), organization("Chair")


@pytest.fixture
def corpus() -> Corpus:
    chains = [CoreferenceChain(0, "person", ("Bo",)), CoreferenceChain(1, "person", ("Ana Ruiz",))]
    mention = mention_of(TALK, "Ana Ruiz", entity_type="person", chain=1)
    talk = replace(extract_of(TALK, mentions=[mention], chains=chains), speaker_chains=(0, 1))
    said = replace(
        evidence(TALK, "I chair the Harbour Union"),
        subject_span=span_of(TALK.text, "I"), object_span=None, speaker=ANA.id,
        start_ms=201_900, confidence=0.93, rule="role",
    )  # fmt: skip
    chairs = claim(
        ANA, "holdsRole", CHAIR, at=said, qualifier=UNION.id, modality=Modality.POSSIBLE,
        polarity=Polarity.NEGATED, valid_from="2015", valid_to="2019-03",
    )  # fmt: skip
    left = claim(BO, "open:leave", UNION, at=evidence(NOTE, "Bo left the Harbour Union"))
    dated = claim(UNION, "dissolvedOn", "2015", at=evidence(NOTE, "2015"))
    by_chain = {(id_of(TALK), 0): BO.id, (id_of(TALK), 1): ANA.id}
    entities = (CHAIR, UNION, ANA, BO)
    return Corpus((talk, extract_of(NOTE)), entities, (chairs, left, dated), by_chain)


def objects(corpus: Corpus) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_corpus(corpus)]


def test_open_links_can_be_left_out(corpus: Corpus) -> None:
    note, talk = [json.loads(line) for line in render_corpus(corpus, open_links=False)]
    assert [each["predicate"] for each in note["claims"]] == ["dissolvedOn"]
    assert [each["predicate"] for each in talk["claims"]] == ["holdsRole"]


def test_documents_come_in_the_order_of_their_names(corpus: Corpus) -> None:
    assert [each["source"] for each in objects(corpus)] == ["note.txt", "talk.txt"]


def test_a_document_has_its_keys_in_order_and_its_text_unchanged(corpus: Corpus) -> None:
    _, talk = objects(corpus)
    assert list(talk) == [
        "source", "sha256", "title", "text", "turns", "mentions", "entities", "claims",
    ]  # fmt: skip
    assert (talk["text"], talk["sha256"]) == (TALK.text, TALK.sha256)


def test_a_turn_names_its_speaker_by_entity_and_by_label(corpus: Corpus) -> None:
    note, talk = objects(corpus)
    assert note["turns"] == [
        {"start": 0, "end": len(NOTE.text), "speaker": None, "label": None, "time": None}
    ]
    start = TALK.text.index("I chair")
    turns = talk["turns"]
    assert turns[1] == {
        "start": start, "end": start + 26, "speaker": "person/ana-ruiz", "label": "Ana Ruiz",
        "time": "00:00:10",
    }  # fmt: skip


def test_a_mention_names_its_entity(corpus: Corpus) -> None:
    start = TALK.text.index("Ana Ruiz")
    assert objects(corpus)[1]["mentions"] == [
        {
            "start": start, "end": start + 8, "head": [start, start + 8], "type": "person",
            "entity": "person/ana-ruiz", "named": True,
        }
    ]  # fmt: skip


def test_a_document_lists_only_its_own_entities(corpus: Corpus) -> None:
    note, talk = objects(corpus)
    assert [each["id"] for each in note["entities"]] == [UNION.id, BO.id]
    assert talk["entities"] == [
        {"id": CHAIR.id, "label": "Chair", "type": "organization", "aliases": [], "same_as": []},
        {
            "id": UNION.id,
            "label": "Harbour Union",
            "type": "organization",
            "aliases": [],
            "same_as": [],
        },
        {
            "id": ANA.id,
            "label": "Ana Ruiz",
            "type": "person",
            "aliases": ["Ana"],
            "same_as": ["urn:ana"],
        },
        {"id": BO.id, "label": "Bo", "type": "person", "aliases": [], "same_as": []},
    ]


def test_a_claim_has_every_field_in_order(corpus: Corpus) -> None:
    (told,) = objects(corpus)[1]["claims"]
    start = TALK.text.index("I chair")
    assert list(told.items()) == [
        ("subject", ANA.id), ("predicate", "holdsRole"), ("object", CHAIR.id), ("value", None),
        ("subject_span", [start, start + 1]), ("object_span", None), ("in", UNION.id),
        ("speaker", ANA.id), ("time", "00:03:21"), ("start", start), ("end", start + 25),
        ("quote", "I chair the Harbour Union"), ("polarity", "negative"),
        ("modality", "possible"), ("from", "2015"), ("to", "2019-03"), ("confidence", 0.93),
        ("rule", "role"),
    ]  # fmt: skip


def test_claims_come_in_the_order_of_their_places_with_values_where_there_is_no_object(
    corpus: Corpus,
) -> None:
    claims = objects(corpus)[0]["claims"]
    assert [(each["predicate"], each["object"], each["value"]) for each in claims] == [
        ("open:leave", UNION.id, None),
        ("dissolvedOn", None, "2015"),
    ]


def test_what_several_documents_state_is_told_of_each_with_its_own_words() -> None:
    notes = [document_of("Bo left.", source="a.txt"), document_of("Yes, Bo left.", source="b.txt")]
    places = [evidence(note, "Bo left") for note in notes]
    left = claim(BO, "open:leave", UNION, at=places)
    corpus = Corpus(tuple(map(extract_of, notes)), (UNION, BO), (left,), {})
    starts = [each["claims"][0]["start"] for each in objects(corpus)]
    assert starts == [0, 5]


@pytest.mark.parametrize(
    "breaker", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]
)
def test_a_document_is_one_line_whatever_it_holds(breaker: str) -> None:
    odd = document_of(f"Bo{breaker}left 🚢.", source=f"a{breaker}b.txt")
    (line,) = render_corpus(Corpus((extract_of(odd),), (), (), {}))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == odd.text
    assert "🚢" in line


def test_a_place_is_a_span_of_the_text(corpus: Corpus) -> None:
    for each in objects(corpus):
        text, claims = each["text"], each["claims"]
        quotes = [claim["quote"] for claim in claims]
        assert [Span(each["start"], each["end"]).of(text) for each in claims] == quotes


def test_an_accepted_claim_is_certain_and_one_without_a_place_is_no_documents(
    corpus: Corpus,
) -> None:
    accepted = replace(corpus.claims[0], decision=Decision("Eva"))
    added = claim(BO, "memberOf", UNION, at=(), decision=Decision("Eva"))
    curated = replace(corpus, claims=(accepted, added))
    note, talk = objects(curated)
    assert note["claims"] == []
    (told,) = talk["claims"]
    assert (told["predicate"], told["confidence"]) == ("holdsRole", 1.0)
