from __future__ import annotations

from dataclasses import replace

from kgraph.export.page.quotes import quote_parts
from kgraph.model import Substitution
from kgraph.model.quote import quote
from tests.builders import document_of, evidence, span_of

TEXT = "Um, the Tide [00:02:18] Union was\n founded by Ana &amp; Bo."
DOCUMENT = document_of(
    TEXT,
    substitutions=(
        Substitution(span_of(TEXT, "[00:02:18]"), ""),
        Substitution(span_of(TEXT, "&amp;"), "&"),
    ),
)
EVIDENCE = evidence(
    DOCUMENT,
    "the Tide [00:02:18] Union was\n founded by Ana &amp; Bo",
    subject_span=span_of(TEXT, "Ana &amp; Bo"),
    object_span=span_of(TEXT, "Tide [00:02:18] Union"),
)


def test_subject_and_object_are_marked_across_time_codes_and_escapes() -> None:
    assert quote_parts(EVIDENCE, DOCUMENT) == [
        ["the "],
        ["Tide Union", "object"],
        [" was founded by "],
        ["Ana & Bo", "subject"],
    ]


def test_the_parts_are_the_quote() -> None:
    parts = quote_parts(EVIDENCE, DOCUMENT)
    assert "".join(part[0] for part in parts) == quote(DOCUMENT, EVIDENCE.span)


def test_words_outside_the_quote_are_not_marked() -> None:
    elsewhere = replace(EVIDENCE, subject_span=span_of(TEXT, "Um"), object_span=None)
    assert quote_parts(elsewhere, DOCUMENT) == [["the Tide Union was founded by Ana & Bo"]]


def test_a_quote_that_is_not_in_the_source_has_no_marks() -> None:
    other = replace(EVIDENCE, quote="Something else.")
    assert quote_parts(other, DOCUMENT) == [["Something else."]]


def test_a_quote_without_its_source_has_no_marks() -> None:
    assert quote_parts(EVIDENCE, None) == [[EVIDENCE.quote]]


def test_an_escape_beside_the_subject_is_not_marked() -> None:
    beside = replace(EVIDENCE, subject_span=span_of(TEXT, "Bo"), object_span=None)
    assert quote_parts(beside, DOCUMENT)[-2:] == [
        ["the Tide Union was founded by Ana & "],
        ["Bo", "subject"],
    ]
