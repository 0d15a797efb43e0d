"""A build on a cluster writes what a build on one machine does, whatever becomes of the readers."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.cluster.conftest import Nodes, built, project_of, report_of, start
from tests.processes import is_alive, wait_for

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
def test_a_build_reads_all_though_a_reader_is_killed_and_a_node_is_lost(
    nodes: Nodes, tmp_path: Path
) -> None:
    mark = tmp_path / "slow"
    once = f"Kill {tmp_path / 'mark'} once. Ana Ruiz joined the Tidal Museum."
    folder = project_of(tmp_path / "project", (*STATED, once, f"Slow {mark} {STATED[0]}"))
    with start(folder, "--engine", "ray", "--address", nodes.address) as process:
        wait_for(mark.exists, seconds=120)
        nodes.lose_one()
        _, said = process.communicate()
    assert (process.returncode, said) == (0, "")
    assert "Tidal Museum" in output(folder)[0].decode("utf-8")


@pytest.mark.slow
def test_ctrl_c_ends_a_build_and_the_cluster_that_was_started_for_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    folder = project_of(tmp_path / "project", (*STATED, f"Slow {mark} {STATED[0]}"))
    with start(folder, "--engine", "ray", "--workers", "1") as process:
        wait_for(mark.exists, seconds=120)
        reader = int(mark.read_text("utf-8"))
        process.send_signal(signal.SIGINT)
        out, said = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert said == "Stopped. What was read is kept: build again to go on.\n"
    wait_for(lambda: not is_alive(reader), seconds=120)
    assert built(folder, "--workers", "1") == (0, [])
    assert "data/sources/3.txt" in report_of(folder)["sources"]["read"]
