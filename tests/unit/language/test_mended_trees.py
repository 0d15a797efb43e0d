"""Trees with what the parser gets wrong where the words leave no doubt."""

from __future__ import annotations

import pytest

from kgraph.language.mended_trees import mend_trees
from tests.parses import parsed

LOST = """
    Ana     Ana     PROPN NNP ROOT  0
    {cc}    {cc}    CCONJ CC  cc    2
    I       I       PRON  PRP conj  0
    baked   bake    VERB  {tag} conj 0
    bread   bread   NOUN  NN  obj   3
"""
WING = """
    part    part    NOUN  NN  ROOT  0
    {lead}  {lead}  {pos} IN  mark  4
    the     the     DET   DT  det   3
    youth   youth   NOUN  NN  nsubj 4
    left    leave   VERB  VBD acl   0
"""
AND_WING = """
    and     and     CCONJ CC  cc    7
    the     the     DET   DT  det   7
    work    work    NOUN  NN  {word} {on}
    left    leave   VERB  VBD {wing} {at}
"""
WITH_OBJECT = """
    home    home    NOUN  NN  obj   4
"""


def tree(table: str) -> list[str]:
    """Return the mended tree, each word as ``word relation head``."""
    doc = mend_trees(parsed(table))
    return [f"{token.text} {token.dep_} {token.head.text}" for token in doc]


def test_two_names_before_a_finite_verb_are_its_subject() -> None:
    assert tree(LOST.format(cc="and", tag="VBD")) == [
        "Ana nsubj baked", "and cc I", "I conj Ana", "baked ROOT baked", "bread obj baked",
    ]  # fmt: skip


@pytest.mark.parametrize("table", [
    pytest.param(LOST.format(cc="and", tag="VBN"), id="a participle has no subject"),
    pytest.param(LOST.format(cc="and", tag="VBD").replace("cc    2", "dep   2"), id="no and"),
    pytest.param(LOST.format(cc="and", tag="VBD").replace("obj", "nsubj"), id="one of its own"),
])  # fmt: skip
def test_other_lists_stay_lists(table: str) -> None:
    assert tree(table)[0] == "Ana ROOT Ana"


def test_left_after_a_preposition_and_its_article_is_a_noun() -> None:
    doc = mend_trees(parsed(WING.format(lead="of", pos="ADP")))
    assert [f"{t.text} {t.dep_} {t.head.text}" for t in doc[1:]] == [
        "of case left", "the det left", "youth compound left", "left nmod part",
    ]  # fmt: skip
    assert (doc[4].pos_, doc[1].pos_) == ("NOUN", "ADP")


@pytest.mark.parametrize("and_wing", [
    pytest.param(AND_WING.format(word="nsubj", on=8, wing="conj", at=4), id="verb by verb"),
    pytest.param(AND_WING.format(word="conj", on=3, wing="acl", at=7), id="noun by noun"),
])  # fmt: skip
def test_a_second_left_is_joined_to_the_first(and_wing: str) -> None:
    told = tree(WING.format(lead="of", pos="ADP").rstrip() + and_wing)
    assert told[5:] == ["and cc left", "the det left", "work compound left", "left conj left"]


@pytest.mark.parametrize("table", [
    pytest.param(WING.format(lead="after", pos="ADP"), id="after the youth left"),
    pytest.param(WING.format(lead="that", pos="SCONJ"), id="that the youth left"),
    pytest.param(WING.format(lead="of", pos="ADP").rstrip() + WITH_OBJECT, id="left home"),
])  # fmt: skip
def test_left_in_a_clause_is_a_verb(table: str) -> None:
    assert tree(table)[4] == "left acl part"


@pytest.mark.parametrize(
    ("copula", "relation"),
    [
        pytest.param("cop", "nsubj", id="before is"),
        pytest.param("punct", "appos", id="but not beside a comma"),
    ],
)
def test_what_stands_before_the_copula_is_its_subject(copula: str, relation: str) -> None:
    table = f"""
        the      the      DET   DT  det      1
        director director NOUN  NN  appos    3
        is       be       AUX   VBZ {copula} 3
        Ana      Ana      PROPN NNP ROOT     3
    """
    assert f"director {relation} Ana" in tree(table)


STARRING = """
    made      make   VERB  VBN ROOT      0
    by        by     ADP   IN  case      2
    Ana       Ana    PROPN NNP obl:agent 0
    {cc}      {cc}   CCONJ CC  cc        4
    {verb}    star   VERB  VBG case      5
    Ben       Ben    PROPN NNP obl:agent 0
"""


def test_a_participle_that_and_joins_is_a_verb_with_its_own_object() -> None:
    assert tree(STARRING.format(cc="and", verb="starring"))[3:] == [
        "and cc starring", "starring conj made", "Ben obj starring",
    ]  # fmt: skip


@pytest.mark.parametrize(("cc", "verb"), [
    pytest.param("and", "including", id="a participle used as a preposition"),
    pytest.param("or", "starring", id="no and"),
])  # fmt: skip
def test_other_participles_stay_prepositions(cc: str, verb: str) -> None:
    assert tree(STARRING.format(cc=cc, verb=verb))[5] == "Ben obl made"


JOINED = """
    made      make   VERB  VBN ROOT      0
    by        by     ADP   IN  case      2
    Ana       Ana    PROPN NNP obl:agent 0
    and       and    CCONJ CC  cc        4
    starring  star   VERB  VBG conj      2
    Ben       Ben    PROPN NNP {object}  4
"""


@pytest.mark.parametrize(("object_", "mended"), [
    pytest.param("obj", "starring conj made", id="with an object of its own"),
    pytest.param("obl", "starring conj Ana", id="with none"),
])  # fmt: skip
def test_a_participle_is_not_joined_to_who_did_it(object_: str, mended: str) -> None:
    assert tree(JOINED.format(object=object_))[4] == mended


STORY = """
    story     story  NOUN  NN  ROOT     0
    {verb}    write  VERB  {tag} acl    0
    {case}    by     ADP   IN  case     3
    Ana       Ana    PROPN NNP {label}  0
"""


@pytest.mark.parametrize(("verb", "tag", "case", "label", "mended"), [
    pytest.param("written", "VBN", "by", "nmod:poss", "Ana obl:agent written", id="who did it"),
    pytest.param("written", "VBN", "by", "nmod", "Ana obl:agent written", id="not whose it is"),
    pytest.param("now", "RB", "by", "nsubj", "Ana nmod story", id="whose it is"),
    pytest.param("written", "VBN", "near", "nsubj", "Ana nsubj story", id="no such preposition"),
])  # fmt: skip
def test_who_stands_after_a_preposition_is_no_subject(
    verb: str, tag: str, case: str, label: str, mended: str
) -> None:
    assert tree(STORY.format(verb=verb, tag=tag, case=case, label=label))[3] == mended


PASSIVES = """
    play      play   NOUN  NN  nsubj:pass 2
    is        be     AUX   VBZ {aux}      2
    made      make   VERB  VBN ROOT       2
    by        by     ADP   IN  case       4
    Ana       Ana    PROPN NNP obl:agent  2
    ,         ,      PUNCT ,   punct      6
    written   write  VERB  VBN acl        4
    by        by     ADP   IN  case       8
    Ben       Ben    PROPN NNP obl:agent  6
"""


@pytest.mark.parametrize(("aux", "mended"), [
    pytest.param("aux:pass", "written conj made", id="after a passive"),
    pytest.param("aux", "written acl Ana", id="after no passive"),
])  # fmt: skip
def test_a_second_passive_goes_on_with_the_first(aux: str, mended: str) -> None:
    assert tree(PASSIVES.format(aux=aux))[6] == mended


BEFORE = """
    Lorn      Lorn   PROPN NNP obj     1
    stars     star   VERB  {tag} ROOT  1
    Ana       Ana    PROPN NNP {last}  1
"""


@pytest.mark.parametrize(("tag", "last", "mended"), [
    pytest.param("VBZ", "obj", "Lorn nsubj stars", id="before its verb"),
    pytest.param("NNS", "obj", "Lorn nsubj stars", id="before what is taken for a noun"),
    pytest.param("NNS", "nmod", "Lorn obj stars", id="before a noun"),
    pytest.param("VBN", "obj", "Lorn obj stars", id="before a participle"),
    pytest.param("VBZ", "nsubj", "Lorn obj stars", id="before a verb with a subject"),
])  # fmt: skip
def test_a_name_before_a_finite_verb_is_its_subject(tag: str, last: str, mended: str) -> None:
    assert tree(BEFORE.format(tag=tag, last=last))[0] == mended


LISTED = """
    Ana       Ana    PROPN NNP nsubj   1
    won       win    VERB  VBD ROOT    1
    cups      cup    NOUN  NNS obj     1
    in        in     ADP   IN  case    4
    Lorn      Lorn   PROPN NNP obl     1
    and       and    CCONJ CC  cc      6
    medals    medal  NOUN  NNS conj    1
    {more}    {more} {pos} IN  {label} 6
"""


@pytest.mark.parametrize(("more", "pos", "label", "mended"), [
    pytest.param("twice", "ADV", "advmod", "medals conj cups", id="another noun"),
    pytest.param("is", "AUX", "cop", "medals conj won", id="another clause"),
    pytest.param("for", "ADP", "case", "medals conj won", id="another phrase"),
])  # fmt: skip
def test_a_noun_is_joined_to_a_noun_and_not_to_its_verb(
    more: str, pos: str, label: str, mended: str
) -> None:
    assert tree(LISTED.format(more=more, pos=pos, label=label))[6] == mended


@pytest.mark.parametrize(("case", "mended"), [
    pytest.param("after", "Ana obl named", id="whom it has its name from"),
    pytest.param("by", "Ana obl:agent named", id="who gave it the name"),
])  # fmt: skip
def test_only_by_makes_a_doer(case: str, mended: str) -> None:
    table = f"""
        Lorn      Lorn   PROPN NNP nsubj:pass 2
        was       be     AUX   VBD aux:pass   2
        named     name   VERB  VBN ROOT       2
        {case}    {case} ADP   IN  case       4
        Ana       Ana    PROPN NNP obl:agent  2
    """
    assert tree(table)[4] == mended


@pytest.mark.parametrize(("participle", "noun", "mended"), [
    pytest.param("managing", "editor", "editor appos Ana", id="a title"),
    pytest.param("painting", "editor", "editor obj painting", id="what she does"),
    pytest.param("managing", "boats", "boats obj managing", id="what she does with things"),
])  # fmt: skip
def test_a_participle_before_an_office_is_a_part_of_the_title(
    participle: str, noun: str, mended: str
) -> None:
    assert mended in tree(f"""
        I            I        PRON  PRP nsubj 2
        'm           be       AUX   VBP cop   2
        Ana          Ana      PROPN NNP ROOT  2
        Ruiz         Ruiz     PROPN NNP flat  2
        ,            ,        PUNCT ,   punct 5
        {participle} manage   VERB  VBG acl   2
        {noun}       {noun}   NOUN  NN  obj   5
        at           at       ADP   IN  case  8
        Lorn         Lorn     PROPN NNP obl   5
    """)
