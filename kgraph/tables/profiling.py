"""Chains and claims of the tables -> profiles, document by document, as resolution has them."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.model import CoreferenceChain, Join, Modality, Polarity
from kgraph.resolution.profiles import (
    MOST_NEIGHBOURS,
    PERSON,
    Profile,
    Said,
    names_around,
    profiles_in,
)
from kgraph.resolution.spellings import words_of

_CHAINS: Final = (
    "document_id", "number", "entity_type", "labels", "salience", "is_spoken", "joins", "position",
)  # fmt: skip
_CLAIMS: Final = (
    "document_id", "subject", "predicate", "object", "value", "qualifier", "polarity", "modality",
)  # fmt: skip
_AT_ONCE: Final = 20_000
_PROFILES: Final = pa.schema(
    [
        ("key", pa.string()),
        ("is_named", pa.bool_()),
        ("doc", pa.int64()),
        ("position", pa.int32()),
        ("content", pa.binary()),
    ]
)
_AROUND: Final = pa.schema(
    [
        ("doc", pa.int64()),
        ("names", pa.list_(pa.string())),
        ("counted", pa.int32()),  # the first so many of them the document mentions
        ("near", pa.int32()),  # the first so many of them are neighbours
    ]
)
_PERSONS: Final = pa.schema([("first", pa.string()), ("last", pa.string())])


@dataclass(frozen=True, slots=True)
class ProfileOrder:
    """The part of the tables to make profiles of, and the folder of the run."""

    tables: Path
    part: str
    folder: Path


@dataclass(slots=True)
class _Found:
    profiles: list[tuple[Any, ...]] = field(default_factory=list)
    around: list[tuple[Any, ...]] = field(default_factory=list)


def profile_part(order: ProfileOrder) -> None:
    """Write the profiles of the documents of a part, what stands around them, full names."""
    for name in ("profiles", "around", "persons"):
        (order.folder / name).mkdir(exist_ok=True)
    ranks = pq.read_table(order.folder / "ranks" / order.part)
    rank = dict(zip(*lists_of_table(ranks), strict=True))
    persons: set[tuple[str, str]] = set()
    found = _Found()
    with (
        pq.ParquetWriter(order.folder / "profiles" / order.part, _PROFILES) as profiles,
        pq.ParquetWriter(order.folder / "around" / order.part, _AROUND) as around,
    ):
        for document, chains, said in _documents(order):
            _add_document(found, rank[document], chains=chains, said=said)
            persons.update(_full_names(chains))
            if len(found.profiles) >= _AT_ONCE:
                _write(profiles, _PROFILES, rows=found.profiles)
                _write(around, _AROUND, rows=found.around)
                found = _Found()
        _write(profiles, _PROFILES, rows=found.profiles)
        _write(around, _AROUND, rows=found.around)
    with pq.ParquetWriter(order.folder / "persons" / order.part, _PERSONS) as writer:
        _write(writer, _PERSONS, rows=list(persons))


def lists_of_table(table: pa.Table) -> list[list[Any]]:
    """Return the columns of a table as lists."""
    return [column.to_pylist() for column in table.columns]


def _write(writer: pq.ParquetWriter, schema: pa.Schema, *, rows: list[tuple[Any, ...]]) -> None:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(values, each.type) for values, each in zip(columns, schema, strict=True)]
    writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _documents(order: ProfileOrder) -> Iterator[tuple[str, list[tuple[Any, ...]], list[Said]]]:
    """Yield each document that has chains, with its chains and what is said of them."""
    claims = groupby(_rows(order, "claims", columns=_CLAIMS), itemgetter(0))
    waiting = next(claims, None)
    for document, chains in groupby(_rows(order, "chains", columns=_CHAINS), itemgetter(0)):
        said: list[Said] = []
        if waiting is not None and waiting[0] == document:
            said = [_said(row) for row in waiting[1]]
            waiting = next(claims, None)
        yield document, list(chains), said


def _said(row: tuple[Any, ...]) -> Said:
    _, subject, predicate, target, value, qualifier, polarity, modality = row
    is_direct = polarity == Polarity.AFFIRMED and modality == Modality.ASSERTED
    return Said(subject, predicate, target, value, qualifier, is_direct)


def _rows(
    order: ProfileOrder, table: str, *, columns: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    file = pq.ParquetFile(order.tables / table / order.part)
    for batch in file.iter_batches(_AT_ONCE, columns=list(columns)):
        by_name = {name: batch.column(name).to_pylist() for name in columns}
        yield from zip(*by_name.values(), strict=True)


def _add_document(
    found: _Found, document: int, *, chains: list[tuple[Any, ...]], said: list[Said]
) -> None:
    made = [
        CoreferenceChain(
            row[1], row[2], tuple(row[3]), row[4],
            joins=tuple(Join(each["label"], each["to"], each["reason"]) for each in row[6]),
        )
        for row in chains
    ]  # fmt: skip
    names = names_around(made)
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    counted, near = len(places), len(set(names[:MOST_NEIGHBOURS]))
    profiles = profiles_in(document, made, said=said, is_spoken=chains[0][5])
    for position, profile in enumerate(profiles):
        for name in profile.linked:
            places.setdefault(name, len(places))
        linked = sorted(places[name] for name in profile.linked)
        content = _content(profile, linked)
        found.profiles.append((*profile.key, document, position, content))
    found.around.append((document, list(places), counted, near))


def _content(profile: Profile, linked: list[int]) -> bytes:
    chain = profile.chain
    joins = [(each.label, each.to, each.reason) for each in chain.joins]
    return marshal.dumps(
        (
            *(chain.number, chain.entity_type, chain.labels, chain.salience, joins),
            *(profile.is_spoken, linked, profile.facts),
        )
    )


def profile_from(document: int, content: bytes) -> tuple[Profile, list[int]]:
    """Return a profile without neighbours, and the places of what it is linked to."""
    number, entity_type, labels, salience, joins, spoken, linked, facts = marshal.loads(content)
    chain = CoreferenceChain(
        number, entity_type, labels, salience, joins=tuple(Join(*each) for each in joins)
    )
    return Profile((document, number), chain, spoken, facts=facts), linked


def _full_names(chains: list[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    for row in chains:
        words = words_of(row[3][0]) if row[2] == PERSON else ()
        if len(words) > 1:
            yield words[0], words[-1]
