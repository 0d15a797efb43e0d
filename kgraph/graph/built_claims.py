"""What a built graph says of which source, counted without parsing most of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kgraph.graph import vocabulary as v
from kgraph.graph.blocks import BlockFile, as_built

_OF_SOURCE: Final = re.compile(rb"prov:wasQuotedFrom <source/([^>]*)>")
_BY_A_PERSON: Final = b"prov:wasAttributedTo "


@dataclass(frozen=True, slots=True)
class BuiltSource:
    """A source of a built graph, by the id of its document; ``path`` is its name there."""

    document_id: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class BuiltPlace:
    """A place in a source that carries a claim."""

    document_id: str
    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class VouchedClaim:
    """A claim that a person added or accepted.

    ``id`` is the end of its IRI, ``predicate`` its property. ``evidence`` are the IRIs of places.
    """

    id: str
    predicate: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuiltClaims:
    """How many places of each source carry claims, and what people vouch for."""

    file: BlockFile
    sources: tuple[BuiltSource, ...]
    places_by_document: Mapping[str, int]
    vouched: tuple[VouchedClaim, ...]

    @classmethod
    def read(cls, path: Path) -> BuiltClaims | None:
        """Return what is in a graph, ``None`` if it is not in the form in which builds leave it.

        Raises:
            OutputError: the file is missing or unreadable, or what is read of it not Turtle.
        """
        file = as_built(path)
        if file is None:
            return None
        counts: Counter[str] = Counter()
        sources, vouched = [], []
        for block in file.blocks():
            if block.startswith(b"<evidence/"):
                counts.update(map(_decoded, _OF_SOURCE.findall(block)))
            elif block.startswith(b"<source/"):
                sources.append(block)
            elif block.startswith(b"<claim/") and _BY_A_PERSON in block:
                vouched.append(block)
        return cls(
            file,
            tuple(map(_source, _nodes(file, sources))),
            dict(counts),
            tuple(map(_vouched, _nodes(file, vouched))),
        )

    def places(self, documents: Collection[str]) -> dict[str, BuiltPlace]:
        """Return the places in some documents that carry claims, by the IRIs of their evidence."""
        wanted = (
            block
            for block in self.file.blocks()
            if block.startswith(b"<evidence/")
            and any(_decoded(found) in documents for found in _OF_SOURCE.findall(block))
        )
        return {str(node.iri): _place(node) for node in _nodes(self.file, wanted)}


@dataclass(slots=True)
class _Node:
    """What is said of one subject."""

    iri: str
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def first(self, predicate: str) -> str:
        return min(self.values.get(str(predicate), [""]))


def _nodes(file: BlockFile, blocks: Iterable[bytes]) -> Iterator[_Node]:
    nodes: dict[str, _Node] = {}
    for triple in file.parse(blocks):
        iri = str(triple.subject)[1:-1]
        node = nodes.setdefault(iri, _Node(iri))
        if isinstance(triple.object, NamedNode | Literal):
            node.values[triple.predicate.value].append(triple.object.value)
    return iter(nodes.values())


def _source(node: _Node) -> BuiltSource:
    return BuiltSource(_end(node.iri), node.first(v.PATH), node.first(v.SHA256))


def _place(node: _Node) -> BuiltPlace:
    return BuiltPlace(
        document_id=_end(node.first(v.QUOTED_FROM)),
        start=_whole(node.first(v.START)),
        end=_whole(node.first(v.END)),
        quote=node.first(v.QUOTE),
        rule=node.first(v.RULE),
    )


def _vouched(node: _Node) -> VouchedClaim:
    evidence = tuple(sorted(node.values.get(str(v.HAS_EVIDENCE), [])))
    return VouchedClaim(_end(node.iri), node.first(v.PREDICATE), evidence)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _end(iri: str) -> str:
    return unquote(iri.rpartition("/")[2])


def _decoded(path: bytes) -> str:
    return unquote(path.decode("utf-8", "replace"))
