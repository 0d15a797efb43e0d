"""Work that a copy of the process does."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from kgraph.build.beside import beside

HERE = os.getpid()
COPIES = pytest.mark.skipif(sys.platform != "linux", reason="there are copies on Linux alone")


def write_process(path: Path) -> None:
    path.write_text(str(os.getpid()), "utf-8")


def fail_in_a_copy(path: Path, *, how: str) -> None:
    if os.getpid() != HERE:
        if how == "raises":
            raise ValueError
        os.kill(os.getpid(), signal.SIGKILL)
    write_process(path)


@COPIES
def test_a_copy_does_it_while_the_caller_goes_on(tmp_path: Path) -> None:
    done = tmp_path / "done"
    with beside(partial(write_process, done), pays=True) as finish:
        finish()
    assert int(done.read_text("utf-8")) != HERE


def test_where_it_does_not_pay_it_is_done_when_it_is_waited_for(tmp_path: Path) -> None:
    done = tmp_path / "done"
    with beside(partial(write_process, done), pays=False) as finish:
        assert not done.exists()
        finish()
    assert int(done.read_text("utf-8")) == HERE


@pytest.mark.parametrize("how", ["raises", "is killed"])
def test_what_a_copy_does_not_bring_to_an_end_is_done_here(tmp_path: Path, how: str) -> None:
    done = tmp_path / "done"
    with beside(partial(fail_in_a_copy, done, how=how), pays=True) as finish:
        finish()
    assert int(done.read_text("utf-8")) == HERE


def test_an_error_is_that_of_the_work(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError),
        beside(partial(write_process, tmp_path / "no" / "folder"), pays=True) as finish,
    ):
        finish()


@COPIES
def test_a_copy_that_is_not_waited_for_is_ended(tmp_path: Path) -> None:
    with beside(partial(sleep_and_write, tmp_path / "started"), pays=True):
        while not (tmp_path / "started").exists():
            pass
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "started").read_text("utf-8")), 0)


def sleep_and_write(path: Path) -> None:
    part = path.with_suffix(".part")
    write_process(part)
    part.replace(path)
    signal.pause()
