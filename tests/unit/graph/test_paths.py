from __future__ import annotations

from collections.abc import Sequence

from rdflib import Graph

from kgraph.graph.paths import find_paths, render_paths
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph
from kgraph.model import Claim, Entity, Polarity
from tests.builders import claim, corpus_of, document_of, evidence, person, small_ontology

TEXT = document_of("They all know each other.")
KNOWN = evidence(TEXT, "They all know each other")
ANA, BO, CAI, DEE, EVE = (person(name) for name in ("Ana", "Bo", "Cai", "Dee", "Eve"))


def graph_of(claims: Sequence[Claim]) -> StoredGraph:
    graph = Graph(base=DEFAULT_BASE_IRI)
    corpus = corpus_of(TEXT, entities=[ANA, BO, CAI, DEE, EVE], claims=claims)
    for triple in build_statements(corpus, small_ontology()):
        graph.add(triple)
    return StoredGraph(graph)


def knows(first: Entity, second: Entity, polarity: Polarity = Polarity.AFFIRMED) -> Claim:
    return claim(first, "open:know", second, at=KNOWN, polarity=polarity)


SQUARE = graph_of([knows(ANA, BO), knows(BO, CAI), knows(DEE, ANA), knows(CAI, DEE)])


def test_all_shortest_paths_are_found_whichever_way_the_links_lead() -> None:
    found = find_paths(SQUARE, "Ana", to="Cai")
    assert [len(path) for path in found.paths] == [2, 2]


def test_no_more_paths_are_given_than_asked_for() -> None:
    assert len(find_paths(SQUARE, "Ana", to="Cai", limit=1).paths) == 1


def test_a_path_is_told_step_by_step_with_its_quotes(stored: StoredGraph) -> None:
    assert render_paths(stored, find_paths(stored, "Tide Committee", to="Bo Lind")) == [
        "Path 1 of 1, 2 long",
        "  Tide Committee — part of → Harbour Union",
        '    “the "Tide Committee" is part of it” (data/sources/article.txt)',
        "  Bo Lind — mend nets for → Harbour Union",
        "    “Bo Lind mends nets for it” (data/sources/article.txt)",
        "  Bo Lind — member of → Harbour Union, desired",
        "    “Perhaps I should have” (Bo Lind, 00:01:15, data/sources/talk.txt)",
    ]


def test_a_role_links_the_person_and_the_organization(stored: StoredGraph) -> None:
    found = find_paths(stored, "treasurer", to="Harbour Union")
    assert [len(path) for path in found.paths] == [2]
    (steps,) = find_paths(stored, "Ana Ruiz", to="Harbour Union").paths
    assert {each.predicate.fragment for each in steps[0]} == {"founderOf", "holdsRole"}


def test_what_is_denied_links_nothing() -> None:
    stored = graph_of([knows(ANA, EVE, Polarity.NEGATED)])
    lines = render_paths(stored, find_paths(stored, "Ana", to="Eve"))
    assert lines == ["No chain of links joins Ana and Eve."]


def test_a_thing_is_not_linked_to_itself() -> None:
    lines = render_paths(SQUARE, find_paths(SQUARE, "Ana", to="person/ana"))
    assert lines == ["Ana and Ana are the same thing."]
