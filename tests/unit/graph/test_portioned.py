"""Looked at portion by portion, a graph has the faults that it has as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.graph.portioned import begin_check
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import StatementBuilder
from kgraph.graph.turtle import group_by_subject
from kgraph.graph.validate import check_dataset
from kgraph.model import Corpus, Problem, Span
from kgraph.ontology import find_ontology_folder, load_ontology, shapes_path
from tests.generated_corpus import generated_corpus
from tests.harbour_corpus import COMMITTEE, UNION, harbour_corpus

SHAPES = shapes_path(find_ontology_folder())


def found_by_portions(corpus: Corpus, shapes: Path = SHAPES) -> list[Problem] | None:
    builder = StatementBuilder(corpus, load_ontology())
    check = begin_check(corpus, builder, shapes=shapes, base_iri=DEFAULT_BASE_IRI)
    if check is None:
        return None
    for entity in builder.entities():
        check.is_sound(entity, list(group_by_subject(builder.about(entity))))
    return sorted(check.problems())


def changed(place: int, **changes: object) -> Corpus:
    corpus = harbour_corpus()
    claims = list(corpus.claims)
    first, *others = claims[place].evidence
    told = replace(first, **changes)  # type: ignore[arg-type]  # tests name the field
    claims[place] = replace(claims[place], evidence=(told, *others))
    return replace(corpus, claims=tuple(claims))


def with_types(corpus: Corpus, entity_type: str) -> Corpus:
    wrong = tuple(replace(each, entity_type=entity_type) for each in corpus.entities)
    return replace(corpus, entities=wrong)


@pytest.mark.parametrize(
    "corpus",
    [
        pytest.param(harbour_corpus(), id="a sound one"),
        pytest.param(generated_corpus(300), id="a larger one"),
        pytest.param(changed(0, quote="I dissolved the union"), id="a quote that is not there"),
        pytest.param(changed(1, span=Span(10, 4000)), id="a quote beyond the end"),
        pytest.param(changed(2, confidence=1.5), id="a number out of its range"),
        pytest.param(changed(0, start_ms=-5), id="a time before the beginning"),
        pytest.param(changed(0, speaker=UNION.id), id="a speaker that is no person"),
        pytest.param(with_types(harbour_corpus(), "place"), id="ends of the wrong types"),
        pytest.param(with_types(generated_corpus(120), "work"), id="many ends of wrong types"),
        pytest.param(with_types(harbour_corpus(), "unheard"), id="types that there are not"),
    ],
)
def test_portions_have_the_faults_that_the_whole_has(corpus: Corpus) -> None:
    whole = check_dataset(corpus, load_ontology(), shapes=SHAPES)
    assert found_by_portions(corpus) == sorted(whole)


def test_a_portion_that_breaks_a_shape_is_not_sound() -> None:
    corpus = changed(0, confidence=1.5)
    builder = StatementBuilder(corpus, load_ontology())
    check = begin_check(corpus, builder, shapes=SHAPES, base_iri=DEFAULT_BASE_IRI)
    assert check is not None
    sound = {
        entity.id: check.is_sound(entity, list(group_by_subject(builder.about(entity))))
        for entity in builder.entities()
    }
    assert [name for name, is_sound in sound.items() if not is_sound] == [corpus.claims[0].subject]


@pytest.mark.parametrize(
    "corpus",
    [
        pytest.param(
            replace(
                harbour_corpus(),
                entities=tuple(each for each in harbour_corpus().entities if each != COMMITTEE),
            ),
            id="a claim about nothing",
        ),
        pytest.param(changed(0, document_id="gone"), id="a quote from nowhere"),
        pytest.param(changed(0, speaker="person/nobody"), id="a speaker who is not there"),
    ],
)
def test_what_names_something_that_is_not_there_is_left_to_the_whole(corpus: Corpus) -> None:
    assert found_by_portions(corpus) is None


def test_shapes_that_look_farther_are_left_to_the_whole(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        SHAPES.read_text("utf-8")
        + "kgs:Mine a sh:NodeShape ; sh:targetClass kg:Source ; sh:property"
        " [ sh:path [ sh:inversePath kg:quotedFrom ] ; sh:minCount 1 ; sh:message 'Used.' ] .",
        "utf-8",
    )
    assert found_by_portions(harbour_corpus(), shapes) is None
