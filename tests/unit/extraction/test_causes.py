"""What something brings about, from nouns."""

from __future__ import annotations

import pytest

from kgraph.extraction.causes import find_causes
from tests.placed import links, placed

ONTOLOGY = links("leadsTo concept concept")
EFFECTS = """
    The     the     DET   DT  det   1
    {noun}  {noun}  NOUN  NNS nsubj 5
    of      of      ADP   IN  case  3
    gout    gout    NOUN  NN  nmod  1
    are     be      AUX   VBP cop   5
    pain    pain    NOUN  NN  ROOT  5
    and     and     CCONJ CC  cc    7
    fever   fever   NOUN  NN  conj  5
"""
DUE = """
    The     the     DET   DT  det   1
    famine  famine  NOUN  NN  nsubj 2
    {verb}  {verb}  VERB  VBZ ROOT  2
    to      to      PART  TO  mark  5
    be      be      AUX   VB  cop   5
    due     due     ADJ   JJ  xcomp 2
    to      to      ADP   IN  fixed 5
    the     the     DET   DT  det   8
    frost   frost   NOUN  NN  {relation} 2
"""


@pytest.mark.parametrize(("noun", "told"), [
    pytest.param("effects", ["gout leadsTo pain", "gout leadsTo fever"], id="effects"),
    pytest.param("symptoms", ["gout leadsTo pain", "gout leadsTo fever"], id="symptoms"),
    pytest.param("rivals", [], id="another noun"),
])  # fmt: skip
def test_what_the_effects_of_something_are(noun: str, told: list[str]) -> None:
    things = {"gout": "concept", "pain": "concept", "fever": "concept"}
    read = placed(EFFECTS.format(noun=noun), things)
    assert read.told(find_causes(read.doc, read.finder, ontology=ONTOLOGY)) == told


@pytest.mark.parametrize(("verb", "relation", "told"), [
    pytest.param("appear", "xcomp", ["frost leadsTo famine"], id="appears to be due to"),
    pytest.param("seem", "nsubj", ["frost leadsTo famine"], id="taken for a subject"),
    pytest.param("agree", "xcomp", [], id="no verb of seeming"),
])  # fmt: skip
def test_what_something_seems_to_be_due_to(verb: str, relation: str, told: list[str]) -> None:
    things = {"famine": "concept", "frost": "concept"}
    read = placed(DUE.format(verb=verb, relation=relation), things)
    assert read.told(find_causes(read.doc, read.finder, ontology=ONTOLOGY)) == told
