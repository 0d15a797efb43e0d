"""Who founded what he speaks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.founders import find_founders
from kgraph.extraction.line_ups import RULE as LINE_UP
from tests.placed import links, placed

ONTOLOGY = links("founderOf person organization")

# Wren gives her name at the beginning, so she tells the text.
TABLE = """
    My     my     PRON  PRP$ nmod:poss 1
    name   name   NOUN  NN   nsubj     3
    is     be     AUX   VBZ  cop       3
    Wren   Wren   PROPN NNP  ROOT      3
    .      .      PUNCT .    punct     3
    Guild  Guild  PROPN NNP  ROOT      5
    likes  like   NOUN  NNS  dep       5
    Finch  Finch  PROPN NNP  dep       5
    .      .      PUNCT .    punct     5
    we     we     PRON  PRP  nsubj     10
    {verb} {verb} VERB  VBD  ROOT      10
    {this} {this} DET   DT   det       12
    thing  thing  NOUN  NN   obj       10
"""
WHO = {"Wren": "person", "Guild": "organization", "Finch": "person", "we": "Guild"}


def founders(verb: str = "start", this: str = "this", *, line_up: str = "Wren Finch") -> list[str]:
    """Return who founded the Guild, of which a line-up names some."""
    read = placed(TABLE.format(verb=verb, this=this), WHO)
    sentences = [replace(each, speaker="c0") for each in read.sentences]
    finder = type(read.finder)(read.doc, sentences)
    at = {place.mention.text: place for place in finder.places()}
    known = [
        Draft("memberOf", at[name], at["Guild"], None, LinkTokens(3, 5, 3), LINE_UP, 0.7)
        for name in line_up.split()
    ]
    return read.told(find_founders(read.doc, finder, ontology=ONTOLOGY, known=known))


def test_the_speaker_and_who_makes_it_up_with_him_founded_it() -> None:
    assert founders() == ["Wren founderOf Guild", "Finch founderOf Guild"]


@pytest.mark.parametrize("line_up", [
    pytest.param("", id="nobody else is named"),
    pytest.param("Finch", id="the speaker is none of those named"),
])  # fmt: skip
def test_the_speaker_alone_founded_it_where(line_up: str) -> None:
    assert founders(line_up=line_up) == ["Wren founderOf Guild"]


@pytest.mark.parametrize(("verb", "this"), [
    pytest.param("like", "this", id="it is not founded"),
    pytest.param("start", "another", id="another thing is"),
])  # fmt: skip
def test_nobody_founded_it_where(verb: str, this: str) -> None:
    assert founders(verb, this) == []
