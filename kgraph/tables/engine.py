"""DuckDB and processes within given memory, in a folder that goes when the run ends."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import duckdb

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Means:
    """What a run may use: processes, bytes of memory for all of them together, a folder."""

    folder: Path
    workers: int
    memory: int

    @property
    def tasks(self) -> int:
        """Into how many orders work is parted, so that no process is long without any."""
        return 1 if self.workers == 1 else 8 * self.workers

    @property
    def share(self) -> int:
        """The bytes that DuckDB may use in one process beside the others."""
        return max(self.memory // (4 * self.workers), 150_000_000)


def connect(folder: Path, *, memory: int, threads: int) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that spills into a folder what does not fit."""
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{memory // 1_000_000}MB'")
    connection.execute(f"SET temp_directory = '{quoted_path(folder / 'spill')}'")
    # Each part of what is written in parts waits for so many rows: all together must be few.
    connection.execute("SET partitioned_write_flush_threshold = 20000")
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"SET threads = {threads}")
    connection.execute("SET preserve_insertion_order = false")
    return connection


@contextmanager
def whole_engine(means: Means) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the database for what is relational; no worker is busy meanwhile."""
    connection = connect(means.folder, memory=means.memory // 2, threads=means.workers)
    try:
        yield connection
    finally:
        connection.close()


def rows_of(query: str, means: Means, *, at_once: int = 20_000) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query as it is run in a worker."""
    connection = connect(means.folder, memory=means.share, threads=1)
    try:
        for batch in connection.sql(query).to_arrow_reader(at_once):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
    finally:
        connection.close()


_SELDOM: Final = (200_000, 50, 1000)
"""How many objects more there are when Python looks for circles of them; resolution makes none,
and to look at all that it holds takes a fifth of its time."""


def _collect_seldom() -> None:
    gc.set_threshold(*_SELDOM)


class Crew:
    """Processes that carry out orders; this one alone where there is to be one."""

    def __init__(self, workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = (
            ProcessPoolExecutor(workers, mp_context=context, initializer=_collect_seldom)
            if workers > 1
            else None
        )
        self._usual = gc.get_threshold()

    def carry_out(self, work: Callable[[T], None], orders: Sequence[T]) -> None:
        """Carry out each order; when one fails, those that wait are not begun."""
        if self._pool is None:
            for order in orders:
                work(order)
            return
        waiting = [self._pool.submit(work, order) for order in orders]
        try:
            for done in as_completed(waiting):
                done.result()
        finally:
            for each in waiting:
                each.cancel()

    def __enter__(self) -> Crew:
        _collect_seldom()
        return self

    def __exit__(self, *_: object) -> None:
        gc.set_threshold(*self._usual)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def parquet(*patterns: Path) -> str:
    """Return what reads files in a query."""
    names = ", ".join(f"'{quoted_path(each)}'" for each in patterns)
    return f"read_parquet([{names}])"


def quoted_path(path: Path) -> str:
    """Return a path as it stands in single quotes in a query."""
    return str(path).replace("'", "''")
