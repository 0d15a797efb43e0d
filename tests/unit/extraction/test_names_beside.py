"""What is said of a noun with a name beside it is said of the name."""

from __future__ import annotations

import pytest

from kgraph.extraction.clauses import called, objects_of, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.instances import with_instances
from kgraph.extraction.modality import modality_of
from kgraph.extraction.open_links import find_open_links
from kgraph.model import Modality
from tests.parses import parsed
from tests.placed import placed

TWO = """
    Two    two    NUM   CD  nummod 1
    {men}
    ,      ,      PUNCT ,   punct  3
    Ana    Ana    PROPN NNP appos  1
    and    and    CCONJ CC  cc     5
    Ben    Ben    PROPN NNP conj   3
    ,      ,      PUNCT ,   punct  1
    mended mend   VERB  VBD ROOT   7
    the    the    DET   DT  det    9
    gate   gate   NOUN  NN  obj    7
"""
BAKERS = "bakers baker NOUN NNS nsubj 7"
NAMES = "names name NOUN NNS nsubj 7"
PLUS = """
    Wren   wren   PROPN NNP nsubj  1
    met    meet   VERB  VBD ROOT   1
    the    the    DET   DT  det    3
    baker  baker  NOUN  NN  obj    1
    from   from   ADP   IN  case   5
    {town}
    Ana    Ana    PROPN NNP appos  3
"""
FIRST = """
    Wren   wren   PROPN NNP nsubj  4
    is     be     AUX   VBZ cop    4
    the    the    DET   DT  det    4
    {rank}
    {noun}
    to     to     PART  TO  mark   6
    climb  climb  VERB  VB  acl    4
    Etna   etna   PROPN NNP obj    6
"""
RANK = "first  first  ADJ JJ amod 4"
BRAVE = "brave  brave  ADJ JJ amod 4"
YOUNGEST = "youngest young ADJ JJS amod 4"
WOMAN = "woman  woman  NOUN NN ROOT 4"
SWIMMER = "swimmer swimmer NOUN NN ROOT 4"


def test_each_of_the_names_beside_a_noun_does_what_the_noun_does() -> None:
    doc = parsed(TWO.format(men=BAKERS))
    assert [subject.token.text for subject in subjects_of(doc[7])] == ["Ana", "Ben"]


def test_a_name_that_is_only_the_name_of_something_does_nothing() -> None:
    assert [token.text for token in called(parsed(TWO.format(men=NAMES))[1])] == ["names"]


def test_a_name_does_not_stand_beside_a_noun_when_other_words_are_between() -> None:
    doc = parsed(PLUS.format(town="Lorn lorn PROPN NNP nmod 3"))
    assert [token.text for token in objects_of(doc[1])] == ["baker"]


def test_what_a_finder_says_of_a_noun_is_said_of_the_name_beside_it() -> None:
    who = {"bakers": "person", "Ana": "person", "Ben": "person", "gate": "object"}
    read = placed(TWO.format(men=BAKERS), who)
    bakers, gate = (read.finder.place_of(read.doc[index]) for index in (1, 9))
    assert bakers is not None
    draft = Draft("creatorOf", bakers, gate, None, LinkTokens(1, 9, 7), "hand-made", 0.8)
    told = read.told(with_instances([draft], read.doc, finder=read.finder))
    assert told == ["Ana creatorOf gate", "Ben creatorOf gate"]


@pytest.mark.parametrize(("rank", "noun", "phrase", "modality"), [
    pytest.param(RANK, WOMAN, "be first to climb", Modality.ASSERTED, id="the first has done it"),
    pytest.param(YOUNGEST, WOMAN, "be youngest to climb", Modality.ASSERTED, id="the youngest"),
    pytest.param(BRAVE, WOMAN, "be brave woman to climb", Modality.DESIRED, id="who is to do it"),
    pytest.param(RANK, SWIMMER, "be first to climb", Modality.ASSERTED, id="the first swimmer"),
])  # fmt: skip
def test_who_is_the_first_to_do_a_thing_has_done_it(
    rank: str, noun: str, phrase: str, modality: Modality
) -> None:
    read = placed(FIRST.format(rank=rank, noun=noun), {"Wren": "person", "Etna": "place"})
    found = list(find_open_links(read.doc, read.finder))
    assert [draft.predicate for draft in found] == [f"open:{phrase}"]
    assert modality_of(read.doc, found[0].tokens, predicate=found[0].predicate) is modality


def test_what_there_is_a_first_chance_to_do_is_not_done() -> None:
    noun = "chance chance NOUN NN ROOT 4"
    doc = parsed(FIRST.format(rank=RANK, noun=noun))
    assert modality_of(doc, LinkTokens(0, 7, 6)) is Modality.DESIRED
