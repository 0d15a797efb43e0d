"""Which trained names are taken for names."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kgraph.language.mentions import find_names


def test_no_name_goes_on_after_an_empty_line() -> None:
    words = ["we", "met", "Ana", "\n\n", "Ben", "then"]
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=[True, *[False] * 5])
    doc.ents = [Span(doc, 2, 5, label="person")]
    names = [candidate.label for candidate in find_names(doc, (), roster=())]
    assert not any("\n" in name for name in names)


@pytest.mark.parametrize(("last", "kind"), [
    pytest.param("Boats", "concept", id="whose it is"),
    pytest.param(None, "person", id="a possessive at the end is not of the name"),
])  # fmt: skip
def test_who_is_somebodys_is_nobody(last: str | None, kind: str) -> None:
    words = ["we", "saw", "Ana", "'s", *([last] if last else []), "there"]
    tags = ["PRP", "VBD", "NNP", "POS", *(["NNP"] if last else []), "RB"]
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=words, tags=tags, sent_starts=[True, *[False] * (len(words) - 1)])
    doc.ents = [Span(doc, 2, len(words) - 1, label="person")]
    assert [candidate.entity_type for candidate in find_names(doc, (), roster=())] == [kind]
