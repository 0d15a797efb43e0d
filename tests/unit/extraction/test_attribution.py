from __future__ import annotations

import pytest

from kgraph.extraction.attribution import sayer_of
from tests.unit.extraction.conftest import Linked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "sayer"),
    [
        pytest.param("Ben says that Ana joined the Guild.", "Ben", id="before"),
        pytest.param("Ana joined the Guild, says Ben.", "Ben", id="after, turned round"),
        pytest.param("According to Ben, Ana joined the Guild.", "Ben", id="according to"),
        pytest.param('"Ana joined the Guild," said Ben.', "Ben", id="a quotation"),
        pytest.param(
            "Cy says Ben told him that Ana had joined the Guild.", "Ben", id="the innermost"
        ),
        pytest.param("Ana joined the Guild.", None, id="nobody"),
        pytest.param("I said that Ana joined the Guild.", None, id="the speaker himself"),
    ],
)
def test_a_link_is_said_by(linked: Linked, sentence: str, sayer: str | None) -> None:
    token = sayer_of(*linked(sentence, "Ana", "Guild"))
    assert (None if token is None else token.text) == sayer
