from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef

from kgraph.errors import SettingsError
from kgraph.graph import vocabulary as v
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.vocabulary import KG, SCHEMA, Triple
from kgraph.model import Claim, Corpus
from kgraph.ontology.types import OWL_THING
from tests.builders import claim, corpus_of, entity, evidence, person, small_ontology
from tests.harbour_corpus import ANA, BO, TALK, UNION, harbour_corpus

NOTHING_SAID = corpus_of()


def iri(entity_id: str) -> URIRef:
    return URIRef(DEFAULT_BASE_IRI + entity_id)


def statements_of(corpus: Corpus) -> list[Triple]:
    return list(build_statements(corpus, small_ontology()))


def test_an_empty_corpus_has_no_statements() -> None:
    assert statements_of(NOTHING_SAID) == []


def test_an_entity_has_its_class_its_labels_and_its_counts(graph: Graph) -> None:
    about = set(graph.predicate_objects(iri("organization/harbour-union")))
    assert {
        (v.TYPE, v.ORGANIZATION),
        (v.PREF_LABEL, Literal("Harbour Union")),
        (v.ALT_LABEL, Literal("the union")),
        (v.MENTION_COUNT, Literal("1", datatype=XSD.integer)),
        (v.SALIENCE, Literal("1.0", datatype=XSD.decimal)),
    } <= about


def test_what_a_thing_is_elsewhere_is_written_as_the_same_thing() -> None:
    linked = replace(ANA, same_as=("http://www.wikidata.org/entity/Q7",))
    elsewhere = URIRef("http://www.wikidata.org/entity/Q7")
    assert (iri(ANA.id), v.SAME_AS, elsewhere) in statements_of(corpus_of(entities=[linked]))


def test_a_type_that_the_ontology_does_not_know_is_a_thing() -> None:
    ship = entity("ship", "Salt Wind")
    assert (iri(ship.id), v.TYPE, URIRef(OWL_THING)) in statements_of(corpus_of(entities=[ship]))


@pytest.mark.parametrize(
    ("subject", "predicate", "target"),
    [
        pytest.param(UNION.id, SCHEMA.founder, iri(ANA.id), id="founderOf is written in reverse"),
        pytest.param(
            "organization/tide-committee",
            URIRef("http://www.w3.org/ns/org#subOrganizationOf"),
            iri(UNION.id),
            id="partOf of an organization has its own property",
        ),
        pytest.param(
            UNION.id,
            SCHEMA.foundingDate,
            Literal("1954", datatype=XSD.gYear),
            id="a value is a literal",
        ),
        pytest.param(BO.id, KG.mendNetsFor, iri(UNION.id), id="an open phrase is minted"),
    ],
)
def test_an_affirmed_asserted_claim_is_a_direct_triple(
    graph: Graph, subject: str, predicate: URIRef, target: URIRef | Literal
) -> None:
    assert (iri(subject), predicate, target) in graph


def test_what_is_denied_or_only_wished_is_no_direct_triple(graph: Graph) -> None:
    member_of = URIRef("http://www.w3.org/ns/org#memberOf")
    assert list(graph.triples((None, member_of, None))) == []
    moods = {
        (graph.value(each, v.POLARITY), graph.value(each, v.MODALITY))
        for each in graph.subjects(v.PREDICATE, KG.memberOf)
    }
    assert moods == {(KG.negative, KG.asserted), (KG.positive, KG.desired)}


def test_a_claim_says_what_is_claimed_since_when_and_how_surely(graph: Graph) -> None:
    founded = graph.value(predicate=v.PREDICATE, object=KG.founderOf)
    assert graph.value(founded, v.SUBJECT) == iri(ANA.id)
    assert graph.value(founded, v.OBJECT) == iri(UNION.id)
    assert graph.value(founded, v.VALID_FROM) == Literal("1954", datatype=XSD.gYear)
    assert graph.value(founded, v.CONFIDENCE) == Literal("0.9", datatype=XSD.decimal)
    assert len(list(graph.objects(founded, v.HAS_EVIDENCE))) == 2


def test_evidence_says_who_says_it_where_and_when(graph: Graph) -> None:
    place = graph.value(predicate=v.QUOTE, object=Literal("I never joined the union"))
    start = TALK.text.index("I never joined")
    assert graph.value(place, v.SPEAKER) == iri(BO.id)
    assert graph.value(place, v.START_TIME) == Literal("75.5", datatype=XSD.decimal)
    assert graph.value(place, v.START) == Literal(str(start), datatype=XSD.integer)
    source = graph.value(place, v.QUOTED_FROM)
    assert graph.value(source, v.PATH) == Literal(TALK.source)
    assert graph.value(source, v.SHA256) == Literal(TALK.sha256)


def test_a_role_held_in_an_organization_is_a_membership_too(graph: Graph) -> None:
    membership = graph.value(predicate=RDF.type, object=v.MEMBERSHIP)
    assert graph.value(membership, v.MEMBER) == iri(ANA.id)
    assert graph.value(membership, v.ROLE) == iri("concept/treasurer")
    assert graph.value(membership, v.IN_ORGANIZATION) == iri(UNION.id)
    held = graph.value(predicate=v.PREDICATE, object=KG.holdsRole)
    assert graph.value(membership, v.DERIVED_FROM) == held


def test_a_minted_property_is_a_stated_link_with_its_phrase_as_label(graph: Graph) -> None:
    assert set(graph.predicate_objects(KG.mendNetsFor)) == {
        (v.TYPE, v.OBJECT_PROPERTY),
        (v.LABEL, Literal("mend nets for")),
        (v.SUBPROPERTY_OF, v.STATED_LINK),
    }


def test_equal_claims_become_one_with_the_evidence_of_both() -> None:
    first, second = (evidence(TALK, words) for words in ("I founded", "I was"))
    claims = [claim(ANA, "supports", UNION, at=place) for place in (first, second)]
    together = [claim(ANA, "supports", UNION, at=[first, second])]
    apart = statements_of(corpus_of(TALK, entities=[ANA, UNION], claims=claims))
    assert apart == statements_of(corpus_of(TALK, entities=[ANA, UNION], claims=together))


@given(st.permutations(range(7)), st.permutations(range(5)))
def test_the_order_of_a_corpus_does_not_matter(claims: list[int], entities: list[int]) -> None:
    corpus = harbour_corpus()
    shuffled = replace(
        corpus,
        extracts=corpus.extracts[::-1],
        claims=tuple(corpus.claims[place] for place in claims),
        entities=tuple(corpus.entities[place] for place in entities),
    )
    assert statements_of(shuffled) == statements_of(corpus)


def test_all_about_one_subject_stands_together_and_only_once() -> None:
    statements = statements_of(harbour_corpus())
    subjects = [subject for subject, _ in groupby(statements, key=lambda triple: triple[0])]
    assert len(subjects) == len(set(subjects))
    assert len(statements) == len(set(statements))


def test_there_are_no_blank_nodes() -> None:
    terms = {term for triple in statements_of(harbour_corpus()) for term in triple}
    assert not any(isinstance(term, BNode) for term in terms)


def test_a_claim_about_an_entity_that_is_missing_is_still_written() -> None:
    orphan: Claim = claim(person("Nobody"), "supports", UNION, at=evidence(TALK, "I founded"))
    statements = statements_of(corpus_of(TALK, entities=[UNION], claims=[orphan]))
    assert (iri("person/nobody"), KG.supports, iri(UNION.id)) in statements


def test_every_iri_of_its_own_starts_with_the_base() -> None:
    other = "https://example.org/graph/"
    statements = build_statements(harbour_corpus(), small_ontology(), base_iri=other)
    assert not any(str(term).startswith(DEFAULT_BASE_IRI) for each in statements for term in each)


def test_a_base_iri_that_cannot_be_used_is_refused_before_anything_is_made() -> None:
    with pytest.raises(SettingsError):
        build_statements(harbour_corpus(), small_ontology(), base_iri="nowhere")
