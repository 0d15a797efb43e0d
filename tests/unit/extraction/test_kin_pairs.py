"""Who is whose kin where a phrase names several people, read off parsed sentences."""

from __future__ import annotations

import pytest

from kgraph.extraction.kin_pairs import is_of_other_kin, partner_of
from tests.unit.extraction.conftest import Linked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [
        pytest.param("We met Ben Holt and his wife, Ana.", "Ben", id="the name before and"),
        pytest.param(
            "She lives with her brother Quentin and his wife Ana.", "Quentin", id="a name with kin"
        ),
        pytest.param("Ben and his brother met a wife, Ana.", None, id="no owner"),
        pytest.param("We met the captain of the ship with his wife, Ana.", None, id="no and"),
    ],
)
def test_a_wife_that_and_joins_is_that_of(
    linked: Linked, sentence: str, partner: str | None
) -> None:
    doc, tokens = linked(sentence, "Ana", "wife")
    found = partner_of(doc[tokens.object])
    assert (None if found is None else found.text) == partner


@pytest.mark.parametrize(
    ("sentence", "predicate", "ends", "other"),
    [
        pytest.param(
            "Mia met Ben Holt and his wife, Ana.",
            "spouseOf",
            ("Mia", "Ana"),
            True,
            id="not who met the two",
        ),
        pytest.param(
            "Mia met Ben Holt and his wife, Ana.",
            "spouseOf",
            ("Ben", "Ana"),
            False,
            id="but the two",
        ),
        pytest.param(
            "Ben married Ana Lund (née Quill) in May.",
            "spouseOf",
            ("Ben", "Quill"),
            True,
            id="a name from before is nobody else",
        ),
        pytest.param(
            "Mia is a niece of Karl.", "childOf", ("Mia", "Karl"), True, id="a niece is no child"
        ),
        pytest.param(
            "Mia is a daughter of Karl.", "childOf", ("Mia", "Karl"), False, id="a daughter is one"
        ),
        pytest.param(
            "Mia is a niece of Karl.", "worksFor", ("Mia", "Karl"), False, id="other links"
        ),
    ],
)
def test_a_link_of_kin_is_of_other_people(
    linked: Linked, sentence: str, predicate: str, ends: tuple[str, str], *, other: bool
) -> None:
    doc, tokens = linked(sentence, *ends)
    assert is_of_other_kin(predicate, (doc[tokens.subject], doc[tokens.object])) is other
