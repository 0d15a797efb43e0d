"""Files and folders that a user names -> the files to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.model import Problem
from kgraph.sources.registry import READABLE
from kgraph.sources.source_meta import is_about_any, is_meta_file

_ABOUT_NOTHING = (
    "it tells of no source here. Call it by a source's name: talk.meta.toml for talk.txt."
)


def find_sources(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the files to read, sorted and each once, and what is wrong with the rest.

    A file that is named is always returned, but for one that tells of a source. In folders
    hidden files and files of other kinds are passed over; a folder that holds nothing to read,
    cannot be opened or contains itself by a link is a Problem, and so is a file that tells of
    no source.
    """
    found: set[Path] = set()
    problems: list[Problem] = []
    for path in paths:
        if not _is_folder(path):
            found.update([] if is_meta_file(path) else [path])
            continue
        before = len(problems)
        files = list(_walk(path, problems, above=()))
        if not files and len(problems) == before:
            kinds = ", ".join(sorted(READABLE))
            message = f"the folder holds nothing to read. Add files ({kinds}) or name them."
            problems.append(Problem(path.as_posix(), message))
        found.update(files)
    return sorted(found), sorted(problems)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, problems: list[Problem], *, above: tuple[Path, ...]) -> Iterator[Path]:
    try:
        real = folder.resolve(strict=True)
        entries = sorted(folder.iterdir())
    except (OSError, RuntimeError) as error:
        message = (
            f"the folder cannot be opened ({_reason(error)}). Give permission or leave it out."
        )
        problems.append(Problem(folder.as_posix(), message))
        return
    if real in above:
        message = "the folder contains itself by a link. Remove the link."
        problems.append(Problem(folder.as_posix(), message))
        return
    names = [entry.name for entry in entries if entry.suffix.lower() in READABLE]
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(entry, problems, above=(*above, real))
        elif _is_loop(entry):
            message = "the link leads back to itself. Remove it."
            problems.append(Problem(entry.as_posix(), message))
        elif entry.suffix.lower() in READABLE:
            yield entry
        elif is_meta_file(entry) and not is_about_any(entry.name, names):
            problems.append(Problem(entry.as_posix(), _ABOUT_NOTHING, "notice"))


def _is_loop(path: Path) -> bool:
    if not path.is_symlink():
        return False
    try:
        path.resolve(strict=True)
    except FileNotFoundError:
        return False
    except (OSError, RuntimeError):
        return True
    return False


def _reason(error: OSError | RuntimeError) -> str:
    return getattr(error, "strerror", None) or str(error)
