"""Sources that lie elsewhere -> copies on this machine, which a build reads like any other file.

What cannot be fetched has not been deleted: the copy of an earlier build stays and is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kgraph.build.progress import Progress, Step, ignore_progress
from kgraph.build.stores.addresses import Address, Place
from kgraph.build.stores.copies import Copies
from kgraph.build.stores.patience import Patience, reason_of
from kgraph.build.stores.store import Entry, Store
from kgraph.errors import ServiceError
from kgraph.model import Problem
from kgraph.model.identifiers import hash_text

COPIES_FOLDER: Final = "fetched"
_OBJECT_STORES: Final = frozenset({"s3", "gs", "gcs", "abfs", "abfss"})
_AT_ONCE: Final = 8  # files that are fetched
_LONGEST: Final = 255  # bytes of the name of a file


@dataclass(frozen=True, slots=True)
class Fetched:
    """Files and folders of this machine, and what those that are copies are called."""

    paths: tuple[Path, ...]
    address_by_path: Mapping[Path, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def root(self) -> Path | None:
        """The folder at which the names of copies start."""
        folders = [path if path.is_dir() else path.parent for path in self.address_by_path]
        return Path(os.path.commonpath(folders)).absolute() if folders else None

    def name_of(self, path: Path) -> str | None:
        """Return where a file was copied from, ``None`` if it is no copy."""
        for above in (path, *path.parents):
            if above in self.address_by_path:
                below = path.relative_to(above).as_posix()
                return self.address_by_path[above] + ("" if below == "." else f"/{below}")
        return None


def fetch_places(
    places: Sequence[Place],
    *,
    folder: Path,
    patience: Patience | None = None,
    progress: Progress = ignore_progress,
) -> Fetched:
    """Return what is on this machine as it is, and copies of what is not.

    Args:
        places: What a person named.
        folder: Where copies are kept from build to build.
        patience: How often a store is asked.
        progress: Is told how many bytes have been fetched.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ServiceError: a store cannot be listed, and there are no copies of what it had.
        SettingsError: an address cannot be used.
    """
    paths: list[Path] = []
    address_by_path: dict[Path, str] = {}
    problems: list[Problem] = []
    for place in places:
        if isinstance(place, Path):
            paths.append(place)
            continue
        fetch = _Fetch(place, folder, patience=patience or Patience())
        problems += fetch.run(progress)
        paths += [fetch.path, *fetch.missing]
        address_by_path[fetch.path] = str(place)
    return Fetched(tuple(paths), address_by_path, tuple(sorted(problems)))


class _Fetch:
    """One address, and the copies of what is there."""

    def __init__(self, address: Address, folder: Path, *, patience: Patience) -> None:
        self._store = Store(address, patience=patience)
        self._address = address
        self._patience = patience
        self.path = folder / address.store / self._store.place
        self.missing: list[Path] = []
        name = hash_text(address.store, self._store.place)
        self._copies = Copies(
            self.path, folder / f"{name}.json", is_trusted=address.scheme in _OBJECT_STORES
        )

    def run(self, progress: Progress) -> list[Problem]:
        """Fetch what is new, let go of what is no more, and return what could not be fetched.

        Raises:
            ServiceError: the store cannot be listed, and there are no copies.
        """
        try:
            found = self._store.entries()
        except OSError as error:
            return [self._unlisted(error)]
        if [entry.name for entry in found] == [""]:
            return self._fetch_file()
        entries = [entry for entry in found if _is_wanted(entry.name)]
        fit = [entry for entry in entries if _fits(entry.name)]
        problems = [self._misfit(entry) for entry in entries if not _fits(entry.name)]
        self.path.mkdir(parents=True, exist_ok=True)
        self._copies.load()
        self._copies.keep_only({entry.name for entry in fit})
        stale = [entry for entry in fit if not self._copies.is_fresh(entry)]
        try:
            problems += self._fetch_all(stale, progress)
        finally:
            self._copies.save()
        return problems

    def _fetch_file(self) -> list[Problem]:
        from kgraph.sources.source_meta import meta_names  # here: it loads what reads formats

        self.path.parent.mkdir(parents=True, exist_ok=True)
        problems = []
        try:
            self._store.fetch("", self.path)
            for name in meta_names(self.path.name):
                beside = self._store.beside(name)
                self.path.with_name(name).unlink(missing_ok=True)
                if beside.is_file():
                    beside.fetch("", self.path.with_name(name))
        except OSError as error:
            problems.append(self._unfetched("", error))
        return problems

    def _fetch_all(self, entries: Sequence[Entry], progress: Progress) -> Iterable[Problem]:
        total, finished, problems = sum(entry.size for entry in entries), 0, []
        with self._jobs(entries) as jobs:
            for number, (entry, error) in enumerate(jobs, start=1):
                if error is not None:
                    problems.append(self._unfetched(entry.name, error))
                else:
                    self._copies.note_fetched(entry)
                finished += entry.size
                progress(Step("fetch", finished, total, f"{number:,} of {len(entries):,}"))
        return problems

    @contextmanager
    def _jobs(self, entries: Sequence[Entry]) -> Iterator[Iterator[tuple[Entry, OSError | None]]]:
        """Fetch several at once; who stops early waits for none of the rest."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            entry_by_job = {threads.submit(self._fetched, entry): entry for entry in entries}
            try:
                yield ((entry_by_job[job], job.result()) for job in as_completed(entry_by_job))
            finally:
                self._patience.end()
                threads.shutdown(cancel_futures=True)

    def _fetched(self, entry: Entry) -> OSError | None:
        try:
            self._store.fetch(entry.name, self.path / entry.name)
        except OSError as error:
            return error
        return None

    def _unlisted(self, error: OSError) -> Problem:
        if not self.path.exists():
            message = f"it cannot be listed ({reason_of(error)}). Check the address, or try later."
            raise ServiceError(message, place=str(self._address)) from error
        message = (
            f"it cannot be listed ({reason_of(error)}); what was fetched before is read instead. "
            "Build again later, or take it out."
        )
        return Problem(str(self._address), message)

    def _unfetched(self, name: str, error: OSError) -> Problem:
        path = self.path / name if name else self.path
        if path.exists():
            instead = "; what was fetched before is read instead"
        else:
            instead = ""
            self.missing.append(path)
        message = f"it cannot be fetched ({reason_of(error)}){instead}. Build again later."
        return Problem(f"{self._address}/{name}".rstrip("/"), message)

    def _misfit(self, entry: Entry) -> Problem:
        message = "no file of this machine can have such a name. Give it another."
        return Problem(f"{self._address}/{entry.name}", message)


def _is_wanted(name: str) -> bool:
    """Say whether a folder's file is one to read or tells of one."""
    from kgraph.sources.registry import READABLE
    from kgraph.sources.source_meta import META_SUFFIX

    path = Path(name)
    if any(part.startswith(".") and part.strip(".") for part in path.parts):
        return False
    return path.suffix.lower() in READABLE or name.endswith(META_SUFFIX)


def _fits(name: str) -> bool:
    """Say whether a name can be that of a file below a folder.

    >>> _fits("2024/talk.txt"), _fits("../talk.txt"), _fits("a//b.txt")
    (True, False, False)
    """
    parts = name.split("/")
    return all(
        part not in ("", ".", "..") and "\0" not in part and len(part.encode()) <= _LONGEST
        for part in parts
    )
