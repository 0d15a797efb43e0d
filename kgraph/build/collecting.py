"""What every source of a build says: read again, or kept from an earlier build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from kgraph.build.cache import ExtractCache
from kgraph.build.engines import Workers
from kgraph.build.inputs import Inputs
from kgraph.build.plan import Plan, plan_build
from kgraph.build.progress import Progress, ignore_progress
from kgraph.build.reading import Result, reading
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost
from kgraph.model import Extract, Problem


@dataclass(frozen=True, slots=True)
class Collected:
    """Extracts in the order of their sources, and what could not be read.

    ``plan`` is what was done; ``key_by_source`` says under which key each extract is kept.
    ``is_final`` is false where another try, with nothing changed, may read more. ``notices``
    are of this build alone.
    """

    extracts: tuple[Extract, ...]
    problems: tuple[Problem, ...]
    plan: Plan
    key_by_source: Mapping[str, str]
    notices: tuple[Problem, ...] = ()
    is_final: bool = True


def collect_extracts(
    inputs: Inputs,
    cache: ExtractCache,
    *,
    before: Collection[str] = (),
    force: bool = False,
    workers: Workers = None,
    progress: Progress = ignore_progress,
) -> Collected:
    """Return what each source says; one that did not change is not read again.

    Args:
        inputs: The files, and what is known before they are read.
        cache: Results of earlier builds, to which the new ones are added.
        before: The sources of the last build of the same output.
        force: Read every source again.
        workers: Who reads; ``None`` to read in this process.
        progress: Is told how many bytes have been read.
    """
    wanted = inputs.key_by_source
    kept = set() if force else cache.find_sound(key for key in wanted.values() if key is not None)
    plan = plan_build(wanted, kept=kept, before=before)
    read = set(plan.read)
    files = [file for file in inputs.files.files if file.source in read]
    damaged = cache.find_damaged(wanted[source] or "" for source in plan.read)
    with reading(files, inputs, workers=workers, progress=progress) as results:
        # While the workers load what they read with: what comes after, and what was kept.
        import_module("kgraph.build.making")
        extract_by_key = cache.get_all(key for key in wanted.values() if key in kept)
        new = _keep_new(results, inputs, cache=cache)
    extract_by_key |= cache.get_all(new.keys)
    return Collected(
        extracts=tuple(sorted(extract_by_key.values(), key=_source)),
        problems=tuple(new.problems),
        plan=plan,
        key_by_source={_source(extract): key for key, extract in extract_by_key.items()},
        notices=tuple(_damaged(file) for file in files if wanted[file.source] in damaged),
        is_final=new.is_final,
    )


@dataclass(slots=True)
class _New:
    """What was read: the keys under which it is kept, and what could not be read."""

    keys: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_final: bool = True


def _keep_new(results: Iterable[Result], inputs: Inputs, *, cache: ExtractCache) -> _New:
    new = _New()
    for file, result in results:
        if isinstance(result, Problem):
            new.problems.append(result)
        elif isinstance(result, Lost):
            new.is_final = False
            new.problems.append(file.shown(_lost(file, result)))
        else:
            # By the bytes that were read: the file may have changed since it was planned.
            key = inputs.recipe.key(file.source, result.sha256, meta=result.meta_sha256)
            cache.put(key, result.content)
            new.keys.append(key)
    return new


def _lost(file: SourceFile, lost: Lost) -> Problem:
    message = f"it was left out: {lost.why}. Build again to try once more, or take it out."
    return Problem(file.source, message)


def _damaged(file: SourceFile) -> Problem:
    message = "what was kept of it is damaged, so it was read again."
    return file.shown(Problem(file.source, message, "notice"))


def _source(extract: Extract) -> str:
    return extract.document.source
