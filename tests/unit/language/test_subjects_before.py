"""Whom a pronoun goes on with where the trained chain has no name."""

from __future__ import annotations

import pytest

from kgraph.language.subjects_before import SubjectsBefore
from kgraph.model import CoreferenceChain
from tests.parses import parsed

CHAINS = (
    CoreferenceChain(0, "person", ("Bodil",)),
    CoreferenceChain(1, "person", ("Kaspar",)),
)
ONE = """
    Bodil  Bodil  PROPN NNP nsubj 1
    sailed sail   VERB  VBD ROOT  1
    .      .      PUNCT .   punct 1
    She    she    PRON  PRP nsubj 4
    sang   sing   VERB  VBD ROOT  4
"""
TWO = """
    Bodil  Bodil  PROPN NNP nsubj 1
    met    meet   VERB  VBD ROOT  1
    Kaspar Kaspar PROPN NNP obj   1
    She    she    PRON  PRP nsubj 4
    sang   sing   VERB  VBD ROOT  4
"""
BOTH = """
    Bodil  Bodil  PROPN NNP nsubj 3
    and    and    CCONJ CC  cc    2
    Kaspar Kaspar PROPN NNP nsubj 3
    met    meet   VERB  VBD ROOT  3
    She    she    PRON  PRP nsubj 5
    sang   sing   VERB  VBD ROOT  5
"""


@pytest.mark.parametrize(
    ("table", "at", "found"),
    [
        pytest.param(ONE, {0: 0}, 0, id="the only one named"),
        pytest.param(TWO, {0: 0, 2: 1}, 0, id="of two the one of whom the sentence tells"),
        pytest.param(BOTH, {0: 0, 2: 1}, None, id="of two of whom it tells neither"),
        pytest.param(ONE, {}, None, id="nobody is named"),
    ],
)
def test_she_is_the_one_of_whom_the_sentence_before_tells(
    table: str, at: dict[int, int], found: int | None
) -> None:
    she = next(n for n, line in enumerate(table.strip().splitlines()) if "She" in line)
    doc = parsed(table, mentions=((she, she, "person", 7),))
    subjects = SubjectsBefore(doc, at, chains=CHAINS)
    assert subjects.named_before(doc.spans["mentions"][0], 7) == found


def test_a_chain_with_a_noun_of_its_own_is_nobody_named_before() -> None:
    doc = parsed(
        """
        Bodil  Bodil  PROPN NNP nsubj 1
        sailed sail   VERB  VBD ROOT  1
        his    he     PRON  PRP nmod:poss 3
        uncle  uncle  NOUN  NN  nsubj 4
        sang   sing   VERB  VBD ROOT  4
        he     he     PRON  PRP nsubj 6
        slept  sleep  VERB  VBD ROOT  6
        """,
        mentions=((2, 3, "person", 7), (5, 5, "person", 7)),
    )
    subjects = SubjectsBefore(doc, {0: 0}, chains=CHAINS)
    assert subjects.named_before(doc.spans["mentions"][1], 7) is None
