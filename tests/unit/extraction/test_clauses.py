"""Who does what in a clause, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.clauses import examples_of, is_passive, objects_of, obliques_of, subjects_of
from kgraph.extraction.prepositions import case_of
from tests.parses import parsed

TWICE = """
    Bread bread NOUN  NN  nsubj 3
    ,     ,     PUNCT ,   punct 3
    Ana   Ana   PROPN NNP nsubj 3
    bakes bake  VERB  VBZ ROOT  3
"""
RESUMED = """
    Ana  Ana  PROPN NNP nsubj 5
    and  and  CCONJ CC  cc    2
    Ben  Ben  PROPN NNP conj  0
    ,    ,    PUNCT ,   punct 5
    they they PRON  PRP nsubj 5
    sang sing VERB  VBD ROOT  5
"""
NOT_RESUMED = """
    Ana  Ana  PROPN NNP nsubj 3
    ,    ,    PUNCT ,   punct 3
    they they PRON  PRP nsubj 3
    sang sing VERB  VBD ROOT  3
"""
ASKED = """
    Ana    Ana    PROPN NNP nsubj 1
    asks   ask    VERB  VBZ ROOT  1
    the    the    DET   DT  det   3
    court  court  NOUN  NN  iobj  1
    to     to     PART  TO  mark  5
    refuse refuse VERB  VB  xcomp 1
"""
PROMISED = ASKED.replace("asks   ask    ", "vows   promise ")
WORK = """
    hard    hard VERB  JJ  amod  1
    work    work NOUN  NN  ROOT  1
    :       :    PUNCT :   punct 3
    hauling haul VERB  VBG acl   1
    nets    net  NOUN  NNS obj   3
"""
AFTER_COLON = """
    perks   perk NOUN  NNS nsubj 1
    come    come VERB  VBP ROOT  1
    :       :    PUNCT :   punct 3
    getting get  VERB  VBG advcl 1
    air     air  NOUN  NN  obj   3
"""
EASIER = """
    it      it     PRON  PRP expl  2
    is      be     AUX   VBZ cop   2
    easier  easy   ADJ   JJR ROOT  2
    to      to     PART  TO  mark  5
    be      be     AUX   VB  cop   5
    farmer  farmer NOUN  NN  csubj 2
    or      or     CCONJ CC  cc    7
    easier  easy   ADJ   JJR conj  2
    to      to     PART  TO  mark  9
    run     run    VERB  VB  xcomp 7
    hotels  hotel  NOUN  NNS obj   9
"""
KIND = """
    A     a     DET  DT  det       1
    ketch ketch NOUN NN  nsubj     4
    is    be    AUX  VBZ cop       4
    a     a     DET  DT  det       4
    kind  kind  NOUN NN  ROOT      4
    of    of    ADP  IN  case      6
    boat  boat  NOUN NN  nmod      4
    that  that  PRON WDT nsubj     8
    sails sail  VERB VBZ acl:relcl 6
"""
PRICE = """
    The   the   DET  DT  det       1
    toll  toll  NOUN NN  nsubj     4
    is    be    AUX  VBZ cop       4
    the   the   DET  DT  det       4
    price price NOUN NN  ROOT      4
    of    of    ADP  IN  case      6
    boat  boat  NOUN NN  nmod      4
    that  that  PRON WDT nsubj     8
    sails sail  VERB VBZ acl:relcl 6
"""
PRAISED = """
    Ana     Ana    PROPN NNP nsubj 1
    praised praise VERB  VBD ROOT  1
    Ben     Ben    PROPN NNP obj   1
    for     for    SCONJ IN  mark  4
    mending mend   VERB  VBG advcl 1
    nets    net    NOUN  NNS obj   4
"""
AFTER = """
    Ana     Ana    PROPN NNP nsubj 1
    praised praise VERB  VBD ROOT  1
    Ben     Ben    PROPN NNP obj   1
    after   after  SCONJ IN  mark  4
    mending mend   VERB  VBG advcl 1
    nets    net    NOUN  NNS obj   4
"""
LEADING = """
    The     the   DET   DT  det   1
    dam     dam   NOUN  NN  nsubj 2
    broke   break VERB  VBD ROOT  2
    ,       ,     PUNCT ,   punct 4
    leading lead  VERB  VBG advcl 2
    to      to    ADP   IN  case  6
    floods  flood NOUN  NNS obl   4
"""
SINGING = """
    The     the    DET   DT  det   1
    miller  miller NOUN  NN  nsubj 2
    left    leave  VERB  VBD ROOT  2
    ,       ,      PUNCT ,   punct 4
    singing sing   VERB  VBG advcl 2
    hymns   hymn   NOUN  NNS obj   4
"""

ONE_OF_THEM = """
    {one}  i      PRON  PRP nsubj     3
    am     be     AUX   VBP cop       3
    on     on     ADP   IN  case      3
    {list} {list} NOUN  NN  ROOT      3
    of     of     ADP   IN  case      5
    people people NOUN  NNS nmod      3
    who    who    PRON  WP  nsubj     7
    sail   sail   VERB  VBP acl:relcl 5
"""

PAUSED = """
    Ana    Ana   PROPN NNP nsubj  3
    did    do    AUX   VBD aux    3
    {not_} not   PART  RB  advmod 3
    pause  pause VERB  VB  ROOT   3
    to     to    PART  TO  mark   5
    mend   mend  VERB  VB  advcl  3
    nets   net   NOUN  NNS obj    5
"""

SHARED = """
    Ana    ana  PROPN NNP nsubj 1
    {mended}
    sold   sell VERB  VBD conj  1
    boats  boat NOUN  NNS obj   3
"""
MEANS = """
    peace   peace NOUN NN  nsubj 1
    {means} VERB  VBZ ROOT 1
    mending mend  VERB VBG xcomp 1
    nets    net   NOUN NNS obj   2
"""

RELIES = """
    Ana    Ana    PROPN NNP nsubj 1
    {verb} VERB   VBZ   ROOT 1
    on     on     ADP   IN  case  3
    Ben    Ben    PROPN NNP obl   1
    to     to     PART  TO  mark  5
    mend   mend   VERB  VB  advcl 1
    nets   net    NOUN  NNS obj   5
"""


@pytest.mark.parametrize(
    ("table", "verb", "subjects"),
    [
        pytest.param(TWICE, "bakes", ["Ana"], id="of several the one next to the verb"),
        pytest.param(RESUMED, "sang", ["Ana", "Ben"], id="those whom they takes up"),
        pytest.param(NOT_RESUMED, "sang", ["they"], id="they takes up no single person"),
        pytest.param(KIND, "sails", ["ketch"], id="what is a kind of boat sails"),
        pytest.param(PRICE, "sails", ["boat"], id="but what is no kind of it does not"),
        pytest.param(
            ONE_OF_THEM.format(one="I", list="list"), "sail", ["I"], id="one of those who do it"
        ),
        pytest.param(
            ONE_OF_THEM.format(one="I", list="photo"), "sail", ["people"], id="on a photo of them"
        ),
        pytest.param(
            ONE_OF_THEM.format(one="That", list="list"), "sail", ["people"], id="that is nobody"
        ),
        pytest.param(PRAISED, "mending", ["Ben"], id="for doing is done by the object"),
        pytest.param(AFTER, "mending", ["Ana"], id="after doing is done by the subject"),
        pytest.param(ASKED, "refuse", ["court"], id="what is asked of one he does"),
        pytest.param(PROMISED, "refuse", ["Ana"], id="what is promised to one he does not"),
        pytest.param(WORK, "hauling", [], id="what follows a colon has no noun for a subject"),
        pytest.param(AFTER_COLON, "getting", [], id="nor a verb for one"),
        pytest.param(EASIER, "run", [], id="what is easy to do nobody does"),
        pytest.param(LEADING, "leading", [], id="what the whole clause leads to"),
        pytest.param(SINGING, "singing", ["miller"], id="another participle after a comma"),
        pytest.param(RELIES.format(verb="relies rely"), "mend", [], id="what is left to another"),
        pytest.param(RELIES.format(verb="works work"), "mend", ["Ana"], id="what one does it for"),
        pytest.param(PAUSED.format(not_="not"), "mend", [], id="what is not done is for nothing"),
        pytest.param(PAUSED.format(not_="then"), "mend", ["Ana"], id="what is done has a purpose"),
    ],
)
def test_the_subjects_of_a_verb(table: str, verb: str, subjects: list[str]) -> None:
    doc = parsed(table)
    head = next(token for token in doc if token.text == verb)
    assert [subject.token.text for subject in subjects_of(head)] == subjects


def test_a_relative_pronoun_after_a_preposition_is_its_noun() -> None:
    doc = parsed("""
        Ana   Ana   PROPN NNP nsubj     7
        ,     ,     PUNCT ,   punct     5
        with  with  ADP   IN  case      3
        whom  whom  PRON  WP  obl       5
        he    he    PRON  PRP nsubj     5
        wrote write VERB  VBD acl:relcl 0
        ,     ,     PUNCT ,   punct     5
        left  leave VERB  VBD ROOT      7
    """)
    assert [(case, noun.text) for case, noun in obliques_of(doc[5])] == [("with", "Ana")]


EXAMPLES = """
    Cy      Cy     PROPN NNP nsubj 1
    sang    sing   VERB  VBD ROOT  1
    with    with   ADP   IN  case  3
    friends friend NOUN  NNS obl   1
    such    such   ADP   IN  case  6
    as      as     ADP   IN  fixed 4
    Ana     Ana    PROPN NNP nmod  3
    and     and    CCONJ CC  cc    8
    Ben     Ben    PROPN NNP conj  6
"""
OF_THE_GUILD = """
    Cy      Cy     PROPN NNP nsubj 1
    sang    sing   VERB  VBD ROOT  1
    with    with   ADP   IN  case  3
    friends friend NOUN  NNS obl   1
    of      of     ADP   IN  case  5
    Guild   Guild  PROPN NNP nmod  3
"""


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param(EXAMPLES, ["Ana", "Ben"], id="such as names some"),
        pytest.param(
            EXAMPLES.replace("such   ADP   IN", "such   ADJ   JJ"),
            ["Ana", "Ben"],
            id="whatever tag such has",
        ),
        pytest.param(OF_THE_GUILD, [], id="of names none"),
    ],
)
def test_the_examples_of_a_noun(table: str, names: list[str]) -> None:
    assert [token.text for token in examples_of(parsed(table)[3])] == names


BARE = """
    Ana    Ana   PROPN NNP nsubj 1
    left   leave VERB  VBD ROOT  1
    ,      ,     PUNCT ,   punct 3
    ousted oust  VERB  VBN advcl 1
    in     in    ADP   IN  case  5
    May    May   PROPN NNP obl   3
"""
OWN_SUBJECT = """
    Ana    Ana   PROPN NNP nsubj 1
    left   leave VERB  VBD ROOT  1
    ,      ,     PUNCT ,   punct 4
    Ben    Ben   PROPN NNP nsubj 4
    ousted oust  VERB  VBN advcl 1
    Cy     Cy    PROPN NNP obj   4
"""
WITH_BY = """
    Ana    Ana  PROPN NNP nsubj     1
    ousted oust VERB  VBN ROOT      1
    by     by   ADP   IN  case      3
    Cy     Cy   PROPN NNP obl:agent 1
"""
LEFT = """
    Ana    Ana     PROPN NNP nsubj 1
    wore   {lemma} VERB  VBD ROOT  1
    it     it      PRON  PRP obj   1
    ousted oust    VERB  VBN xcomp 1
"""
JOINED = """
    Ana    Ana    PROPN NNP nsubj:pass 2
    was    be     AUX   VBD aux:pass   2
    chosen choose VERB  VBN ROOT       2
    and    and    CCONJ CC  cc         4
    ousted oust   VERB  VBN conj       2
"""


@pytest.mark.parametrize(
    ("table", "passive"),
    [
        pytest.param(BARE, True, id="a participle by itself"),
        pytest.param(OWN_SUBJECT, False, id="not one with a subject of its own"),
        pytest.param(WITH_BY, True, id="but one with who does it"),
        pytest.param(JOINED, True, id="one joined to a passive"),
        pytest.param(LEFT.format(lemma="wear"), True, id="one of how something is worn"),
        pytest.param(LEFT.format(lemma="have"), False, id="not one of what is had done"),
    ],
)
def test_a_verb_is_passive(table: str, *, passive: bool) -> None:
    verb = next(token for token in parsed(table) if token.text == "ousted")
    assert is_passive(verb) is passive


def test_two_prepositions_that_one_noun_has_are_both_told() -> None:
    doc = parsed("""
        Ana     Ana     PROPN NNP nsubj 1
        voted   vote    VERB  VBD ROOT  1
        for     for     ADP   IN  case  5
        or      or      CCONJ CC  cc    4
        against against ADP   IN  conj  2
        laws    law     NOUN  NNS obl   1
    """)
    assert case_of(doc[5]) == "for or against"


@pytest.mark.parametrize(
    ("lemma", "objects"),
    [
        pytest.param("boy", [], id="which is not said of people"),
        pytest.param("boat", ["boys"], id="but of things"),
    ],
)
def test_what_which_is_said_of(lemma: str, objects: list[str]) -> None:
    doc = parsed(f"""
        Ana    Ana     PROPN NNP nsubj     1
        met    meet    VERB  VBD ROOT      1
        boys   {lemma} NOUN  NNS obj       1
        which  which   PRON  WDT obj       5
        Ben    Ben     PROPN NNP nsubj     5
        drew   draw    VERB  VBD acl:relcl 2
    """)
    assert [token.text for token in objects_of(doc[5])] == objects


@pytest.mark.parametrize(("mended", "objects"), [
    pytest.param("mended mend VERB VBD ROOT 1\n    and    and  CCONJ CC cc 3", ["boats"],
                 id="what two joined verbs have for both"),
    pytest.param("sat    sit  VERB VBD ROOT 1\n    down   down ADP RP compound:prt 1", [],
                 id="what a verb with a particle has not"),
])  # fmt: skip
def test_the_second_of_two_verbs_shares_its_object(mended: str, objects: list[str]) -> None:
    table = SHARED.format(mended=mended)
    assert [token.text for token in objects_of(parsed(table)[1])] == objects


@pytest.mark.parametrize(("means", "doers"), [
    pytest.param("means mean", [], id="what peace means it does not do"),
    pytest.param("stops stop", ["peace"], id="what it stops doing it did"),
])  # fmt: skip
def test_who_does_what_a_gerund_says(means: str, doers: list[str]) -> None:
    found = subjects_of(parsed(MEANS.format(means=means))[2])
    assert [subject.token.text for subject in found] == doers
