"""What is said of a kind is said of those that are named with it."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.instances import with_instances
from tests.placed import Placed, placed

TREATS = """
    Wren   wren   PROPN NNP nsubj 1
    treats treat  VERB  VBZ ROOT  1
    {kind} {kind} {pos} NNS obj   1
    {case}
    gout   gout   NOUN  NN  nmod  2
    and    and    CCONJ CC  cc    7
    croup  croup  NOUN  NN  conj  5
"""
SUCH_AS = "such   such  ADJ  JJ  case  5\n as    as    ADP  IN  fixed 3"
INCLUDING = "by    by    ADV  RB  advmod 4\n including include VERB VBG case 5"
UNLIKE = "quite quite ADV  RB  advmod 4\n unlike unlike ADP IN  case  5"


def treats(case: str = SUCH_AS, *, kind: str = "ills", gout: str = "concept") -> Placed:
    """Return "Wren treats ills such as gout and croup", or with other words between."""
    pos = "PROPN" if kind[0].isupper() else "NOUN"
    table = TREATS.format(case=case, kind=kind, pos=pos)
    return placed(table, {"Wren": "person", kind: "concept", "gout": gout, "croup": "concept"})


def draft(read: Placed, predicate: str) -> Draft:
    """Return a draft that Wren is linked to the kind."""
    wren, kind = (read.finder.place_of(read.doc[index]) for index in (0, 2))
    assert wren is not None
    return Draft(predicate, wren, kind, None, LinkTokens(0, 2, 1), "hand-made", 0.8)


def told(read: Placed, predicate: str = "worksOn") -> list[str]:
    return read.told(with_instances([draft(read, predicate)], read.doc, finder=read.finder))


@pytest.mark.parametrize("case", [
    pytest.param(SUCH_AS, id="such as"),
    pytest.param(INCLUDING, id="including"),
])  # fmt: skip
def test_what_is_said_of_a_kind_is_said_of_each_of_its_instances(case: str) -> None:
    assert told(treats(case)) == ["Wren worksOn ills", "Wren worksOn gout", "Wren worksOn croup"]


def test_it_is_not_said_of_what_the_kind_is_contrasted_with() -> None:
    assert told(treats(UNLIKE)) == ["Wren worksOn ills"]


@pytest.mark.parametrize("predicate", ["instanceOf", "broader", "holdsRole", "contrasts"])
def test_what_speaks_of_the_kind_itself_is_not_handed_on(predicate: str) -> None:
    assert told(treats(), predicate) == [f"Wren {predicate} ills"]


def test_a_name_has_no_instances() -> None:
    assert told(treats(kind="Ills")) == ["Wren worksOn Ills"]


def test_nobody_is_linked_to_himself() -> None:
    assert told(treats(gout="Wren")) == ["Wren worksOn ills", "Wren worksOn croup"]


def test_an_instance_is_less_sure_and_stands_at_its_own_word() -> None:
    read = treats()
    kind, gout, croup = with_instances([draft(read, "worksOn")], read.doc, finder=read.finder)
    assert kind.confidence > gout.confidence == croup.confidence
    assert [each.tokens.object for each in (kind, gout, croup)] == [2, 5, 7]
