"""What a noun for a deed says that somebody does."""

from __future__ import annotations

import pytest

from kgraph.extraction.deeds import find_deeds
from kgraph.model import Modality, Polarity
from tests.placed import Placed, placed

OWNED = """
    Wren   wren   PROPN NNP nmod:poss 2
    's     's     PART  POS case      0
    {noun} {noun} NOUN  NN  nsubj     5
    {of}   {of}   ADP   IN  case      4
    Orm    orm    PROPN NNP nmod      2
    failed fail   VERB  VBD ROOT      5
"""
BY = """
    {the}    {the}    DET   DT  det   1
    invasion invasion NOUN  NN  nsubj 6
    of       of       ADP   IN  case  3
    Orm      orm      PROPN NNP nmod  1
    by       by       ADP   IN  case  {head}
    Wren     wren     PROPN NNP nmod  {head}
    failed   fail     VERB  VBD ROOT  6
"""
TO = """
    Wren   wren   PROPN NNP nmod:poss 2
    's     's     PART  POS case      0
    {noun} {noun} NOUN  NN  nsubj     6
    to     to     PART  TO  mark      4
    sell   sell   VERB  VB  acl       2
    Orm    orm    PROPN NNP obj       4
    failed fail   VERB  VBD ROOT      6
"""
MADE = """
    Wren    wren    PROPN NNP nsubj 1
    {made}
    an      a       DET   DT  det   3
    attempt attempt NOUN  NN  obj   1
    to      to      PART  TO  mark  5
    sell    sell    VERB  VB  acl   3
    Orm     orm     PROPN NNP obj   5
"""
BETWEEN = """
    The        the        DET   DT  det   1
    friendship friendship NOUN  NN  nsubj 6
    between    between    ADP   IN  case  3
    Wren       wren       PROPN NNP nmod  1
    and        and        CCONJ CC  cc    5
    Orm        orm        PROPN NNP conj  3
    failed     fail       VERB  VBD ROOT  6
"""
NAMES = {"Wren": "person", "Orm": "organization"}


def read(table: str, **words: str) -> Placed:
    return placed(table.format(**words), NAMES)


def told(table: str, **words: str) -> list[str]:
    """Return what the nouns of a table say, as subject, link and object."""
    found = read(table, **words)
    return found.told(find_deeds(found.doc, found.finder))


@pytest.mark.parametrize(("noun", "of", "claims"), [
    pytest.param("acquisition", "of", ["Wren open:acquire Orm"], id="of what"),
    pytest.param("attack", "on", ["Wren open:attack Orm"], id="on what"),
    pytest.param("attack", "of", [], id="another preposition"),
    pytest.param("picture", "of", [], id="no deed"),
    pytest.param("merger", "with", ["Wren open:merge with Orm"], id="with whom"),
])  # fmt: skip
def test_who_has_a_deed_does_it(noun: str, of: str, claims: list[str]) -> None:
    assert told(OWNED, noun=noun, of=of) == claims


@pytest.mark.parametrize("head", [
    pytest.param("1", id="hung on the deed"),
    pytest.param("3", id="hung on what it is done to"),
])  # fmt: skip
def test_by_whom_it_is_done_does_it(head: str) -> None:
    assert told(BY, the="The", head=head) == ["Wren open:invade Orm"]


@pytest.mark.parametrize(("noun", "link", "modality"), [
    pytest.param("attempt", "open:sell", Modality.ASSERTED, id="an attempt is made"),
    pytest.param("plan", "open:sell", Modality.DESIRED, id="a plan is a wish"),
    pytest.param("refusal", "open:refuse to sell", Modality.ASSERTED, id="a refusal is worded"),
])  # fmt: skip
def test_what_somebody_is_to_do(noun: str, link: str, modality: Modality) -> None:
    found = read(TO, noun=noun)
    drafts = list(find_deeds(found.doc, found.finder))
    assert [(draft.predicate, draft.modality) for draft in drafts] == [(link, modality)]


def test_who_makes_an_attempt_does_it() -> None:
    assert told(MADE, made="made make VERB VBD ROOT 1") == ["Wren open:sell Orm"]


def test_who_stops_an_attempt_does_not() -> None:
    assert told(MADE, made="stopped stop VERB VBD ROOT 1") == []


def test_what_is_between_two_links_them() -> None:
    assert told(BETWEEN) == ["Wren open:be friend of Orm"]


def test_where_there_is_no_deed_it_is_denied() -> None:
    found = read(BY, the="No", head="1")
    polarity = [draft.polarity for draft in find_deeds(found.doc, found.finder)]
    assert polarity == [Polarity.NEGATED]
