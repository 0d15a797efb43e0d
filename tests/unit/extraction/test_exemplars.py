"""What something is an example of."""

from __future__ import annotations

import pytest

from kgraph.extraction.exemplars import find_exemplars
from tests.placed import links, placed

ONTOLOGY = links("instanceOf organization concept")
IS = """
    Arbor    arbor    PROPN NNP nsubj 3
    is       be       AUX   VBZ cop   3
    an       a        DET   DT  det   3
    {noun}   {noun}   NOUN  NN  ROOT  3
    of       of       ADP   IN  case  6
    a        a        DET   DT  det   6
    commune  commune  NOUN  NN  nmod  3
"""
BESIDE = """
    In       in       ADP   IN  case  1
    Arbor    arbor    PROPN NNP obl   12
    {comma}  {comma}  PUNCT ,   punct 1
    the      the      DET   DT  det   5
    best     good     ADJ   JJS amod  5
    example  example  NOUN  NN  obl   12
    of       of       ADP   IN  case  8
    a        a        DET   DT  det   8
    commune  commune  NOUN  NN  nmod  5
    ,        ,        PUNCT ,   punct 5
    all      all      DET   DT  det   11
    men      man      NOUN  NNS nsubj 12
    vote     vote     VERB  VBP ROOT  12
"""


@pytest.mark.parametrize(("noun", "kind", "told"), [
    pytest.param("example", "organization", ["Arbor instanceOf commune"], id="a body"),
    pytest.param("example", "place", ["Arbor open:be example of commune"], id="a place"),
    pytest.param("enemy", "organization", [], id="another noun"),
])  # fmt: skip
def test_what_is_an_example(noun: str, kind: str, told: list[str]) -> None:
    read = placed(IS.format(noun=noun), {"Arbor": kind, "commune": "concept"})
    assert read.told(find_exemplars(read.doc, read.finder, ontology=ONTOLOGY)) == told


@pytest.mark.parametrize(("comma", "told"), [
    pytest.param(",", ["Arbor open:be example of commune"], id="after a comma"),
    pytest.param(";", [], id="not across a break"),
])  # fmt: skip
def test_what_stands_before_the_example(comma: str, told: list[str]) -> None:
    read = placed(BESIDE.format(comma=comma), {"Arbor": "place", "commune": "concept"})
    assert read.told(find_exemplars(read.doc, read.finder, ontology=ONTOLOGY)) == told
