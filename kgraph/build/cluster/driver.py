"""The process that drives a cluster. It alone loads Ray, and what Ray prints goes to a file.

A round gives all that is left to Ray Data. What an actor or a node takes with it when it is lost,
Ray itself gives to another, three times in all, and then passes over. The second round reads what
was passed over, each source by itself.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kgraph.build.cluster.parcels import absolute, grouped
from kgraph.build.cluster.reader import Reader, Row, as_table, items_of, pack_all
from kgraph.build.engines import RayCluster
from kgraph.build.keys import Recipe
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost, Task
from kgraph.errors import KgraphError, ServiceError
from kgraph.model import Problem

if TYPE_CHECKING:
    from kgraph.build.reading import Read

_RETRIES: Final = 2
_RETRIES_ALONE: Final = 1
_FRUITLESS: Final = 3  # rounds in a row that the cluster may break off and that bring nothing
_STORE_BYTES: Final = 256_000_000  # of a cluster that is started here; what is in it never piles up
_READERS_A_PACKER: Final = 32
_GPU_SHARE: Final = 0.25  # of a GPU, that a reader takes where the model runs on one
_ANSWER_SECONDS: Final = 20.0
_LONGEST: Final = 32  # letters: what Ray adds to it for a socket must not come to more than 103
_CLIENT: Final = "ray://"
_QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read, by what, and where.

    ``sizes`` are those of the files, ``folder`` is where Ray may keep what it must, and ``log``
    where it says what it has to say.
    """

    task: Task[SourceFile, Read | Problem]
    files: Sequence[SourceFile]
    sizes: Sequence[int]
    cluster: RayCluster
    recipe: Recipe
    folder: Path
    log: Path


def drive(pipe: Connection, order: Order) -> None:
    """Send what becomes of each source, or an error that the user can mend."""
    _keep_quiet(order.log)
    threading.Thread(target=_end_with_reader, daemon=True).start()
    with suppress(BrokenPipeError, ConnectionResetError):
        for row in _sendable(order):
            pipe.send(row)


def _sendable(order: Order) -> Iterator[Row | KgraphError]:
    try:
        with _Connected(order) as readers:
            yield from _rows(order, readers=readers)
    except KgraphError as error:
        yield error


def _keep_quiet(log: Path) -> None:
    os.environ.update(_QUIET)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build, which ends us
    with log.open("ab") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    warnings.simplefilter("ignore")  # about Ray's own ways


def _end_with_reader() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


class _Connected:
    """A cluster, for as long as it is used: one that is there, or one that is started here."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def __enter__(self) -> int:
        """Connect, and return how many readers there shall be.

        Raises:
            ServiceError: there is no cluster at the address, none can be started, or it lacks a
                GPU that the readers need.
        """
        import ray

        cluster = self._order.cluster
        place = cluster.address or "ray"
        if place.startswith(_CLIENT):
            message = "a build runs on a node of its cluster. Start it there, with --address auto."
            raise ServiceError(message, place=place)
        try:
            if cluster.address is None:
                self._start(cluster.workers or 1)
            else:
                _require_listening(cluster.address)
                ray.init(address=cluster.address, log_to_driver=False)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            reason = str(error).strip().partition("\n")[0].rstrip(".")
            message = f"there is no Ray cluster to be used ({reason}). Check that it runs there."
            raise ServiceError(message, place=place) from error
        resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
        if cluster.on_gpu and not resources.get("GPU"):
            message = "no node has a GPU. Add one that has, or set device to cpu in kgraph.toml."
            raise ServiceError(message, place=place)
        if cluster.workers is not None:
            return cluster.workers
        return _room(resources, on_gpu=cluster.on_gpu)

    def __exit__(self, *_: object) -> None:
        import ray

        ray.shutdown()

    def _start(self, workers: int) -> None:
        import ray

        folder = str(self._order.folder)
        ray.init(
            address="local",
            num_cpus=workers,
            include_dashboard=False,
            log_to_driver=False,
            object_store_memory=_STORE_BYTES,
            _temp_dir=folder if len(folder) <= _LONGEST else None,
        )


def _room(resources: Mapping[str, float], *, on_gpu: bool) -> int:
    """Return how many readers a cluster has room for: one a processor, and four a GPU."""
    processors = resources.get("CPU", 1)
    room = min(processors, resources.get("GPU", 0) / _GPU_SHARE) if on_gpu else processors
    return max(1, int(room))


def _require_listening(address: str) -> None:
    """Find out in seconds what Ray itself finds out in minutes.

    Raises:
        OSError: nobody listens at the address.
    """
    host, _, port = address.rpartition(":")
    if port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_ANSWER_SECONDS).close()


def _rows(order: Order, *, readers: int) -> Iterator[Row]:
    """Yield what becomes of each source, once.

    Raises:
        KgraphError: as a reader met it.
    """
    left = {file.source: (file, size) for file, size in zip(order.files, order.sizes, strict=True)}
    is_alone, fruitless = False, 0
    while left and fruitless < _FRUITLESS:
        before = len(left)
        batch = _Round(order, readers=readers, is_alone=is_alone)
        for source, outcome in batch.rows(list(left.values())):
            if isinstance(outcome, KgraphError):
                raise outcome
            if left.pop(source, None) is not None:
                yield source, outcome
        if is_alone and not batch.is_broken:
            break
        is_alone = True
        fruitless = 0 if len(left) < before else fruitless + 1
    for source in left:
        yield source, Lost("what read it was lost each time")


class _Round:
    """One run of Ray Data over sources; ``is_broken`` where it broke off."""

    def __init__(self, order: Order, *, readers: int, is_alone: bool) -> None:
        self._order = order
        self._readers = readers
        self._is_alone = is_alone
        self.is_broken = False

    def rows(self, files: Sequence[tuple[SourceFile, int]]) -> Iterator[Row]:
        """Yield what becomes of sources; some may be missing."""
        from ray.data.exceptions import SystemException
        from ray.exceptions import RayError

        try:
            batches = self._results(files).iter_batches(
                batch_size=None, batch_format="pyarrow", prefetch_batches=0
            )
            for batch in batches:
                yield from items_of(batch)
        except (RayError, SystemException):
            self.is_broken = True

    def _results(self, files: Sequence[tuple[SourceFile, int]]) -> Any:  # noqa: ANN401
        import ray
        from ray.data import ActorPoolStrategy, DataContext
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        context = DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        context.max_errored_blocks = -1  # what is missing is read in the next round
        here = NodeAffinitySchedulingStrategy(
            ray.get_runtime_context().get_node_id(), soft=False
        )  # only where the build runs are its files
        on_gpu = self._order.cluster.on_gpu
        groups = [as_table(absolute(file) for file in group) for group in self._groups(files)]
        packed = ray.data.from_arrow(groups).map_batches(
            pack_all,
            batch_size=None,
            batch_format="pyarrow",
            concurrency=1 + self._readers // _READERS_A_PACKER,
            num_cpus=0,  # or readers that have taken all processors would wait for it for ever
            scheduling_strategy=here,
        )
        return packed.map_batches(
            Reader,
            fn_constructor_args=(self._order.task, self._order.recipe),
            compute=ActorPoolStrategy(
                size=min(self._readers, len(groups)),
                max_tasks_in_flight_per_actor=1 if self._is_alone else 2,
            ),
            batch_size=1 if on_gpu else None,  # Ray wants a number with GPUs
            batch_format="pyarrow",
            num_cpus=1,
            num_gpus=_GPU_SHARE if on_gpu else None,
            max_restarts=-1,
            max_task_retries=_RETRIES_ALONE if self._is_alone else _RETRIES,
        )

    def _groups(self, files: Sequence[tuple[SourceFile, int]]) -> list[list[SourceFile]]:
        if self._is_alone:
            return [[file] for file, _ in files]
        sources, sizes = zip(*files, strict=True)
        return list(grouped(sources, sizes, readers=self._readers))
