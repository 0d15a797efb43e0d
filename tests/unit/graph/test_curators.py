"""What the graph tells of claims that a person has added or accepted."""

from __future__ import annotations

from dataclasses import replace

from rdflib import RDF, Graph, Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.describe import describe, render_description
from kgraph.graph.network import build_network
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph
from kgraph.graph.validate import check_dataset
from kgraph.model import Claim, Corpus, Decision
from kgraph.ontology import find_ontology_folder, load_ontology, shapes_path
from tests.builders import claim, corpus_of, small_ontology
from tests.harbour_corpus import ANA, BO, COMMITTEE, UNION, harbour_corpus

MADE = Decision("Eva Lind", "She told me.", "2024-05-31")
ADDED = claim(BO, "memberOf", COMMITTEE, at=(), decision=MADE)


def curated() -> Corpus:
    """Return the harbour corpus with a claim that a person added and one that she accepted."""
    first, *others = harbour_corpus().claims
    accepted = replace(first, decision=replace(MADE, why=""))
    return replace(harbour_corpus(), claims=(accepted, *others, ADDED))


def graph_of(corpus: Corpus) -> Graph:
    graph = Graph()
    for triple in build_statements(corpus, small_ontology()):
        graph.add(triple)
    return graph


def test_a_claim_that_a_person_added_tells_who_why_and_when() -> None:
    graph = graph_of(curated())
    (node,) = graph.subjects(v.COMMENT, Literal("She told me."))
    eva = URIRef(f"{DEFAULT_BASE_IRI}curator/eva-lind")
    assert (node, v.ATTRIBUTED_TO, eva) in graph
    assert str(graph.value(node, v.DATE)) == "2024-05-31"
    assert str(graph.value(node, v.CONFIDENCE)) == "1.0"
    assert (node, v.HAS_EVIDENCE, None) not in graph
    assert set(graph.predicate_objects(eva)) == {
        (RDF.type, v.CURATOR), (v.LABEL, Literal("Eva Lind")),
    }  # fmt: skip


def test_an_accepted_claim_is_certain_and_keeps_its_evidence() -> None:
    stored = StoredGraph(graph_of(curated()))
    (found,) = [each for each in stored.claims if each.decision and not each.decision.why]
    assert (found.confidence, len(found.evidence)) == (1.0, 2)


def test_people_who_write_one_name_in_two_ways_are_one_person() -> None:
    other = replace(ADDED, subject=UNION.id, decision=Decision("eva lind"))
    graph = graph_of(corpus_of(entities=[BO, UNION, COMMITTEE], claims=[ADDED, other]))
    (who,) = graph.subjects(RDF.type, v.CURATOR)
    assert list(graph.objects(who, v.LABEL)) == [Literal("Eva Lind")]


def test_a_curated_dataset_has_no_problems() -> None:
    ontology, shapes = load_ontology(), shapes_path(find_ontology_folder())
    assert check_dataset(curated(), ontology, shapes=shapes) == []


def lines_about(label: str) -> list[str]:
    stored = StoredGraph(graph_of(curated()))
    return render_description(stored, describe(stored, label))


def test_an_added_claim_is_shown_with_who_added_it_and_why() -> None:
    lines = lines_about("Tide Committee")
    assert lines[lines.index("← member of") + 1 :] == [
        "  Bo Lind", "    added by Eva Lind: She told me.",
    ]  # fmt: skip


def test_an_accepted_claim_is_shown_with_its_quotes_and_who_accepted_it() -> None:
    lines = lines_about("Ana Ruiz")
    assert lines[lines.index("founder of →") + 4] == "    accepted by Eva Lind"


def test_a_claim_without_a_quote_weighs_as_much_as_one_with_a_quote() -> None:
    def salience(added: Claim) -> dict[str, float]:
        corpus = corpus_of(entities=[ANA, BO, UNION, COMMITTEE], claims=[added])
        return {node.id: node.salience for node in build_network(corpus).nodes}

    evidence = harbour_corpus().claims[1].evidence
    assert salience(ADDED) == salience(replace(ADDED, evidence=evidence))
