"""A title that opens a sentence is one name."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from kgraph.language.titles import find_title_spans
from tests.parses import parsed

TITLE = """
    Lorn   Lorn  PROPN NNP nsubj 4
    :      :     PUNCT :   punct 2
    Salt   salt  PROPN NNP appos 0
    is     be    AUX   VBZ cop   4
    film   film  NOUN  NN  ROOT  4
"""
CUT = """
    In     in    ADP   IN  case  1
    Salt   salt  PROPN NNP nsubj 4
    We     we    PRON  PRP dep   1
    is     be    AUX   VBZ cop   4
    film   film  NOUN  NN  ROOT  4
"""
CALLED = """
    I      I     PRON  PRP nsubj 1
    Was    be    VERB  VBD csubj 9
    Here   here  ADV   RB  advmod 1
    (      (     PUNCT (   punct 4
    Lorn   Lorn  PROPN NNP appos 1
    )      )     PUNCT )   punct 4
    is     be    AUX   VBZ cop   9
    a      a     DET   DT  det   9
    short  short ADJ   JJ  amod  9
    film   film  NOUN  NN  ROOT  9
    by     by    ADP   IN  case  11
    Ana    Ana   PROPN NNP nmod  9
"""
LISTED = """
    Oars   oar   PROPN NNP nsubj 8
    ,      ,     PUNCT ,   punct 2
    Nets   net   PROPN NNP conj  0
    and    and   CCONJ CC  cc    4
    Salt   salt  PROPN NNP conj  0
    is     be    AUX   VBZ cop   8
    a      a     DET   DT  det   8
    fine   fine  ADJ   JJ  amod  8
    novel  novel NOUN  NN  ROOT  8
"""
CROWD = LISTED.replace("novel  novel", "crew   crew ")
SHOWN = """
    28     28    NUM   CD  nummod 1
    Boats  boat  PROPN NNP nsubj  2
    {verb} star  VERB  VBZ ROOT   2
    {who}  Ana   PROPN NNP obj    2
"""
KNOWN = """
    Lorn   Lorn  PROPN NNP nsubj 4
    :      :     PUNCT :   punct 2
    Salt   salt  PROPN NNP appos 0
    ,      ,     PUNCT ,   punct 4
    {word} know  VERB  VBN ROOT  4
"""
MADE = """
    Made   make  VERB  VBN ROOT  0
    by     by    ADP   IN  case  2
    Lorn   Lorn  PROPN NNP obl   0
    (      (     PUNCT (   punct 2
    once   once  ADV   RB  dep   2
    )      )     PUNCT )   punct 2
"""
PERSON = CALLED.replace("film   film ", "guest  guest")


@pytest.mark.parametrize(("table", "kind", "titles"), [
    pytest.param(TITLE, "person", ["Lorn : Salt"], id="with a colon"),
    pytest.param(KNOWN.format(word="known"), "person", ["Lorn : Salt"], id="told its other name"),
    pytest.param(KNOWN.format(word="seen"), "person", [], id="told something else"),
    pytest.param(KNOWN.format(word="is"), "person", ["Lorn : Salt"], id="a comma before the verb"),
    pytest.param(CUT, "work", ["In Salt We"], id="around the name of a work"),
    pytest.param(CALLED, "person", ["I Was Here"], id="said to be a work"),
    pytest.param(PERSON, "person", [], id="not said to be a work"),
    pytest.param(LISTED, "concept", ["Oars, Nets and Salt"], id="a list said to be a work"),
    pytest.param(CROWD, "concept", [], id="a list said to be something else"),
    pytest.param(
        SHOWN.format(verb="stars", who="Ana"), "concept", ["28 Boats"], id="told who is in it"
    ),
    pytest.param(SHOWN.format(verb="follows", who="it"), "concept", [], id="nobody is in it"),
    pytest.param(CUT, "place", [], id="not around the name of a place"),
])  # fmt: skip
def test_a_title_is_what_stands_before_the_verb(table: str, kind: str, titles: list[str]) -> None:
    doc = parsed(table)
    names = [Span(doc, 1, 2, label=kind)]
    assert [span.text for span in find_title_spans(doc, names)] == titles


def test_by_whom_something_is_made_is_no_title() -> None:
    doc = parsed(MADE)
    assert list(find_title_spans(doc, [Span(doc, 2, 3, label="work")])) == []


@pytest.mark.parametrize(("noun", "titles"), [
    pytest.param("song", ["Best Shot"], id="said to be a work"),
    pytest.param("club", [], id="said to be something else"),
])  # fmt: skip
def test_a_whole_name_is_a_title_where_it_is_said_to_be_a_work(
    noun: str, titles: list[str]
) -> None:
    doc = parsed(f"""
        Best   best  PROPN NNP compound 1
        Shot   shot  PROPN NNP nsubj    4
        is     be    AUX   VBZ cop      4
        a      a     DET   DT  det      4
        {noun} {noun} NOUN NN  ROOT     4
    """)
    names = [Span(doc, 0, 2, label="person")]
    assert [span.text for span in find_title_spans(doc, names)] == titles


@pytest.mark.parametrize(("noun", "titles"), [
    pytest.param("novel", ["Best Shot"], id="made from a book"),
    pytest.param("queen", [], id="like somebody"),
])  # fmt: skip
def test_what_is_based_on_a_book_is_a_title(noun: str, titles: list[str]) -> None:
    doc = parsed(f"""
        Best   best  PROPN NNP compound  1
        Shot   shot  PROPN NNP nsubj:pass 3
        is     be    AUX   VBZ aux:pass  3
        based  base  VERB  VBN ROOT      3
        on     on    ADP   IN  case      6
        the    the   DET   DT  det       6
        {noun} {noun} NOUN NN  obl       3
    """)
    names = [Span(doc, 0, 2, label="person")]
    assert [span.text for span in find_title_spans(doc, names)] == titles
