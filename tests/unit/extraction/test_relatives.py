"""Kin without a name who have been named before, and both parents of "their" child."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.relatives import find_shared_children, with_relatives
from tests.placed import Placed, placed

TABLE = """
    Wren   wren   PROPN NNP  nsubj     1
    met    meet   VERB  VBD  ROOT      1
    Finch  finch  PROPN NNP  obj       1
    and    and    CCONJ CC   cc        5
    {whose} their PRON  PRP$ nmod:poss 5
    child  child  NOUN  NN   conj      2
    Robin  robin  PROPN NNP  appos     5
    ;      ;      PUNCT :    punct     1
    his    his    PRON  PRP$ nmod:poss 10
    {more} {more} ADJ   JJ   {how}     10
    {kin}  {kin}  NOUN  {tag} nsubj    11
    sang   sing   VERB  VBD  parataxis 1
"""
NAMES = {"Wren": "person", "Finch": "person", "Robin": "person"}


def told(**words: str) -> Placed:
    plain = {"whose": "their", "more": "then", "how": "discourse", "kin": "child", "tag": "NN"}
    given = {**plain, **words}
    kin = {given["kin"]: "person"} if given["kin"] != "child" else {}
    people = {**NAMES, given["whose"]: "Wren", "his": "Finch", **kin}
    return placed(TABLE.format(**given), people)


def link(read: Placed, predicate: str, subject: int, *, object_: int, sure: float = 0.9) -> Draft:
    first, second = read.finder.place_of(read.doc[subject]), read.finder.place_of(read.doc[object_])
    assert first is not None
    tokens = LinkTokens(subject, object_, 1)
    return Draft(predicate, first, second, None, tokens, "pattern", sure)


@pytest.mark.parametrize(("whose", "sure", "parents"), [
    pytest.param("their", 0.9, ["Robin childOf Finch"], id="a child of both"),
    pytest.param("his", 0.9, [], id="a child of one"),
    pytest.param("their", 0.3, [], id="a marriage that is not sure"),
])  # fmt: skip
def test_the_other_parent_of_their_child(whose: str, sure: float, parents: list[str]) -> None:
    read = told(whose=whose)
    drafts = [link(read, "childOf", 6, object_=4), link(read, "spouseOf", 0, object_=2, sure=sure)]
    assert read.told(find_shared_children(drafts, read.doc)) == parents


@pytest.mark.parametrize(("words", "sure", "meant"), [
    pytest.param({"kin": "daughter"}, 0.9, "Robin", id="his daughter is the child named"),
    pytest.param({"kin": "daughter"}, 0.3, "daughter", id="a link that is not sure"),
    pytest.param({"kin": "dog"}, 0.9, "dog", id="no kin"),
    pytest.param({"kin": "daughters", "tag": "NNS"}, 0.9, "daughters", id="several"),
    pytest.param(
        {"kin": "daughter", "more": "elder", "how": "amod"}, 0.9, "daughter", id="one of several"
    ),
])  # fmt: skip
def test_whom_kin_without_a_name_is(words: dict[str, str], sure: float, meant: str) -> None:
    read = told(**words)
    drafts = [link(read, "childOf", 6, object_=2, sure=sure)]
    related = with_relatives(read.annotated, drafts, finder=read.finder)
    chain = next(each.chain for each in related.mentions if each.text == words["kin"])
    assert read.labels[f"c{chain}"] == meant


def test_a_second_child_with_a_name_leaves_it_open() -> None:
    read = told(kin="daughter")
    drafts = [link(read, "childOf", 6, object_=2), link(read, "childOf", 0, object_=2)]
    assert with_relatives(read.annotated, drafts, finder=read.finder) is read.annotated
