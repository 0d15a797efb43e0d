from __future__ import annotations

import pytest

from kgraph.export.page.texts import text_turns, turn_of
from kgraph.model import Corpus, Document, Mention, Substitution
from tests.builders import (
    document_of,
    evidence,
    extract_of,
    mention_of,
    span_of,
    transcript_of,
)

TALK = transcript_of(
    ("Ana", "I run the Tide Union of Harwick."), ("Bo", "She does."), seconds_a_turn=75
)
NAMES = ("person/ana", "organization/tide", "place/harwick")
RANK = {"person/ana": 0, "organization/tide": 1}


def turns_of(document: Document, *mentions: Mention) -> list[dict[str, object]]:
    extract = extract_of(document, mentions=mentions)
    by_chain = {(extract.document_id, chain): name for chain, name in enumerate(NAMES)}
    return text_turns(extract, Corpus((extract,), (), (), by_chain), rank=RANK)


def named(words: str, chain: int, *, document: Document = TALK) -> Mention:
    return mention_of(document, words, entity_type="person", chain=chain)


def test_words_that_mean_something_carry_its_rank() -> None:
    first, second = turns_of(TALK, named("Tide Union", 1), named("She", 0))
    assert first["words"] == ["I run the ", ["Tide Union", 1], " of Harwick."]
    assert second["words"] == [["She", 0], " does."]


def test_each_turn_tells_who_speaks_and_when() -> None:
    told = [(turn["speaker"], turn["time"]) for turn in turns_of(TALK)]
    assert told == [("Ana", "00:00:00"), ("Bo", "00:01:15")]


@pytest.mark.parametrize(
    "mentions",
    [
        pytest.param([named("Harwick", 2)], id="of a thing that the page does not show"),
        pytest.param([named("Harwick", 9)], id="of a thing that a person rejected"),
    ],
)
def test_a_mention_is_not_marked(mentions: list[Mention]) -> None:
    assert turns_of(TALK, *mentions)[0]["words"] == ["I run the Tide Union of Harwick."]


def test_of_two_mentions_at_one_place_the_longer_is_marked() -> None:
    inside = [named("Tide", 0), named("Tide Union", 1), named("Union", 0)]
    assert turns_of(TALK, *inside)[0]["words"] == ["I run the ", ["Tide Union", 1], " of Harwick."]


def test_two_mentions_side_by_side_stay_two() -> None:
    text = "AnaBo"
    document = document_of(text)
    pair = [named("Ana", 0, document=document), named("Bo", 0, document=document)]
    assert turns_of(document, *pair)[0]["words"] == [["Ana", 0], ["Bo", 0]]


def test_a_mention_goes_on_across_a_time_code() -> None:
    text = "the Tide [00:02:18]  Union &amp; Co"
    marks = (
        Substitution(span_of(text, "[00:02:18]"), ""),
        Substitution(span_of(text, "&amp;"), "&"),
    )
    document = document_of(text, substitutions=marks)
    whole = named("Tide [00:02:18]  Union &amp; Co", 1, document=document)
    assert turns_of(document, whole)[0]["words"] == ["the ", ["Tide Union & Co", 1]]


def test_a_quote_lies_in_the_turn_where_it_begins() -> None:
    assert turn_of(evidence(TALK, "She does"), TALK) == 1
    assert turn_of(evidence(TALK, "Bo"), TALK) is None
