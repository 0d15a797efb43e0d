"""What is read again, and by itself, where a round of the cluster leaves something out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kgraph.build.cluster import driver
from kgraph.build.cluster.driver import Order
from kgraph.build.cluster.reader import Row
from kgraph.build.engines import RayCluster
from kgraph.build.keys import Recipe
from kgraph.build.reading import Read
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost, Task
from kgraph.errors import ModelError
from kgraph.model import Problem
from tests import worked

READ = Read("0", None, b"")
LOST = Lost("what read it was lost each time")
RECIPE = Recipe("", "", 0.5, "", code="", libraries=())


def give_up(_: SourceFile) -> Read | Problem:
    raise AssertionError


def order(*names: str) -> Order:
    files = [SourceFile(name, Path(name), None) for name in names]
    task = Task(worked.get_ready, give_up, worked.ten_seconds)
    folder = Path("nowhere")
    return Order(
        task, files, [1] * len(files), RayCluster(), RECIPE, folder=folder, log=folder / "log"
    )


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bool, list[str]]]:
    """Note what each round is given; each leaves out what is called bad, and at first what is shy.

    A round that is given what is called fatal breaks off before that.
    """
    noted: list[tuple[bool, list[str]]] = []

    class Round:
        def __init__(self, order: Order, *, readers: int, is_alone: bool) -> None:
            self.is_alone = is_alone
            self.is_broken = False

        def rows(self, files: Sequence[tuple[SourceFile, int]]) -> Iterator[Row]:
            names = [file.source for file, _ in files]
            noted.append((self.is_alone, names))
            for name in names:
                if name == "fatal":
                    self.is_broken = True
                    return
                if name == "no model":
                    yield name, ModelError("it is missing.")
                elif name != "bad" and not (name == "shy" and len(noted) == 1):
                    yield name, READ
                    yield name, READ  # Ray may bring what it has brought before

    monkeypatch.setattr(driver, "_Round", Round)
    return noted


Rounds = list[tuple[bool, list[str]]]


@pytest.mark.parametrize(
    ("resources", "on_gpu", "readers"),
    [
        ({"CPU": 6.0, "GPU": 1.0}, False, 6),
        ({"CPU": 6.0, "GPU": 1.0}, True, 4),
        ({"CPU": 6.0, "GPU": 2.0}, True, 6),
        ({"CPU": 6.0}, True, 1),
    ],
)
def test_there_is_a_reader_a_processor_and_four_a_gpu_where_they_need_one(
    resources: dict[str, float], on_gpu: bool, readers: int
) -> None:
    assert driver._room(resources, on_gpu=on_gpu) == readers


def test_what_a_round_brings_is_brought_once(rounds: Rounds) -> None:
    assert list(driver._rows(order("a", "b"), readers=2)) == [("a", READ), ("b", READ)]
    assert rounds == [(False, ["a", "b"])]


def test_what_was_left_out_is_read_by_itself(rounds: Rounds) -> None:
    assert dict(driver._rows(order("a", "shy"), readers=2)) == {"a": READ, "shy": READ}
    assert rounds == [(False, ["a", "shy"]), (True, ["shy"])]


def test_what_is_left_out_by_itself_as_well_is_lost(rounds: Rounds) -> None:
    assert dict(driver._rows(order("a", "bad"), readers=2)) == {"a": READ, "bad": LOST}
    assert len(rounds) == 2


def test_a_cluster_that_breaks_off_is_tried_again_while_it_brings_something(rounds: Rounds) -> None:
    found = dict(driver._rows(order("a", "fatal", "b"), readers=2))
    assert found == {"a": READ, "fatal": LOST, "b": LOST}
    assert len(rounds) == 4


def test_what_the_user_can_mend_is_raised(rounds: Rounds) -> None:
    with pytest.raises(ModelError, match="it is missing"):
        list(driver._rows(order("a", "no model"), readers=2))
    assert len(rounds) == 1
