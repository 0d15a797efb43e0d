"""One document's annotation depends on nothing but the document."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.components import MENTIONS
from kgraph.language.pipeline import make_pipeline

pytestmark = pytest.mark.model

LONG = "Ana Ruiz of the Harbour Union met Ben Carter in Porto, and she told him so. " * 40


@cache
def pipeline(threads: int = 1) -> Language:
    return make_pipeline(threads=threads)


def outcome(doc: Doc) -> tuple[object, ...]:
    words = [(t.pos_, t.tag_, t.lemma_, t.head.i, t.dep_, t.is_sent_start) for t in doc]
    names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    group = doc.spans.get(MENTIONS, [])
    mentions = [(span.start, span.end, span.label_) for span in group]
    return words, names, mentions, doc._.coreference_chains, doc._.relations


@settings(max_examples=30)
@given(st.text(max_size=300))
def test_every_text_is_annotated_with_exact_offsets(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    for ent in doc.ents:
        assert text[ent.start_char : ent.end_char] == ent.text
        assert ent.text.strip() == ent.text


def test_the_number_of_threads_changes_nothing() -> None:
    assert outcome(pipeline()(LONG)) == outcome(pipeline(2)(LONG))


def test_other_documents_in_the_run_change_nothing() -> None:
    alone = outcome(pipeline()(LONG))
    together = [outcome(doc) for doc in pipeline().pipe(["Ben left.", LONG, "Yes?"], batch_size=3)]
    assert together[1] == alone
