"""Who does what his task is."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.purposes import with_doers
from kgraph.model import Modality
from tests.placed import placed

TABLE = """
    Wren    wren    PROPN NNP nmod:poss   2
    's      's      PART  POS case        0
    {noun}  {noun}  NOUN  NN  nsubj:outer 5
    is      be      AUX   VBZ cop         5
    to      to      PART  TO  mark        5
    mend    mend    VERB  {tag} ROOT      5
    sails   sail    NOUN  NNS obj         5
"""
TO_MEND = "open:be to mend"


def doer(noun: str, *, tag: str = "VB", kind: str = "person", predicate: str = TO_MEND) -> Draft:
    """Return what becomes of "Wren's task is to mend sails", found of the task."""
    read = placed(
        TABLE.format(noun=noun, tag=tag), {"Wren": kind, noun: "concept", "sails": "concept"}
    )
    task, sails = (read.finder.place_of(read.doc[index]) for index in (2, 6))
    assert task is not None
    draft = Draft(predicate, task, sails, None, LinkTokens(2, 6, 5), "open link", 0.7)
    (found,) = with_doers([draft], read.doc, finder=read.finder)
    return found


@pytest.mark.parametrize(("noun", "modality"), [
    pytest.param("task", None, id="a task is done"),
    pytest.param("goal", Modality.DESIRED, id="a goal is hoped for"),
])  # fmt: skip
def test_he_does_it_whose_purpose_it_is(noun: str, modality: Modality | None) -> None:
    found = doer(noun)
    assert (found.subject.mention.text, found.predicate) == ("Wren", "open:mend")
    assert (found.tokens.subject, found.modality) == (0, modality)


def test_a_link_with_a_name_stays_what_it_is() -> None:
    found = doer("goal", predicate="opposes")
    assert (found.subject.mention.text, found.predicate) == ("Wren", "opposes")
    assert found.modality is None


@pytest.mark.parametrize("found", [
    pytest.param(doer("boat"), id="what is no purpose"),
    pytest.param(doer("task", tag="VBG"), id="what is being done"),
    pytest.param(doer("task", kind="place"), id="what is a place's"),
])  # fmt: skip
def test_otherwise_the_subject_stays(found: Draft) -> None:
    assert found.subject.mention.text != "Wren"
    assert found.predicate == TO_MEND
