"""What is put before a person, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import Corpus, Decision, Join
from kgraph.resolution import curate, parse_ledger, resolve
from kgraph.resolution.doubts import Doubt, find_doubts
from kgraph.resolution.ledger import Ledger, Merge, Split
from tests.builders import small_ontology
from tests.told import told

TALK = told(
    "Ana Ruiz joined the Harbour Union. Anna Ruis left the Harbour Union.",
    "person: Ana Ruiz, Anna Ruis", "organization: Harbour Union",
    says=["Ana Ruiz memberOf Harbour Union", "Anna Ruis founderOf Harbour Union"],
)  # fmt: skip
MADE = Decision("Eva")
JOINED = Join("Anna Ruis", "Ana Ruiz", "sounds like it")


def corpus(join: Join = JOINED) -> Corpus:
    resolved = resolve([TALK])
    entities = (replace(e, joins=(join,)) if e.entity_type == "person" else e
                for e in resolved.entities)  # fmt: skip
    member, founder = resolved.claims
    unsure = replace(member, evidence=(replace(member.evidence[0], confidence=0.5),))
    return replace(resolved, entities=tuple(entities), claims=(founder, unsure))


def doubts(ledger: Ledger | None = None, join: Join = JOINED) -> list[Doubt]:
    return list(find_doubts(corpus(join), ledger or Ledger(), made=MADE))


def test_joined_names_come_first_then_the_claims_that_are_least_sure() -> None:
    assert [doubt.question for doubt in doubts()] == [
        "Is “Anna Ruis” the same as “Ana Ruiz” (person)?",
        "Is it said that Ana Ruiz founderOf Harbour Union?",
        "Is it said that Ana Ruiz memberOf Harbour Union?",
    ]
    assert doubts()[0].lines == ("Anna Ruis → Ana Ruiz: sounds like it",)


@pytest.mark.parametrize(
    "join",
    [
        pytest.param(replace(JOINED, reason="the same name"), id="a good reason"),
        pytest.param(replace(JOINED, decision=MADE), id="a person's word"),
        pytest.param(replace(JOINED, label="ana ruiz"), id="the same but for capitals"),
    ],
)
def test_a_join_on_good_grounds_is_in_no_doubt(join: Join) -> None:
    assert not any("the same as" in doubt.question for doubt in doubts(join=join))


def test_to_accept_a_join_is_a_merge_that_is_asked_only_once() -> None:
    merge = doubts()[0].accept
    assert isinstance(merge, Merge)
    assert not any("the same as" in doubt.question for doubt in doubts(Ledger((merge,))))
    assert curate(corpus(), Ledger((merge,)), ontology=small_ontology()).problems == ()


def test_to_reject_a_join_is_a_split_after_which_there_is_no_such_join() -> None:
    split = doubts()[0].reject
    assert isinstance(split, Split)
    apart = curate(corpus(), Ledger((split,)), ontology=small_ontology())
    assert {"person/ana-ruiz", "person/anna-ruis"} <= {entity.id for entity in apart.entities}
    assert [entity.joins for entity in apart.entities if entity.joins] == []


def test_what_a_person_vouches_for_is_in_no_doubt() -> None:
    accept = doubts()[1].accept
    vouched = curate(corpus(), Ledger((accept,)), ontology=small_ontology())
    left = [doubt.question for doubt in find_doubts(vouched, Ledger(), made=MADE)]
    assert "Is it said that Ana Ruiz founderOf Harbour Union?" not in left


def test_decisions_of_a_review_can_be_read_from_a_file() -> None:
    from kgraph.build.ledger_text import with_entry

    text = ""
    for doubt in doubts():
        text, _ = with_entry(text, doubt.accept, place="x")
    assert len(parse_ledger(text).entries) == 3
