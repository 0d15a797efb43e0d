"""The store beside the Turtle is made once for each content, whole, and mended when damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.errors import OutputError
from kgraph.graph.query import run_query
from kgraph.graph.store import STORE_FOLDER, ensure_store

COUNT = "SELECT (COUNT(*) AS ?n) { ?s skos:prefLabel ?o }"


@pytest.fixture
def turtle(project: Path) -> Path:
    return project / "output" / "graph.ttl"


def count(turtle: Path) -> int:
    ((number,),) = run_query(turtle, COUNT).rows
    return int(str(number))


def stores_of(turtle: Path) -> list[Path]:
    return [path for path in (turtle.parent / STORE_FOLDER).iterdir() if path.is_dir()]


def test_a_store_is_made_once_for_each_content(turtle: Path) -> None:
    first = ensure_store(turtle)
    assert first is not None
    made = first.stat().st_mtime_ns
    turtle.touch()
    assert ensure_store(turtle) == first
    assert first.stat().st_mtime_ns == made


def test_what_was_added_to_the_turtle_is_found(turtle: Path) -> None:
    before = count(turtle)
    turtle.write_text(turtle.read_text() + '<person/new> skos:prefLabel "New" .\n')
    assert count(turtle) == before + 1


def test_stores_of_older_contents_do_not_pile_up(turtle: Path) -> None:
    for number in range(4):
        turtle.write_text(turtle.read_text() + f"# {number}\n")
        ensure_store(turtle)
    assert len(stores_of(turtle)) == 2


@pytest.mark.parametrize(
    "ending", [pytest.param(".sst", id="the tables"), pytest.param("CURRENT", id="the index")]
)
def test_a_damaged_store_is_made_anew(turtle: Path, ending: str) -> None:
    expected = count(turtle)
    (store,) = stores_of(turtle)
    for path in store.iterdir():
        if path.name.endswith(ending):
            path.write_bytes(bytes(len(path.read_bytes())))
    assert count(turtle) == expected


def test_half_a_store_of_a_killed_process_is_neither_used_nor_kept(turtle: Path) -> None:
    left_behind = turtle.parent / STORE_FOLDER / "unfinished-0000"
    left_behind.mkdir(parents=True)
    (left_behind / "CURRENT").write_text("half")
    assert count(turtle) == 5
    assert not left_behind.exists()


def test_two_processes_at_once_make_one_store(turtle: Path) -> None:
    code = (
        "import sys, pathlib; from kgraph.graph.store import ensure_store; "
        "print(ensure_store(pathlib.Path(sys.argv[1])))"
    )
    root = Path(__file__).parents[3]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(turtle)], stdout=subprocess.PIPE, text=True, cwd=root
        )
        for _ in range(3)
    ]
    answers = {process.communicate()[0].strip() for process in running}
    assert answers == {str(ensure_store(turtle))}
    assert len(stores_of(turtle)) == 1


def test_where_no_store_can_be_written_the_graph_is_read_into_memory(turtle: Path) -> None:
    (turtle.parent / STORE_FOLDER).write_text("a file stands in the way")
    assert ensure_store(turtle) is None
    assert count(turtle) == 5


def test_what_is_not_turtle_is_an_error_with_its_line(turtle: Path) -> None:
    turtle.write_text("<u:a> <u:b> <u:c> .\n<u:a> <u:b .\n")
    with pytest.raises(OutputError, match=r"graph\.ttl:2: this is not Turtle"):
        ensure_store(turtle)
    assert stores_of(turtle) == []
