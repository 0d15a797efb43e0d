"""Who comes to an office by a verb: "became chair", "was elected chair", "appointed her editor"."""

from __future__ import annotations

import pytest

from kgraph.extraction.offices import find_offices
from tests.placed import links, placed

ONTOLOGY = links("holdsRole person concept")
VERB = """
    Wren   wren   PROPN NNP {subject} 2
    {aux}
    {verb} {lemma} VERB {tag} ROOT    2
    editor editor NOUN  NN  {dep}     2
"""
WAS = "was be AUX VBD aux:pass 2"
LATER = "later later ADV RB advmod 2"
GAVE = """
    Wren   wren   PROPN NNP nsubj 1
    {verb} {lemma} VERB VBD ROOT  1
    Ana    Ana    PROPN NNP obj   1
    editor editor NOUN  NN  xcomp 1
"""
WHO = {"Wren": "person", "Ana": "person"}


def told(table: str, **words: str) -> list[str]:
    told = table.format(**words)
    read = placed(told, {name: kind for name, kind in WHO.items() if name in told})
    return read.told(find_offices(read.doc, read.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize(("aux", "verb", "lemma", "dep"), [
    pytest.param(LATER, "became", "become", "xcomp", id="became"),
    pytest.param(WAS, "appointed", "appoint", "xcomp", id="was appointed"),
    pytest.param(WAS, "elected", "elect", "obl", id="was elected, hung as an oblique"),
])  # fmt: skip
def test_who_becomes_something_is_it(aux: str, verb: str, lemma: str, dep: str) -> None:
    passive = aux == WAS
    subject, tag = ("nsubj:pass", "VBN") if passive else ("nsubj", "VBD")
    words = {"verb": verb, "lemma": lemma, "dep": dep, "tag": tag, "subject": subject, "aux": aux}
    assert told(VERB, **words) == ["Wren holdsRole editor"]


def test_whom_somebody_makes_something_is_it() -> None:
    assert told(GAVE, verb="named", lemma="name") == ["Ana holdsRole editor"]


@pytest.mark.parametrize(("table", "verb", "lemma"), [
    pytest.param(GAVE, "lent", "lend", id="lent her an editor"),
    pytest.param(VERB, "hired", "hire", id="hired an editor"),
    pytest.param(VERB, "married", "marry", id="married an editor"),
])  # fmt: skip
def test_who_has_to_do_with_an_office_holder_is_none(table: str, verb: str, lemma: str) -> None:
    words = {"subject": "nsubj", "aux": LATER, "tag": "VBD", "dep": "obj"}
    assert told(table, verb=verb, lemma=lemma, **words) == []
