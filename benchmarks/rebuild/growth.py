"""Measures how the time of a build grows with many short documents, for docs/benchmarks.md.

    python -m benchmarks.rebuild.growth [--documents 10000] [--page PATH]

Documents have about seventy words, so that what is done once a document and what is done with all
of them counts for more than reading. Each size is ten times the one before. Seconds are of the
processors, so that other work on the machine matters little.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.rebuild.documents import document
from benchmarks.rebuild.measure import GROWTH, Run, build, make_project

_LENGTH = 50  # reached with the last sentence
_SECTION = """{heading}

Written by `python -m benchmarks.rebuild.growth --documents {documents}`: documents of about
{length} words, read by one process beside the one that builds. Seconds are of the processors,
all processes of a build together. The exponent, from the row before, may be 1.10.

| documents | full build | exponent | one changed | nothing changed | most memory, MB |
|---|---|---|---|---|---|
{rows}
"""


def main() -> None:
    """Measure, and write the section of the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--page", type=Path, default=Path("docs/benchmarks.md"))
    chosen = parser.parse_args()
    sizes = [chosen.documents // 100, chosen.documents // 10, chosen.documents]
    runs, words = [], 0
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            project, words = make_project(Path(name) / str(size), size, length=_LENGTH)
            runs.append(_three(project, size))
    exponents = [
        f"{math.log(big[0].cpu / small[0].cpu) / math.log(10):.2f}" for small, big in pairwise(runs)
    ]
    rows = [
        f"| {size:,} | {full.cpu:.1f} | {exponent} | {one.cpu:.1f} | {nothing.cpu:.1f} "
        f"| {max(run.parent_mb for run in (full, one)):,} |"
        for size, exponent, (full, one, nothing) in zip(sizes, ["", *exponents], runs, strict=True)
    ]
    section = _SECTION.format(
        heading=GROWTH, documents=chosen.documents, length=words // chosen.documents,
        rows="\n".join(rows),
    )  # fmt: skip
    before = chosen.page.read_text("utf-8").partition(GROWTH)[0].rstrip("\n")
    chosen.page.write_text(f"{before}\n\n{section}", encoding="utf-8")
    print(section)


def _three(project: Path, size: int) -> tuple[Run, Run, Run]:
    """Return a full build, one after a change of one document, and one with nothing changed."""
    full = build(project, workers=1)
    middle = size // 2
    changed = project / "data" / "sources" / f"text-{middle:05d}.txt"
    changed.write_text(document(middle, edition=7, words=_LENGTH), encoding="utf-8")
    return full, build(project, workers=1), build(project, workers=1)


if __name__ == "__main__":
    main()
