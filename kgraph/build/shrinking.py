"""Keeps a build from dropping claims that nobody took out.

A source that was edited or taken away takes its claims along. Claims of a source that is still
there, byte for byte, go only because something else changed: the ontology, the model, a setting,
kgraph itself, or that the file cannot be read any more. Neither do decisions of people that reject
something count, nor claims that are one since two things are one: claims are counted where they
are said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from kgraph.build.inputs import Inputs
from kgraph.build.last_report import causes_of
from kgraph.build.report import BuildReport
from kgraph.build.source_files import SourceFile
from kgraph.build.staging import GRAPH_FILE
from kgraph.build.tally import Shrink
from kgraph.build.vouched import lost_decisions
from kgraph.errors import OutputError
from kgraph.graph.built_claims import BuiltClaims, BuiltPlace, BuiltSource
from kgraph.model import Claim, Corpus, Extract, Problem
from kgraph.model.claim import ADDED_BY_HAND
from kgraph.model.identifiers import document_id
from kgraph.resolution import resolve

Place: TypeAlias = tuple[str, int, int]

_SHARE: Final = 0.1  # of the claims that may go
_SHOWN: Final = 10  # sources that are named
_LONGEST: Final = 100  # letters of an example


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """A source that is as it was: what it was in the graph, and the file that it is."""

    was: BuiltSource
    file: SourceFile

    @property
    def document_id(self) -> str:
        """The id that its document has now."""
        return document_id(self.file.source, self.was.sha256)


def guarded(
    report: BuildReport, *, corpus: Corpus, inputs: Inputs, extracts: Sequence[Extract]
) -> BuildReport:
    """Return the report of a build that may be written, or one that says why it must not.

    Args:
        report: Of the build, whose folder has the graph that would be replaced.
        corpus: What would be written.
        inputs: What it was made from.
        extracts: What the sources say.
    """
    built = _read(report.out / GRAPH_FILE)
    if built is None:
        return report
    unchanged = _unchanged(built.sources, inputs.files.files)
    documents = frozenset(each.was.document_id for each in unchanged)
    lost = _lost(built, corpus, inputs=inputs, unchanged=unchanged, extracts=extracts)
    vouched = lost_decisions(built, corpus, inputs=inputs, unchanged=documents)
    if not lost and not vouched:
        return report
    named = [each for each in sorted(lost, key=_most_first)[:_SHOWN] if each.count > 0]
    shrink = Shrink(
        lost=sum(each.count for each in lost),
        had=sum(each.had for each in lost),
        vouched=len(vouched),
        causes=causes_of(report.out, inputs),
    )
    problems = {*report.problems, *vouched, *(each.problem() for each in named)}
    return replace(report, written=False, shrink=shrink, problems=tuple(sorted(problems)))


@dataclass(frozen=True, slots=True)
class _Lost:
    """How many claims a source would lose of those that it had, and one of them."""

    of: _Unchanged
    count: int
    had: int
    example: str

    def problem(self) -> Problem:
        """Say so, with an example."""
        words = self.example if len(self.example) <= _LONGEST else f"{self.example[:_LONGEST]}…"
        message = (
            f"{self.count:,} of its {self.had:,} claims would go though the file did not change, "
            f"such as “{words}”."
        )
        return Problem(self.of.file.name, message)


def _most_first(lost: _Lost) -> tuple[int, str]:
    return (-lost.count, lost.of.was.path)


def _read(path: Path) -> BuiltClaims | None:
    try:
        return BuiltClaims.read(path) if path.is_file() else None
    except OutputError:  # what cannot be read cannot be lost
        return None


def _unchanged(sources: Iterable[BuiltSource], files: Iterable[SourceFile]) -> list[_Unchanged]:
    """Return the sources that are still there as they were, be it under another name."""
    by_sha256: dict[str, list[SourceFile]] = defaultdict(list)
    file_by_source = {file.source: file for file in files}
    for file in file_by_source.values():
        by_sha256[file.sha256 or ""].append(file)
    found, others = [], []
    for was in sources:
        same = file_by_source.get(was.path)
        # A file that cannot be opened now is taken for what it was.
        if same is not None and same.sha256 in (was.sha256, None):
            found.append(_Unchanged(was, same))
            by_sha256[same.sha256 or ""].remove(same)
        else:
            others.append(was)
    for was in others:
        if by_sha256[was.sha256]:
            found.append(_Unchanged(was, by_sha256[was.sha256].pop()))
    return found


def _lost(
    built: BuiltClaims,
    corpus: Corpus,
    *,
    inputs: Inputs,
    unchanged: Sequence[_Unchanged],
    extracts: Sequence[Extract],
) -> list[_Lost]:
    """Return what each source would lose or gain, nothing where all lose little together."""
    had = sum(built.places_by_document.get(each.was.document_id, 0) for each in unchanged)
    now = Counter(_places(corpus.claims))
    count_by_document = Counter(name for name, _, _ in now.elements())
    if had - sum(count_by_document[each.document_id] for each in unchanged) <= _SHARE * had:
        return []
    # Only now what takes time: which of them decisions reject.
    rejected: Counter[Place] = Counter()
    if inputs.ledger.entries:
        rejected = Counter(_places(resolve(extracts).claims)) - now
    places = _found_places(built, {each.was.document_id for each in unchanged})
    lost = []
    for each in unchanged:
        quotes = {
            (each.document_id, at.start, at.end): at.quote for at in places[each.was.document_id]
        }
        was = Counter((each.document_id, at.start, at.end) for at in places[each.was.document_id])
        count = was.total() - count_by_document[each.document_id] - (was & rejected).total()
        gone = was - now - rejected
        lost.append(_Lost(each, count, was.total(), quotes[min(gone)] if gone else ""))
    return lost if sum(each.count for each in lost) > _SHARE * had else []


def _found_places(built: BuiltClaims, documents: Collection[str]) -> Mapping[str, list[BuiltPlace]]:
    """Return the places of some documents that no person added."""
    places: dict[str, list[BuiltPlace]] = defaultdict(list)
    for place in built.places(documents).values():
        if place.rule != ADDED_BY_HAND:
            places[place.document_id].append(place)
    return places


def _places(claims: Iterable[Claim]) -> Iterator[Place]:
    """Yield each place of each claim that was found, not added by a person."""
    for claim in claims:
        yield from {
            (each.document_id, each.span.start, each.span.end)
            for each in claim.evidence
            if each.rule != ADDED_BY_HAND
        }
