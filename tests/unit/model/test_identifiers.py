from __future__ import annotations

import pytest

from kgraph.model.identifiers import document_id, entity_id, slug


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("The Harbour Union!", "the-harbour-union", id="punctuation becomes hyphens"),
        pytest.param("Café Zürich", "cafe-zurich", id="accents are dropped"),
    ],
)
def test_a_slug_is_readable(label: str, expected: str) -> None:
    assert slug(label) == expected


def test_a_slug_that_is_cut_ends_in_a_word() -> None:
    assert slug("1 " * 60) == "-".join("1" * 40)


def test_labels_without_latin_letters_keep_apart() -> None:
    assert len({slug("東京"), slug("京都"), slug("🎉"), slug("🎈")}) == 4


def test_an_entity_id_tells_type_and_label() -> None:
    assert entity_id("organization", "Harbour Union") == "organization/harbour-union"


def test_same_name_or_same_content_are_two_documents() -> None:
    ids = {document_id("a/talk.txt", "11"), document_id("b/talk.txt", "11"),
           document_id("a/talk.txt", "22")}  # fmt: skip
    assert len(ids) == 3
