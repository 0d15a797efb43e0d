"""Names that the mention finder cuts short."""

from __future__ import annotations

import pytest

from kgraph.extraction.titles import find_titles
from kgraph.language import load_annotator
from tests.builders import document_of


@pytest.mark.model
@pytest.mark.parametrize(("text", "title"), [
    pytest.param("Salt of the Quay (1961) is a play.", "Salt of the Quay", id="described"),
    pytest.param("Built by Ana, The Tender Tide of Lorn was sold.", "The Tender Tide of Lorn",
                 id="described after a clause"),
    pytest.param("Salt Tables 1988, a book, was edited by Ana.", "Salt Tables 1988",
                 id="its number before a comma"),
    pytest.param("The 1931 Lorn rowing season was short.", "1931 Lorn rowing season",
                 id="called by its year"),
    pytest.param("The 1951 championships of Lorn, which Ana won, were held in May.",
                 "1951 championships of Lorn", id="as far as the comma"),
    pytest.param("In 1931 we met them.", None, id="a mere date is no name"),
    pytest.param('Ana wrote "The Quiet Tide" in Lorn.', "The Quiet Tide", id="in quotes"),
    pytest.param('Ana said "we met them there" in Lorn.', None, id="quoted speech is no name"),
])  # fmt: skip
def test_a_title_is_one_name(text: str, title: str | None) -> None:
    doc = load_annotator().annotate(document_of(text)).doc
    found = [doc[start:end].text for start, end in find_titles(doc, [])]
    assert (title in found) if title else not any("met" in each for each in found)


@pytest.mark.model
def test_two_people_are_no_title() -> None:
    doc = load_annotator().annotate(document_of("Ana Ruiz and Ben Cole stopped the boat.")).doc
    people = [(name.start, name.end) for name in doc.ents]
    assert len(people) == 2
    assert list(find_titles(doc, people)) == []
