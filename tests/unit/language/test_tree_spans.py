"""Which stretches of a text are phrases of its trees."""

from __future__ import annotations

from kgraph.language.tree_spans import tree_spans


def test_a_noun_is_a_phrase_with_all_that_hangs_on_it() -> None:
    #        the    old    mill     of      Lorn    burned
    heads = [2, 2, 5, 4, 2, 5]
    relations = ["det", "amod", "nsubj", "case", "nmod", "root"]
    tags = ["DET", "ADJ", "NOUN", "ADP", "PROPN", "VERB"]
    assert {(0, 4), (4, 4)} <= tree_spans(heads, relations, tags=tags)


def test_a_preposition_and_a_mark_are_no_part_of_a_phrase() -> None:
    #        in      the    mill   ,
    heads = [2, 2, 2, 2]
    found = tree_spans(
        heads, ["case", "det", "root", "punct"], tags=["ADP", "DET", "NOUN", "PUNCT"]
    )
    assert (1, 2) in found
    assert not {(0, 2), (1, 3), (0, 3)} & found


def test_what_is_joined_or_added_may_be_left_out() -> None:
    #        Ana   ,       mayor    and    Ben
    heads = [0, 2, 0, 4, 0]
    relations = ["root", "punct", "appos", "cc", "conj"]
    tags = ["PROPN", "PUNCT", "NOUN", "CCONJ", "PROPN"]
    assert {(0, 4), (0, 2), (0, 0)} <= tree_spans(heads, relations, tags=tags)


def test_a_verb_is_no_phrase() -> None:
    assert tree_spans([1, 1], ["nsubj", "root"], tags=["PRON", "VERB"]) == {(0, 0)}


def test_a_head_elsewhere_is_none() -> None:
    assert tree_spans([-3, 9], ["nsubj", "obj"], tags=["NOUN", "NOUN"]) == {(0, 0), (1, 1)}
