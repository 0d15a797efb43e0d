"""A property that somebody adds with a few sentences gives links at the next reading."""

from __future__ import annotations

import pytest

from kgraph.extraction import extract
from kgraph.extraction.learning import compile_patterns
from kgraph.language import load_annotator
from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Ontology, Relation
from tests.builders import document_of

SENTENCES = (
    "[Ana Ruiz] repaired [the Lorn Organ] in 1954.",
    "[object: The Old Mill Clock] was mended by [subject: Tomas Hale].",
    "[Ingrid Moss], the restorer of [the Harbour Bell], lives in Lorn.",
)


@pytest.mark.model
@pytest.mark.parametrize("sentence", [
    pytest.param("Otto Brandt has repaired the Quarry Organ.", id="in another tense"),
    pytest.param("The Quarry Organ, repaired by Otto Brandt, sounds well.", id="as a participle"),
    pytest.param("Otto Brandt, who repaired the Quarry Organ, lives in Lorn.", id="as a relative"),
])  # fmt: skip
def test_a_link_that_examples_teach_is_found_in_other_words(sentence: str) -> None:
    annotator = load_annotator()
    relation = Relation(
        "mended",
        "https://example.org/mended",
        "mended",
        "",
        domain=("person",),
        examples=tuple(map(parse_example, SENTENCES)),
    )
    ontology = Ontology("https://example.org/", relations={"mended": relation})
    book = compile_patterns(ontology, annotator.language)
    found = extract(annotator.annotate(document_of(sentence)), ontology, patterns=book)
    labels = {f"c{chain.number}": chain.labels[0] for chain in found.chains}
    links = {
        (labels[claim.subject], claim.predicate, labels[str(claim.object)])
        for claim in found.claims
        if not claim.predicate.startswith("open:")
    }
    assert links == {("Otto Brandt", "mended", "Quarry Organ")}


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "found"), [
    pytest.param("Otto Brandt repaired the Quarry Organ.", True, id="a person"),
    pytest.param("Switzerland repaired the Quarry Organ.", False, id="a place"),
])  # fmt: skip
def test_what_people_do_is_found_of_people(sentence: str, found: bool) -> None:
    annotator = load_annotator()
    relation = Relation(
        *("mended", "https://example.org/mended", "mended", ""),
        domain=("person",),
        examples=tuple(map(parse_example, SENTENCES)),
    )
    ontology = Ontology("https://example.org/", relations={"mended": relation})
    book = compile_patterns(ontology, annotator.language)
    claims = extract(annotator.annotate(document_of(sentence)), ontology, patterns=book).claims
    assert ("mended" in {claim.predicate for claim in claims}) is found


@pytest.mark.model
@pytest.mark.parametrize("sentence", [
    pytest.param("Otto Brandt is the repairer of the Quarry Organ.", id="a noun for who does it"),
    pytest.param("Otto Brandt tuned the Quarry Organ.", id="a verb of the definition"),
])  # fmt: skip
def test_a_link_is_found_in_ways_that_no_example_takes(sentence: str) -> None:
    annotator = load_annotator()
    relation = Relation(
        *("mended", "https://example.org/mended", "mended"),
        "The subject repaired or tuned the object. Playing it is not enough.",
        examples=tuple(map(parse_example, SENTENCES)),
    )
    ontology = Ontology("https://example.org/", relations={"mended": relation})
    book = compile_patterns(ontology, annotator.language)
    found = extract(annotator.annotate(document_of(sentence)), ontology, patterns=book)
    assert "mended" in {claim.predicate for claim in found.claims}
