"""What a project keeps between builds: shown, checked, and rid of what nobody needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.build.cache import ExtractCache
from kgraph.build.lock import build_lock, find_holder
from kgraph.build.staging import GRAPH_FILE
from kgraph.build.state import STATE_FILE, DamagedStateError, State, open_state, remove_state
from kgraph.model import Problem

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class KeptOutput:
    """An output folder, how many documents it was built from, and whether its graph is there."""

    folder: Path
    documents: int
    is_there: bool


def describe_cache(folder: Path) -> Iterator[str]:
    """Yield what is kept, a line each, for a person.

    Args:
        folder: The folder in which results are kept.
    """
    path = folder / STATE_FILE
    if not path.exists():
        yield f"{path}: nothing is kept yet."
        return
    with open_state(folder) as state:
        cache = ExtractCache(state.connection)
        outputs = find_outputs(state)
        unneeded = len(set(cache.keys()) - state.needed_keys())
        yield f"{path}: {_size(path) / _MB:.1f} MB, {_count(len(cache.keys()), 'result')}."
        for each in outputs:
            gone = "" if each.is_there else "; its graph is gone"
            yield f"{each.folder}: built from {_count(each.documents, 'document')}{gone}."
        if unneeded:
            what = _count(unneeded, "result")
            yield f"{what} that no output needs. To let go: kgraph cache prune."
        yield from (str(problem) for problem in state.problems)
    holder = find_holder(folder)
    if holder is not None:
        yield f"A build holds the lock: {holder}."


def prune_cache(folder: Path, *, everything: bool = False) -> str:
    """Let go of outputs that are gone and of results that no output needs; say how much it was.

    Args:
        folder: The folder in which results are kept.
        everything: Let go of all, so that the next build reads every source.

    Raises:
        OutputError: another build is at work, or the state cannot be written.
    """
    path = folder / STATE_FILE
    if not path.exists():
        return f"{path}: nothing is kept yet."
    with build_lock(folder, on_wait=lambda _: None, wait_seconds=0), open_state(folder) as state:
        before, cache = _size(path), ExtractCache(state.connection)
        for output in find_outputs(state):
            if everything or not output.is_there:
                state.forget_output(output.folder)
        unneeded = set(cache.keys()) - state.needed_keys()
        cache.drop(unneeded)
        state.connection.execute("VACUUM")
        state.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        freed = max(0, before - _size(path)) / _MB
    return f"{_count(len(unneeded), 'result')} let go of, {freed:.1f} MB less."


def check_cache(folder: Path) -> list[Problem]:
    """Return what is damaged, after letting go of it: the next build reads those sources again.

    Args:
        folder: The folder in which results are kept.

    Raises:
        OutputError: another build is at work, or the state cannot be written.
    """
    path = folder / STATE_FILE
    if not path.exists():
        return []
    with build_lock(folder, on_wait=lambda _: None, wait_seconds=0):
        try:
            with open_state(folder) as state:
                return [*state.problems, *_check_results(state, path)]
        except DamagedStateError:
            remove_state(folder)
            message = "all of it was damaged and let go of. Build again: kgraph build."
            return [Problem(str(path), message)]


def _check_results(state: State, path: Path) -> list[Problem]:
    for output, _ in state.outputs():
        state.made_of(output)
    (found,) = state.connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise DamagedStateError(found)
    cache = ExtractCache(state.connection)
    damaged = cache.damaged()
    if not damaged:
        return []
    cache.drop(damaged)
    what = "result was" if len(damaged) == 1 else "results were"
    message = f"{len(damaged)} {what} damaged and let go of. Build again: kgraph build."
    return [Problem(str(path), message)]


def find_outputs(state: State) -> list[KeptOutput]:
    """Return the outputs that were built with what a state keeps, sorted."""
    return [
        KeptOutput(folder, documents, (folder / GRAPH_FILE).is_file())
        for folder, documents in state.outputs()
    ]


def _size(path: Path) -> int:
    return path.stat().st_size


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
