"""Links of pairs that are like the examples of a link, where no pattern finds them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction import extract
from kgraph.extraction.ends import read_ends
from kgraph.extraction.learning import compile_patterns
from kgraph.extraction.like_links import pairs_of
from kgraph.extraction.patterns import LIKE_RULE
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import split_sentences
from kgraph.language import load_annotator
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Ontology, Relation
from tests.builders import document_of

EXAMPLES = (
    "[Ana Ruiz] repaired [the Old Mill] last spring.",
    "[object: The Harbour Bell] was mended by [subject: Tomas Hale].",
    "[Ingrid Moss], who fixed [the Lorn Organ], lives by the river.",
    "[Otto Brandt] restored [the Red Gate] after the flood.",
    "[object: The Town Clock] was overhauled by [subject: Mara Lind] in 1921.",
)
COUNTER_EXAMPLES = (
    "[Ana Ruiz] sold [the Old Mill] to a baker.",
    "[Tomas Hale] painted [the Harbour Bell].",
)
REPAIRED = Relation(
    "repairerOf",
    "https://example.org/repairerOf",
    "repairer of",
    "The subject repaired, mended or restored the object.",
    examples=tuple(map(parse_example, EXAMPLES)),
    counter_examples=tuple(map(parse_example, COUNTER_EXAMPLES)),
)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "The Glass Tower was renovated by Elsa Thorn.", True, id="a verb of like meaning"
        ),
        pytest.param(
            "The Glass Tower stands beside the park of Elsa Thorn.",
            False,
            id="words of another meaning",
        ),
    ],
)
def test_a_pair_has_the_link_whose_examples_its_words_are_like(text: str, found: bool) -> None:
    annotator = load_annotator()
    ontology = Ontology("https://example.org/", relations={"repairerOf": REPAIRED})
    book = compile_patterns(ontology, annotator.language)
    claims = extract(annotator.annotate(document_of(text)), ontology, patterns=book).claims
    rules = {claim.evidence[0].rule for claim in claims if claim.predicate == "repairerOf"}
    assert (LIKE_RULE in rules) is found


@pytest.mark.model
def test_links_that_a_model_knows_are_there_to_compare_with() -> None:
    own = load_ontology(find_ontology_folder(None))
    more = replace(own, relations={**own.relations, "repairerOf": REPAIRED})
    profiles = compile_patterns(more, load_annotator().language).profiles
    assert [each.predicate for each in profiles if each.taught] == ["repairerOf"]
    assert {"founderOf", "basedIn"} <= {each.predicate for each in profiles}


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Elsa Thorn visited Lorn in May.", "Elsa Thorn met Tomas Hale in Lorn."]
)
def test_one_taught_link_is_not_told_of_whatever_else_is_said(text: str) -> None:
    own, annotator = load_ontology(find_ontology_folder(None)), load_annotator()
    more = replace(own, relations={**own.relations, "repairerOf": REPAIRED})
    book = compile_patterns(more, annotator.language)
    claims = extract(annotator.annotate(document_of(text)), more, patterns=book).claims
    assert "repairerOf" not in {claim.predicate for claim in claims}


@pytest.mark.model
def test_without_a_definition_nothing_is_told_by_likeness() -> None:
    language = load_annotator().language
    bare = Ontology("", relations={"repairerOf": replace(REPAIRED, definition="")})
    told = Ontology("", relations={"repairerOf": REPAIRED})
    assert compile_patterns(told, language).profiles
    assert not compile_patterns(bare, language).profiles


@pytest.mark.model
def test_what_stands_in_a_phrase_is_not_paired_with_it() -> None:
    annotated = load_annotator().annotate(document_of("They sail off the coast of Tarragal."))
    finder = PlaceFinder(annotated.doc, split_sentences(annotated, ""), free_chain=0)
    ends = read_ends(annotated.doc, finder)
    called = {node: place.mention.text for node, place in ends.places.items()}
    assert {"coast of Tarragal", "Tarragal"} <= set(called.values())
    pairs = pairs_of(next(iter(annotated.doc.sents)), ends)
    assert {called[two] for one, two in pairs if called[one] == "Tarragal"} <= {"They"}
