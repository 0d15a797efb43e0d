from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef

from kgraph.errors import OutputError
from kgraph.graph.nodes import Described, read_graph
from kgraph.graph.vocabulary import KG

S = URIRef("urn:s")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b"<urn:a> <urn:b>\n\n<urn:c> <urn:d> .", ".ttl:", id="an object is missing"),
        pytest.param(b"<urn:a> <urn:b> <urn:c> .\nx:y <urn:b> 1 .", ".ttl:2", id="no such prefix"),
        pytest.param(b'<urn:a> <urn:b> "cut sh', ".ttl", id="cut in a string"),
        pytest.param(b"\xff\xfe", ".ttl", id="not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_its_place_and_a_remedy(
    tmp_path: Path, content: bytes, place: str
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(content)
    with pytest.raises(OutputError, match="Build it again: kgraph build --force") as caught:
        read_graph(path)
    assert place in caught.value.place


def test_a_missing_file_tells_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Build it first: kgraph build"):
        read_graph(tmp_path / "graph.ttl")


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it cannot be read"):
        read_graph(tmp_path)


def test_the_base_of_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@base <http://example.org/> .\n<a> <b> <c> .\n")
    assert str(read_graph(path).base) == "http://example.org/"


def test_values_of_another_kind_are_passed_over() -> None:
    graph = Graph()
    for term in (BNode(), Literal("many"), Literal(3), URIRef("urn:o")):
        graph.add((S, KG.mentionCount, term))
    node = Described(graph, S)
    assert node.integer(KG.mentionCount) == 3
    assert node.node(KG.mentionCount) == URIRef("urn:o")
    assert node.milliseconds(KG.mentionCount) is None
    assert node.text(KG.salience) is None
