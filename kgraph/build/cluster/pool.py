"""The readers of a cluster as a build sees them: it gives files and takes results as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from kgraph.build.cluster.driver import Order, drive
from kgraph.build.engines import RayCluster
from kgraph.build.keys import Recipe
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost, Task
from kgraph.errors import KgraphError, MissingExtraError, ServiceError
from kgraph.model import Problem

if TYPE_CHECKING:
    from kgraph.build.reading import Read

_PATIENCE_SECONDS: Final = 10.0  # for Ray to end what it has started
_SHOWN: Final = 200  # letters of what Ray said last


@contextmanager
def working_on_ray(
    task: Task[SourceFile, Read | Problem],
    files: Sequence[SourceFile],
    *,
    sizes: Sequence[int],
    cluster: RayCluster,
    recipe: Recipe,
) -> Iterator[Iterator[tuple[SourceFile, Read | Problem | Lost]]]:
    """Give the results of files as they come; at the end what was started has ended.

    Args:
        task: What the readers do.
        files: What to read, in the order in which to begin.
        sizes: How many bytes each has.
        cluster: Where the readers are.
        recipe: What decides what a source yields; readers of another kgraph are refused.

    Raises:
        KgraphError: as a reader met it.
        MissingExtraError: Ray is not installed.
        ServiceError: the cluster cannot be used.
    """
    if find_spec("ray") is None:
        raise MissingExtraError(what="--engine ray", extra="ray")
    with TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        order = Order(task, files, sizes, cluster, recipe, folder=folder, log=folder / "driver.log")
        driver = _Driver(order)
        try:
            yield driver.results()
        finally:
            driver.end()


class _Driver:
    """The process that drives the cluster."""

    def __init__(self, order: Order) -> None:
        context = get_context("spawn")  # a copy of a process with running threads may hang
        self._order = order
        self._is_done = False
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=drive, args=(theirs, order), daemon=True)
        self._process.start()
        theirs.close()

    def results(self) -> Iterator[tuple[SourceFile, Read | Problem | Lost]]:
        """Yield each file with what became of it.

        Raises:
            KgraphError: as a reader met it.
            ServiceError: the driver ends and has brought nothing.
        """
        left = {file.source: file for file in self._order.files}
        while left:
            try:
                sent = self._pipe.recv()
            except (EOFError, OSError):
                break
            if isinstance(sent, KgraphError):
                raise sent
            source, outcome = sent
            yield left.pop(source), outcome
        self._is_done = True
        if len(left) == len(self._order.files):
            raise ServiceError(f"it ended at once ({self._last_words()}).", place="ray")
        for file in left.values():
            yield file, Lost("the cluster could not be used any more")

    def end(self) -> None:
        """End the process, and with it what it has started."""
        self._pipe.close()
        if self._is_done:
            self._process.join(timeout=_PATIENCE_SECONDS)
        self._process.terminate()
        self._process.join(timeout=_PATIENCE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _last_words(self) -> str:
        lines = self._order.log.read_text("utf-8", "replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return said[-1][:_SHOWN] if said else f"exit status {self._process.exitcode}"
