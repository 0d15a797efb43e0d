"""The graph as files of N-Quads for bulk loaders, each sorted, together the whole graph."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Final

from rdflib import URIRef

from kgraph.errors import OutputError
from kgraph.graph.canonical import ordered_description
from kgraph.graph.identifiers import Minter
from kgraph.graph.intervals import intervals
from kgraph.graph.lines import ClaimLines, EntityLines, Place, render_lines
from kgraph.graph.plain import PlainClaim, Spot, claim_from
from kgraph.graph.properties import Properties
from kgraph.graph.provenance import build_activity
from kgraph.graph.statements import about_source
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Document, Modality, Polarity, Reading
from kgraph.model.source_meta import SourceMeta
from kgraph.ontology.types import Ontology
from kgraph.tables.engine import Means, parquet, rows_of
from kgraph.tables.naming import read_entities
from kgraph.tables.strings import Strings

REST: Final = "rest"
"""What the file is called of sources, times, minted properties and the build."""
_BUFFER: Final = 1 << 20
_TEXTS_AT_ONCE: Final = 1000
_STATED: Final = (
    "subject", "predicate", "object", "value", "qualifier", "polarity", "modality", "valid_from",
    "valid_to", "doc", "start", "end", "quote", "speaker", "start_ms", "confidence", "rule",
    "words", "before", "behind", "heard_at",
)  # fmt: skip
_REVERSED: Final = ("first", "predicate", "subject", "subject_type")


@dataclass(frozen=True, slots=True)
class ShardOrder:
    """What to write into which file: ``shard`` is ``None`` for all that is of no entity."""

    means: Means
    tables: Path
    path: Path
    shard: int | None
    ontology: Ontology
    base_iri: str
    model: str | None


def write_shard(order: ShardOrder) -> None:
    """Write a shard, whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    parts = _rest(order) if order.shard is None else _Shard(order).parts()
    with _whole_file(order.path) as file:
        while texts := list(islice(parts, _TEXTS_AT_ONCE)):
            file.write("".join(texts).encode("utf-8"))


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO | gzip.GzipFile]:
    """Give a file that gets its name when all is in it."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb", buffering=_BUFFER) as file, _packed(file, path) as inner:
            yield inner
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"it cannot be written ({reason}). Free space, or choose another folder."
        raise OutputError(message, place=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _packed(file: BinaryIO, path: Path) -> AbstractContextManager[BinaryIO | gzip.GzipFile]:
    """Return what packs what is written, where the name of the file says so."""
    if path.suffix != ".gz":
        return nullcontext(file)
    return gzip.GzipFile("", "wb", compresslevel=1, fileobj=file, mtime=0)


class _Shard:
    def __init__(self, order: ShardOrder) -> None:
        self._order, self._means = order, order.means
        folder = order.means.folder
        self._ids = Strings(folder / "entities.txt")
        self._documents = Strings(folder / "documents.txt")
        self._claims = ClaimLines(order.ontology, base_iri=order.base_iri)
        self._entities = EntityLines(order.ontology, base_iri=order.base_iri)

    def parts(self) -> Iterator[str]:
        """Yield the lines of each entity and of the claims about it, in the order of entities."""
        stated, reversed_ = self._groups("stated", _STATED), self._groups("reversed", _REVERSED)
        waiting, turned = next(stated, None), next(reversed_, None)
        for number, entity in read_entities(self._means, shard=self._order.shard):
            spots: dict[PlainClaim, list[Spot]] = {}
            links: list[tuple[Place, Place]] = []
            if waiting is not None and waiting[0] == number:
                spots = self._spots(entity.id, waiting[1])
                links += self._links(spots, entity.entity_type)
                waiting = next(stated, None)
            if turned is not None and turned[0] == number:
                links += self._turned(turned[1])
                turned = next(reversed_, None)
            yield self._entities.about(entity, links)
            yield from self._claims.about_claims(spots)

    def _groups(
        self, name: str, columns: tuple[str, ...]
    ) -> Iterator[tuple[int, Iterator[tuple[Any, ...]]]]:
        """Yield rows of this shard by the number of the entity that they are of, in order."""
        folder = self._means.folder / name / f"shard={self._order.shard}"
        if not folder.exists():
            return iter(())
        chosen = ", ".join(f'"{each}"' for each in columns)
        query = f'SELECT {chosen} FROM {parquet(folder / "*")} ORDER BY "{columns[0]}"'
        return groupby(rows_of(query, self._means), itemgetter(0))

    def _spots(self, subject: str, rows: Iterator[tuple[Any, ...]]) -> dict[PlainClaim, list[Spot]]:
        ids = self._ids
        found: dict[PlainClaim, list[Spot]] = {}
        for row in rows:
            _, predicate, target, value, qualifier, *manner = row[:9]
            claim = PlainClaim(
                subject,
                predicate,
                None if target is None else ids[target],
                value,
                None if qualifier is None else ids[qualifier],
                *manner,
            )
            speaker = None if row[13] is None else ids[row[13]]
            spot = Spot._make((self._documents[row[9]], *row[10:13], speaker, *row[14:]))
            found.setdefault(claim, []).append(spot)
        return found

    def _links(
        self, claims: dict[PlainClaim, list[Spot]], subject_type: str
    ) -> Iterator[tuple[Place, Place]]:
        for claim in claims:
            if claim.polarity == Polarity.AFFIRMED and claim.modality == Modality.ASSERTED:
                object_first, predicate = self._entities.link(claim, subject_type)
                if claim.object is None:
                    yield predicate, self._entities.value(claim)
                elif not object_first:
                    yield predicate, self._entities.entity(claim.object)

    def _turned(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Place, Place]]:
        for _, predicate, subject, subject_type in rows:
            claim = PlainClaim(
                "", predicate, "object", None, None,
                Polarity.AFFIRMED, Modality.ASSERTED, None, None,
            )  # fmt: skip
            _, iri = self._entities.link(claim, subject_type)
            yield iri, self._entities.entity(self._ids[subject])


def _rest(order: ShardOrder) -> Iterator[str]:
    """Yield what is said of anything but entities and claims, as ``StatementBuilder`` has it."""
    minter, means = Minter(order.base_iri), order.means
    columns = "document_id, source, sha256, title, date, recording, page"
    documents = parquet(order.tables / "documents" / "part-*.parquet")
    names = []
    for row in rows_of(f"SELECT {columns} FROM {documents} ORDER BY document_id", means):
        names.append(row[0])
        yield render_lines(about_source(row[0], _document(row), minter=minter))
    for iri, told in build_activity(names, order.ontology, minter=minter, model=order.model):
        yield render_lines(_ordered(iri, told))
    claims = list(_manners(means))
    full = [claim_from(claim) for claim in claims]
    yield render_lines(chain(intervals(full, minter), Properties(order.ontology).minted(full)))


def _document(row: tuple[Any, ...]) -> Document:
    _, source, sha256, title, date, recording, page = row
    return Document(
        source=source, sha256=sha256, title=title, text="", turns=(), substitutions=(),
        time_marks=(), roster=(), reading=Reading("", (), ()), reader="", date=date,
        meta=SourceMeta(recording=recording, page=page),
    )  # fmt: skip


def _ordered(iri: URIRef, told: list[tuple[URIRef, Term]]) -> Iterator[Triple]:
    return ((iri, predicate, target) for predicate, target in ordered_description(told))


def _manners(means: Means) -> Iterator[PlainClaim]:
    """Yield a claim for each predicate and each time that any claim has."""
    path = means.folder / "manners.parquet"
    if not path.exists():
        return
    query = f"SELECT valid_from, valid_to, predicate, linking FROM {parquet(path)}"
    for valid_from, valid_to, predicate, linking in rows_of(query, means):
        yield PlainClaim(
            "subject", predicate, "object" if linking else None, None if linking else "value",
            None, Polarity.AFFIRMED, Modality.ASSERTED, valid_from, valid_to,
        )  # fmt: skip
