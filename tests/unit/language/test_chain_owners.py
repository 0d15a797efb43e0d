"""Which name or term the pronouns of a trained chain stand for."""

from __future__ import annotations

import pytest

from kgraph.language.chain_owners import ChainOwners
from kgraph.model import CoreferenceChain
from tests.parses import parsed

TABLE = """
    Ana     Ana    PROPN NNP nsubj 1
    saw     see    VERB  VBD ROOT  1
    {winds} wind   NOUN  {tag} obj 1
    {it}    they   PRON  PRP nsubj 4
    grew    grow   VERB  VBD conj  1
"""


@pytest.mark.parametrize(
    ("winds", "tag", "it", "owned"),
    [
        pytest.param("winds", "NNS", "it", False, id="it is no winds"),
        pytest.param("winds", "NNS", "they", True, id="they are"),
        pytest.param("wind", "NN", "it", True, id="it is the wind"),
    ],
)
def test_a_pronoun_agrees_in_number(winds: str, tag: str, it: str, *, owned: bool) -> None:
    doc = parsed(
        TABLE.format(winds=winds, tag=tag, it=it),
        mentions=((2, 2, "concept", 7), (3, 3, "concept", 7)),
    )
    owners = ChainOwners(doc, {2: 0}, chains=(CoreferenceChain(0, "concept", ("wind",)),))
    found = owners.owner_of(doc.spans["mentions"][1], 7)
    assert (found is not None) is owned


def test_they_are_the_name_of_the_same_sentence() -> None:
    doc = parsed(
        """
        Bards  Bards  PROPN NNPS nsubj 1
        sang   sing   VERB  VBD  ROOT  1
        Bards  Bards  PROPN NNPS nsubj 3
        danced dance  VERB  VBD  ROOT  3
        Reds   Reds   PROPN NNPS nsubj 5
        said   say    VERB  VBD  ROOT  5
        they   they   PRON  PRP  nsubj 7
        slept  sleep  VERB  VBD  ccomp 5
        """,
        mentions=tuple((i, i, "organization", 7) for i in (0, 2, 4, 6)),
    )
    names = enumerate(("Bards", "Reds"))
    chains = tuple(CoreferenceChain(n, "organization", (name,)) for n, name in names)
    owners = ChainOwners(doc, {0: 0, 2: 0, 4: 1}, chains=chains)
    assert owners.owner_of(doc.spans["mentions"][3], 7) == chains[1]


@pytest.mark.parametrize(
    ("word", "owned"),
    [
        pytest.param("always", True, id="she is what is said of the name"),
        pytest.param("never", False, id="she is not what the name is not"),
    ],
)
def test_a_chain_without_a_name_goes_with_the_name_that_it_is_said_of(
    word: str, *, owned: bool
) -> None:
    doc = parsed(
        f"""
        Bodil  Bodil  PROPN NNP nsubj  4
        was    be     AUX   VBD cop    4
        {word} {word} ADV   RB  advmod 4
        a      a      DET   DT  det    4
        potter potter NOUN  NN  ROOT   4
        she    she    PRON  PRP nsubj  6
        sang   sing   VERB  VBD ROOT   6
        """,
        mentions=((3, 4, "person", 7), (5, 5, "person", 7)),
    )
    chains = (CoreferenceChain(0, "person", ("Bodil",)),)
    owner = ChainOwners(doc, {0: 0}, chains=chains).owner_of(doc.spans["mentions"][1], 7)
    assert owner == (chains[0] if owned else None)
