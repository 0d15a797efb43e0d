"""Measures resolution and the writing of N-Quads out of core, on invented episodes without text.

python -m benchmarks.scale.resolve 10000 100000 [--workers 2] [--memory 4] [--folder /tmp]
python -m benchmarks.scale.resolve 1000000 --tables /tmp/tables --entities /tmp/entities

Prints for each size: the seconds of processors and of the clock by stage, the peak of memory of
all processes together, and at the end how the seconds grow. Tables are made first and not counted.
Shards are deleted as soon as they are whole, unless --keep is given: a million episodes come to
some 60 GB. --tables names a folder where the tables stay and are taken from, if they are there;
--entities one where it stays which chain is which entity, for ``measure --kept``.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from benchmarks.scale.extracts import FACTS, told_extracts
from benchmarks.scale.on_disk import keep_entities
from kgraph.ontology import load_ontology
from kgraph.tables.parts import write_part
from kgraph.tables.rows import Yield
from kgraph.tables.run import Asked, resolve_to_quads

_PART = 5_000
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="+")
    parser.add_argument("--facts", type=int, default=FACTS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", type=float, default=4.0, help="GB")
    parser.add_argument("--shards", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--tables", type=Path, default=None)
    parser.add_argument("--entities", type=Path, default=None)
    chosen = parser.parse_args()
    measured = [_measured(count, chosen) for count in chosen.documents]
    print("| documents | claims | seconds of a processor | clock | peak memory, GB | written, GB |")
    print("|---|---|---|---|---|---|")
    for each in measured:
        print(each.row())
    for one, other in pairwise(measured):
        ratio = other.processor / one.processor
        exponent = math.log(ratio) / math.log(other.claims / one.claims)
        print(f"{one.claims:,} -> {other.claims:,} claims: x{ratio:.2f}, exponent {exponent:.2f}")


@dataclass
class Watch:
    """What a run uses, looked at ten times a second."""

    stages: list[tuple[str, float, float]] = field(default_factory=list)
    peak: float = 0.0
    written: int = 0
    is_over: bool = False

    def begin(self, stage: str) -> None:
        """Note that a stage begins."""
        self.stages.append((stage, time.monotonic(), _seconds_of_all()))

    def look(self, out: Path, *, keep: bool) -> None:
        """Look until the run is over; delete shards that are whole."""
        while not self.is_over:
            self.peak = max(self.peak, _memory_of_all())
            for path in out.glob("graph-*") if not keep else ():
                self.written += path.stat().st_size
                path.unlink()
            time.sleep(0.1)


@dataclass(frozen=True)
class Measured:
    """Seconds of processors and of the clock, the peak of memory in GB, bytes written in GB."""

    documents: int
    claims: int
    processor: float
    clock: float
    memory: float
    written: float

    def row(self) -> str:
        """Return it as a row of the table."""
        return (
            f"| {self.documents:,} | {self.claims:,} | {self.processor:,.0f} | {self.clock:,.0f} | "
            f"{self.memory:.2f} | {self.written:.2f} |"
        )


def _measured(count: int, chosen: argparse.Namespace) -> Measured:
    folder = Path(tempfile.mkdtemp(prefix="kgraph-scale-", dir=chosen.folder))
    try:
        tables = (chosen.tables or folder) / str(count)
        if not (tables / "whole").exists():
            shutil.rmtree(tables, ignore_errors=True)
            claims = _write_tables(tables / "tables", count, chosen)
            (tables / "whole").write_text(str(claims), encoding="utf-8")
        return _resolved(folder, count, tables=tables, chosen=chosen)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_tables(folder: Path, count: int, chosen: argparse.Namespace) -> int:
    firsts = range(0, count, _PART)
    write = partial(_write_part, folder, count, chosen.facts)
    with ProcessPoolExecutor(chosen.workers, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(write, firsts))


def _write_part(folder: Path, count: int, facts: int, first: int) -> int:
    size = min(_PART, count - first)
    told = [each.extract for each in told_extracts(size, first=first, facts=facts)]
    write_part(folder, [Yield(each.document_id, each) for each in told])
    return sum(len(each.claims) for each in told)


def _resolved(folder: Path, count: int, *, tables: Path, chosen: argparse.Namespace) -> Measured:
    claims = int((tables / "whole").read_text("utf-8"))
    watch, out = Watch(), folder / "out"
    looker = threading.Thread(target=watch.look, args=(out,), kwargs={"keep": chosen.keep})
    looker.start()
    asked = Asked(
        load_ontology(), shards=chosen.shards or max(8, claims // 500_000),
        workers=chosen.workers, memory=int(chosen.memory * 1e9),
        on_stage=partial(_begin, watch, out, chosen.entities and chosen.entities / str(count)),
    )  # fmt: skip
    started, before = time.monotonic(), _seconds_of_all()
    resolve_to_quads(tables / "tables", out, asked=asked)
    clock, processor = time.monotonic() - started, _seconds_of_all() - before
    watch.begin("end")
    watch.is_over = True
    looker.join()
    written = watch.written + sum(path.stat().st_size for path in out.glob("graph-*"))
    for (stage, clock_1, seconds_1), (_, clock_2, seconds_2) in pairwise(watch.stages):
        print(f"{count:>10,} {stage:14} {seconds_2 - seconds_1:9.1f} s of a processor, "
              f"{clock_2 - clock_1:9.1f} s of the clock", flush=True)  # fmt: skip
    return Measured(count, claims, processor, clock, watch.peak / 1e9, written / 1e9)


def _begin(watch: Watch, out: Path, entities: Path | None, stage: str) -> None:
    """Note that a stage begins; keep the entities of all chains as soon as they are known."""
    watch.begin(stage)
    if entities is not None and stage == "write shards":
        (run,) = out.glob(".kgraph-*")
        keep_entities(run, entities)


def _tree() -> list[int]:
    """Return this process and all below it."""
    found, waiting = [], [os.getpid()]
    while waiting:
        each = waiting.pop()
        found.append(each)
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _seconds_of_all() -> float:
    """Return the seconds of processors that all processes have used, those that ended too."""
    total = 0
    for process in _tree():
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15]))
    return total / _TICKS


def _memory_of_all() -> float:
    """Return the bytes that all processes hold, what they share counted once for each."""
    total = 0
    for process in _tree():
        try:
            total += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
        except OSError:
            continue
    return total


if __name__ == "__main__":
    main()
