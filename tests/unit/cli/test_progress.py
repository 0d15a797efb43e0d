"""Progress is for a person who waits at a terminal."""

from __future__ import annotations

import sys
import time
from io import StringIO

import pytest

from kgraph.build import Step
from kgraph.cli import progress as progress_module
from kgraph.cli.progress import shown_progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown_on(stream: StringIO, *, patience: float, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress_module, "_PATIENCE_SECONDS", patience)
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress() as progress:
        progress(Step("prepare"))
        progress(Step("read", 3000, 7000, note="3 of 7"))
        while patience == 0 and "3.0/7.0 kB" not in stream.getvalue():
            time.sleep(0.01)
    return stream.getvalue()


def test_a_terminal_shows_what_is_done_and_how_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = shown_on(Terminal(), patience=0, monkeypatch=monkeypatch)
    assert "read 3 of 7" in shown
    assert "3.0/7.0 kB" in shown


def test_what_is_soon_over_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "read" not in shown_on(Terminal(), patience=60, monkeypatch=monkeypatch)


def test_a_file_or_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_on(StringIO(), patience=60, monkeypatch=monkeypatch) == ""
