"""A noun that opens a sentence and describes its subject: "A keen rower, Wren left school"."""

from __future__ import annotations

import pytest

from kgraph.extraction.clauses import objects_of
from kgraph.extraction.grammar import fronted_for
from kgraph.extraction.offices import find_offices
from tests.parses import parsed
from tests.placed import links, placed

FRONTED = """
    {det}  {det}  {part} DT  det   2
    keen   keen   ADJ    JJ  amod  2
    rower  rower  NOUN   NN  {relation} 5
    {mark} {mark} PUNCT  ,   punct 2
    Wren   wren   PROPN  NNP nsubj 5
    left   leave  VERB   VBD ROOT  5
    school school NOUN   NN  obj   5
"""
PLAIN = {"det": "A", "part": "DET", "relation": "obj", "mark": ","}


@pytest.mark.parametrize(("words", "subject"), [
    pytest.param({}, "Wren", id="taken for an object"),
    pytest.param({"relation": "advcl"}, "Wren", id="taken for a clause"),
    pytest.param({"mark": "—"}, None, id="no comma"),
    pytest.param({"det": "No", "part": "ADV"}, None, id="no article"),
    pytest.param({"relation": "nmod"}, None, id="inside another phrase"),
])  # fmt: skip
def test_whom_a_noun_in_front_describes(words: dict[str, str], subject: str | None) -> None:
    found = fronted_for(parsed(FRONTED.format(**{**PLAIN, **words}))[2])
    assert (found.text if found else None) == subject


def test_a_noun_in_front_is_no_object() -> None:
    doc = parsed(FRONTED.format(**PLAIN))
    assert [token.text for token in objects_of(doc[5])] == ["school"]


def test_an_office_in_front_is_the_subjects() -> None:
    read = placed(FRONTED.format(**PLAIN), {"Wren": "person", "keen rower": "concept"})
    ontology = links("holdsRole person concept")
    assert read.told(find_offices(read.doc, read.finder, ontology=ontology)) == [
        "Wren holdsRole keen rower"
    ]
