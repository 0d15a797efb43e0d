"""How a link is put, all told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction import stances
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.stance_network import Stance
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
REPORTED = SAID.format(word="still", pos="ADV RB advmod")
PHRASE = """
    Wren   wren   PROPN NNP nsubj 4
    ,      ,      PUNCT ,   punct 2
    head   head   NOUN  NN  appos 0
    Guild  guild  PROPN NNP nmod  2
    sings  sing   VERB  VBZ ROOT  4
"""
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


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> list[Stance]:
    """Return a list whose last stance is what the network says from then on."""
    says: list[Stance] = []
    monkeypatch.setattr(stances, "read_stance", lambda draft, doc: says[-1] if says else None)
    return says


@pytest.mark.parametrize(("table", "denied", "polarity"), [
    pytest.param(PLAIN, None, Polarity.AFFIRMED, id="plain, for the rules alone"),
    pytest.param(NOT, None, Polarity.NEGATED, id="denied, for the rules alone"),
    pytest.param(PLAIN, 0.55, Polarity.AFFIRMED, id="plain, where the network doubts it"),
    pytest.param(PLAIN, 0.9, Polarity.NEGATED, id="plain, where the network is sure of a denial"),
    pytest.param(NOT, 0.25, Polarity.NEGATED, id="denied, where the network doubts it"),
    pytest.param(NOT, 0.01, Polarity.AFFIRMED, id="denied, where it is sure that it is not"),
])  # fmt: skip
def test_rules_and_network_vote_on_what_is_denied(
    table: str, denied: float | None, polarity: Polarity, network: list[Stance]
) -> None:
    network += [] if denied is None else [stance(denied=denied)]
    read_, draft = read(table)
    assert put_of(draft, read_.doc, finder=read_.finder).polarity is polarity


NAMED = """
    Not    not    PART  RB  advmod 1
    Far    far    PROPN NNP nsubj  3
    was    be     AUX   VBD cop    3
    Guild  guild  PROPN NNP ROOT   3
"""


@pytest.mark.parametrize(("name", "polarity"), [
    pytest.param("Not Far", Polarity.AFFIRMED, id="a word of the name"),
    pytest.param("Far", Polarity.NEGATED, id="a word beside the name"),
])  # fmt: skip
def test_a_word_of_a_name_denies_nothing(
    name: str, polarity: Polarity, network: list[Stance]
) -> None:
    assert not network
    read_ = placed(NAMED, {name: "work", "Guild": "organization"})
    subject, object_ = (read_.finder.place_of(read_.doc[index]) for index in (1, 3))
    assert subject is not None
    draft = Draft("creatorOf", subject, object_, None, LinkTokens(1, 3, 3), "hand-made", 0.8)
    assert put_of(draft, read_.doc, finder=read_.finder).polarity is polarity


def test_of_links_it_has_not_seen_the_rules_alone_tell(
    network: list[Stance],
) -> None:
    network.append(stance(denied=0.9, desired=0.9, asserted=0.1))
    read_, draft = read(PLAIN)
    put = put_of(draft, read_.doc, finder=read_.finder)
    assert (put.polarity, put.modality) == (Polarity.NEGATED, Modality.DESIRED)
    for name in ("open:lead", "captainOf"):
        put = put_of(replace(draft, predicate=name), read_.doc, finder=read_.finder)
        assert (put.polarity, put.modality) == (Polarity.AFFIRMED, Modality.ASSERTED)


@pytest.mark.parametrize(("denied", "polarity"), [
    pytest.param(0.7, Polarity.AFFIRMED, id="doubted"),
    pytest.param(0.9, Polarity.NEGATED, id="where the network is sure"),
])  # fmt: skip
def test_a_phrase_is_denied_and_never_wished_for(
    denied: float, polarity: Polarity, network: list[Stance]
) -> None:
    network.append(stance(denied=denied, desired=0.9, asserted=0.1))
    read_, draft = read(PHRASE)
    put = put_of(draft, read_.doc, finder=read_.finder)
    assert (put.polarity, put.modality) == (polarity, Modality.ASSERTED)


def test_of_a_phrase_within_another_the_rules_alone_tell(network: list[Stance]) -> None:
    network.append(stance(denied=0.9))
    read_, draft = read(PHRASE)
    within = replace(draft, object=draft.subject)
    assert put_of(within, read_.doc, finder=read_.finder).polarity is Polarity.AFFIRMED


@pytest.mark.parametrize(("table", "scores", "modality"), [
    pytest.param(PLAIN, None, Modality.ASSERTED, id="plain, for the rules alone"),
    pytest.param(REPORTED, None, Modality.REPORTED, id="reported, for the rules alone"),
    pytest.param(PLAIN, (0.4, 0.6), Modality.ASSERTED, id="plain, where it thinks of a wish"),
    pytest.param(PLAIN, (0.1, 0.9), Modality.DESIRED, id="plain, where it is sure of a wish"),
    pytest.param(REPORTED, (0.05, 0.2), Modality.REPORTED, id="reported, where it hardly doubts"),
    pytest.param(REPORTED, (0.6, 0.0), Modality.ASSERTED, id="reported, where it sees a fact"),
])  # fmt: skip
def test_rules_and_network_vote_on_how_it_is_put(
    table: str,
    scores: tuple[float, float] | None,
    modality: Modality,
    network: list[Stance],
) -> None:
    network += [] if scores is None else [stance(asserted=scores[0], desired=scores[1])]
    read_, draft = read(table)
    assert put_of(draft, read_.doc, finder=read_.finder).modality is modality


def test_what_a_finder_knows_better_counts() -> None:
    read_, draft = read(PLAIN)
    known = replace(draft, polarity=Polarity.NEGATED, modality=Modality.DESIRED)
    put = put_of(known, read_.doc, finder=read_.finder)
    assert (put.polarity, put.modality) == (Polarity.NEGATED, Modality.DESIRED)


def test_a_belief_called_wrong_is_denied_as_a_fact(network: list[Stance]) -> None:
    network.append(stance())
    read_, draft = read(MISTAKE)
    put = put_of(draft, read_.doc, finder=read_.finder)
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
