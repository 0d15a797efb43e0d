"""Links told by what stands around their object, where no example takes the path."""

from __future__ import annotations

import pytest

from kgraph.extraction import extract
from kgraph.extraction.learning import compile_patterns
from kgraph.language import load_annotator
from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Ontology, Relation
from tests.builders import document_of

CARVED = (
    "[subject: The Stone Heron] is a statue carved by [object: Ana Ruiz].",
    "[subject: The Old Oak Gate] was carved by [object: Tomas Hale] in 1954.",
    "[subject: The Lorn Pulpit] stands in Lorn and was carved by [object: Ingrid Moss].",
)
PAINTED = (
    "[subject: The Red Harbour] is a picture painted by [object: Otto Brandt].",
    "[subject: The White Quay] was painted by [object: Mara Lind] in 1921.",
    "[subject: The Blue Mill] hangs in Lorn and was painted by [object: Jon Falk].",
)


def relation(name: str, sentences: tuple[str, ...]) -> Relation:
    iri = f"https://example.org/{name}"
    return Relation(name, iri, name, "", examples=tuple(map(parse_example, sentences)))


@pytest.mark.model
def test_each_object_has_the_link_that_the_words_before_it_tell() -> None:
    annotator = load_annotator()
    relations = {"carver": relation("carver", CARVED), "painter": relation("painter", PAINTED)}
    ontology = Ontology("https://example.org/", relations=relations)
    book = compile_patterns(ontology, annotator.language)
    role = {each.predicate: each for each in book.roles}
    carved = frozenset({"always", "before 1 carve", "to carve", "<subj carve"})
    assert role["carver"].likelihood(carved) > role["painter"].likelihood(carved)
    text = "The Glass Heron, a work of 1960, carved by Elsa Thorn, hangs in Lorn."
    found = extract(annotator.annotate(document_of(text)), ontology, patterns=book)
    labels = {f"c{chain.number}": chain.labels[0] for chain in found.chains}
    links = {
        (claim.predicate, labels[str(claim.object)])
        for claim in found.claims
        if not claim.predicate.startswith("open:")
    }
    assert ("carver", "Elsa Thorn") in links
    assert ("painter", "Elsa Thorn") not in links


KEPT_AT = (
    "[subject: The Stone Heron] is kept at the museum of [object: Lorn].",
    "[subject: The Glass Ship] is kept at the museum of [object: Harwick].",
    "[subject: The Red Bell] is kept at the museum of [object: Ebbing].",
)


def links(text: str, *relations: Relation) -> set[tuple[str, str, str]]:
    """Return what is read in a text by an ontology of some links, with what the ends are called."""
    annotator = load_annotator()
    known = {each.name: each for each in relations}
    ontology = Ontology("https://example.com/", relations=known)
    book = compile_patterns(ontology, annotator.language)
    found = extract(annotator.annotate(document_of(text)), ontology, patterns=book)
    labels = {f"c{chain.number}": chain.labels[0] for chain in found.chains}
    return {
        (claim.predicate, labels[claim.subject], labels[str(claim.object)])
        for claim in found.claims
        if claim.predicate in known
    }


@pytest.mark.model
def test_an_adjective_is_no_end_of_a_link_whose_examples_have_none() -> None:
    text = "The Old Oak Gate is kept at the Danish museum of Lorn."
    found = links(text, relation("keptAt", KEPT_AT))
    assert found
    assert not any("Danish" in each for each in found)


@pytest.mark.model
def test_a_link_of_another_ontology_is_taught_though_it_is_called_like_a_trained_one() -> None:
    relations = {"partOf": relation("partOf", CARVED)}
    ontology = Ontology("https://example.com/", relations=relations)
    book = compile_patterns(ontology, load_annotator().language)
    assert [role.predicate for role in book.roles] == ["partOf"]


@pytest.mark.model
@pytest.mark.parametrize(("label", "sign", "told"), [
    pytest.param("designer", "before 0 designer", True, id="a doer"),
    pytest.param("genre", "before 0 genre", False, id="no doer"),
])  # fmt: skip
def test_whom_the_label_stands_before_has_the_link(label: str, sign: str, told: bool) -> None:
    examples = tuple(map(parse_example, KEPT_AT))
    one = Relation("keptAt", "https://example.org/keptAt", label, "", examples=examples)
    ontology = Ontology("https://example.com/", relations={"keptAt": one})
    [role] = compile_patterns(ontology, load_annotator().language).roles
    assert (dict(role.weights).get(sign, 0.0) > 0) is told


@pytest.mark.model
def test_a_work_that_reads_like_a_person_may_be_the_subject() -> None:
    kept = Relation(
        "keptAt", "https://example.org/keptAt", "keptAt", "",
        domain=("work",), examples=tuple(map(parse_example, KEPT_AT)),
    )  # fmt: skip
    ana = links("Ana Ruiz is kept at a large old museum of Lorn.", kept)
    assert ("keptAt", "Ana Ruiz", "Lorn") in ana
