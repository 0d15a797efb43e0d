from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kgraph.language.name_types import is_joined, is_made_up_of, type_of_name
from kgraph.language.names import find_name_spans
from tests.parses import parsed


@pytest.mark.parametrize(
    ("text", "entity_type"),
    [
        pytest.param("We saw Ana Ruiz there.", "person", id="a full name"),
        pytest.param("He met Professor Ruiz there.", "person", id="a title before it"),
        pytest.param("They left the Harbour Union.", "organization", id="a word for a body"),
        pytest.param("He grew up in Bolivia.", "place", id="a country"),
        pytest.param("She ran the Lisbon Marathon twice.", "event", id="a word for an event"),
        pytest.param("I read the Harbour Gazette daily.", "work", id="a word for a work"),
        pytest.param("He left the ILWQ then.", "organization", id="an acronym"),
    ],
)
def test_what_a_name_names(tokenized: Callable[[str], Doc], text: str, entity_type: str) -> None:
    span = find_name_spans(tokenized(text))[0]
    assert type_of_name(span, Counter()) == entity_type


def test_a_name_made_of_words_the_text_writes_small_is_no_person(
    tokenized: Callable[[str], Doc],
) -> None:
    span = find_name_spans(tokenized("We saw Silver Branch there."))[0]
    assert type_of_name(span, Counter(branch=3)) == "concept"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("She is a member of the Low Tide now.", True, id="a member of it"),
        pytest.param("Then he joined Low Tide.", True, id="joined"),
        pytest.param("Then he left Low Tide.", False, id="left"),
    ],
)
def test_what_is_joined_is_an_organization(
    tokenized: Callable[[str], Doc], text: str, joined: bool
) -> None:
    assert is_joined(find_name_spans(tokenized(text))[0]) is joined


LINE_UP = """
    Oakum Oakum PROPN NNP nsubj 2
    is    be    AUX   VBZ cop   2
    {one} x     PRON  PRP ROOT  2
    and   and   CCONJ CC  cc    4
    Ben   Ben   PROPN NNP conj  2
"""


@pytest.mark.parametrize(
    ("table", "made_up"),
    [
        pytest.param(LINE_UP.format(one="me"), True, id="me and another"),
        pytest.param(LINE_UP.format(one="Ana"), False, id="two names may be names of one thing"),
        pytest.param(LINE_UP.format(one="me").replace("conj", "dep"), False, id="one is no body"),
        pytest.param(LINE_UP.format(one="me").replace("cop ", "aux "), False, id="nothing is said"),
    ],
)
def test_what_is_said_to_be_me_and_others_is_an_organization(table: str, made_up: bool) -> None:
    assert is_made_up_of(parsed(table)[0:1]) is made_up
