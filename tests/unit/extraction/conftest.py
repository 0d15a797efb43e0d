from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.scopes import anchor_between
from kgraph.language.pipeline import make_pipeline

Linked = Callable[[str, str, str], tuple[Doc, LinkTokens]]


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return make_pipeline()


@pytest.fixture
def linked(pipeline: Language) -> Linked:
    """Parse a sentence and return it with the link between two of its words."""

    def link(sentence: str, subject: str, object_: str) -> tuple[Doc, LinkTokens]:
        doc = pipeline.make_doc(sentence)
        doc._.turns = []
        doc = pipeline(doc)
        words = [token.text for token in doc]
        ends = words.index(subject), words.index(object_)
        return doc, LinkTokens(*ends, anchor_between(doc, ends[0], object_=ends[1]))

    return link
