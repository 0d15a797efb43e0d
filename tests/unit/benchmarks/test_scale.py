"""The generated episodes say what is known of them, and the score of a perfect reading is full."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scale.episodes import Episode, episodes, write_episodes
from benchmarks.scale.extracts import Told, told_extracts
from benchmarks.scale.quality import Scores
from benchmarks.scale.things import circle
from kgraph.model import Claim, Evidence, Polarity, Span

SOME = 20


@pytest.fixture(scope="module")
def some() -> list[Episode]:
    return list(episodes(SOME))


def test_every_name_stands_at_its_place(some: list[Episode]) -> None:
    heard_right = 0
    for episode in some:
        for naming in (*episode.labels, *episode.namings):
            words = episode.text[naming.start : naming.end]
            assert words == words.strip() != ""
            heard_right += words in (naming.thing.name, *naming.thing.forms)
    assert heard_right > len(some) * 5


def test_each_fact_is_stated_with_both_its_ends_or_by_its_subject(some: list[Episode]) -> None:
    for episode in some:
        named = {each.thing.key for each in (*episode.labels, *episode.namings)}
        for fact in episode.facts:
            assert fact.subject.key in named
            if fact.object is None:
                assert str(fact.value) in episode.text
            else:
                assert fact.object.key in named


def test_an_episode_is_the_same_in_a_larger_collection(some: list[Episode]) -> None:
    assert list(episodes(SOME * 2))[:SOME] == some
    assert next(told_extracts(1, first=7)) == list(told_extracts(8))[7]


def test_with_more_episodes_there_are_more_people_and_more_who_share_a_name() -> None:
    def shared(circles: int) -> float:
        names = [each.thing.name for number in range(circles) for each in circle(number).people]
        return 1 - len(set(names)) / len(names)

    assert shared(100) < shared(2000)


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_what_is_known_is_written_beside_the_transcripts(tmp_path: Path) -> None:
    write_episodes(tmp_path, 3)
    things = lines_of(tmp_path / "entities.jsonl")
    claims = lines_of(tmp_path / "claims.jsonl")
    assert len(list((tmp_path / "sources").iterdir())) == 3
    keys = {thing["id"] for thing in things}
    assert {claim["subject"] for claim in claims} <= keys
    document, start, end = things[0]["mentions"][0]
    assert (tmp_path / "sources" / document).read_text("utf-8")[start:end]


def test_the_form_without_text_knows_the_thing_of_each_chain_and_the_fact_of_each_claim() -> None:
    for told in told_extracts(SOME):
        assert len(told.things) == len(told.extract.chains)
        assert len(told.facts) == len(told.extract.claims)
        for fact, claim in zip(told.facts, told.extract.claims, strict=True):
            assert claim.predicate == fact.predicate
            assert told.things[int(claim.subject[1:])] == fact.subject


def perfect(told: Told, scores: Scores) -> None:
    """Let each thing be its own entity, and each fact a claim."""
    document = told.extract.document_id
    facts = (*told.facts, *told.missed)
    scores.add_facts(document, facts)
    for fact in facts:
        for thing in (fact.subject, fact.object):
            if thing is not None:
                scores.add_place(document, thing, entity=thing.key)
    place = Evidence(document, Span(0, 1), "x", Span(0, 1))
    scores.add_claims(
        Claim(
            fact.subject.key,
            fact.predicate,
            fact.object.key if fact.object else None,
            fact.value,
            (place,),
            Polarity.NEGATED if fact.is_denied else Polarity.AFFIRMED,
        )
        for fact in facts
    )


def test_a_perfect_reading_scores_full() -> None:
    scores = Scores()
    for told in told_extracts(SOME):
        perfect(told, scores)
    quality = scores.quality()
    assert (quality.f1, quality.wrong_merges, quality.splits) == (1.0, 0.0, 0.0)
    assert (quality.things_found, quality.claims_found, quality.claims_right) == (1.0, 1.0, 1.0)


def test_two_things_in_one_entity_are_a_wrong_merge_and_one_in_two_a_split() -> None:
    scores, (one, *_, other) = Scores(), next(told_extracts(1)).things
    one, other = replace(one, kind="person"), replace(other, kind="person")
    scores.add_place("a", one, entity="x")
    scores.add_place("b", other, entity="x")
    scores.add_place("c", other, entity="y")
    quality = scores.quality()
    assert (quality.wrong_merges, quality.splits) == (0.5, 0.5)
    assert quality.precision == pytest.approx(2 / 3)
    assert quality.recall == pytest.approx(2 / 3)


def test_a_claim_between_the_right_names_on_the_wrong_thing_is_found_and_not_right() -> None:
    stated = (fact for told in told_extracts(SOME) for fact in told.facts)
    fact = next(each for each in stated if each.predicate == "hostOf")
    assert fact.object is not None
    scores, host = Scores(), fact.subject
    scores.add_facts("a", [fact])
    scores.add_place("a", host, entity="somebody else")
    for document in ("b", "c"):
        scores.add_place(document, host, entity="the host")
    scores.add_place("a", fact.object, entity="the show")
    place = Evidence("a", Span(0, 1), "x", Span(0, 1))
    scores.add_claims([Claim("somebody else", "hostOf", "the show", None, (place,))])
    assert (scores.quality().claims_found, scores.quality().claims_right) == (1.0, 0.0)
