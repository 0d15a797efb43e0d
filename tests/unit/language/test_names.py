from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kgraph.language.names import find_name_spans

Tokenizer = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Then Ana Ruiz joined the Harbour Union.", ["Ana Ruiz", "Harbour Union"],
            id="capitals in mid sentence",
        ),
        pytest.param("Yeah. Okay, well, I mean. Right.", [], id="fillers are no names"),
        pytest.param(
            "We met Ana Ruiz of the Ministry of Fish.", ["Ana Ruiz", "Ministry of Fish"],
            id="of joins a kind of body, not a person",
        ),
        pytest.param("It is in the U. S. Institutional money.", ["U. S."], id="initials end"),
        pytest.param("See you on Monday in March.", [], id="days and months"),
        pytest.param("Tuition rose. It was dear.", [], id="a word that only opens a sentence"),
        pytest.param("Lima was cold, and Lima is grey.", ["Lima", "Lima"], id="opens as subject"),
        pytest.param("We ran Oak Street for 15 years.", ["Oak Street"], id="time after for"),
        pytest.param("They march: Bread for 20 is on.", ["Bread for 20"], id="a numeral after for"),
    ],
)  # fmt: skip
def test_names_by_their_capitals(tokenized: Tokenizer, text: str, names: list[str]) -> None:
    assert [span.text for span in find_name_spans(tokenized(text))] == names
