"""Names that take in more than what was found of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Span

from kgraph.language.whole_names import are_two_names, whole_names

Tokenizer = Callable[[str], Doc]


def named(doc: Doc, **kinds: str) -> list[Span]:
    """Return names of a Doc by their text, blanks written as ``_``."""
    found = []
    for name, kind in kinds.items():
        start = doc.text.index(name.replace("_", " "))
        span = doc.char_span(start, start + len(name), label=kind)
        assert span is not None
        found.append(span)
    doc.set_ents(found)
    return found


@pytest.mark.parametrize(("text", "whole"), [
    pytest.param('We met Ana (Nan) Ruiz here.', ["Ana (Nan) Ruiz"], id="in brackets"),
    pytest.param('We met Ana "Nan" Ruiz here.', ['Ana "Nan" Ruiz'], id="in quotation marks"),
    pytest.param("We met Ana (again) Ruiz here.", [], id="no name in the brackets"),
    pytest.param("We met Ana (Lorn) Ben Soto here.", [], id="another person follows"),
])  # fmt: skip
def test_a_name_takes_in_a_nickname(tokenized: Tokenizer, text: str, whole: list[str]) -> None:
    doc = tokenized(text)
    assert [each.text for each in whole_names(doc, named(doc, Ana="person"))] == whole


@pytest.mark.parametrize(("text", "whole"), [
    pytest.param(
        "We met the Nets, Ropes and Sails Guild (NRSG).", ["Nets, Ropes and Sails Guild"],
        id="a list is one name",
    ),
    pytest.param("We met the old Sails Guild (SG).", [], id="the name is whole"),
    pytest.param("We met the Ropes and a Sails Guild (XSG).", [], id="other letters"),
])  # fmt: skip
def test_a_name_reaches_back_as_far_as_its_letters(
    tokenized: Tokenizer, text: str, whole: list[str]
) -> None:
    doc = tokenized(text)
    names = named(doc, Sails_Guild="organization")
    assert [each.text for each in whole_names(doc, names)] == whole


@pytest.mark.parametrize(("place", "person", "two"), [
    pytest.param("place", "person", True, id="a place and a person"),
    pytest.param("person", "person", False, id="parts of one name"),
])  # fmt: skip
def test_capitals_in_a_row_may_be_two_names(
    tokenized: Tokenizer, place: str, person: str, two: bool
) -> None:
    doc = tokenized("The envoy of North Lorn Ana Ruiz left.")
    trained = named(doc, North_Lorn=place, Ana_Ruiz=person)
    assert are_two_names(doc[3:7], trained) is two
