"""Which words the network reads to tell how a link is put."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple, cast

import numpy as np
import pytest

from kgraph.extraction import stance_windows
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.stance_network import Stance, Window
from kgraph.extraction.stance_windows import read_stance
from tests.placed import Placed, placed

SAYS: Stance = (0.9, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
SENTENCE = """
    The    the    DET   DT  det   1
    Guild  guild  PROPN NNP nsubj 3
    never  never  ADV   RB  advmod 3
    paid   pay    VERB  VBD ROOT  3
    Wren   wren   PROPN NNP obj   3
    .      .      PUNCT .   punct 3
"""
MENTIONS = {"The Guild": "organization", "Wren": "person"}


class Network(NamedTuple):
    """A network that remembers what it was given."""

    given: list[Window]

    def read(self, window: Window) -> Stance:
        """Return always the same."""
        self.given.append(window)
        return SAYS


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> list[Window]:
    """Return what the network was given."""
    made = Network([])
    monkeypatch.setattr(stance_windows, "stance_network", lambda: made)
    return made.given


def read(table: str) -> tuple[Placed, Draft]:
    """Return a parse with states, and the draft that the Guild has to do with Wren in it."""
    read_ = placed(table, MENTIONS)
    doc = read_.doc
    doc.tensor = cast(Any, np.arange(len(doc), dtype=np.int8)[:, None])
    words = [token.text for token in doc]
    at = words.index("Guild"), words.index("Wren")
    subject, object_ = (read_.finder.place_of(doc[index]) for index in at)
    assert subject is not None
    tokens = LinkTokens(*at, doc[at[1]].head.i)
    return read_, Draft("supports", subject, object_, None, tokens, "hand-made", 0.8)


def test_it_reads_the_sentence_with_both_phrases_as_they_stand_in_it(
    network: list[Window],
) -> None:
    read_, draft = read(SENTENCE)
    assert read_stance(draft, read_.doc) == SAYS
    (window,) = network
    assert window.words == ("the", "guild", "never", "paid", "wren", ".")
    assert (window.subject, window.object, window.predicate) == ((0, 1), (4, 4), "supports")


def test_it_says_nothing_of_a_text_that_the_language_network_has_not_read(
    network: list[Window],
) -> None:
    read_, draft = read(SENTENCE)
    read_.doc.tensor = cast(Any, np.zeros((0, 0), dtype=np.int8))
    assert read_stance(draft, read_.doc) is None
    assert not network


def test_it_reads_a_few_words_of_what_stands_around_and_no_blanks(network: list[Window]) -> None:
    before = "".join(f"\n    so so ADV RB ROOT {number}" for number in range(20))
    after = SENTENCE.replace(" det   1", " det   21").replace(" 3\n", " 23\n")
    read_, draft = read(f"{before}{after}")
    read_stance(draft, read_.doc)
    (window,) = network
    assert window.words == (*["so"] * 16, "the", "guild", "never", "paid", "wren", ".")
    assert window.subject == (16, 17)


def test_a_value_that_is_no_thing_is_where_its_root_is(network: list[Window]) -> None:
    read_, draft = read(SENTENCE)
    value = Draft("foundedOn", draft.subject, None, "1990", draft.tokens, "hand-made", 0.8)
    read_stance(value, read_.doc)
    assert network[0].object == (4, 4)


def test_of_two_phrases_that_overlap_the_roots_are_the_things(network: list[Window]) -> None:
    read_, draft = read(SENTENCE)
    at = LinkTokens(1, 0, 3)
    assert draft.subject is not None
    read_stance(replace(draft, object=draft.subject, tokens=at), read_.doc)
    assert (network[0].subject, network[0].object) == ((1, 1), (0, 0))
