"""Noun phrases and clauses as mentions of their own."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kgraph.language.clause_phrases import clause_phrase, gerund
from kgraph.language.noun_phrases import content_noun, noun_phrase_of
from kgraph.language.phrases import chain_phrases, find_phrases, pronoun_mentions
from tests.builders import document_of
from tests.parses import parsed

LOSS = """
    The    the    DET  DT  det      1
    losses loss   NOUN NNS nsubj    5
    of     of     ADP  IN  case     4
    spring spring NOUN NN  compound 4
    water  water  NOUN NN  nmod     1
    worry  worry  VERB VBP ROOT     5
    many   many   ADJ  JJ  amod     8
    young  young  ADJ  JJ  amod     8
    farmers farmer NOUN NNS obj     5
"""
PLAN = """
    Planting  plant  VERB VBG csubj 4
    the       the    DET  DT  det   2
    hedges    hedge  NOUN NNS obj   0
    is        be     AUX  VBZ cop   4
    work      work   NOUN NN  ROOT  4
    to        to     PART TO  mark  6
    save      save   VERB VB  acl   4
    the       the    DET  DT  det   8
    soil      soil   NOUN NN  obj   6
"""
PREPARING = """
    preparing prepare VERB VBG csubj 5
    people    person  NOUN NNS obj   0
    to        to      PART TO  mark  3
    become    become  VERB VB  xcomp 0
    farmers   farmer  NOUN NNS xcomp 3
    helps     help    VERB VBZ ROOT  5
"""
LOT = """
    A     a     DET  DT  det   1
    lot   lot   NOUN NN  nsubj 4
    of    of    ADP  IN  case  3
    boats boat  NOUN NNS nmod  1
    sank  sink  VERB VBD ROOT  4
    but   but   CCONJ CC cc    7
    they  they  PRON PRP nsubj 7
    rose  rise  VERB VBD conj  4
"""


def labels(table: str) -> list[str]:
    return [found.phrase.label for found in find_phrases(parsed(table), {})]


def test_a_noun_that_asks_for_a_complement_is_named_with_it() -> None:
    phrase = noun_phrase_of(parsed(LOSS)[1])
    assert (phrase.label, phrase.surface) == ("loss of spring water", "losses of spring water")
    assert phrase.head.text == "losses"


def test_articles_and_words_that_only_count_are_left_out() -> None:
    assert noun_phrase_of(parsed(LOSS)[8]).label == "young farmer"


def test_every_telling_noun_is_a_phrase() -> None:
    assert labels(LOSS) == ["loss of spring water", "spring water", "young farmer"]


def test_what_a_mention_covers_already_is_no_phrase() -> None:
    found = find_phrases(parsed(LOSS), {8: 0, 1: 3})
    assert [each.phrase.label for each in found] == ["spring water"]


def test_gerunds_and_infinitives_are_phrases_under_one_form() -> None:
    doc = parsed(PLAN)
    first, second = clause_phrase(doc[0]), clause_phrase(doc[6])
    assert first is not None
    assert second is not None
    assert first.label == "planting the hedges"
    assert (second.label, second.surface) == ("saving the soil", "save the soil")


def test_a_clause_goes_on_with_what_others_are_to_become() -> None:
    found = clause_phrase(parsed(PREPARING)[0])
    assert found is not None
    assert found.label == "preparing people to become farmers"


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        pytest.param("make", "making", id="a silent e goes"),
        pytest.param("win", "winning", id="a final consonant doubles"),
        pytest.param("build", "building", id="two consonants stay"),
        pytest.param("agree", "agreeing", id="a sounded e stays"),
    ],
)
def test_the_ing_form(verb: str, form: str) -> None:
    assert gerund(verb) == form


def test_what_a_lot_of_something_speaks_of_is_the_something() -> None:
    doc = parsed(LOT)
    assert content_noun(doc[1]) == doc[3]
    assert labels(LOT) == ["boat"]


def test_one_label_is_one_chain_and_a_term_keeps_its_own() -> None:
    phrases = find_phrases(parsed(LOSS), {})
    at, chains = chain_phrases([*phrases, *phrases], {"youngfarmer": 2}, first=7)
    assert [(chain.number, chain.labels[0]) for chain in chains] == [
        (7, "loss of spring water"),
        (8, "spring water"),
    ]
    assert at[8] == 2
    assert all(chain.is_phrase for chain in chains)


def test_a_pronoun_goes_on_with_the_phrase_of_its_trained_chain() -> None:
    doc = parsed(LOT, mentions=((3, 3, "object", 0), (6, 6, "object", 0)))
    document = document_of(doc.text)
    found = pronoun_mentions(doc, {3: 5}, taken={}, document=document)
    assert [(mention.text, mention.chain) for mention in found] == [("they", 5)]


def test_it_goes_on_with_nothing_that_is_many() -> None:
    table = LOT.replace("they", "it")
    doc = parsed(table, mentions=((3, 3, "object", 0), (6, 6, "object", 0)))
    assert pronoun_mentions(doc, {3: 5}, taken={}, document=document_of(doc.text)) == []


TAKEN_UP = """
    An         an         DET   DT  det      2
    island     island     NOUN  NN  compound 2
    government government NOUN  NN  nsubj    3
    fell       fall       VERB  VBD ROOT     3
    .          .          PUNCT .   punct    3
    The        the        DET   DT  det      6
    government government NOUN  NN  nsubj    7
    rose       rise       VERB  VBD ROOT     7
    .          .          PUNCT .   punct    7
"""
TWO_BEFORE = """
    An         an         DET   DT  det      2
    island     island     NOUN  NN  compound 2
    government government NOUN  NN  nsubj    3
    fought     fight      VERB  VBD ROOT     3
    a          a          DET   DT  det      6
    city       city       NOUN  NN  compound 6
    government government NOUN  NN  obj      3
    .          .          PUNCT .   punct    3
    The        the        DET   DT  det      9
    government government NOUN  NN  nsubj    10
    rose       rise       VERB  VBD ROOT     10
    .          .          PUNCT .   punct    10
"""
A_NEW_ONE = """
    An         an         DET   DT  det      2
    island     island     NOUN  NN  compound 2
    government government NOUN  NN  nsubj    3
    fell       fall       VERB  VBD ROOT     3
    .          .          PUNCT .   punct    3
    A          a          DET   DT  det      6
    government government NOUN  NN  nsubj    7
    rose       rise       VERB  VBD ROOT     7
    .          .          PUNCT .   punct    7
"""
NARROWED = """
    An         an         DET   DT  det      2
    island     island     NOUN  NN  compound 2
    government government NOUN  NN  nsubj    3
    fell       fall       VERB  VBD ROOT     3
    .          .          PUNCT .   punct    3
    The        the        DET   DT  det      6
    government government NOUN  NN  nsubj    9
    of         of         ADP   IN  case     8
    trade      trade      NOUN  NN  nmod     6
    rose       rise       VERB  VBD ROOT     9
    .          .          PUNCT .   punct    9
"""


@pytest.mark.parametrize(
    ("table", "same"),
    [
        pytest.param(TAKEN_UP, True, id="the one shortly before"),
        pytest.param(TWO_BEFORE, False, id="not one of two"),
        pytest.param(A_NEW_ONE, False, id="not with a"),
        pytest.param(
            TAKEN_UP.replace("island     island     NOUN  NN  compound", "new new ADJ JJ amod"),
            False,
            id="not one that is new",
        ),
        pytest.param(NARROWED, False, id="not where more is said of it"),
    ],
)
def test_a_noun_alone_takes_up_a_longer_phrase(table: str, *, same: bool) -> None:
    phrases = find_phrases(parsed(table), {})
    at, _ = chain_phrases(phrases, {}, first=0)
    governments = [at[each.root.i] for each in phrases if each.root.text == "government"]
    assert (governments[0] == governments[-1]) is same


def test_a_phrase_is_taken_up_only_shortly_before() -> None:
    rain = "Rain rain NOUN NN nsubj {0}\nfell fall VERB VBD ROOT {0}\n. . PUNCT . punct {0}\n"
    opening, again = TAKEN_UP.strip().splitlines()[:5], TAKEN_UP.strip().splitlines()[5:]
    between = [rain.format(3 * number + 6) for number in range(20)]
    last = [" ".join([*row.split()[:5], str(int(row.split()[5]) + 60)]) for row in again]
    phrases = find_phrases(parsed("\n".join([*opening, *"".join(between).splitlines(), *last])), {})
    at, _ = chain_phrases(phrases, {}, first=0)
    assert at[2] != at[66]


@pytest.mark.parametrize(
    ("joined", "label"),
    [
        pytest.param(True, "well-kept boat", id="a word with a hyphen is whole"),
        pytest.param(False, "kept boat", id="a dash between blanks parts two"),
    ],
)
def test_a_word_is_not_cut_at_its_hyphen(label: str, *, joined: bool) -> None:
    apart = not joined
    doc = Doc(
        parsed(LOT).vocab,
        words=["A", "well", "-", "kept", "boat", "sank"],
        spaces=[True, apart, apart, True, True, False],
        lemmas=["a", "well", "-", "keep", "boat", "sink"],
        pos=["DET", "ADV", "PUNCT", "VERB", "NOUN", "VERB"],
        tags=["DT", "RB", "HYPH", "VBN", "NN", "VBD"],
        deps=["det", "advmod", "punct", "amod", "nsubj", "ROOT"],
        heads=[4, 3, 3, 4, 5, 5],
    )
    assert noun_phrase_of(doc[4]).label.replace(" - ", "-") == label


def test_a_noun_with_a_hyphen_is_one_word() -> None:
    doc = Doc(
        parsed(LOT).vocab,
        words=["Council", "-", "members", "sang"],
        spaces=[False, False, True, False],
        lemmas=["council", "-", "member", "sing"],
        pos=["NOUN", "PUNCT", "NOUN", "VERB"],
        tags=["NN", "HYPH", "NNS", "VBD"],
        deps=["compound", "punct", "nsubj", "ROOT"],
        heads=[2, 2, 3, 3],
    )
    assert noun_phrase_of(doc[2]).label == "council-member"
