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
