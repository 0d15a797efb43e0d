"""The patterns that ship with the package."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from kgraph.extraction.learning import compile_patterns
from kgraph.extraction.precompiled import shipped_patterns, teaching_hash, write_patterns
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.types import Example, Ontology

OWN = load_ontology(find_ontology_folder(None))


def taught_more(ontology: Ontology) -> Ontology:
    """Return the ontology with one more example."""
    relation = ontology.relations["memberOf"]
    example = Example("Ana Ruiz rows for the Guild.", None, None)
    more = replace(relation, examples=(*relation.examples, example))
    return replace(ontology, relations={**ontology.relations, "memberOf": more})


def test_they_are_those_that_the_ontology_teaches(pipeline: Language) -> None:
    # Where this fails: python -m kgraph.training patterns
    assert shipped_patterns(OWN) == compile_patterns(OWN, pipeline)


def test_an_ontology_that_somebody_has_changed_has_none() -> None:
    assert shipped_patterns(taught_more(OWN)) is None


def test_what_teaches_is_told_apart_by_examples_and_not_by_files() -> None:
    assert teaching_hash(OWN) == teaching_hash(replace(OWN, sha256="0" * 64))
    assert teaching_hash(OWN) != teaching_hash(taught_more(OWN))


def test_patterns_are_written_one_a_line_and_read_back_the_same(tmp_path: Path) -> None:
    book = shipped_patterns(OWN)
    assert book is not None
    write_patterns(OWN, book, path=tmp_path / "patterns.json")
    lines = (tmp_path / "patterns.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(book.patterns) + 2
