"""Which pairs of a sentence are said to have a link, where likeness is learnt."""

from __future__ import annotations

import pytest

from kgraph.language import load_annotator
from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Relation
from kgraph.training.linked_pairs import (
    LinkedSentence,
    plain_sentences,
    sentences_of,
    taught_sentences,
)
from kgraph.training.taught_links import TaughtLink

AROUND = [f"The {word} was closed on that day." for word in "mill church harbour school".split()]
SENTENCE = "[subject: Ana Ruiz] repaired [object: the Lorn Organ] for Tomas Hale."


def taught(*, states: tuple[str, ...] = (), states_not: tuple[str, ...] = ()) -> TaughtLink:
    relation = Relation("repairerOf", "repairerOf", "repairer of", "")
    return TaughtLink(
        relation, tuple(map(parse_example, states)), tuple(map(parse_example, states_not))
    )


def read(link: TaughtLink) -> list[LinkedSentence]:
    return list(taught_sentences([link], load_annotator(), around=AROUND))


@pytest.mark.model
def test_only_the_marked_pair_has_the_link_and_only_one_way() -> None:
    (sentence,) = read(taught(states=(SENTENCE,)))
    assert sentence.about == {"repairerOf"}
    assert sum(bool(pair.stated) for pair in sentence.pairs) == 1
    assert sum(pair.marked for pair in sentence.pairs) == 2
    assert len(sentence.pairs) > 2


@pytest.mark.model
def test_a_sentence_that_does_not_state_it_has_marks_without_the_link() -> None:
    (sentence,) = read(taught(states_not=(SENTENCE,)))
    assert not any(pair.stated for pair in sentence.pairs)
    assert any(pair.marked for pair in sentence.pairs)


@pytest.mark.model
def test_the_sentences_around_one_are_not_read_for_it() -> None:
    found = read(taught(states=(SENTENCE,) * 8))
    assert len(found) == 8
    assert {len(sentence.pairs) for sentence in found} == {len(found[0].pairs)}


@pytest.mark.model
def test_a_plain_text_states_nothing() -> None:
    text = "Ana Ruiz repaired the Lorn Organ. Tomas Hale played it."
    found = list(plain_sentences([text], load_annotator()))
    assert found
    assert not any(pair.stated or sentence.about for sentence in found for pair in sentence.pairs)


def test_what_is_no_whole_sentence_is_no_context() -> None:
    text = "Chapter 1\n\nThe mill was closed on that day. Ah! Nobody knew why it was\nclosed"
    assert sentences_of(text) == ["Chapter 1 The mill was closed on that day."]
