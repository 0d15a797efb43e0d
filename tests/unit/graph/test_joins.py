"""Why two names are one thing, in the graph and on the terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rdflib import Literal, URIRef

from kgraph.export.turtle import write_turtle
from kgraph.graph import vocabulary as v
from kgraph.graph.describe import describe, render_description
from kgraph.graph.find import find_entities
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph
from kgraph.graph.vocabulary import Triple
from kgraph.model import Corpus, Decision, Join
from tests.builders import corpus_of, document_of, id_of, person, small_ontology

TALK = document_of("Ana Ruiz spoke. So did Ruis.")
BO = Decision("Bo Lind", "I know her", "2024-02-01")
JOINS = (
    Join(
        "A. R.", "Ana Ruiz", "her initials", None, Decision("Bo Lind", "I know her", "2024-02-01")
    ),
    Join("Ruis", "Ana Ruiz", "sounds like it", id_of(TALK)),
)


def corpus() -> Corpus:
    ana = replace(person("Ana Ruiz"), joins=JOINS, former_ids=("person/ruis",))
    return corpus_of(TALK, entities=[ana])


def statements() -> list[Triple]:
    return list(build_statements(corpus(), small_ontology()))


def stored_in(folder: Path) -> StoredGraph:
    write_turtle(statements(), folder / "graph.ttl", base_iri=DEFAULT_BASE_IRI)
    return StoredGraph.read(folder / "graph.ttl")


def test_an_entity_has_each_join_with_its_reason_and_where_it_was_found() -> None:
    found = statements()
    (heard,) = [s for s, p, o in found if (p, o) == (v.JOINED_LABEL, Literal("Ruis"))]
    ana, talk = (URIRef(DEFAULT_BASE_IRI + i) for i in ("person/ana-ruiz", f"source/{id_of(TALK)}"))
    assert {
        (ana, v.JOIN, heard),
        (heard, v.TYPE, v.JOIN_CLASS),
        (heard, v.JOINED_TO, Literal("Ana Ruiz")),
        (heard, v.REASON, Literal("sounds like it")),
        (heard, v.DERIVED_FROM, talk),
    } <= set(found)


def test_a_person_who_joined_two_names_is_named() -> None:
    found = statements()
    who = [(s, o) for s, p, o in found if p == v.ATTRIBUTED_TO]
    assert [o for _, o in who] == [URIRef(DEFAULT_BASE_IRI + "curator/bo-lind")]
    assert (who[0][1], v.LABEL, Literal("Bo Lind")) in found


def test_an_id_that_it_had_leads_to_it(tmp_path: Path) -> None:
    (found,) = find_entities(stored_in(tmp_path), "person/ruis")
    assert found.label == "Ana Ruiz"


def test_what_is_read_again_are_the_joins_that_were_written(
    tmp_path: Path,
) -> None:
    (ana,) = stored_in(tmp_path).entities_by_iri.values()
    assert ana.joins == (JOINS[0], replace(JOINS[1], document_id=TALK.source))
    assert ana.former_ids == ("person/ruis",)


def test_the_reasons_are_shown_to_who_asks_why(tmp_path: Path) -> None:
    graph = stored_in(tmp_path)
    description = describe(graph, "Ana Ruiz")
    plain = render_description(graph, description)
    why = render_description(graph, description, why=True)
    assert [line for line in why if line not in plain] == [
        "  person/ruis leads here.",
        "  “A. R.” is “Ana Ruiz”: her initials, by Bo Lind",
        "  “Ruis” is “Ana Ruiz”: sounds like it (talk.txt)",
    ]
