from __future__ import annotations

from kgraph.ontology.types import EntityType, Ontology


def entity_type(name: str, parent: str | None) -> EntityType:
    return EntityType(name, f"https://example.org/{name}", name, "", parent)


def test_the_wider_types_of_a_type_are_all_above_it() -> None:
    types = {
        name: entity_type(name, parent)
        for name, parent in (("choir", "band"), ("band", "organization"), ("organization", None))
    }
    ontology = Ontology("", entity_types=types)
    assert ontology.with_wider(["choir"]) == ("band", "choir", "organization")


def test_types_in_a_circle_have_an_end() -> None:
    types = {name: entity_type(name, parent) for name, parent in (("a", "b"), ("b", "a"))}
    assert Ontology("", entity_types=types).with_wider(["a"]) == ("a", "b")
