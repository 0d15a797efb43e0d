"""Files on the disk -> a signal whenever something that a build reads has changed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from watchfiles import Change, DefaultFilter, watch

from kgraph.build.project import CACHE_FOLDER, Project
from kgraph.build.settings import SETTINGS_FILE
from kgraph.errors import SourceError

_LOOK_MS: Final = 1000  # how often what cannot be waited for is looked at
_QUIET_MS: Final = 200  # a signal comes when nothing more has changed for so long,
_LONGEST_MS: Final = 3000  # or after so long all the same

_State = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """What a build reads: folders with all below them, and single files.

    ``ignored`` are folders that the build itself writes into.
    """

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    ignored: tuple[Path, ...]

    def state(self) -> _State:
        """Return what tells whether a file has changed or a folder is another one now."""
        return (
            *(_state_of(path, is_file=True) for path in self.files),
            *(_state_of(path, is_file=False) for path in self.folders),
        )


def find_watched(sources: Sequence[Path], *, project: Project, out: Path) -> Watched:
    """Return what is there of what a build reads."""
    named = [Path(os.path.abspath(path)) for path in sources]  # noqa: PTH100  links stay links
    files = [path for path in named if not path.is_dir()]
    folders = [path for path in named if path.is_dir()]
    if project.folder is not None:
        files.append(project.folder / SETTINGS_FILE)
        of_project = (project.folder / name for name in ("data", "ontology"))
        folders += [path for path in of_project if path.is_dir()]
    outer = [
        path
        for path in folders
        if not any(path != other and path.is_relative_to(other) for other in folders)
    ]
    written = (out, project.cache_folder(out))
    return Watched(
        tuple(sorted(set(outer))),
        tuple(sorted(set(files))),
        tuple(path.resolve() for path in written),
    )


def signals(
    sources: Sequence[Path], *, project: Project, out: Path, stop: threading.Event | None = None
) -> Iterator[None]:
    """Yield at the beginning, then after each change, until ``stop`` is set.

    What changes while the caller is at work is the next signal. As that may be the first time,
    when nothing is watched yet, a second signal follows the first. Folders that come, go or are
    replaced are noticed.

    Raises:
        SourceError: a folder cannot be watched, as where the system allows no more of it.
        KeyboardInterrupt: at Ctrl-C.
    """
    stop = stop or threading.Event()
    while not stop.is_set():
        watched = find_watched(sources, project=project, out=out)
        state, is_new = watched.state(), True
        yield None
        for changed in _waited(watched, stop):
            now = watched.state()
            if find_watched(sources, project=project, out=out) != watched or _moved(state, now):
                break
            if changed or is_new or now != state:
                state, is_new = now, False
                yield None


def _waited(watched: Watched, stop: threading.Event) -> Iterator[bool]:
    """Yield from time to time, and say whether something in a folder has changed."""
    if not watched.folders:
        while not stop.wait(_LOOK_MS / 1000):
            yield False
        return
    try:
        for changes in watch(
            *watched.folders,
            watch_filter=_Filter(watched.ignored),
            debounce=_LONGEST_MS,
            step=_QUIET_MS,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            stop_event=stop,
        ):
            yield bool(changes)
    except OSError as error:
        message = f"it cannot be watched ({error}). Watch fewer folders, or build by hand."
        raise SourceError(message, place=str(watched.folders[0])) from error


class _Filter(DefaultFilter):
    """Passes over what the build writes, and what editors keep beside a file."""

    def __init__(self, ignored: Sequence[Path]) -> None:
        super().__init__(ignore_paths=ignored, ignore_dirs=(*self.ignore_dirs, CACHE_FOLDER))

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change counts."""
        return super().__call__(change, path) and not Path(path).name.startswith(".")


def _moved(one: _State, other: _State) -> bool:
    """Say whether a folder is another one now."""
    return any(was[3] != now[3] for was, now in zip(one, other, strict=True))


def _state_of(path: Path, *, is_file: bool) -> tuple[str, int, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (str(path), 0, 0, 0)
    if is_file:
        return (str(path), stat.st_mtime_ns, stat.st_size, 0)
    return (str(path), 0, 0, stat.st_ino)
