"""Which trained names are taken for names."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from kgraph.language.mentions import find_names


def test_no_name_goes_on_after_an_empty_line() -> None:
    words = ["we", "met", "Ana", "\n\n", "Ben", "then"]
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=[True, *[False] * 5])
    doc.ents = [Span(doc, 2, 5, label="person")]
    names = [candidate.label for candidate in find_names(doc, (), roster=())]
    assert not any("\n" in name for name in names)
