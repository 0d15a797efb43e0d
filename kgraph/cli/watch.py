"""``kgraph watch``."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kgraph.cli.building import BuildOrder, building_options
from kgraph.cli.built import port_option
from kgraph.cli.command_line import one_line, print_problems
from kgraph.errors import KgraphError, MissingExtraError

if TYPE_CHECKING:
    from kgraph.build import BuildReport
    from kgraph.model import Problem

_NAMED: Final = 3  # sources that are named in a line
_STOP_S: Final = 5  # for the server to end


@click.command()
@building_options
@click.option("--serve", is_flag=True, help="Serve the page, which reloads itself after a build.")
@port_option("For --serve: where it listens; 0 is any port that is free.")
def watch(*, order: BuildOrder, serve: bool, port: int) -> None:
    """Build, and build again whenever a source, the ontology or another file of it changes.

    It takes what kgraph build takes, prints a line for each build and goes on until Ctrl-C. What
    is wrong with a file is said, and the next change is waited for.
    """
    try:
        from kgraph.build.watching import signals
    except ModuleNotFoundError as error:
        if error.name != "watchfiles":
            raise
        raise MissingExtraError(what="kgraph watch", extra="watch") from error
    project = order.project()
    named, out = order.places(project)
    sources = [source for source in named if isinstance(source, Path)]
    if len(sources) < len(named):
        raise click.UsageError("only files and folders of this machine can be watched.")
    builds, server = _Builds(order), _Server(out, port)
    with _until_stopped(), server.running():
        for _ in signals(sources, project=project, out=out, stop=server.has_ended):
            builds.build()
            if serve:
                server.start_once()
    if server.has_ended.is_set():  # it has said why
        click.get_current_context().exit(1)


class _Builds:
    """Builds, and tells what is new."""

    def __init__(self, order: BuildOrder) -> None:
        self._order = order
        self._known: frozenset[Problem] = frozenset()
        self._is_first, self._has_failed = True, False

    def build(self) -> None:
        """Build once; what is wrong is said and nothing more."""
        from kgraph.build.progress import ignore_progress

        try:
            report = self._order.build(in_one_process=not self._is_first, progress=ignore_progress)
        except KgraphError as error:
            click.secho(one_line(f"{_clock()} {error}"), err=True, fg="red")
            self._has_failed = True
            return
        news = [each for each in report.problems if each not in self._known]
        print_problems(news)
        if self._is_first or self._has_failed or news or _is_news(report):
            click.echo(one_line(f"{_clock()} {told(report)}"))
        self._known = frozenset(report.problems)
        self._is_first, self._has_failed = False, report.shrink is not None


class _Server:
    """``kgraph serve`` in a process of its own, which a build does not slow down.

    ``has_ended`` is set when it ends of itself, as where its port is taken.
    """

    def __init__(self, out: Path, port: int) -> None:
        self._out = out
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopping = False
        self.has_ended = threading.Event()

    @contextmanager
    def running(self) -> Iterator[None]:
        """End it at the end."""
        try:
            yield
        finally:
            self._is_stopping = True
            if self._process is not None:
                self._process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_STOP_S)
                self._process.kill()
                self._process.wait()

    def start_once(self) -> None:
        """Begin to serve as soon as there is something to serve."""
        from kgraph.build.staging import PAGE_FILE

        if self._process is None and (self._out / PAGE_FILE).exists():
            options = ("--reload", "--out", str(self._out), "--port", str(self._port))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kgraph", "serve", *options, "--until-input-ends"],
                stdin=subprocess.PIPE,  # which ends with this process, even one that is killed
            )
            threading.Thread(target=self._wait, args=(self._process,), daemon=True).start()

    def _wait(self, running: subprocess.Popen[bytes]) -> None:
        running.wait()
        if not self._is_stopping:
            self.has_ended.set()


def _is_news(report: BuildReport) -> bool:
    """Say whether anything was read or has changed: a file may be touched for nothing."""
    return bool(report.plan.read or report.plan.drop or report.changes or report.shrink)


def told(report: BuildReport) -> str:
    """Return one line: what was read, and what that changed in the graph."""
    if report.shrink is not None or not report.written:
        return report.summary()
    names = [*report.plan.read, *report.plan.drop]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    what = f"{', '.join(names[:_NAMED])}{more}: " if names else ""
    if report.changes is None:
        counts = report.counts
        changed = f"{counts.entities:,} entities and {counts.claims:,} claims"
    elif not report.changes:
        changed = "the graph says what it said before"
    else:
        changed = str(report.changes)
    seconds = sum(stage.seconds for stage in report.stages)
    return f"{what}{changed} ({seconds:.1f} s)"


def _clock() -> str:
    return time.strftime("%H:%M:%S")


@contextmanager
def _until_stopped() -> Iterator[None]:
    """End without an error at Ctrl-C or SIGTERM."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
