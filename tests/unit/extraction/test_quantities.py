"""What is counted or measured of a thing."""

from __future__ import annotations

import pytest

from kgraph.extraction.quantities import find_quantities
from tests.placed import placed

OBJECT = """
    Orm    orm    PROPN NNP nsubj  1
    {verb} {verb} VERB  VBZ ROOT   1
    {a}    {a}    ADV   RB  advmod 3
    {many} {many} NUM   CD  nummod 4
    {of}   {of}   NOUN  NNS {dep}  1
"""
OF = """
    Orm    orm    PROPN NNP nsubj  1
    has    have   VERB  VBZ ROOT   1
    a      a      DET   DT  det    3
    height height NOUN  NN  obj    1
    of     of     ADP   IN  case   6
    40     40     NUM   CD  nummod 6
    metres metre  NOUN  NNS nmod   3
"""
DEEP = """
    Orm    orm    PROPN NNP nsubj  4
    is     be     AUX   VBZ cop    4
    40     40     NUM   CD  nummod 3
    metres metre  NOUN  NNS obl:unmarked 4
    deep   deep   ADJ   JJ  ROOT   4
"""
FOR = """
    Orm    orm    PROPN NNP nsubj:pass 2
    was    be     AUX   VBD aux:pass 2
    {verb} {verb} VERB  VBN ROOT   2
    for    for    ADP   IN  case   5
    40     40     NUM   CD  nummod 5
    {noun} {noun} NOUN  NNS obl    2
"""
SUM = """
    Orm    orm    PROPN NNP nsubj  1
    lost   lose   VERB  VBD ROOT   1
    $      $      SYM   $   obj    1
    40     40     NUM   CD  nummod 2
"""
NAMES = {"Orm": "organization"}


def told(table: str, **words: str) -> list[str]:
    read = placed(table.format(**words), NAMES)
    return read.told(find_quantities(read.doc, read.finder))


def counted(
    verb: str = "employs", many: str = "300", of: str = "cooks", dep: str = "obj"
) -> list[str]:
    return told(OBJECT, verb=verb, many=many, of=of, dep=dep, a="about")


def test_how_many_of_something_is_told_in_the_words_of_the_text() -> None:
    assert counted() == ["Orm open:employs about 300 cooks"]


def test_how_long_something_goes_on_is_told() -> None:
    assert counted("lasts", "two", "weeks", "obl:unmarked") == ["Orm open:lasts about two weeks"]


@pytest.mark.parametrize(("table", "claim"), [
    pytest.param(OF, "Orm open:have height of 40 metres", id="has a height of"),
    pytest.param(DEEP, "Orm open:be deep 40 metres", id="is so deep"),
    pytest.param(SUM, "Orm open:lose $ 40", id="a sum after its sign"),
])  # fmt: skip
def test_what_a_thing_measures_is_told(table: str, claim: str) -> None:
    assert told(table) == [claim]


def test_what_something_is_sold_for_is_told() -> None:
    assert told(FOR, verb="sold", noun="dollar") == ["Orm open:be sold for 40 dollar"]


@pytest.mark.parametrize(("verb", "noun"), [
    pytest.param("closed", "week", id="for weeks"),
    pytest.param("closed", "reasons", id="for reasons"),
])  # fmt: skip
def test_no_other_number_after_for_tells_how_much(verb: str, noun: str) -> None:
    assert told(FOR, verb=verb, noun=noun) == []


def test_one_is_no_count() -> None:
    assert counted(many="one", of="cook") == []


def test_a_verb_that_says_nothing_counts_nothing() -> None:
    assert counted("get") == []


def test_a_number_alone_does_not_say_of_what() -> None:
    table = "Orm orm PROPN NNP nsubj 1\nsold sell VERB VBD ROOT 1\ntwo two NUM CD obj 1"
    assert told(table) == []


@pytest.mark.parametrize(("verb", "of", "told_of"), [
    pytest.param("spend", "week", False, id="spend two weeks somewhere"),
    pytest.param("spend", "crowns", True, id="spend two crowns"),
    pytest.param("lie", "km", False, id="lie two km off"),
])  # fmt: skip
def test_how_long_or_how_far_tells_nothing_without_where(verb: str, of: str, told_of: bool) -> None:
    assert bool(counted(verb, "two", of)) is told_of


def test_how_old_somebody_was_is_no_price() -> None:
    table = "Orm orm PROPN NNP nsubj 1\n{verb} {verb} VERB VBD ROOT 1\nat at ADP IN case 3\n"
    table += "fifteen fifteen NUM CD obl 1"
    assert told(table, verb="leave") == []
    assert told(table, verb="sell") == ["Orm open:sell at fifteen"]
