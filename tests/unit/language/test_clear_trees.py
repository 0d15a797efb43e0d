"""Trees with ClearNLP labels become Universal Dependencies."""

from __future__ import annotations

import pytest

from kgraph.language.clear_trees import TreeWord, is_clear, universal_tree

# One word a line: the word, its part of speech, ClearNLP label and head, UD label and head.
CASES = {
    "an object of a verb": """
        Ana       PROPN nsubj 1    nsubj 1
        runs      VERB  ROOT  1    ROOT  1
        guilds    NOUN  dobj  1    obj   1
    """,
    "a preposition hangs on its object, which is oblique of a verb": """
        She       PRON  nsubj 1    nsubj 1
        works     VERB  ROOT  1    ROOT  1
        only      ADV   advmod 3   advmod 4
        in        ADP   prep  1    case  4
        Porto     PROPN pobj  3    obl   1
    """,
    "the object of a preposition modifies a noun": """
        Keepers   NOUN  nsubj 3    nsubj 3
        of        ADP   prep  0    case  2
        bees      NOUN  pobj  1    nmod  0
        sleep     VERB  ROOT  3    ROOT  3
    """,
    "prepositions in each other": """
        Moss      NOUN  nsubj 1    nsubj 1
        grew      VERB  ROOT  1    ROOT  1
        from      ADP   prep  1    case  5
        under     ADP   prep  2    case  5
        the       DET   det   5    det   5
        pier      NOUN  pobj  3    obl   1
    """,
    "a preposition of two words": """
        It        PRON  nsubj 1    nsubj 1
        stopped   VERB  ROOT  1    ROOT  1
        because   SCONJ prep  1    case  4
        of        ADP   pcomp 2    fixed 2
        rain      NOUN  pobj  2    obl   1
    """,
    "such as": """
        Herbs     NOUN  nsubj 4    nsubj 4
        such      ADJ   amod  2    case  3
        as        ADP   prep  0    fixed 1
        dill      NOUN  pobj  2    nmod  0
        grow      VERB  ROOT  4    ROOT  4
    """,
    "from and to both hang on the verb": """
        She       PRON  nsubj 1    nsubj 1
        rowed     VERB  ROOT  1    ROOT  1
        from      ADP   prep  1    case  3
        May       PROPN pobj  2    obl   1
        to        ADP   prep  2    case  5
        June      PROPN pobj  4    obl   1
    """,
    "a clause after a preposition is marked by it": """
        They      PRON  nsubj 1    nsubj 1
        won       VERB  ROOT  1    ROOT  1
        by        ADP   prep  1    mark  3
        rowing    VERB  pcomp 2    advcl 1
        boats     NOUN  dobj  3    obj   3
    """,
    "a clause after the preposition of a noun": """
        ways      NOUN  ROOT  0    ROOT  0
        of        ADP   prep  0    mark  2
        rowing    VERB  pcomp 1    acl   0
    """,
    "a preposition left alone": """
        lane      NOUN  ROOT  0    ROOT  0
        we        PRON  nsubj 2    nsubj 2
        live      VERB  relcl 0    acl:relcl 0
        in        ADP   prep  2    advmod 2
    """,
    "a relative pronoun before its preposition": """
        lane      NOUN  ROOT  0    ROOT  0
        which     PRON  pobj  4    obl   3
        we        PRON  nsubj 3    nsubj 3
        live      VERB  relcl 0    acl:relcl 0
        in        ADP   prep  3    case  1
    """,
    "two prepositions joined by and": """
        guilds    NOUN  ROOT  0    ROOT  0
        in        ADP   prep  0    case  2
        Porto     PROPN pobj  1    nmod  0
        and       CCONJ cc    1    cc    5
        in        ADP   conj  1    case  5
        Lima      PROPN pobj  4    conj  2
    """,
    "what is said to be": """
        Ana       PROPN nsubj 1    nsubj 4
        is        AUX   ROOT  1    cop   4
        not       PART  neg   1    advmod 4
        an        DET   det   4    det   4
        editor    NOUN  attr  1    ROOT  4
        of        ADP   prep  4    case  7
        the       DET   det   7    det   7
        Post      PROPN pobj  5    nmod  4
        in        ADP   prep  1    case  9
        Lima      PROPN pobj  8    obl   4
    """,
    "an adjective said of a thing, in a clause": """
        He        PRON  nsubj 1    nsubj 1
        says      VERB  ROOT  1    ROOT  1
        tides     NOUN  nsubj 4    nsubj 5
        will      AUX   aux   4    aux   5
        be        AUX   ccomp 1    cop   5
        high      ADJ   acomp 4    ccomp 1
    """,
    "a place said of a thing": """
        Ana       PROPN nsubj 1    nsubj 3
        was       AUX   ROOT  1    cop   3
        in        ADP   prep  1    case  3
        Lima      PROPN pobj  2    ROOT  3
        .         PUNCT punct 1    punct 3
    """,
    "there is": """
        There     PRON  expl  1    expl  1
        is        VERB  ROOT  1    ROOT  1
        a         DET   det   3    det   3
        guild     NOUN  attr  1    nsubj 1
        in        ADP   prep  3    case  5
        Lima      PROPN pobj  4    nmod  3
    """,
    "becoming is no copula": """
        She       PRON  nsubj 1    nsubj 1
        became    VERB  ROOT  1    ROOT  1
        chair     NOUN  attr  1    xcomp 1
    """,
    "the passive": """
        It        PRON  nsubjpass 2  nsubj:pass 2
        was       AUX   auxpass 2    aux:pass 2
        founded   VERB  ROOT  2      ROOT 2
        by        ADP   agent 2      case 4
        Ana       PROPN pobj  3      obl:agent 2
    """,
    "conjuncts hang on the first": """
        Ana       PROPN nsubj 5    nsubj 5
        ,         PUNCT punct 0    punct 0
        Ben       PROPN conj  0    conj  0
        and       CCONJ cc    2    cc    4
        Cleo      PROPN conj  2    conj  0
        row       VERB  ROOT  5    ROOT  5
        boats     NOUN  dobj  5    obj   5
    """,
    "a clause after what is said to be": """
        She       PRON  nsubj 1    nsubj 2
        is        AUX   ROOT  1    cop   2
        old       ADJ   acomp 1    ROOT  2
        and       CCONJ cc    1    cc    4
        sings     VERB  conj  1    conj  2
    """,
    "whom something is given": """
        We        PRON  nsubj 1    nsubj 1
        gave      VERB  ROOT  1    ROOT  1
        them      PRON  dative 1   iobj  1
        it        PRON  dobj  1    obj   1
    """,
    "to whom something is given": """
        We        PRON  nsubj 1    nsubj 1
        gave      VERB  ROOT  1    ROOT  1
        it        PRON  dobj  1    obj   1
        to        ADP   dative 1   case  4
        Ben       PROPN pobj  3    obl   1
    """,
    "the small words of a verb": """
        Her       PRON  poss  1    nmod:poss 1
        plan      NOUN  nsubj 2    nsubj 2
        wants     VERB  ROOT  2    ROOT  2
        to        PART  aux   4    mark  4
        set       VERB  xcomp 2    xcomp 2
        up        ADP   prt   4    compound:prt 4
        all       DET   predet 8   det:predet 8
        the       DET   det   8    det   8
        sails     NOUN  dobj  4    obj   4
        today     NOUN  npadvmod 4 obl:unmarked 4
    """,
}  # fmt: skip


def read(table: str) -> tuple[list[TreeWord], list[tuple[int, str]]]:
    rows = [line.split() for line in table.strip().splitlines()]
    words = [TreeWord(word, pos, int(head), label) for word, pos, label, head, *_ in rows]
    return words, [(int(head), label) for *_, label, head in rows]


@pytest.mark.parametrize("table", [pytest.param(t, id=name) for name, t in CASES.items()])
def test_a_clear_tree_becomes_a_universal_one(table: str) -> None:
    words, expected = read(table)
    assert universal_tree(words) == expected


@pytest.mark.parametrize("table", [pytest.param(t, id=name) for name, t in CASES.items()])
def test_a_universal_tree_stays_as_it_is(table: str) -> None:
    words, expected = read(table)
    again = [
        TreeWord(word.text, word.pos, head, label)
        for word, (head, label) in zip(words, expected, strict=True)
    ]
    assert universal_tree(again) == expected


def test_the_words_of_a_persons_name_hang_on_the_first() -> None:
    words, expected = read("""
        Ana       PROPN compound 2  nsubj 3
        Maria     PROPN compound 2  flat  0
        Ruiz      PROPN nsubj    3  flat  0
        won       VERB  ROOT     3  ROOT  3
        it        PRON  dobj     3  obj   3
    """)
    assert universal_tree(words, [(0, 2)]) == expected


def test_every_word_of_many_sentences_still_reaches_its_root() -> None:
    words: list[TreeWord] = []
    for table in CASES.values():
        start = len(words)
        words += [word._replace(head=word.head + start) for word in read(table)[0]]
    heads = [head for head, _ in universal_tree(words)]
    for number in range(len(words)):
        steps = 0
        while heads[number] != number:
            number, steps = heads[number], steps + 1
            assert steps < 20


def test_groups_of_conjuncts_of_a_universal_tree_stay_apart() -> None:
    words = [
        TreeWord("Tea", "NOUN", 0, "ROOT"),
        TreeWord("milk", "NOUN", 0, "conj"),
        TreeWord("rum", "NOUN", 1, "conj"),
        TreeWord("to", "PART", 2, "aux"),
    ]
    assert universal_tree(words) == [(0, "ROOT"), (0, "conj"), (1, "conj"), (2, "aux")]


def test_no_words_are_no_tree() -> None:
    assert universal_tree([]) == []


def test_labels_that_both_schemes_have_are_not_taken_for_clear() -> None:
    assert not is_clear("nsubj ROOT det amod conj cc advmod punct compound case".split())
