"""A signal whenever something that a build reads has changed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kgraph.build import Project
from kgraph.build.watching import Watched, find_watched, signals

SOON, LONG = 20.0, 2.5  # seconds: for a signal to come, and to be sure that none comes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project folder with a source."""
    (tmp_path / "data" / "sources").mkdir(parents=True)
    (tmp_path / "ontology").mkdir()
    (tmp_path / "data" / "sources" / "talk.txt").write_text("Ana joined.", "utf-8")
    (tmp_path / "kgraph.toml").write_text("", "utf-8")
    return tmp_path


Next = Callable[[float], bool]


@pytest.fixture
def signalled(folder: Path) -> Iterator[Next]:
    """Return a way to wait for the next signal, when those of the beginning are over."""
    stop, heard = threading.Event(), queue.Queue[None]()
    sources, out = [folder / "data" / "sources"], folder / "data" / "out"

    def listen() -> None:
        for _ in signals(sources, project=Project(folder), out=out, stop=stop):
            heard.put(None)

    thread = threading.Thread(target=listen)
    thread.start()

    def wait(seconds: float) -> bool:
        try:
            heard.get(timeout=seconds)
        except queue.Empty:
            return False
        return True

    assert wait(SOON)
    assert wait(SOON)
    yield wait
    stop.set()
    thread.join()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("data/sources/talk.txt", id="a source"),
        pytest.param("data/sources/more/new.vtt", id="a new source in a new folder"),
        pytest.param("data/curation.toml", id="the decisions"),
        pytest.param("ontology/kgraph.ttl", id="the ontology"),
        pytest.param("kgraph.toml", id="the settings"),
    ],
)
def test_a_change_is_signalled_to(signalled: Next, folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("another text", "utf-8")
    assert signalled(SOON)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("data/out/graph.ttl", id="what the build writes"),
        pytest.param(".kgraph/cache.sqlite3", id="what it keeps"),
        pytest.param("data/sources/.talk.txt.swp", id="what an editor keeps beside a file"),
        pytest.param("notes.txt", id="what is not of the build"),
    ],
)
def test_no_change_is_signalled_to(signalled: Next, folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("another text", "utf-8")
    assert not signalled(LONG)


@pytest.mark.slow
def test_a_folder_that_is_replaced_is_watched_on(signalled: Next, folder: Path) -> None:
    (folder / "data").rename(folder / "away")
    assert signalled(SOON)
    (folder / "data" / "sources").mkdir(parents=True)
    assert signalled(SOON)
    while signalled(LONG):
        pass
    (folder / "data" / "sources" / "new.txt").write_text("Bo left.", "utf-8")
    assert signalled(SOON)


@pytest.mark.slow
def test_changes_in_quick_succession_are_one_signal(signalled: Next, folder: Path) -> None:
    for number in range(50):
        (folder / "data" / "sources" / f"{number}.txt").write_text("Ana joined.", "utf-8")
    assert signalled(SOON)
    assert not signalled(LONG)


def test_single_files_are_watched_without_the_folder_that_they_lie_in(folder: Path) -> None:
    talk = folder / "data" / "sources" / "talk.txt"
    watched = find_watched([talk], project=Project(), out=folder / "out")
    assert watched.folders == ()
    assert watched.files == (talk,)
    before = watched.state()
    talk.write_text("Ana left the place.", "utf-8")
    assert watched.state() != before


def test_of_folders_in_each_other_the_outer_is_watched(folder: Path) -> None:
    sources = folder / "data" / "sources"
    watched = find_watched([sources], project=Project(folder), out=folder / "output")
    assert watched == Watched(
        folders=(folder / "data", folder / "ontology"),
        files=(folder / "kgraph.toml",),
        ignored=((folder / "output").resolve(), (folder / ".kgraph").resolve()),
    )
