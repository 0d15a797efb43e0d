"""Which descriptions go on with a name."""

from __future__ import annotations

import pytest

from kgraph.language.descriptions import may_describe
from kgraph.language.names_by_noun import NamesByNoun
from kgraph.model import CoreferenceChain
from tests.parses import parsed

UNION = CoreferenceChain(0, "organization", ("Harbour Union",))
TABLE = """
    Harbour Harbour PROPN NNP compound 1
    Union   Union   PROPN NNP nsubj    2
    grew    grow    VERB  VBD ROOT     2
    as      as      SCONJ IN  mark     7
    the     the     DET   DT  det      6
    {word}  {word}  {pos} {tag} amod   6
    union   union   NOUN  NN  nsubj    7
    merged  merge   VERB  VBD advcl    2
"""


@pytest.mark.parametrize(
    ("row", "kind", "goes_on"),
    [
        pytest.param(("harbour", "NOUN", "NN"), "organization", True, id="words of the name"),
        pytest.param(("rival", "ADJ", "JJ"), "organization", False, id="a word of its own"),
        pytest.param(("harbour", "NOUN", "NN"), "place", False, id="another type"),
    ],
)
def test_a_description_adds_nothing_and_is_of_the_type(
    row: tuple[str, str, str], kind: str, goes_on: bool
) -> None:
    word, pos, tag = row
    doc = parsed(TABLE.format(word=word, pos=pos, tag=tag), mentions=((4, 6, kind, 0),))
    assert may_describe(doc.spans["mentions"][0], UNION) is goes_on


def test_the_only_name_with_the_noun_is_meant() -> None:
    doc = parsed(
        TABLE.format(word="harbour", pos="NOUN", tag="NN"), mentions=((4, 6, "organization", 0),)
    )
    span = doc.spans["mentions"][0]
    other = CoreferenceChain(1, "organization", ("Valley Union",))
    alone = NamesByNoun(doc, {0: 0, 1: 0}, chains=(UNION,))
    two = NamesByNoun(doc, {0: 0, 1: 0, 2: 1}, chains=(UNION, other))
    assert (alone.named_before(span), two.named_before(span)) == (0, None)


@pytest.mark.parametrize(
    ("label", "goes_on"),
    [
        pytest.param("new union", False, id="a new one is another"),
        pytest.param("New Union", True, id="but not where that is its name"),
    ],
)
def test_the_union_is_none_that_is_set_apart_from_it(label: str, *, goes_on: bool) -> None:
    table = TABLE.replace("    {word}  {word}  {pos} {tag} amod   6\n", "").replace(
        "det       6", "det      5"
    )
    rows = [row.split() for row in table.strip().splitlines()]
    heads = {"7": "6", "6": "5"}
    fixed = "\n".join(" ".join([*row[:5], heads.get(row[5], row[5])]) for row in rows)
    doc = parsed(fixed, mentions=((4, 5, "organization", 0),))
    owner = CoreferenceChain(0, "organization", (label,))
    assert may_describe(doc.spans["mentions"][0], owner) is goes_on


@pytest.mark.parametrize(
    ("word", "owner"),
    [
        pytest.param("barge", 0, id="the noun that was said of the name"),
        pytest.param("boat", 0, id="a noun that is used for it by turns"),
        pytest.param("mill", None, id="a noun of other things"),
    ],
)
def test_a_name_goes_with_the_noun_that_the_text_says_of_it(word: str, owner: int | None) -> None:
    doc = parsed(
        f"""
        Mathilde Mathilde PROPN NNP nsubj 3
        is       be       AUX   VBZ cop   3
        a        a        DET   DT  det   3
        {"boat" if word == "boat" else "barge"} b NOUN NN ROOT 3
        the      the      DET   DT  det   5
        {"vessel" if word == "boat" else word} b NOUN NN nsubj 6
        sank     sink     VERB  VBD ROOT  6
        """,
        mentions=((4, 5, "work", 7),),
    )
    names = NamesByNoun(doc, {0: 0}, chains=(CoreferenceChain(0, "work", ("Mathilde",)),))
    assert names.named_before(doc.spans["mentions"][0]) == owner
