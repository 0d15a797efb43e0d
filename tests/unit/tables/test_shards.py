"""The graph written out of core is the graph that a build writes, line by line."""

from __future__ import annotations

import errno
import gzip
from pathlib import Path

import pyoxigraph
import pytest

from kgraph.errors import OutputError
from kgraph.graph.lines import render_lines
from kgraph.graph.statements import build_statements
from kgraph.model import Extract
from kgraph.ontology import load_ontology
from kgraph.resolution import resolve
from kgraph.tables.run import Asked, resolve_to_quads
from tests.unit.tables.corpora import corpus, tables

BASE = "https://example.org/graph/"


def expected(extracts: list[Extract]) -> list[str]:
    """Return the lines of the graph of documents, as they are made in memory."""
    statements = build_statements(resolve(extracts), load_ontology(), base_iri=BASE, model="m1")
    return render_lines(statements).splitlines(keepends=True)


def written(
    folder: Path, extracts: list[Extract], *, shards: int, is_packed: bool = False
) -> list[Path]:
    asked = Asked(load_ontology(), BASE, "m1", shards=shards, workers=1, is_packed=is_packed)
    found = resolve_to_quads(tables(folder / "tables", extracts), folder / "out", asked=asked)
    return list(found.files)


@pytest.mark.parametrize("seed", range(4))
def test_one_shard_and_the_rest_are_the_graph_byte_for_byte(tmp_path: Path, seed: int) -> None:
    extracts = corpus(seed, documents=8 * (seed + 1))
    files = written(tmp_path, extracts, shards=1)
    lines = [line for path in files for line in path.read_text("utf-8").splitlines(keepends=True)]
    assert lines == expected(extracts)


def test_shards_together_are_the_graph_and_each_keeps_its_order(tmp_path: Path) -> None:
    extracts = corpus(3, documents=30)
    place = {line: number for number, line in enumerate(expected(extracts))}
    seen: list[str] = []
    for path in written(tmp_path, extracts, shards=4):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        assert [place[line] for line in lines] == sorted(place[line] for line in lines)
        seen += lines
    assert sorted(seen) == sorted(place)


def test_an_entity_and_the_claims_about_it_are_in_one_shard(tmp_path: Path) -> None:
    files = written(tmp_path, corpus(3, documents=30), shards=4)
    subject = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> "
    for path in files:
        text = path.read_text("utf-8")
        own = {line.split(" ")[0] for line in text.splitlines()}
        named = {line.split(" ")[2] for line in text.splitlines() if subject in line}
        assert named <= own


def test_oxigraph_loads_the_shards_in_bulk(tmp_path: Path) -> None:
    extracts = corpus(2, documents=20)
    store = pyoxigraph.Store(str(tmp_path / "store"))
    for path in written(tmp_path, extracts, shards=3):
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
    assert len(store) == len(set(expected(extracts)))


def test_nothing_but_the_shards_and_their_list_is_left(tmp_path: Path) -> None:
    written(tmp_path, corpus(1, documents=4), shards=2)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "graph-00000-of-00002.nq", "graph-00001-of-00002.nq", "graph-rest.nq", "shards.json",
    }  # fmt: skip


def test_packed_shards_hold_the_same_lines(tmp_path: Path) -> None:
    extracts = corpus(2, documents=6)
    (packed, _) = written(tmp_path / "packed", extracts, shards=1, is_packed=True)
    (plain, _) = written(tmp_path / "plain", extracts, shards=1)
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()


def test_what_a_broken_run_left_is_cleared_away(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".kgraph-gone").mkdir(parents=True)
    for name in (".graph-rest.nq.unfinished", "graph-00005-of-00009.nq", "shards.json"):
        (out / name).write_text("old", "utf-8")
    files = written(tmp_path, corpus(1, documents=4), shards=1)
    assert sorted(out.iterdir()) == sorted([*files, out / "shards.json"])


def test_a_run_that_fails_leaves_no_list_and_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kgraph.tables.shards.render_lines", full)
    with pytest.raises(OutputError, match="No space left on device"):
        written(tmp_path, corpus(1, documents=4), shards=1)
    assert list((tmp_path / "out").iterdir()) == []
