"""Clusters in files, to be read again one by one: resolution cannot hold all of a large corpus.

These files are of one run and its processes alone; no other program reads them.
"""

from __future__ import annotations

import marshal
import os
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.model import Join
from kgraph.resolution.candidates import from_back, from_front, keys_of, parts_of
from kgraph.resolution.clusters import Cluster, no_counts, swept_name
from kgraph.resolution.spellings import words_of

Row: TypeAlias = dict[str, Any]

_LENGTH: Final = 4  # bytes that tell how long the first half is
_NAMES_LENGTH: Final = 2048  # bytes that the names of most clusters fit into
_MOST_HELD: Final = 8_000_000  # bytes of clusters as they lie in files; in memory it is tenfold
_BETWEEN: Final = "\x1f"  # no name has it
_NAMES: Final = pa.list_(pa.string())
_LYING: Final = ("offset", "length", "gid", "spelt")
INDEX: Final = pa.schema(
    [
        ("gid", pa.int64()),  # what the cluster goes by through all steps
        ("file", pa.string()),
        ("offset", pa.int64()),
        ("length", pa.int64()),
        ("size", pa.int64()),
        ("doc", pa.int64()),
        ("number", pa.int64()),
        ("is_named", pa.bool_()),
        ("is_person", pa.bool_()),
        ("spelt", pa.int64()),
        ("words", pa.int32()),
        ("letters", pa.string()),
        ("blocks", _NAMES),
        ("wholes", _NAMES),
        ("ends", _NAMES),
        ("front", pa.string()),
        ("back", pa.string()),
    ]
)
"""Where each cluster lies, and what is needed to find those that may be the same."""


def encode_cluster(cluster: Cluster) -> bytes:
    """Return all of a cluster but its places: first what names are weighed by, then the rest."""
    names = (
        cluster.name, cluster.entity_type, cluster.is_named, cluster.is_spoken,
        dict(cluster.names), cluster.keys, cluster.aliases,
    )  # fmt: skip
    rest = (
        cluster.first, dict(cluster.attested), dict(cluster.types), cluster.documents,
        cluster.labels, cluster.styles, cluster.neighbours, cluster.linked, cluster.facts,
        [_plain(each) for each in cluster.joins],
        {reason: (place, _plain(join)) for reason, (place, join) in cluster.reasons.items()},
        cluster.salience,
    )  # fmt: skip
    first = marshal.dumps(names)
    return len(first).to_bytes(_LENGTH, "big") + first + marshal.dumps(rest)


def _plain(join: Join) -> tuple[str, str, str, str | None]:
    return join.label, join.to, join.reason, join.document_id


_NONE: Final[Counter[str]] = Counter()


def decode_names(content: bytes) -> Cluster:
    """Return a cluster as far as names are weighed by it: documents and all that are left out."""
    end = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    name, entity_type, is_named, is_spoken, names, keys, aliases = marshal.loads(
        content[_LENGTH:end]
    )
    return Cluster(
        [], (0, 0), is_named, is_spoken,
        names=_counter(names), attested=_NONE, types=_NONE, keys=keys, aliases=aliases,
        entity_type=entity_type, name=name,
    )  # fmt: skip


def decode_cluster(content: bytes) -> Cluster:
    """Return a cluster; it has no places."""
    cluster = decode_names(content)
    start = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    (
        cluster.first, attested, types, cluster.documents,
        cluster.labels, cluster.styles, cluster.neighbours, cluster.linked, cluster.facts,
        joins, reasons, cluster.salience,
    ) = marshal.loads(memoryview(content)[start:])  # fmt: skip
    cluster.attested, cluster.types = _counter(attested), _counter(types)
    cluster.joins = [Join(*each) for each in joins]
    cluster.reasons = {reason: (place, Join(*join)) for reason, (place, join) in reasons.items()}
    return cluster


def _spelling_of(cluster: Cluster) -> int:
    """Return a hash of all that names are weighed by where they do not hang on mentions."""
    told = (
        cluster.name, cluster.entity_type, cluster.is_spoken, cluster.frequent_names,
        sorted(cluster.keys), sorted(cluster.aliases),
    )  # fmt: skip
    digest = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _counter(counts: dict[str, int]) -> Counter[str]:
    found = no_counts()
    dict.update(found, counts)
    return found


class ClusterWriter:
    """Writes clusters into one file, and what is to be known of each into an index."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        (folder / "clusters").mkdir(parents=True, exist_ok=True)
        (folder / "index").mkdir(parents=True, exist_ok=True)
        self._file = (folder / "clusters" / name).open("wb")
        self._writer = pq.ParquetWriter(folder / "index" / f"{name}.parquet", INDEX)
        self._rows: list[Row] = []
        self._offset = 0

    def write(self, cluster: Cluster, gid: int) -> None:
        """Write a cluster under its number."""
        content = encode_cluster(cluster)
        self._file.write(content)
        self._rows.append(self._row(cluster, gid, length=len(content)))
        self._offset += len(content)
        if len(self._rows) >= 20_000:
            self._flush()

    def close(self) -> None:
        """Finish both files."""
        self._flush()
        self._writer.close()
        self._file.close()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=INDEX))
        self._rows = []

    def _row(self, cluster: Cluster, gid: int, *, length: int) -> Row:
        document, number = cluster.first
        row: Row = {
            "gid": gid,
            "file": self._name,
            "offset": self._offset,
            "length": length,
            "size": cluster.size,
            "doc": document,
            "number": number,
            "is_named": cluster.is_named,
            "is_person": cluster.is_person,
            "spelt": _spelling_of(cluster) if cluster.is_named else 0,
            "words": len(words_of(cluster.name)),
        }
        if cluster.is_named:
            parts = parts_of(cluster)
            row |= {
                "letters": swept_name(cluster),
                "blocks": sorted({_BETWEEN.join(key) for key in keys_of(cluster)}),
                "wholes": [word for word, is_whole in parts if is_whole],
                "ends": [word for word, is_whole in parts if not is_whole],
                "front": from_front(cluster.name),
                "back": from_back(cluster.name),
            }
        return row


class ClusterReader:
    """Reads clusters by their numbers in the order of size; remembers those read last."""

    def __init__(self, folder: Path, order: str) -> None:
        self._folder = folder / "clusters"
        self._files: dict[int, int] = {}
        self._names = (folder / f"{order}.files").read_text("utf-8").split("\n")
        self._file, self._offset, self._length, self._gid, self._spelt = (
            memoryview(np.load(folder / f"{order}.{column}.npy", mmap_mode="r"))
            for column in ("file", *_LYING)
        )
        self._known: dict[int, Cluster] = {}
        self._held = 0

    def __len__(self) -> int:
        return len(self._file)

    def gid(self, number: int) -> int:
        """Return what a cluster goes by in all steps."""
        return self._gid[number]

    def content(self, number: int) -> bytes:
        """Return a cluster as it lies in its file."""
        file = self._open(self._file[number])
        return os.pread(file, self._length[number], self._offset[number])

    def spelling(self, number: int) -> int:
        """Return what all clusters share whose names are to be weighed alike."""
        return self._spelt[number]

    def names(self, number: int) -> Cluster:
        """Return a cluster as far as names are weighed by it, with those in it of no document."""
        file, length = self._open(self._file[number]), self._length[number]
        start = os.pread(file, min(length, _NAMES_LENGTH), self._offset[number])
        whole = _LENGTH + int.from_bytes(start[:_LENGTH], "big") <= len(start)
        return decode_names(start if whole else self.content(number))

    def at_hand(self, number: int) -> Cluster:
        """Return a cluster that nobody may change."""
        known = self._known.get(number)
        if known is None:
            content = self.content(number)
            self._held += len(content)
            if self._held > _MOST_HELD:
                self._known.clear()
                self._held = len(content)
            known = self._known[number] = decode_cluster(content)
        return known

    def cluster(self, number: int) -> Cluster:
        """Return a cluster that the caller may change; its one place is its number."""
        cluster = decode_cluster(self.content(number))
        cluster.places = [(number, 0)]
        return cluster

    def range(self, first: int, last: int) -> Iterator[tuple[int, Cluster]]:
        """Yield the clusters with these numbers, the last one left out."""
        for number in range(first, min(last, len(self._file))):
            yield number, self.cluster(number)

    def _open(self, number: int) -> int:
        if number not in self._files:
            self._files[number] = os.open(self._folder / self._names[number], os.O_RDONLY)
        return self._files[number]

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            os.close(file)


def write_order(folder: Path, order: str, *, rows: pa.Table) -> None:
    """Write where the clusters lie, in their order, for readers.

    Args:
        folder: The folder of the run.
        order: What the order is called.
        rows: The columns file, offset, length, gid and spelt.
    """
    files = rows.column("file").combine_chunks().dictionary_encode()
    if isinstance(files, pa.ChunkedArray):
        files = files.combine_chunks()
    names = files.dictionary.to_pylist()
    (folder / f"{order}.files").write_text("\n".join(names), "utf-8")
    np.save(folder / f"{order}.file.npy", files.indices.to_numpy().astype(np.int32))
    for column in _LYING:
        np.save(folder / f"{order}.{column}.npy", rows.column(column).to_numpy())
