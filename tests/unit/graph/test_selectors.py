"""Evidence says where it stands in the words of the Web Annotation model and Media Fragments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, Graph, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.selectors import BESIDE, media_fragment, words_beside
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.model import Span
from kgraph.model.identifiers import document_id
from tests.builders import evidence, small_ontology
from tests.harbour_corpus import ARTICLE, TALK, harbour_corpus

TEXTS = {
    URIRef(f"{DEFAULT_BASE_IRI}source/{document_id(each.source, each.sha256)}"): each.text
    for each in (TALK, ARTICLE)
}
AUDIO = "https://example.org/talk.mp3"
RECORDED = replace(TALK, meta=replace(TALK.meta, recording=AUDIO))
FOUNDED = evidence(RECORDED, "I founded the Harbour Union in 1954", start_ms=0)
WISHED = evidence(RECORDED, "Perhaps I should have", start_ms=75_500)


def test_every_selector_points_exactly_at_its_words(graph: Graph) -> None:
    checked = 0
    for place, selector in graph.subject_objects(v.HAS_SELECTOR):
        text = TEXTS[URIRef(str(graph.value(place, v.HAS_SOURCE)))]
        start, end = (
            int(str(graph.value(selector, p))) for p in (v.SELECTED_START, v.SELECTED_END)
        )
        assert text[start:end] == str(graph.value(selector, v.EXACT))
        checked += 1
    assert checked == len(set(graph.subjects(RDF.type, v.EVIDENCE))) == 8


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(f"{'a' * 40}[it]{'b' * 40}", "[it]", ("a" * 32, "b" * 32), id="32 letters"),
        pytest.param("[it] is so", "[it]", ("", " is so"), id="nothing before the beginning"),
        pytest.param("so is [it]", "[it]", ("so is ", ""), id="nothing behind the end"),
        pytest.param("one\n00:01 [it]\n", "[it]", ("one\n00:01 ", "\n"), id="the file as it is"),
        pytest.param(f"e\u0301{'a' * 31}[it]", "[it]", ("a" * 31, ""), id="no accent by itself"),
        pytest.param(
            f"[it]{'b' * 31}e\u0301", "[it]", ("", "b" * 31), id="no letter without its accent"
        ),
        pytest.param(f"[it]{'b' * 31}e", "[it]", ("", f"{'b' * 31}e"), id="a whole last letter"),
    ],
)
def test_what_stands_beside_the_words(text: str, words: str, expected: tuple[str, str]) -> None:
    start = text.index(words)
    assert words_beside(text, Span(start, start + len(words))) == expected


@given(st.text(max_size=90), st.data())
def test_what_stands_beside_joins_on_to_the_words(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(1, max(len(text), 1)))
    span = Span(data.draw(st.integers(0, end - 1)), end)
    before, behind = words_beside(text, span)
    assert text[: span.start].endswith(before)
    assert text[span.end :].startswith(behind)
    assert max(len(before), len(behind)) <= BESIDE


def test_every_selector_says_what_stands_beside_its_words(graph: Graph) -> None:
    for place, selector in graph.subject_objects(v.HAS_SELECTOR):
        text = TEXTS[URIRef(str(graph.value(place, v.HAS_SOURCE)))]
        start, end = (int(str(graph.value(place, each))) for each in (v.START, v.END))
        told = tuple(str(graph.value(selector, p)) for p in (v.WORDS_BEFORE, v.WORDS_BEHIND))
        assert told == words_beside(text, Span(start, end))


def test_a_selector_is_of_both_classes(graph: Graph) -> None:
    positions = set(graph.subjects(RDF.type, v.POSITION_SELECTOR))
    assert positions == set(graph.subjects(RDF.type, v.QUOTE_SELECTOR)) != set()


def test_words_keep_the_line_breaks_of_the_source() -> None:
    corpus = harbour_corpus()
    broken = evidence(ARTICLE, "part of it.\nBo Lind mends", quote="part of it. Bo Lind mends")
    claims = [replace(corpus.claims[0], evidence=(broken,))]
    triples = build_statements(replace(corpus, claims=tuple(claims)), small_ontology())
    assert [str(o) for _, p, o in triples if p == v.EXACT] == ["part of it.\nBo Lind mends"]


@pytest.mark.parametrize(
    ("recording", "said", "expected"),
    [
        pytest.param(AUDIO, FOUNDED, f"{AUDIO}#t=0,75", id="until the next time of the source"),
        pytest.param(AUDIO, WISHED, f"{AUDIO}#t=75.5", id="no time behind it: to the end"),
        pytest.param(f"{AUDIO}#page", FOUNDED, f"{AUDIO}#t=0,75", id="another fragment gives way"),
        pytest.param(AUDIO, replace(FOUNDED, start_ms=None), None, id="no time"),
        pytest.param(None, FOUNDED, None, id="no recording"),
    ],
)
def test_where_it_is_heard(recording: str | None, said: object, expected: str | None) -> None:
    document = replace(TALK, meta=replace(TALK.meta, recording=recording))
    assert media_fragment(document, said) == expected  # type: ignore[arg-type]


def test_no_selector_is_taken_for_a_thing_elsewhere(graph: Graph) -> None:
    assert not set(graph.subjects(RDF.type, v.QUOTE_SELECTOR)) & set(graph.subjects(OWL.sameAs))
