"""A worker that is given one file after the other, and followed by another when it dies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kgraph.build.lasting_worker import LastingWorker
from kgraph.build.workers import Lost, Task
from kgraph.errors import KgraphError, ModelError
from tests import worked

TASK = Task(worked.get_ready, worked.follow, worked.ten_seconds)


@pytest.fixture
def worker() -> Iterator[LastingWorker[str, str]]:
    worker = LastingWorker(TASK)
    yield worker
    worker.close()


def test_one_process_does_one_file_after_the_other(worker: LastingWorker[str, str]) -> None:
    assert worker.work("a") == "A"
    assert worker.work("who") == worker.work("who")


def test_after_a_file_at_which_it_dies_another_goes_on(worker: LastingWorker[str, str]) -> None:
    assert worker.work("leave 3") == Lost("the process that read it ended with exit status 3")
    assert worker.work("a") == "A"


def test_a_file_is_tried_so_often(worker: LastingWorker[str, str], tmp_path: object) -> None:
    assert worker.work(f"third {tmp_path}/tries", tries=2) == Lost(
        "the process that read it ended with exit status 1"
    )
    assert worker.work(f"third {tmp_path}/tries", tries=2) == f"THIRD {tmp_path}/TRIES".upper()


def test_a_file_that_takes_too_long_is_lost() -> None:
    worker = LastingWorker(Task(worked.get_ready, worked.follow, worked.no_time))
    assert worker.work("sleep") == Lost("it took too long")
    assert worker.work("a") == "A"
    worker.close()


def test_what_the_user_can_mend_is_raised(worker: LastingWorker[str, str]) -> None:
    with pytest.raises(KgraphError, match="it is refused"):
        worker.work("refuse")


def test_a_process_that_cannot_start_is_an_error() -> None:
    worker = LastingWorker(Task(worked.die_at_once, worked.follow, worked.ten_seconds))
    with pytest.raises(ModelError, match="exit status 7"):
        worker.work("a")
    worker.close()
