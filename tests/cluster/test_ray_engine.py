"""A build on a cluster writes what a build on one machine does, whatever becomes of the readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cluster.conftest import Nodes, built, project_of, report_of

STATED = (
    "Ana Ruiz joined the Harbour Union. Bo Lind joined the Tide Club.",
    "Anna Ruis joined the Harbour Union. Cleo Park joined the Tide Club.",
    "Bo Lind joined the Weavers Guild. Ana Ruiz joined the Weavers Guild.",
)


def output(folder: Path) -> list[bytes]:
    return [(folder / "output" / name).read_bytes() for name in ("graph.ttl", "graph.html")]


@pytest.mark.slow
def test_both_engines_write_the_same_bytes_and_name_the_same_problems(
    nodes: Nodes, tmp_path: Path
) -> None:
    texts = (*STATED, "Nobody is named.", "Crash at this.", "")
    here, there = project_of(tmp_path / "here", texts), project_of(tmp_path / "there", texts)
    for folder in (here, there):
        meta = folder / "data" / "sources" / "0.meta.toml"
        meta.write_text('title = "A union"\n', "utf-8")
        (folder / "data" / "sources" / "6.txt").symlink_to("nowhere.txt")
    local = built(here, "--engine", "local", "--workers", "2")
    assert built(there, "--engine", "ray", "--address", nodes.address) == local
    assert output(there) == output(here)
    assert len(local[1]) == 4


@pytest.mark.slow
def test_a_build_ends_though_readers_are_killed_and_the_next_one_reads_what_is_missing(
    nodes: Nodes, tmp_path: Path
) -> None:
    once = f"Kill {tmp_path / 'mark'} once. Ana Ruiz joined the Tidal Museum."
    folder = project_of(tmp_path / "project", (*STATED, once, "Kill"))
    status, said = built(folder, "--engine", "ray", "--address", nodes.address)
    assert (status, len(said)) == (1, 1)
    assert said[0].startswith("data/sources/4.txt: it was left out: what read it was lost each")
    assert "Tidal Museum" in output(folder)[0].decode("utf-8")
    (folder / "data" / "sources" / "4.txt").write_text(STATED[0], "utf-8")
    assert built(folder, "--workers", "1") == (0, [])
    report = report_of(folder)
    assert (report["counts"]["documents"], report["sources"]["read"]) == (5, ["data/sources/4.txt"])
