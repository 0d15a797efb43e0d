"""The types and links that kgraph knows: loaded from ``ontology/`` into plain data."""

from kgraph.ontology.check import check_ontology
from kgraph.ontology.examples import parse_example
from kgraph.ontology.find import find_ontology_folder, ontology_path, shapes_path
from kgraph.ontology.load import load_ontology
from kgraph.ontology.standards import check_consistency, check_standards
from kgraph.ontology.types import OWL_THING, Assertion, EntityType, Example, Ontology, Relation

__all__ = [
    "OWL_THING",
    "Assertion",
    "EntityType",
    "Example",
    "Ontology",
    "Relation",
    "check_consistency",
    "check_ontology",
    "check_standards",
    "find_ontology_folder",
    "load_ontology",
    "ontology_path",
    "parse_example",
    "shapes_path",
]
