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
        pytest.param("It fell in 776 BC to us.", [], id="an era after a year"),
        pytest.param("It fell in AD 79 to us.", [], id="an era before a year"),
        pytest.param("We met the BC Guild.", ["BC Guild"], id="letters that count no years"),
        pytest.param("In 1912 Ana Ruiz sang.", ["Ana Ruiz"], id="a year before a name"),
        pytest.param("We drew Figure 1.5 for you.", [], id="a numbered figure"),
        pytest.param("We drew Figure 15 for you.", [], id="a figure with a whole number"),
        pytest.param("We sold Studio 15 to her.", ["Studio 15"], id="another numbered thing"),
        pytest.param(
            "We left the Centre for Control of Weeds.", ["Centre for Control of Weeds"],
            id="of goes on after a body for something",
        ),
        pytest.param(
            "We met the Bureau for Security and Cooperation in Asia.",
            ["Bureau for Security and Cooperation in Asia"],
            id="fields of work, and where",
        ),
        pytest.param(
            "We met the Bureau for Security and Ana Ruiz in Asia.",
            ["Bureau for Security", "Ana Ruiz", "Asia"],
            id="a field of work and a person",
        ),
        pytest.param(
            "We left the Old Borough of Lorn and Visby.", ["Old Borough of Lorn and Visby"],
            id="of goes on after a kind of place",
        ),
        pytest.param(
            "It is the Ministry of Fish and Board of Salt.", ["Ministry of Fish", "Board of Salt"],
            id="a body and a body",
        ),
        pytest.param(
            "We met the Lord of Lorn and Ana of Visby.", ["Lord of Lorn", "Ana of Visby"],
            id="a lord and another",
        ),
        pytest.param("They march: Bread for 20 is on.", ["Bread for 20"], id="a numeral after for"),
    ],
)  # fmt: skip
def test_names_by_their_capitals(tokenized: Tokenizer, text: str, names: list[str]) -> None:
    assert [span.text for span in find_name_spans(tokenized(text))] == names


@pytest.mark.parametrize(("tag", "names"), [
    pytest.param("VBN", ["Ana Ruiz"], id="a participle that opens a sentence"),
    pytest.param("NNP", ["Named for Ana Ruiz"], id="a noun"),
])  # fmt: skip
def test_a_participle_heads_no_name(tokenized: Tokenizer, tag: str, names: list[str]) -> None:
    doc = tokenized("Named for Ana Ruiz, it floats.")
    doc[0].tag_ = tag
    found = [span.text for span in find_name_spans(doc)]
    assert [name for name in found if "Ana" in name] == names
