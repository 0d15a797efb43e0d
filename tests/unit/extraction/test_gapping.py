"""Clauses without a verb of their own, read off hand-made trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from kgraph.extraction.clauses import obliques_of
from tests.parses import parsed

WENT = """
    Ana     Ana     PROPN NNP nsubj 1
    went    go      VERB  VBD ROOT  1
    to      to      ADP   IN  case  3
    Lorn    Lorn    PROPN NNP obl   1
    and     and     CCONJ CC  cc    5
    Ben     Ben     PROPN NNP conj  3
    {to}    to      ADP   IN  case  7
    Harwick Harwick PROPN NNP obl   1
"""


@pytest.mark.parametrize(("to", "kind", "where"), [
    pytest.param("to", "person", ["Lorn"], id="another went to the second place"),
    pytest.param("to", "place", ["Lorn", "Ben", "Harwick"], id="two places of one kind"),
    pytest.param("by", "person", ["Lorn", "Ben", "Harwick"], id="another preposition"),
])  # fmt: skip
def test_where_somebody_went(to: str, kind: str, where: list[str]) -> None:
    doc = parsed(WENT.format(to=to))
    doc.ents = [Span(doc, 3, 4, label="place"), Span(doc, 5, 6, label=kind)]
    assert [noun.text for _, noun in obliques_of(doc[1])] == where
