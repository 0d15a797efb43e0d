"""Names that take in more than what was found of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Span

from kgraph.language.whole_names import are_two_names, whole_names, without_body

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


@pytest.mark.parametrize(("text", "kinds", "two"), [
    pytest.param(
        "She met Danish Ana Ruiz.", {"Ana_Ruiz": "person"}, True, id="where she comes from"
    ),
    pytest.param("She met Mother Ana Ruiz.", {"Ana_Ruiz": "person"}, False, id="any other word"),
    pytest.param(
        "She met Lorn Oar Press.", {"Lorn": "place", "Oar_Press": "organization"}, False,
        id="the place is part of a body's name",
    ),
    pytest.param(
        "She met League for Lorn.", {"League": "organization", "Lorn": "place"}, True,
        id="found apart",
    ),
    pytest.param("She met Fund for Lorn.", {"Fund_for_Lorn": "organization"}, False, id="as one"),
    pytest.param(
        "She met Ana's Red Boat.", {"Ana": "person", "Red_Boat": "work"}, True,
        id="an owner and what is owned",
    ),
    pytest.param(
        "She titled Ana's Red Boat.", {"Ana": "person", "Red_Boat": "work"}, False,
        id="told to be one name",
    ),
    pytest.param(
        "She met Hythe of the League.", {"Hythe": "organization", "League": "organization"}, True,
        id="joined by of the",
    ),
])  # fmt: skip
def test_names_found_apart_are_two(
    tokenized: Tokenizer, text: str, kinds: dict[str, str], two: bool
) -> None:
    doc = tokenized(text)
    end = len(doc) - 1
    assert are_two_names(doc[2:end], named(doc, **kinds)) is two


@pytest.mark.parametrize(("text", "kind", "whole"), [
    pytest.param("The 1970 Oar Cup was held.", "work", ["1970 Oar Cup"], id="held again"),
    pytest.param("The 1970 Oar Run was held.", "event", ["1970 Oar Run"], id="an event"),
    pytest.param("The 1970 Oar Film was seen.", "work", [], id="nothing that is held"),
    pytest.param("In 1970 Oar Cup crowds grew.", "event", [], id="the year tells when"),
    pytest.param("The 1970 Oar contest was held.", "event", ["1970 Oar"], id="a word for its kind"),
])  # fmt: skip
def test_a_year_is_part_of_the_name_of_what_is_held_again(
    tokenized: Tokenizer, text: str, kind: str, whole: list[str]
) -> None:
    doc = tokenized(text)
    start = doc.text.index("Oar")
    end = doc.text.index(" ", start + 4)
    name = doc.char_span(start, end, label=kind)
    assert name is not None
    assert [each.text for each in whole_names(doc, [name])] == whole


@pytest.mark.parametrize(("text", "whole"), [
    pytest.param("She left Trinidad and Tobago.", ["Trinidad and Tobago"], id="one country"),
    pytest.param("She left Trinidad and Cuba.", [], id="two countries"),
])  # fmt: skip
def test_two_names_may_be_one_country(tokenized: Tokenizer, text: str, whole: list[str]) -> None:
    doc = tokenized(text)
    assert [each.text for each in whole_names(doc, named(doc, Trinidad="place"))] == whole


@pytest.mark.parametrize(("text", "whole"), [
    pytest.param("The Lorn national team won.", ["Lorn national team"], id="a country's team"),
    pytest.param(
        "The Lorn women's national under-20 rowing team won.",
        ["Lorn women's national under-20 rowing team"],
        id="one of several",
    ),
    pytest.param("The Lorn national park won.", [], id="something else of a country"),
])  # fmt: skip
def test_a_team_is_named_after_its_country(
    tokenized: Tokenizer, text: str, whole: list[str]
) -> None:
    doc = tokenized(text)
    assert [each.text for each in whole_names(doc, named(doc, Lorn="place"))] == whole


@pytest.mark.parametrize(("name", "kind", "apart"), [
    pytest.param("Ana Ruiz of the Net Guild", "person", ["Ana Ruiz", "the Net Guild"],
                 id="somebody of a body that the text names elsewhere"),
    pytest.param("Ana Ruiz of Hythe", "person", ["Ana Ruiz of Hythe"], id="what it does not"),
    pytest.param("Ana of the Net Guild", "person", ["Ana of the Net Guild"],
                 id="whose name would be one word"),
    pytest.param("Old Friends of the Net Guild", "organization", ["Old Friends of the Net Guild"],
                 id="a body of a body"),
])  # fmt: skip
def test_a_body_is_no_part_of_a_persons_name(
    tokenized: Tokenizer, name: str, kind: str, apart: list[str]
) -> None:
    (span,) = named(tokenized(f"We met {name} here."), **{name.replace(" ", "_"): kind})
    parts = without_body(span, frozenset({"the net guild"}), key=str.casefold)
    assert [part.text for part in parts] == apart
