"""Participles after a comma: of whom they tell, read off hand-made trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from kgraph.extraction.clauses import subjects_of
from tests.parses import parsed

OF_A_GUILD = """
    Ana     Ana    PROPN NNP nsubj 3
    is      be     AUX   VBZ cop   3
    a       a      DET   DT  det   3
    singer  singer NOUN  NN  ROOT  3
    of      of     ADP   IN  case  5
    Guild   Guild  PROPN NNP nmod  3
    {comma} ,      PUNCT ,   punct 7
    trained train  VERB  VBN acl   {head}
"""
LISTED = """
    Ana     Ana    PROPN NNP nsubj 3
    is      be     AUX   VBZ cop   3
    a       a      DET   DT  det   3
    singer  singer NOUN  NN  ROOT  3
    and     and    CCONJ CC  cc    5
    baker   baker  NOUN  NN  conj  3
    ,       ,      PUNCT ,   punct 7
    trained train  VERB  VBN acl   3
"""
BY_A_BAND = """
    record   record  NOUN  NN  ROOT 0
    by       by      ADP   IN  case 2
    Elba     Elba    PROPN NNP nmod 0
    ,        ,       PUNCT ,   punct 4
    released release VERB  VBN acl  2
"""
SAW = """
    Ana      Ana   PROPN NNP nsubj 1
    saw      see   VERB  VBD ROOT  1
    a        a     DET   DT  det   3
    barge    barge NOUN  NN  obj   1
    ,        ,     PUNCT ,   punct 5
    built    build VERB  VBN acl   3
"""
TWO = """
    Ana     Ana    PROPN NNP nsubj 5
    and     and    CCONJ CC  cc    2
    Ben     Ben    PROPN NNP conj  0
    ,       ,      PUNCT ,   punct 4
    trained train  VERB  VBN acl   2
    sing    sing   VERB  VBP ROOT  5
"""
HARMS = """
    use   use   NOUN  NN  obj  0
    of    of    ADP   IN  case 2
    nets  net   NOUN  NNS nmod {up}
    of    of    ADP   IN  case 4
    rope  rope  NOUN  NN  nmod 2
    {comma} ,   PUNCT ,   punct 7
    which which PRON  WDT nsubj 7
    harms harm  VERB  VBZ acl:relcl 4
"""
GAPPED = """
    We      we    PRON  PRP nsubj 1
    thanked thank VERB  VBD ROOT  1
    Ana     Ana   PROPN NNP obj   1
    for     for   ADP   IN  mark  4
    mending mend  VERB  {tag} advcl 1
    roofs   roof  NOUN  NNS obj   4
    ,       ,     PUNCT ,   punct 7
    Ben     Ben   PROPN NNP nsubj 4
"""
PLACED = """
    Ana   Ana   PROPN NNP nsubj 3
    is    be    AUX   VBZ cop   3
    a     a     DET   DT  det   3
    cook  cook  NOUN  NN  ROOT  3
    of    of    ADP   IN  case  5
    Porto Porto PROPN NNP nmod  3
    {who} who   PRON  WP  nsubj 7
    sings sing  VERB  VBZ acl:relcl 5
"""

PHOTO = """
    {photo} {photo} NOUN NN  ROOT 0
    of      of      ADP  IN  case 2
    Ana     ana    PROPN NNP nmod 0
    tied    tie     VERB VBN acl  0
    to      to      ADP  IN  case 5
    masts   mast    NOUN NNS obl  3
"""


@pytest.mark.parametrize(("table", "verb", "told_of"), [
    pytest.param(
        OF_A_GUILD.format(comma=",", head=5), 7, ["Ana"], id="what the whole phrase is said of"
    ),
    pytest.param(
        OF_A_GUILD.format(comma="-", head=5), 7, ["Guild"], id="without a comma the nearest noun"
    ),
    pytest.param(LISTED, 7, ["Ana"], id="who is several things, once"),
    pytest.param(BY_A_BAND, 4, [], id="nobody where nothing is said of the phrase"),
    pytest.param(SAW, 5, ["barge"], id="an object of its own"),
    pytest.param(TWO, 4, ["Ben"], id="one of two subjects"),
])  # fmt: skip
def test_a_participle_after_a_comma_tells_of(table: str, verb: int, told_of: list[str]) -> None:
    found = subjects_of(parsed(table)[verb])
    assert [subject.token.text for subject in found] == told_of


@pytest.mark.parametrize(("comma", "up", "told_of"), [
    pytest.param(",", 0, [], id="a noun far down in a phrase, or of the phrase"),
    pytest.param("-", 0, ["rope"], id="the noun itself without a comma"),
])  # fmt: skip
def test_a_which_after_a_comma_may_be_of(comma: str, up: int, told_of: list[str]) -> None:
    found = subjects_of(parsed(HARMS.format(comma=comma, up=up))[7])
    assert [subject.token.text for subject in found] == told_of


@pytest.mark.parametrize(("tag", "doers"), [
    pytest.param("VBG", ["Ana"], id="who is thanked for it, and not who is named after it"),
    pytest.param("VBD", ["Ben"], id="a subject after a verb of its own"),
])  # fmt: skip
def test_who_is_thanked_has_done(tag: str, doers: list[str]) -> None:
    found = subjects_of(parsed(GAPPED.format(tag=tag))[4])
    assert [subject.token.text for subject in found] == doers


@pytest.mark.parametrize(("kind", "who", "told_of"), [
    pytest.param("place", "who", [], id="who: no place"),
    pytest.param("organization", "who", ["Porto"], id="who: a body of people"),
    pytest.param("person", "which", [], id="which: nobody"),
])  # fmt: skip
def test_a_relative_clause_does_not_tell_of_what_its_pronoun_is_not_said_of(
    kind: str, who: str, told_of: list[str]
) -> None:
    doc = parsed(PLACED.format(who=who))
    doc.ents = [Span(doc, 5, 6, label=kind)]
    assert [subject.token.text for subject in subjects_of(doc[7])] == told_of


@pytest.mark.parametrize(("photo", "told_of"), [
    pytest.param("photo", ["Ana"], id="of whom a picture shows"),
    pytest.param("friend", ["friend"], id="of a friend of hers"),
])  # fmt: skip
def test_a_participle_on_a_picture_tells(photo: str, told_of: list[str]) -> None:
    found = subjects_of(parsed(PHOTO.format(photo=photo))[3])
    assert [subject.token.text for subject in found] == told_of
