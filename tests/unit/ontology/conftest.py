from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.ontology import Ontology, find_ontology_folder, load_ontology

Write = Callable[[str], Path]

PREFIXES = """\
@prefix kg: <https://w3id.org/kgraph/ontology#> .
@prefix ex: <https://example.org/mine#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:Band a owl:Class ; kg:localName "band" ; rdfs:label "band"@en .
"""


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write an ontology folder: seven lines of prefixes and one class, then the text given."""

    def write_folder(text: str) -> Path:
        (tmp_path / "kgraph.ttl").write_text(PREFIXES + text, encoding="utf-8")
        (tmp_path / "shapes.ttl").write_text("", encoding="utf-8")
        return tmp_path

    return write_folder


@pytest.fixture
def extended(tmp_path: Path) -> Write:
    """Write a copy of the ontology that the package carries, with the text given at its end."""

    def write_folder(text: str) -> Path:
        for path in find_ontology_folder().glob("*.ttl"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        with (tmp_path / "kgraph.ttl").open("a", encoding="utf-8") as file:
            file.write(text)
        return tmp_path

    return write_folder
