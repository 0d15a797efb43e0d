"""What kind of thing something is, from the noun that says so."""

from __future__ import annotations

import pytest

from kgraph.extraction.nominal_links import find_nominal_links
from kgraph.model import Polarity
from tests.placed import Placed, links, placed

ONTOLOGY = links("instanceOf * concept")
OF_CONCEPTS = links("broader concept concept")

IS = """
    {name} {name} {pos} NNP nsubj 4
    is     be     AUX   VBZ cop   4
    {not_} {not_} PART  RB  advmod 4
    a      a      DET   DT  det   4
    union  union  NOUN  NN  ROOT  4
"""
BESIDE = """
    Wren   wren   PROPN NNP nsubj 5
    ,      ,      PUNCT ,   punct 3
    a      a      DET   DT  det   3
    union  union  NOUN  NN  appos 0
    ,      ,      PUNCT ,   punct 3
    grows  grow   VERB  VBZ ROOT  5
"""
BEFORE = """
    The    the    DET   DT  det   1
    union  union  NOUN  NN  nsubj 3
    Wren   wren   PROPN NNP appos 1
    grows  grow   VERB  VBZ ROOT  3
"""
ONE_OF = """
    Wren   wren   PROPN NNP nsubj 2
    is     be     AUX   VBZ cop   2
    one    one    NUM   CD  ROOT  2
    of     of     ADP   IN  case  5
    the    the    DET   DT  det   5
    unions union  NOUN  NNS nmod  2
"""
LIKE = """
    Wren   wren   PROPN NNP nsubj  6
    is     be     AUX   VBZ cop    6
    {sort} {sort} NOUN  NN  advmod 6
    of     of     ADP   IN  fixed  2
    like   like   ADP   IN  case   6
    a      a      DET   DT  det    6
    union  union  NOUN  NN  ROOT   6
"""
BARE = """
    Wren   wren   PROPN NNP nsubj 2
    is     be     AUX   VBZ cop   2
    union  union  NOUN  NN  ROOT  2
"""


def is_(name: str = "Wren", *, not_: str = "simply") -> str:
    """Return the table of "Wren is simply a union"."""
    pos = "PROPN" if name[0].isupper() and name != "This" else "PRON"
    return IS.format(name=name, pos=pos, not_=not_)


def told(read: Placed) -> list[str]:
    return read.told(find_nominal_links(read.doc, read.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize(("table", "union"), [
    pytest.param(is_(), "union", id="is a union"),
    pytest.param(BESIDE, "union", id="a union, beside its name"),
    pytest.param(BEFORE, "union", id="the union before its name"),
    pytest.param(ONE_OF, "unions", id="is one of the unions"),
    pytest.param(LIKE.format(sort="sort"), "union", id="is sort of like a union"),
])  # fmt: skip
def test_a_noun_says_what_kind_of_thing_a_name_is(table: str, union: str) -> None:
    read = placed(table, {"Wren": "organization", union: "concept"})
    assert told(read) == [f"Wren instanceOf {union}"]


@pytest.mark.parametrize("kind", ["organization", "event", "work"])
def test_bodies_events_and_works_are_of_kinds(kind: str) -> None:
    assert told(placed(is_(), {"Wren": kind, "union": "concept"})) == ["Wren instanceOf union"]


@pytest.mark.parametrize("kind", ["person", "place", "concept"])
def test_the_kind_of_other_things_is_told_by_other_links(kind: str) -> None:
    assert told(placed(is_(), {"Wren": kind, "union": "concept"})) == []


@pytest.mark.parametrize(("table", "kinds"), [
    pytest.param(is_(), ["Wren broader union"], id="a name"),
    pytest.param(BESIDE, [], id="not what stands beside it"),
    pytest.param(ONE_OF, [], id="not one of many"),
])  # fmt: skip
def test_a_named_concept_is_of_the_kind_that_it_is_said_to_be(table: str, kinds: list[str]) -> None:
    union = "unions" if table == ONE_OF else "union"
    read = placed(table, {"Wren": "concept", union: "concept"})
    found = find_nominal_links(read.doc, read.finder, ontology=OF_CONCEPTS)
    assert read.told(found) == kinds


@pytest.mark.parametrize(("table", "mentions"), [
    pytest.param(is_("This"), {"This": "organization", "union": "concept"}, id="pointed at"),
    pytest.param(is_(), {"Wren": "organization", "union": "organization"}, id="a body is a body"),
    pytest.param(is_(), {"Wren": "organization", "union": "Wren"}, id="what is itself"),
    pytest.param(
        LIKE.format(sort="bit"), {"Wren": "organization", "union": "concept"},
        id="what is only like it",
    ),
    pytest.param(BARE, {"Wren": "organization", "union": "concept"}, id="a noun without article"),
])  # fmt: skip
def test_no_kind_is_stated_of(table: str, mentions: dict[str, str]) -> None:
    assert told(placed(table, mentions)) == []


@pytest.mark.parametrize(("not_", "polarity"), [
    pytest.param("not", Polarity.NEGATED, id="denied"),
    pytest.param("simply", None, id="left to the rules for every link"),
])  # fmt: skip
def test_what_something_is_not_is_denied(not_: str, polarity: Polarity | None) -> None:
    read = placed(is_(not_=not_), {"Wren": "organization", "union": "concept"})
    (draft,) = find_nominal_links(read.doc, read.finder, ontology=ONTOLOGY)
    assert draft.polarity is polarity


def test_an_ontology_without_kinds_gives_none() -> None:
    read = placed(is_(), {"Wren": "organization", "union": "concept"})
    assert list(find_nominal_links(read.doc, read.finder, ontology=links())) == []
