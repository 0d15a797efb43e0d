"""What the user named -> the files of a build, each under the name it has in the output."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kgraph.build.keys import hash_file
from kgraph.build.stores.fetching import Fetched
from kgraph.model import Problem

UNREADABLE: Final = "unreadable"
"""Stands for the hash of a file that is there and cannot be opened."""


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file to read.

    ``source`` is its name in the output, ``path`` the file as the user wrote it, ``sha256`` the
    hash of its bytes now, ``None`` where it cannot be opened. ``meta`` is the file that tells of
    it, if there is one, and ``meta_sha256`` the hash of that. Where ``path`` is a copy of what
    lies elsewhere, ``named`` is what the user wrote, and ``meta_named`` where the file about it is.
    """

    source: str
    path: Path
    sha256: str | None
    meta: Path | None = None
    meta_sha256: str | None = None
    named: str | None = None
    meta_named: str | None = None

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.named or str(self.path)

    def moved(self, path: Path, *, meta: Path | None) -> SourceFile:
        """Return it as it is called, with its bytes at another place."""
        meta_name = self.meta_named or (self.meta.as_posix() if self.meta else None)
        return replace(self, path=path, meta=meta, named=self.name, meta_named=meta_name)

    def shown(self, problem: Problem) -> Problem:
        """Return a problem of this source with the path that the user wrote in place of its name.

        >>> talk = SourceFile("talk.txt", Path("notes/talk.txt"), None)
        >>> str(talk.shown(Problem("talk.txt:3", "it ends early. Add the end.")))
        'notes/talk.txt:3: it ends early. Add the end.'
        """
        names = [(self.source, self.name)]
        if self.meta is not None and self.meta_named is not None:
            names.append((self.meta.as_posix(), self.meta_named))
        for name, shown in names:
            if problem.place == name or problem.place.startswith(f"{name}:"):
                place = shown + problem.place[len(name) :]
                return Problem(place, problem.message, problem.severity)
        return problem


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files of a build in the order of their names, and the folder that the names start at."""

    root: Path
    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...] = ()


def find_source_files(paths: Sequence[Path] | Fetched, *, project: Path | None) -> SourceFiles:
    """Return the files under the paths; what cannot be read is found out when it is read.

    Args:
        paths: Files and folders, and what is known of those that are copies.
        project: The project folder, if there is one; where all files are copies, their names
            start where the addresses end.
    """
    from kgraph.sources import find_sources  # here: it loads the libraries of the formats

    fetched = paths if isinstance(paths, Fetched) else Fetched(tuple(paths))
    found, problems = find_sources(fetched.paths)
    are_copies = all(fetched.name_of(path) for path in found)
    start = fetched.root if are_copies else None
    root, path_by_source = name_sources(found, project=start or project)
    files = [
        _source_file(source, path, fetched=fetched)
        for source, path in sorted(path_by_source.items())
    ]
    told = [*fetched.problems, *(_as_named(problem, fetched) for problem in problems)]
    return SourceFiles(root, tuple(files), tuple(sorted(told)))


def _as_named(problem: Problem, fetched: Fetched) -> Problem:
    name = fetched.name_of(Path(problem.place))
    return problem if name is None else Problem(name, problem.message, problem.severity)


def _source_file(source: str, path: Path, *, fetched: Fetched) -> SourceFile:
    from kgraph.sources import find_meta_file  # here: it loads the libraries of the formats

    meta = find_meta_file(path)
    # What is there and cannot be opened must not pass for what is not there.
    meta_sha256 = None if meta is None else hash_file(meta) or UNREADABLE
    named = fetched.name_of(path)
    meta_named = None if meta is None else fetched.name_of(meta)
    return SourceFile(source, path, hash_file(path), meta, meta_sha256, named, meta_named)


def name_sources(paths: Sequence[Path], *, project: Path | None) -> tuple[Path, Mapping[str, Path]]:
    """Return a root folder and the paths by their names: where they lie below the root.

    The root is the project folder where that holds all files, else the innermost folder that
    does. So names never say where on a machine things lie, are the same for the same files
    however they were named, and two files of one name stay apart. A path with nothing at its
    end is no reason to choose another root.
    """
    absolute = {path: Path(os.path.abspath(path)) for path in paths}  # noqa: PTH100
    there = [place for place in absolute.values() if place.exists()]
    root = _common_root(there or list(absolute.values()), project)
    return root, {_name_below(root, place): path for path, place in absolute.items()}


def _common_root(places: Sequence[Path], project: Path | None) -> Path:
    if not places:
        return project or Path.cwd()
    if project is not None and all(place.is_relative_to(project) for place in places):
        return project
    return Path(os.path.commonpath([place.parent for place in places]))


def _name_below(root: Path, place: Path) -> str:
    below = place.relative_to(root) if place.is_relative_to(root) else place
    # A name that is no text in the encoding of the file system could not be written as UTF-8.
    return os.fsencode(below.as_posix()).decode("utf-8", "backslashreplace")
