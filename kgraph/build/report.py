"""What a build did: for a person in a few lines, for a program as ``report.json``."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kgraph import __version__
from kgraph.build.collecting import Collected
from kgraph.build.inputs import Inputs
from kgraph.build.plan import Plan
from kgraph.build.staging import PAGE_FILE, REPORT_FILE
from kgraph.build.stopwatch import Stage
from kgraph.build.tally import ChangeCounts, Shrink
from kgraph.model import Corpus, Problem
from kgraph.model.json_text import escape_marks

_PLACE = re.compile(r"(?P<file>.*):(?P<line>\d+)", re.DOTALL)
_REMEDY = re.compile(r"(?P<what>.*?[.)])\s+(?P<remedy>[A-Z].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is in a graph. Words are those of the reading view."""

    documents: int = 0
    words: int = 0
    mentions: int = 0
    entities: int = 0
    claims: int = 0
    entities_by_type: Mapping[str, int] = field(default_factory=dict)
    claims_by_predicate: Mapping[str, int] = field(default_factory=dict)
    claims_by_polarity: Mapping[str, int] = field(default_factory=dict)
    claims_by_modality: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, found, wrote, took and could not do.

    ``written`` is false where no source could be read: the output is then what it was.
    ``sources_root`` is the folder that names of sources start at, as seen from ``out``.
    ``changes`` is what the graph has otherwise than the one that it replaces, if there was one.
    ``shrink`` is what it would drop, for which reason it was not written.
    """

    out: Path
    written: bool
    counts: Counts
    plan: Plan
    problems: tuple[Problem, ...]
    stages: tuple[Stage, ...] = ()
    sources_root: str = "."
    versions: Mapping[str, str] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    changes: ChangeCounts | None = None
    shrink: Shrink | None = None

    @property
    def failures(self) -> tuple[Problem, ...]:
        """The problems on account of which something was left out."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def summary(self) -> str:
        """Return a few lines for a person; the last one says what to open."""
        if self.shrink is not None:
            return self.shrink.summary()
        if not self.written:
            return f"No source could be read, so nothing was built. {self.out} is as it was."
        counts, plan = self.counts, self.plan
        seconds = sum(stage.seconds for stage in self.stages)
        memory = max((stage.peak_mb or 0 for stage in self.stages), default=0)
        lines = [
            f"{_count(counts.entities, 'entity entities')} and "
            f"{_count(counts.claims, 'claim claims')} from "
            f"{_count(counts.documents, 'document documents')} of {counts.words:,} words.",
            f"{len(plan.read)} read, {len(plan.keep)} unchanged, {len(plan.drop)} gone"
            f" ({seconds:.1f} s" + (f", {memory:,} MB)." if memory else ")."),
        ]
        lines += [self.changes.summary()] if self.changes is not None else []
        if self.failures:
            lines.append(f"{_count(len(self.failures), 'thing things')} left out; see above.")
        return "\n".join([*lines, f"Open {self.out / PAGE_FILE}"])


def count_corpus(corpus: Corpus) -> Counts:
    """Return how much a corpus holds."""
    extracts, claims = corpus.extracts, corpus.claims
    return Counts(
        documents=len(extracts),
        words=sum(len(extract.document.reading.text.split()) for extract in extracts),
        mentions=sum(len(extract.mentions) for extract in extracts),
        entities=len(corpus.entities),
        claims=len(claims),
        entities_by_type=_tally(entity.entity_type for entity in corpus.entities),
        claims_by_predicate=_tally(claim.predicate for claim in claims),
        claims_by_polarity=_tally(claim.polarity.value for claim in claims),
        claims_by_modality=_tally(claim.modality.value for claim in claims),
    )


def report_of(
    corpus: Corpus,
    inputs: Inputs,
    *,
    collected: Collected,
    problems: Iterable[Problem],
    out: Path,
) -> BuildReport:
    """Return the report of a build, its stages aside.

    Args:
        corpus: What was built.
        inputs: What it was built from.
        collected: What was read, and what was kept from an earlier build.
        problems: What went wrong, and what is noteworthy.
        out: The folder that the build writes to.
    """
    return report_on(
        inputs, counts=count_corpus(corpus), plan=collected.plan, problems=problems, out=out
    )


def report_on(
    inputs: Inputs, *, counts: Counts, plan: Plan, problems: Iterable[Problem], out: Path
) -> BuildReport:
    """Return the report of a build of which it is known what it has made."""
    return BuildReport(
        out=out,
        written=counts.documents > 0,
        counts=counts,
        plan=plan,
        problems=tuple(sorted(set(problems))),
        sources_root=Path(os.path.relpath(inputs.files.root, out)).as_posix(),
        versions=versions_of(inputs),
        hashes=hashes_of(inputs),
    )


def versions_of(inputs: Inputs) -> dict[str, str]:
    """Return the versions of kgraph and of the libraries that it reads with."""
    return {"kgraph": __version__, **dict(inputs.recipe.libraries)}


def hashes_of(inputs: Inputs) -> dict[str, str]:
    """Return what tells everything else that decides what a source yields."""
    recipe = inputs.recipe
    names = ("ontology", "names", "model", "code", "least_confidence")
    return {name: str(getattr(recipe, name)) for name in names}


def render_report(report: BuildReport) -> str:
    """Return ``report.json``: UTF-8 JSON, indented, ending in a line break."""
    counts = report.counts
    content: dict[str, Any] = {
        "written": report.written,
        "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        "sources": {
            "root": report.sources_root,
            "read": report.plan.read,
            "unchanged": report.plan.keep,
            "gone": report.plan.drop,
        },
        "changes": None if report.changes is None else asdict(report.changes),
        "shrink": None if report.shrink is None else asdict(report.shrink),
        "problems": [_problem(problem) for problem in report.problems],
        "stages": [
            {"stage": stage.name, "seconds": round(stage.seconds, 3), "peak_mb": stage.peak_mb}
            for stage in report.stages
        ],
        "versions": report.versions,
        "hashes": report.hashes,
    }
    return escape_marks(json.dumps(content, indent=2, ensure_ascii=False)) + "\n"


def find_sources_root(out: Path) -> Path | None:
    """Return the folder that names of sources start at, if the report of a build still says it."""
    try:
        root = json.loads((out / REPORT_FILE).read_text("utf-8"))["sources"]["root"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return out / root if isinstance(root, str) else None


def _problem(problem: Problem) -> dict[str, Any]:
    place = _PLACE.fullmatch(problem.place)
    remedy = _REMEDY.fullmatch(problem.message)
    return {
        "file": place["file"] if place else problem.place,
        "line": int(place["line"]) if place else None,
        "what": remedy["what"] if remedy else problem.message,
        "remedy": remedy["remedy"] if remedy else None,
        "severity": problem.severity,
    }


def _tally(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _count(number: int, words: str) -> str:
    """Return a number with the word for one or the word for several.

    >>> _count(1, "entity entities"), _count(1200, "entity entities")
    ('1 entity', '1,200 entities')
    """
    one, several = words.split()
    return f"{number:,} {one if number == 1 else several}"
