"""Names that the mention finder cuts short."""

from __future__ import annotations

import pytest

from kgraph.extraction.titles import find_titles
from kgraph.language import load_annotator
from tests.builders import document_of


@pytest.mark.model
@pytest.mark.parametrize(("text", "title"), [
    pytest.param("Salt of the Quay (1961) is a play.", "Salt of the Quay", id="described"),
    pytest.param('Ana wrote "The Quiet Tide" in Lorn.', "The Quiet Tide", id="in quotes"),
    pytest.param('Ana said "we met them there" in Lorn.', None, id="quoted speech is no name"),
])  # fmt: skip
def test_a_title_is_one_name(text: str, title: str | None) -> None:
    doc = load_annotator().annotate(document_of(text)).doc
    found = [doc[start:end].text for start, end in find_titles(doc, [])]
    assert (title in found) if title else not any("met" in each for each in found)
