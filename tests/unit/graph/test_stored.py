from __future__ import annotations

from rdflib import Graph, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.stored import StoredGraph
from kgraph.graph.vocabulary import KG
from tests.harbour_corpus import TALK, harbour_corpus


def test_what_is_read_again_is_what_was_written(stored: StoredGraph) -> None:
    corpus = harbour_corpus()
    assert {each.label for each in stored.entities_by_iri.values()} == {
        each.canonical_label for each in corpus.entities
    }
    assert sorted((each.polarity, each.modality) for each in stored.claims) == sorted(
        (each.polarity.value, each.modality.value) for each in corpus.claims
    )
    assert {place.span for each in stored.claims for place in each.evidence} == {
        place.span for each in corpus.claims for place in each.evidence
    }


def test_an_entity_knows_its_salience_and_what_it_is_outside_of_the_graph(
    stored: StoredGraph,
) -> None:
    ana = URIRef(DEFAULT_BASE_IRI + "person/ana-ruiz")
    for same in ("urn:b", "urn:a", DEFAULT_BASE_IRI + "person/anna-ruis"):
        stored.graph.add((ana, v.SAME_AS, URIRef(same)))
    entity = stored.entities_by_iri[ana]
    assert (entity.salience, entity.same_as) == (1.0, ("urn:a", "urn:b"))


def test_a_time_is_read_in_milliseconds(stored: StoredGraph) -> None:
    times = {place.start_ms for each in stored.claims for place in each.evidence}
    assert times == {None, 0, 75_500}


def test_a_source_keeps_its_path_and_its_hash(stored: StoredGraph) -> None:
    read = {each.path: each.sha256 for each in stored.sources_by_iri.values()}
    assert read[TALK.source] == TALK.sha256


def test_what_is_incomplete_is_left_out() -> None:
    graph = Graph()
    claim, place = URIRef("urn:claim"), URIRef("urn:evidence")
    graph.add((claim, v.TYPE, v.CLAIM))
    graph.add((claim, v.HAS_EVIDENCE, place))
    assert StoredGraph(graph).claims == ()


def test_a_term_without_a_label_is_called_by_the_end_of_its_iri(stored: StoredGraph) -> None:
    assert stored.label(KG.memberOf) == "memberOf"
    assert stored.label(KG.mendNetsFor) == "mend nets for"
    assert stored.label(URIRef(f"{DEFAULT_BASE_IRI}person/bo-lind")) == "Bo Lind"
