"""Open links where a preposition says more or less than it seems, off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.open_links import find_open_links
from kgraph.model import Modality
from tests.placed import placed

NAMES = {"Ana": "person", "Ben": "person", "Guild": "organization", "Mill": "organization"}
FORM = """
    Mill   mill   PROPN NNP nsubj:pass 2
    was    be     AUX   VBD aux:pass 2
    built  build  VERB  VBN ROOT  2
    in     in     ADP   IN  case  5
    the    the    DET   DT  det   5
    {form} {form} NOUN  NN  obl   2
    of     of     ADP   IN  case  7
    Guild  guild  PROPN NNP nmod  5
"""
BY = """
    Ana    ana    PROPN NNP nsubj 1
    {built} build VERB  VBD ROOT  1
    {piers} pier  NOUN  NNS {obj} 1
    by     by     ADP   IN  case  4
    Guild  guild  PROPN NNP obl   1
"""
EVEN = """
    Ana    ana    PROPN NNP nsubj 1
    sails  sail   VERB  VBZ ROOT  1
    {even} {even} ADV   RB  advmod 4
    with   with   ADP   IN  case  4
    Ben    ben    PROPN NNP obl   1
"""
URGED = """
    Ana    ana    PROPN NNP nsubj 1
    {urged} {urge} VERB VBD ROOT  1
    members member NOUN NNS obj   1
    in     in     ADP   IN  case  4
    Guild  guild  PROPN NNP nmod  2
    to     to     PART  TO  mark  6
    row    row    VERB  VB  xcomp 1
"""
ORDERED = """
    Ana    ana    PROPN NNP nsubj 1
    ordered order VERB  VBD ROOT  1
    Ben    ben    PROPN NNP obj   1
    to     to     PART  TO  mark  4
    come   come   VERB  VB  xcomp 1
    to     to     PART  TO  mark  6
    sell   sell   VERB  VB  advcl 4
    Mill   mill   PROPN NNP obj   6
"""


def told(table: str) -> list[str]:
    """Return the open links of a table."""
    words = {row.split()[0] for row in table.strip().splitlines()}
    read = placed(table, {word: kind for word, kind in NAMES.items() if word in words})
    return [each.replace("open:", "") for each in read.told(find_open_links(read.doc, read.finder))]


@pytest.mark.parametrize(("table", "links"), [
    pytest.param(FORM.format(form="form"), ["Mill be built as Guild"], id="in the form of"),
    pytest.param(FORM.format(form="yard"), [], id="in the yard of"),
    pytest.param(BY.format(built="built", piers="piers", obj="obj"), [], id="what is by it"),
    pytest.param(BY.format(built="sat", piers="still", obj="advmod"), ["Ana build by Guild"],
                 id="who is by it"),
    pytest.param(EVEN.format(even="even"), [], id="even with him is without him too"),
    pytest.param(EVEN.format(even="then"), ["Ana sail with Ben"], id="with him"),
    pytest.param(URGED.format(urged="urged", urge="urge"), [], id="who is urged to do a thing"),
])  # fmt: skip
def test_a_preposition_is_read_by_what_stands_around_it(table: str, links: list[str]) -> None:
    assert told(table) == links


def test_what_somebody_is_ordered_to_come_and_do_is_not_done_yet() -> None:
    read = placed(ORDERED, {"Ben": "person", "Mill": "place"})
    links = [draft for draft in find_open_links(read.doc, read.finder) if draft.tokens.anchor == 6]
    assert [draft.modality for draft in links] == [Modality.DESIRED]
