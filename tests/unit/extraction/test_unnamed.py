"""Things that go by a bare noun although the text knows their name, on hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.unnamed import anybody_chains, unnamed_chains
from tests.placed import placed

PLAIN = """
    {first} the    DET  DT  det   1
    {noun}  {noun} NOUN NN  nsubj 2
    drew    draw   VERB VBD ROOT  2
    crowds  crowd  NOUN NNS obj   2
"""
SAID = """
    Elba   Elba  PROPN NNP nsubj     3
    is     be    AUX   VBZ cop       3
    a      a     DET   DT  det       3
    barge  barge NOUN  NN  ROOT      3
    and    and   CCONJ CC  cc        7
    the    the   DET   DT  det       6
    barge  barge NOUN  NN  nsubj     7
    sank   sink  VERB  VBD conj      3
"""
BESIDE = """
    the    the   DET   DT  det   1
    barge  barge NOUN  NN  nsubj 3
    Elba   Elba  PROPN NNP appos 1
    sank   sink  VERB  VBD ROOT  3
"""


def unnamed(table: str, noun: str) -> bool:
    read = placed(table, {noun: "concept"}, phrases=(noun,))
    chains = {place.mention.chain for place in read.finder.places()}
    return unnamed_chains(read.doc, read.finder) == chains


@pytest.mark.parametrize(("noun", "first", "withheld"), [
    pytest.param("film", "the", True, id="the film: some film that has a name"),
    pytest.param("film", "a", False, id="a film, told of for the first time"),
    pytest.param("storm", "the", False, id="the storm: it has no name"),
])  # fmt: skip
def test_a_work_is_unnamed_where_only_its_kind_is_left(
    noun: str, first: str, withheld: bool
) -> None:
    assert unnamed(PLAIN.format(noun=noun, first=first), noun) is withheld


@pytest.mark.parametrize("table", [
    pytest.param(SAID, id="Elba is a barge"),
    pytest.param(BESIDE, id="the barge Elba"),
])  # fmt: skip
def test_so_is_what_the_text_says_of_something_named(table: str) -> None:
    assert unnamed(table, "barge")


MET = """
    the   the   DET  DT  det   1
    {one} {one} NOUN NN  nsubj 2
    came  come  VERB VBD ROOT  2
    and   and   CCONJ CC cc    5
    she   she   PRON PRP nsubj 5
    sang  sing  VERB VBD conj  2
"""


@pytest.mark.parametrize(("one", "nobody"), [
    pytest.param("woman", True, id="a woman and no more"),
    pytest.param("weaver", False, id="a weaver: what she does is known"),
    pytest.param("Ana", False, id="somebody with a name"),
])  # fmt: skip
def test_the_text_tells_of_nobody_in_particular(one: str, nobody: bool) -> None:
    read = placed(MET.format(one=one), {one: "person", "she": one})
    assert bool(anybody_chains(read.finder)) is nobody
