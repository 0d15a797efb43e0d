"""Measures how fast sources are read on a Ray cluster of this machine and by the local pool.

    python -m benchmarks.scale.engines [--documents 150] [--workers 2] [--turns 2]

Both engines read the same invented documents of a thousand words, in turns. What does not grow with
the documents is told apart: what it takes to read one for each worker. Seconds of processors are
those of all processes that an engine has started, so that a busy machine changes less.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rebuild.documents import write_documents
from kgraph.build import Project, RayCluster
from kgraph.build.engines import Workers
from kgraph.build.inputs import Inputs, load_inputs
from kgraph.build.reading import reading
from kgraph.build.source_files import SourceFile

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processors and of the clock."""

    cpu: float
    clock: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.cpu - other.cpu, self.clock - other.clock)

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.cpu + other.cpu, self.clock + other.clock)


@dataclass(frozen=True, slots=True)
class Run:
    """What it takes to read a document for each worker, and all the others."""

    start: Spent
    rest: Spent


def measure(inputs: Inputs, workers: Workers, *, first: int) -> Run:
    """Read the first documents, then all."""
    files = inputs.files.files
    start = _read(files[:first], inputs, workers=workers)
    return Run(start, _read(files, inputs, workers=workers) - start)


def _read(files: Sequence[SourceFile], inputs: Inputs, *, workers: Workers) -> Spent:
    begin = last = _spent()
    with reading(files, inputs, workers=workers) as results:
        for _ in results:
            last = _spent()
    return last - begin


def _spent() -> Spent:
    """Return what this process and all below it have spent until now."""
    return Spent(sum(_seconds(os.getpid(), _children())), time.perf_counter())


def _children() -> dict[int, list[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        if fields := _fields(stat):
            children[int(fields[1])].append(int(stat.parent.name))
    return children


def _seconds(process: int, children: dict[int, list[int]]) -> Iterator[float]:
    fields = _fields(Path(f"/proc/{process}/stat"))
    yield sum(map(int, fields[11:15])) / _TICKS if fields else 0.0
    for child in children[process]:
        yield from _seconds(child, children)


def _fields(stat: Path) -> list[str]:
    try:
        return stat.read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--turns", type=int, default=2)
    asked = parser.parse_args()
    engines: dict[str, Workers] = {
        "local": asked.workers,
        "ray": RayCluster(workers=asked.workers),
    }
    runs: dict[str, list[Run]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        words = write_documents(Path(name), asked.documents)
        inputs = load_inputs([Path(name)], Project())
        for _ in range(asked.turns):
            for engine, workers in engines.items():
                runs[engine].append(measure(inputs, workers, first=asked.workers))
                print(engine, runs[engine][-1], flush=True)
    print(f"{words:,} words in {asked.documents:,} documents, {asked.workers} workers\n")
    print("| engine | words/s | words/s of one processor | s to begin (processors) |")
    print("|---|---|---|---|")
    speeds = {}
    for engine, found in runs.items():
        rest = sum((run.rest for run in found), Spent(0, 0))
        start = sum((run.start for run in found), Spent(0, 0))
        read = asked.turns * words * (1 - asked.workers / asked.documents)
        speeds[engine] = [read / each for each in (rest.clock, rest.cpu)]
        clock, cpu = speeds[engine]
        mean = Spent(start.cpu / asked.turns, start.clock / asked.turns)
        print(f"| {engine} | {clock:,.0f} | {cpu:,.0f} | {mean.clock:.1f} ({mean.cpu:.1f}) |")
    clock, cpu = (ray / local for ray, local in zip(speeds["ray"], speeds["local"], strict=True))
    print(f"| ray / local | {clock:.2f} | {cpu:.2f} | |")


if __name__ == "__main__":
    main()
