"""How a link is put, all told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens, Stance
from kgraph.extraction.stances import put_of
from kgraph.model import Modality, Polarity
from tests.placed import Placed, placed

SAID = """
    Wren   wren   PROPN NNP nsubj 2
    {word} {word} {pos}           2
    leads  lead   VERB  VBZ ROOT  2
    Guild  guild  PROPN NNP obj   2
    since  since  ADP   IN  case  5
    1990   1990   NUM   CD  obl   2
    says   say    VERB  VBZ parataxis 2
    Ada    ada    PROPN NNP nsubj 6
"""
PLAIN = SAID.format(word="still", pos="ADV RB advmod").replace("says   say", "sings  sing")
NOT = SAID.format(word="not", pos="PART RB advmod").replace("says   say", "sings  sing")
LESS = SAID.format(word="less", pos="ADV RBR advmod").replace("says   say", "sings  sing")
REPORTED = SAID.format(word="still", pos="ADV RB advmod")
MISTAKE = """
    Wrongly wrongly ADV  RB  advmod 1
    thought think  VERB  VBN ROOT  1
    Wren   wren   PROPN NNP nsubj 3
    leads  lead   VERB  VBZ ccomp 1
    Guild  guild  PROPN NNP obj   3
"""
MEANS = """
    Wren   wren   PROPN NNP nsubj 2
    may    may    AUX   MD  aux   2
    heal   heal   VERB  VB  ROOT  2
    by     by     SCONJ IN  mark  4
    using  use    VERB  VBG advcl 2
    Guild  guild  PROPN NNP obj   4
"""


def stance(*, denied: float = 0.0, asserted: float = 1.0, desired: float = 0.0) -> Stance:
    return (denied, asserted, 0.0, desired, 0.0, 0.0, 0.0)


def read(table: str) -> tuple[Placed, Draft]:
    """Return a parse and the draft that Wren leads the Guild in it."""
    ada = {"Ada": "person"} if "Ada" in table else {}
    read_ = placed(table, {"Wren": "person", "Guild": "organization", **ada})
    words = [token.text for token in read_.doc]
    wren, guild = words.index("Wren"), words.index("Guild")
    subject, object_ = (read_.finder.place_of(read_.doc[index]) for index in (wren, guild))
    assert subject is not None
    tokens = LinkTokens(wren, guild, read_.doc[guild].head.i)
    return read_, Draft("leaderOf", subject, object_, None, tokens, "hand-made", 0.8)


@pytest.mark.parametrize(("table", "denied", "polarity"), [
    pytest.param(PLAIN, None, Polarity.AFFIRMED, id="plain, for the rules alone"),
    pytest.param(NOT, None, Polarity.NEGATED, id="denied, for the rules alone"),
    pytest.param(PLAIN, 0.7, Polarity.AFFIRMED, id="plain, where the model doubts it"),
    pytest.param(LESS, 0.9, Polarity.NEGATED, id="a word that may deny, and the model is sure"),
    pytest.param(PLAIN, 0.9, Polarity.AFFIRMED, id="no word that denies, for all the model says"),
    pytest.param(NOT, 0.3, Polarity.NEGATED, id="denied, where the model doubts it"),
    pytest.param(NOT, 0.1, Polarity.AFFIRMED, id="denied, where the model is sure that it is not"),
])  # fmt: skip
def test_rules_and_model_vote_on_what_is_denied(
    table: str, denied: float | None, polarity: Polarity
) -> None:
    read_, draft = read(table)
    voted = replace(draft, stance=None if denied is None else stance(denied=denied))
    assert put_of(voted, read_.doc, finder=read_.finder).polarity is polarity


@pytest.mark.parametrize(("table", "scores", "modality"), [
    pytest.param(PLAIN, None, Modality.ASSERTED, id="plain, for the rules alone"),
    pytest.param(REPORTED, None, Modality.REPORTED, id="reported, for the rules alone"),
    pytest.param(PLAIN, (0.4, 0.6), Modality.ASSERTED, id="plain, where it thinks of a wish"),
    pytest.param(PLAIN, (0.1, 0.9), Modality.DESIRED, id="plain, where it is sure of a wish"),
    pytest.param(REPORTED, (0.3, 0.0), Modality.REPORTED, id="reported, where it hardly doubts"),
    pytest.param(REPORTED, (0.4, 0.0), Modality.ASSERTED, id="a plain fact in a tie"),
])  # fmt: skip
def test_rules_and_model_vote_on_how_it_is_put(
    table: str, scores: tuple[float, float] | None, modality: Modality
) -> None:
    read_, draft = read(table)
    model = None if scores is None else stance(asserted=scores[0], desired=scores[1])
    put = put_of(replace(draft, stance=model), read_.doc, finder=read_.finder)
    assert put.modality is modality


def test_what_a_finder_knows_better_counts() -> None:
    read_, draft = read(PLAIN)
    known = replace(draft, polarity=Polarity.NEGATED, modality=Modality.DESIRED)
    put = put_of(known, read_.doc, finder=read_.finder)
    assert (put.polarity, put.modality) == (Polarity.NEGATED, Modality.DESIRED)


def test_a_belief_called_wrong_is_denied_as_a_fact() -> None:
    read_, draft = read(MISTAKE)
    put = put_of(replace(draft, stance=stance()), read_.doc, finder=read_.finder)
    assert (put.polarity, put.modality) == (Polarity.NEGATED, Modality.ASSERTED)


def test_a_means_is_put_as_what_it_is_for() -> None:
    read_, draft = read(MEANS)
    assert put_of(draft, read_.doc, finder=read_.finder).modality is Modality.POSSIBLE


def test_who_says_it_is_told_by_the_words_unless_the_finder_knows() -> None:
    read_, draft = read(REPORTED)
    ada = read_.finder.place_of(read_.doc[7])
    assert ada is not None
    assert put_of(draft, read_.doc, finder=read_.finder).speaker == ada.reference
    known = replace(draft, source=draft.object)
    assert put_of(known, read_.doc, finder=read_.finder).speaker == "c1"


def test_nobody_says_what_the_writer_says_himself() -> None:
    read_, draft = read(PLAIN)
    assert put_of(draft, read_.doc, finder=read_.finder).speaker is None


@pytest.mark.parametrize(("table", "since"), [
    pytest.param(PLAIN, "1990", id="those of the clause"),
    pytest.param(MISTAKE, "1980", id="else those of the finder"),
])  # fmt: skip
def test_the_dates_of_a_link_are(table: str, since: str) -> None:
    read_, draft = read(table)
    put = put_of(replace(draft, valid_from="1980"), read_.doc, finder=read_.finder)
    assert (put.valid_from, put.valid_to) == (since, None)
