"""GraphML and GEXF as networkx reads them again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kgraph.export.dataset import Dataset
from kgraph.export.networks import write_gexf, write_graphml
from tests.builders import corpus_of, person
from tests.harbour_corpus import BO, UNION
from tests.unit.export.conftest import Build

Write = Callable[[Dataset, Path], None]

BOTH = pytest.mark.parametrize(
    ("write", "read"),
    [
        pytest.param(write_graphml, nx.read_graphml, id="graphml"),
        pytest.param(write_gexf, nx.read_gexf, id="gexf"),
    ],
)


@BOTH
def test_each_thing_is_a_node_and_each_claim_between_things_an_edge(
    write: Write, read: Callable[[Path], Any], harbour: Dataset, tmp_path: Path
) -> None:
    write(harbour, tmp_path / "graph")
    network = read(tmp_path / "graph")
    assert set(network) == {
        str(each.iri).removeprefix(harbour.base_iri)
        for each in harbour.stored.entities_by_iri.values()
    }
    assert network.number_of_edges() == 6
    denied = [each for each in network[BO.id][UNION.id].values() if each["polarity"] == "negative"]
    assert [(each["label"], each["quotes"]) for each in denied] == [
        ("member of", "I never joined the union")
    ]


@BOTH
def test_a_value_is_told_with_its_thing(
    write: Write, read: Callable[[Path], Any], harbour: Dataset, tmp_path: Path
) -> None:
    write(harbour, tmp_path / "graph")
    assert read(tmp_path / "graph").nodes[UNION.id]["facts"] == "founded on: 1954"


@BOTH
def test_what_xml_cannot_hold_is_replaced(
    write: Write, read: Callable[[Path], Any], build: Build, tmp_path: Path
) -> None:
    odd = replace(person("Bell"), aliases=("B\x07ll", "<b>&\"'</b>"))
    write(build(corpus_of(entities=[odd])), tmp_path / "graph")
    assert read(tmp_path / "graph").nodes[odd.id]["aliases"] == "<b>&\"'</b> | B\ufffdll"


def test_gexf_does_not_tell_the_day(harbour: Dataset, tmp_path: Path) -> None:
    write_gexf(harbour, tmp_path / "graph.gexf")
    assert "lastmodifieddate" not in (tmp_path / "graph.gexf").read_text("utf-8")
