"""What each source says, kept as Parquet tables in a folder or at an address.

The tables have what the cache has of the sources of one output: each document once, by the key of
its result. Parts that hold something else go before new ones come, so that a build that is killed
at any moment leaves what the next one completes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kgraph.build.cache import ExtractCache
from kgraph.build.codec import CodecError, decode
from kgraph.build.collecting import Collected
from kgraph.build.stores.addresses import Address, parse_place
from kgraph.build.stores.patience import reason_of
from kgraph.build.stores.store import Store
from kgraph.errors import KgraphError, MissingExtraError
from kgraph.model import Extract, Problem

_MOST: Final = 500  # documents of a part
_DOCUMENTS: Final = "documents"


class ExtractTables:
    """The tables at one place."""

    def __init__(self, place: str) -> None:
        """Know where they are.

        Raises:
            MissingExtraError: pyarrow is not installed.
            SettingsError: the address is none that can be used.
        """
        if find_spec("pyarrow") is None:
            raise MissingExtraError(what="--extracts", extra="tables")
        found = parse_place(place)
        self._folder = found if isinstance(found, Path) else None
        address = found if isinstance(found, Address) else Address(found.absolute().as_uri())
        self._place = str(found)
        self._store = Store(address)

    def has_exactly(self, keys: Collection[str]) -> bool:
        """Say whether the tables have these results and no others, each once."""
        try:
            there = [key for each in self._keys_by_part.values() for key in each]
        except OSError:
            return False
        return sorted(there) == sorted(keys)

    def lend(self, cache: ExtractCache, keys: Collection[str]) -> None:
        """Give the cache those results that it lacks and the tables have."""
        lacking = {key for key in keys if cache.content(key) is None}
        try:
            for part, there in self._keys_by_part.items() if lacking else ():
                if not lacking.isdisjoint(there):
                    _lend_part(cache, self._contents(part), lacking=lacking)
        except OSError:
            return  # what is not lent is read again

    def keep(self, collected: Collected, *, cache: ExtractCache) -> tuple[Problem, ...]:
        """Make the tables have these results and no others; return why they have not.

        Args:
            collected: What the sources say.
            cache: Has the results as they are kept.
        """
        keys = collected.key_by_source
        try:
            there = self._tidied(set(keys.values()))
            new = [each for each in collected.extracts if keys[each.document.source] not in there]
            for start in range(0, len(new), _MOST):
                self._write(new[start : start + _MOST], keys, cache=cache)
        except KgraphError as error:
            return (Problem(error.place or self._place, error.message),)
        except OSError as error:
            message = f"the tables could not be written ({reason_of(error)}). Build again later."
            return (Problem(self._place, message),)
        finally:
            vars(self).pop("_keys_by_part", None)
        return ()

    @cached_property
    def _keys_by_part(self) -> dict[str, list[str]]:
        from kgraph.tables.schema import SCHEMA_BY_TABLE

        names = set(self._names())
        parts = {name.rpartition("/")[2] for name in names}
        whole = [
            part
            for part in sorted(parts)
            if names.issuperset(f"{table}/{part}" for table in SCHEMA_BY_TABLE)
        ]
        return {part: self._keys(f"{_DOCUMENTS}/{part}") for part in whole}

    def _names(self) -> list[str]:
        try:
            entries = self._store.entries()
        except FileNotFoundError:
            return []
        return [each.name for each in entries if each.name.endswith(".parquet")]

    def _keys(self, name: str) -> list[str]:
        return list(self._store.read_columns(name, ["key"])[0])

    def _contents(self, part: str) -> Iterator[tuple[str, bytes | None]]:
        keys, contents = self._store.read_columns(f"{_DOCUMENTS}/{part}", ["key", "content"])
        yield from zip(keys, contents, strict=True)

    def _tidied(self, wanted: Collection[str]) -> set[str]:
        """Remove what is not wanted, and return the keys that are there."""
        kept: set[str] = set()
        parts: set[str] = set()
        for part, keys in sorted(self._keys_by_part.items()):
            if keys and kept.isdisjoint(keys) and all(key in wanted for key in keys):
                kept.update(keys)
                parts.add(part)
            else:
                self._store.remove(f"{_DOCUMENTS}/{part}")
        for name in self._names():
            if name.rpartition("/")[2] not in parts:
                self._store.remove(name)
        return kept

    def _write(
        self, extracts: Sequence[Extract], keys: Mapping[str, str], *, cache: ExtractCache
    ) -> None:
        from kgraph.tables.parts import write_part
        from kgraph.tables.rows import Yield
        from kgraph.tables.schema import SCHEMA_BY_TABLE

        key_and_extract = [(keys[each.document.source], each) for each in extracts]
        found = [Yield(key, extract, cache.content(key)) for key, extract in key_and_extract]
        if self._folder is not None:
            write_part(self._folder, found)
            return
        with TemporaryDirectory(prefix="kgraph-") as name:
            part = write_part(Path(name), found).name
            for table in SCHEMA_BY_TABLE:  # the documents last: then the part is there
                self._store.put(Path(name) / table / part, f"{table}/{part}")


def _lend_part(
    cache: ExtractCache,
    contents: Iterator[tuple[str, bytes | None]],
    *,
    lacking: Collection[str],
) -> None:
    for key, content in contents:
        if key in lacking and content is not None and _is_extract(content):
            cache.put(key, content)


def _is_extract(content: bytes) -> bool:
    try:
        decode(content, Extract)
    except CodecError:
        return False
    return True
