"""What there is somewhere."""

from __future__ import annotations

import pytest

from kgraph.extraction.existing import find_existing
from kgraph.model import Polarity
from tests.placed import Placed, links, placed

ONTOLOGY = links("basedIn organization place", "partOf place place")
THERE = """
    There  there  PRON  EX  expl  1
    is     be     VERB  VBZ ROOT  1
    {the}  {the}  DET   DT  det   3
    {what}
    in     in     ADP   IN  case  5
    {town} {town} {pos}     {dep} {head}
"""
LIST = """
    There   there   PRON  EX  expl  1
    are     be      VERB  VBP ROOT  1
    museums museum  NOUN  NNS nsubj 1
    in      in      ADP   IN  case  4
    Lorn    lorn    PROPN NNP obl   1
    :       :       PUNCT :   punct 6
    Orm     orm     PROPN NNP conj  2
    and     and     CCONJ CC  cc    8
    Skye    skye    PROPN NNP conj  6
"""
FERRY = "ferry ferry NOUN NN nsubj 1"
GUILD = "Orm orm PROPN NNP nsubj 1"
KINDS = {
    "Lorn": "place",
    "Orm": "organization",
    "Skye": "organization",
    "ferry": "concept",
    "town": "place",
    "museums": "concept",
}


def kinds_in(table: str) -> dict[str, str]:
    return {name: kind for name, kind in KINDS.items() if f" {name} " in table}


def read(what: str, *, the: str = "a", town: str = "Lorn", hung: str = "obl 1") -> Placed:
    pos = "PROPN NNP" if town == "Lorn" else "NOUN NN"
    dep, head = hung.split()
    table = THERE.format(what=what, the=the, town=town, pos=pos, dep=dep, head=head)
    return placed(table, kinds_in(table))


def told(found: Placed) -> list[str]:
    return found.told(find_existing(found.doc, found.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize("hung", [
    pytest.param("obl 1", id="hung on the verb"),
    pytest.param("nmod 3", id="hung on the noun"),
])  # fmt: skip
def test_what_there_is_in_a_place_is_in_it(hung: str) -> None:
    assert told(read(FERRY, hung=hung)) == ["ferry open:be in Lorn"]


def test_a_body_that_there_is_in_a_place_is_based_there() -> None:
    assert told(read(GUILD, the="an")) == ["Orm basedIn Lorn"]


def test_each_of_a_list_after_a_colon_is_there() -> None:
    claims = ["museums open:be in Lorn", "Orm basedIn Lorn", "Skye basedIn Lorn"]
    assert told(placed(LIST, kinds_in(LIST))) == claims


def test_what_is_somewhere_that_has_no_name_is_not_told() -> None:
    assert told(read(FERRY, town="town")) == []


def test_what_there_is_none_of_is_denied() -> None:
    found = read(FERRY, the="no")
    drafts = list(find_existing(found.doc, found.finder, ontology=ONTOLOGY))
    assert [draft.polarity for draft in drafts] == [Polarity.NEGATED]
