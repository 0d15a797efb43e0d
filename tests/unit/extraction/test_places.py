"""From tokens to the mentions and sentences they stand in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction.places import PlaceFinder, fits
from kgraph.model import Span
from tests.placed import Placed, heard, links, placed

TEXT = """
    The    the    DET   DT  det   1
    Guild  guild  PROPN NNP nsubj 5
    of     of     ADP   IN  case  4
    Old    old    PROPN NNP compound 4
    Lorn   lorn   PROPN NNP nmod  1
    mends  mend   VERB  VBZ ROOT  5
    a      a      DET   DT  det   7
    lot    lot    NOUN  NN  obj   5
    of     of     ADP   IN  case  9
    nets   net    NOUN  NNS nmod  7
    .      .      PUNCT .   punct 5
    It     it     PRON  PRP nsubj 12
    mends  mend   VERB  VBZ ROOT  12
    sails  sail   NOUN  NNS obj   12
"""
WHO = {"Guild of Old Lorn": "organization", "Lorn": "place", "nets": "object"}


def read() -> Placed:
    return placed(TEXT, WHO)


@pytest.mark.parametrize(("word", "mention"), [
    pytest.param(1, "Guild of Old Lorn", id="the only one that covers it"),
    pytest.param(4, "Lorn", id="the shortest of two"),
    pytest.param(7, "nets", id="what there is a lot of"),
    pytest.param(5, None, id="none"),
])  # fmt: skip
def test_the_mention_of_a_word(word: int, mention: str | None) -> None:
    read_ = read()
    place = read_.finder.place_of(read_.doc[word])
    assert (place and place.mention.text) == mention


def test_the_mention_of_a_stretch_is_that_of_its_root() -> None:
    place = read().finder.place_at((0, 5))
    assert place is not None
    assert place.mention.text == "Guild of Old Lorn"


@pytest.mark.parametrize(("word", "sentence"), [
    pytest.param(0, 0, id="the first word"),
    pytest.param(10, 0, id="its full stop"),
    pytest.param(11, 1, id="the first word of the next"),
    pytest.param(13, 1, id="the last word of all"),
])  # fmt: skip
def test_the_sentence_of_a_word(word: int, sentence: int) -> None:
    read_ = read()
    assert read_.finder.sentence_of(read_.doc[word]) is read_.sentences[sentence]


def test_between_two_turns_there_is_no_sentence() -> None:
    talk = heard([("Ana", "Hello."), ("Ben", "Hi.")], {})
    (between,) = (token for token in talk.doc if token.is_space)
    assert talk.finder.sentence_of(between) is None


def test_a_phrase_that_is_no_mention_is_made_one_of_a_chain_of_its_own() -> None:
    finder = read().finder
    place = finder.make_place(13, 14)
    assert place is not None
    assert (place.reference, place.mention.entity_type) == ("c3", "concept")
    mentions, chains = finder.made
    assert [(mention.text, mention.chain) for mention in mentions] == [("sails", 3)]
    assert [(chain.number, chain.is_phrase) for chain in chains] == [(3, True)]


@pytest.mark.parametrize(("again", "mentions"), [
    pytest.param(5, 1, id="at the same place"),
    pytest.param(12, 2, id="in other places"),
])  # fmt: skip
def test_a_phrase_made_twice_is_one(again: int, mentions: int) -> None:
    finder = read().finder
    places = finder.make_place(5, 6), finder.make_place(again, again + 1)
    assert {place and place.reference for place in places} == {"c3"}
    assert [len(made) for made in finder.made] == [mentions, 1]


def test_a_phrase_that_reads_like_a_mention_goes_with_it() -> None:
    finder = placed(TEXT, {"Guild of Old Lorn": "organization", "sails": "object"}).finder
    place = finder.make_place(13, 14)
    assert place is not None
    assert (place.reference, place.mention.entity_type) == ("c1", "object")
    assert finder.made[1] == ()


@pytest.mark.parametrize(("link", "allowed"), [
    pytest.param("partOf organization place", True, id="the types it joins"),
    pytest.param("partOf * place", True, id="a subject of any type"),
    pytest.param("partOf organization *", True, id="an object of any type"),
    pytest.param("partOf person place", False, id="a subject of another type"),
    pytest.param("partOf organization person", False, id="an object of another type"),
])  # fmt: skip
def test_a_link_joins_things_of_its_types(link: str, allowed: bool) -> None:
    guild, lorn, *_ = read().finder.places()
    assert fits(links(link).relations["partOf"], guild, object_=lorn) is allowed


def test_a_link_joins_two_things() -> None:
    (guild, *_) = read().finder.places()
    assert not fits(links("partOf * *").relations["partOf"], guild, object_=guild)


CUT = """
    Miller miller NOUN  NN  nsubj 4
    {of}   {of}   {pos}     2
    Ana    Ana    PROPN NNP flat  0
    Ruiz   Ruiz   PROPN NNP flat  0
    sings  sing   VERB  VBZ ROOT  4
"""


@pytest.mark.parametrize(("of", "pos", "mention"), [
    pytest.param("Old", "ADJ JJ amod", "Ana Ruiz", id="what stands before a name is said of it"),
    pytest.param("of", "ADP IN case", "Miller of Ana", id="a complement is not"),
])  # fmt: skip
def test_a_phrase_that_ends_in_the_midst_of_a_name(of: str, pos: str, mention: str) -> None:
    head = "Miller" if of == "of" else "Miller Old"
    place = cut_place(CUT.format(of=of, pos=pos), f"Miller {of} Ana", head=head)
    assert place == mention


def cut_place(table: str, phrase: str, *, head: str) -> str:
    """Return the mention of the first word, whose phrase has a head of its own."""
    read_ = placed(table, {"Ana Ruiz": "person", phrase: "concept"}, phrases=(phrase,))
    first = read_.sentences[0]
    cut = [
        replace(place, head=Span(0, len(head)), mention=replace(place.mention, named=False))
        for place in (*first.places, *first.phrases)
        if place.view.start == 0
    ]
    names = tuple(place for place in first.places if place.view.start)
    sentence = replace(first, places=names, phrases=tuple(cut))
    place = PlaceFinder(read_.doc, [sentence]).place_of(read_.doc[0])
    assert place is not None
    return place.mention.text
