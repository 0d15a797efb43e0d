"""What every source of a build says: read again, or kept from an earlier build."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kgraph.build.cache import ExtractCache
from kgraph.build.inputs import Inputs
from kgraph.build.plan import Plan, plan_build
from kgraph.build.progress import Progress, ignore_progress
from kgraph.build.reading import read_sources
from kgraph.model import Extract, Problem


@dataclass(frozen=True, slots=True)
class Collected:
    """Extracts in the order of their sources, and what could not be read.

    ``plan`` is what was done; ``key_by_source`` says under which key each extract is kept.
    """

    extracts: tuple[Extract, ...]
    problems: tuple[Problem, ...]
    plan: Plan
    key_by_source: Mapping[str, str]


def collect_extracts(
    inputs: Inputs,
    cache: ExtractCache,
    *,
    before: Collection[str] = (),
    force: bool = False,
    workers: int = 1,
    progress: Progress = ignore_progress,
) -> Collected:
    """Return what each source says; one that did not change is not read again.

    Args:
        inputs: The files, and what is known before they are read.
        cache: Results of earlier builds, to which the new ones are added.
        before: The sources of the last build of the same output.
        force: Read every source again.
        workers: Processes that read.
        progress: Is told how many sources have been read.
    """
    wanted = inputs.key_by_source
    kept = {} if force else cache.find_all(key for key in wanted.values() if key is not None)
    plan = plan_build(wanted, kept=kept, before=before)
    extract_by_key = {key: kept[key] for key in wanted.values() if key in kept}
    problems = []
    files = [file for file in inputs.files.files if file.source in set(plan.read)]
    for file, result in read_sources(files, inputs, workers=workers, progress=progress):
        if isinstance(result, Problem):
            problems.append(result)
            continue
        # By the bytes that were read: the file may have changed since it was planned.
        document = result.document
        key = inputs.recipe.key(file.source, document.sha256, meta=document.meta.sha256)
        cache.put(key, result)
        extract_by_key[key] = result
    return Collected(
        extracts=tuple(sorted(extract_by_key.values(), key=_source)),
        problems=tuple(problems),
        plan=plan,
        key_by_source={_source(extract): key for key, extract in extract_by_key.items()},
    )


def _source(extract: Extract) -> str:
    return extract.document.source
