"""A Turtle file as blocks, one a subject, so that what two files have in common is never parsed.

A built graph has an empty line before each subject and nowhere else. A file in another form is
brought into this one first, which takes longer.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, RdfFormat
from rdflib import URIRef

from kgraph.graph.built_file import base_in, not_turtle, reading_built
from kgraph.graph.short_names import render_iri
from kgraph.graph.terms import TermRenderer

_PART: Final = 1 << 20  # bytes that are read at once
_BETWEEN: Final = b"\n\n"
_IRI: Final = re.compile(rb"<[^<>\s]+>")


@dataclass(frozen=True, slots=True)
class BlockFile:
    """A Turtle file whose blocks can be parsed one by one.

    ``header`` is what stands before the first block. ``brought`` are the blocks of a file that is
    not in the form of a built graph, as N-Triples.
    """

    path: Path
    header: bytes
    base_iri: str
    brought: tuple[bytes, ...] | None = None

    def blocks(self) -> Iterator[bytes]:
        """Yield what is said of each subject."""
        if self.brought is not None:
            yield from self.brought
            return
        with reading_built(self.path):
            parts = _parts(self.path)
            next(parts, b"")
            yield from parts

    def blocks_of(self, iris: Collection[str]) -> Iterator[bytes]:
        """Yield what is said of these subjects."""
        render = render_iri if self.brought is not None else TermRenderer(self.base_iri).iri
        wanted = {render(URIRef(iri)).encode() for iri in iris}
        for block in self.blocks():
            if subject_of(block) in wanted:
                yield block

    def blocks_naming(self, terms: Set[bytes]) -> Iterator[bytes]:
        """Yield what is said with one of these terms, as they are written here, by others."""
        for block in self.blocks():
            if subject_of(block) not in terms and not terms.isdisjoint(_IRI.findall(block)):
                yield block

    def parse(self, blocks: Iterable[bytes]) -> Iterator[pyoxigraph.Triple]:
        """Yield the statements of blocks of this file, without those with blank nodes.

        Raises:
            OutputError: they are not Turtle.
        """
        text = BytesIO(_BETWEEN.join([self.header, *blocks]))
        try:
            for quad in pyoxigraph.parse(text, format=RdfFormat.TURTLE):
                triple = quad.triple
                if type(triple.subject) is NamedNode and type(triple.object) is not BlankNode:
                    yield triple
        except SyntaxError as error:
            raise not_turtle(self.path, None) from error


def subject_of(block: bytes) -> bytes:
    """Return the term of which a block tells, as it is written there."""
    return block.partition(b" ")[0]


def open_pair(old: Path, new: Path) -> tuple[BlockFile, BlockFile]:
    """Return two files whose equal blocks say equal things.

    Raises:
        OutputError: a file is missing, unreadable, or not Turtle.
    """
    one, other = as_built(old), as_built(new)
    if one is None or other is None or one.header != other.header:
        return _brought(old), _brought(new)
    return one, other


def differing_blocks(old: BlockFile, new: BlockFile) -> tuple[list[bytes], list[bytes]]:
    """Return the blocks that only the one file has, and those that only the other has."""
    known, added = {_digest(block) for block in old.blocks()}, []
    seen: set[bytes] = set()
    for block in new.blocks():
        digest = _digest(block)
        seen.add(digest)
        if digest not in known:
            added.append(block)
    return [block for block in old.blocks() if _digest(block) not in seen], added


def _digest(block: bytes) -> bytes:
    return hashlib.blake2b(block, digest_size=16).digest()


def as_built(path: Path) -> BlockFile | None:
    """Return a file that is in the form of a built graph, ``None`` for any other."""
    with reading_built(path):
        header = next(_parts(path), b"")
        lines = header.splitlines()
        if not lines or not all(line.startswith((b"@base <", b"@prefix ")) for line in lines):
            return None
        if not all(_is_whole(text) for text in _stretches(path)):
            return None
    return BlockFile(path, header, base_in(header.decode("utf-8", "replace")))


def _is_whole(text: bytes) -> bool:
    """Say whether each block can be read without the others: no string goes over its ends."""
    ends_well = text.count(_BETWEEN) == text.count(b" ." + _BETWEEN)
    return ends_well and b'"""' not in text and b"'''" not in text


def _stretches(path: Path) -> Iterator[bytes]:
    """Yield a file in parts of some size, each beginning with a block and ending after one."""
    rest = b""
    with path.open("rb") as file:
        while read := file.read(_PART):
            whole, between, rest = (rest + read).rpartition(_BETWEEN)
            yield whole + between
    yield rest.rstrip(b"\n")


def _parts(path: Path) -> Iterator[bytes]:
    """Yield what stands between empty lines."""
    for stretch in _stretches(path):
        if stretch:
            yield from stretch.removesuffix(_BETWEEN).split(_BETWEEN)


def _brought(path: Path) -> BlockFile:
    """Return a file of any form, its statements in order."""
    lines: dict[str, set[str]] = defaultdict(set)
    with reading_built(path):
        text = path.read_bytes()
    try:
        parser = pyoxigraph.parse(text, format=RdfFormat.TURTLE)
        for quad in parser:
            if type(quad.subject) is NamedNode and type(quad.object) is not BlankNode:
                lines[str(quad.subject)].add(f"{quad.triple} .")
    except SyntaxError as error:
        raise not_turtle(path, error.lineno) from error
    blocks = tuple("\n".join(sorted(lines[subject])).encode() for subject in sorted(lines))
    return BlockFile(path, b"", parser.base_iri or "", blocks)
