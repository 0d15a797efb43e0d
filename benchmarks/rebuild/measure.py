"""Measures full builds and rebuilds of invented documents, and writes docs/benchmarks.md.

    python -m benchmarks.rebuild.measure [--documents 1000] [--workers 2] [--page PATH]

A document has about a thousand words. What is compared was measured in one run on one machine.
Seconds are of the processors (all processes of a build together) and, beside them, of the clock;
a machine that is busy with other things changes the latter far more.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rebuild.documents import WORDS, document, write_documents

_PAGE = """# Benchmarks

Written by `python -m benchmarks.rebuild.measure --documents {documents} --workers {workers}`:
{words:,} words in {documents:,} invented documents, {entities:,} entities and {claims:,} claims,
Python {python}, {cores} cores. Seconds are of the processors, all processes of a build together; in
brackets those of the clock, on a machine that may have had other things to do.

| what | seconds | share of the full build | least that is asked |
|---|---|---|---|
| full build | {full} | | |
| one document of {documents:,} changed | {one} | {one_share:.1%} ({one_clock_share:.1%}) | 3% |
| nothing changed | {nothing} | {nothing_share:.2%} ({nothing_clock_share:.2%}) | 1.5 s |
| full build of {tenth:,} documents | {small} | {small_share:.1%} | |

| what | found | least that is asked |
|---|---|---|
| words read in a second of the clock with {workers} workers, end to end | {speed:,.0f} | 3,000 |
| words read in a second of one processor, end to end | {cpu_speed:,.0f} | |
| most memory of the process that builds, MB | {parent:,} | 1,500 |
| most memory of a process that reads, MB | {worker:,} | 700 |
| growth of time with documents, from {tenth:,} to {documents:,}: exponent | {exponent:.2f} | 1.10 |
"""

GROWTH = "## Growth"


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds of processors and clock, most memory of all and of the first process."""

    cpu: float
    clock: float
    peak_mb: int
    parent_mb: int

    def __str__(self) -> str:
        return f"{self.cpu:.1f} ({self.clock:.1f})"


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--page", type=Path, default=Path("docs/benchmarks.md"))
    chosen = parser.parse_args()
    tenth = chosen.documents // 10
    with tempfile.TemporaryDirectory() as name:
        small, _ = make_project(Path(name) / "small", tenth)
        project, words = make_project(Path(name) / "whole", chosen.documents)
        first = build(small, workers=chosen.workers)
        full = build(project, workers=chosen.workers)
        nothing = build(project, workers=chosen.workers)
        middle = chosen.documents // 2
        changed = project / "data" / "sources" / f"text-{middle:05d}.txt"
        changed.write_text(document(middle, edition=7), encoding="utf-8")
        one = build(project, workers=chosen.workers)
        counts = json.loads((project / "output" / "report.json").read_text("utf-8"))["counts"]
    page = _PAGE.format(
        documents=chosen.documents, tenth=tenth, workers=chosen.workers, words=words,
        entities=counts["entities"], claims=counts["claims"],
        python=platform.python_version(), cores=os.cpu_count(),
        full=full, one=one, nothing=nothing, small=first,
        one_share=one.cpu / full.cpu, one_clock_share=one.clock / full.clock,
        nothing_share=nothing.cpu / full.cpu, nothing_clock_share=nothing.clock / full.clock,
        small_share=first.cpu / full.cpu,
        speed=words / full.clock, cpu_speed=words / full.cpu,
        parent=max(run.parent_mb for run in (full, one)), worker=full.peak_mb,
        exponent=math.log(full.cpu / first.cpu) / math.log(chosen.documents / tenth),
    )  # fmt: skip
    chosen.page.write_text(page + growth_section(chosen.page), encoding="utf-8")
    print(page)


def make_project(folder: Path, count: int, *, length: int = WORDS) -> tuple[Path, int]:
    """Return a project of so many documents of so many words each, and the sum of the words."""
    words = write_documents(folder / "data" / "sources", count, length=length)
    (folder / "kgraph.toml").touch()
    return folder, words


def build(project: Path, *, workers: int) -> Run:
    """Build a project by the command, print what it took, and return it."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kgraph", "build", "--workers", str(workers)],
        cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    _, _, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - started
    report = json.loads((project / "output" / "report.json").read_text("utf-8"))
    run = Run(
        cpu=used.ru_utime + used.ru_stime,
        clock=clock,
        peak_mb=used.ru_maxrss * 1024 // 1_000_000,
        parent_mb=max(stage["peak_mb"] for stage in report["stages"]),
    )
    stages = ", ".join(f"{each['stage']} {each['seconds']:.1f}" for each in report["stages"])
    print(f"{project.name}: {run}, {run.parent_mb} MB of {run.peak_mb} MB; {stages}", flush=True)
    return run


def growth_section(page: Path) -> str:
    """Return what ``benchmarks.rebuild.growth`` has written at the end of the page, if it has."""
    text = page.read_text("utf-8") if page.exists() else ""
    at = text.find(GROWTH)
    return f"\n{text[at:]}" if at >= 0 else ""


if __name__ == "__main__":
    main()
