"""Our own annotated passages: what they say, read from ``data/*.jsonl`` and checked.

One passage a line: ``t`` the text with its marks, ``l`` the links, ``f`` the field of life, ``r``
the register. A mark is ``[id:type words]``, a link ``SUBJECT predicate OBJECT flags``; see
``docs/training-data.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kgraph.model import Modality, Polarity, Span
from kgraph.model.identifiers import hash_text
from kgraph.training.own_lines import read_lines

PASSAGES: Final = Path(__file__).parent / "data"
TYPES: Final = frozenset("person organization place event work concept date".split())
REGISTERS: Final = frozenset({"spoken", "written"})
SAME: Final = "same"
"""The predicate of two mentions of one thing."""
TEST_SHARE: Final = 10
"""One passage in so many is kept for tests."""

_MARK = re.compile(r"\[([a-z]{1,2}):([a-z]+) ([^\[\]]+)\]")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_MODALITIES = {modality.value: modality for modality in Modality}


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A marked stretch of a passage's plain text."""

    span: Span
    entity_type: str


@dataclass(frozen=True, slots=True)
class MarkedLink:
    """A link between two mentions, by their ids; ``source`` says it where it is reported."""

    subject: str
    predicate: str
    object: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    qualifier: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without its marks, the mentions by id, and every link that holds between them."""

    text: str
    mentions: dict[str, MarkedMention]
    links: tuple[MarkedLink, ...]
    life: str
    register: str

    @property
    def is_test(self) -> bool:
        """Whether the passage is kept for tests: settled by its text, so it never moves."""
        return int(hash_text(self.text), 16) % TEST_SHARE == 0


@dataclass(slots=True)
class _Flags:
    values: dict[str, str] = field(default_factory=dict)
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED


def learning_passages() -> list[Passage]:
    """Return our passages without those kept for tests."""
    return [passage for passage in read_passages(PASSAGES) if not passage.is_test]


def read_passages(folder: Path) -> Iterator[Passage]:
    """Return the passages of all files of a folder, in the order of names and lines.

    Raises:
        ValueError: a line is not as it must be; the message names file, line and fault.
    """
    return read_lines(folder, lambda line, _: parse_passage(line))


def parse_passage(line: str) -> Passage:
    """Return the passage that a line of JSON tells.

    Raises:
        ValueError: a mark, a link or a value is not as it must be.
        KeyError: one of the four keys is missing.

    >>> passage = parse_passage(
    ...     '{"t": "[a:person Ola] never joined [b:organization the Net Menders].",'
    ...     ' "l": ["a memberOf b not"], "f": "fishing", "r": "written"}'
    ... )
    >>> passage.text, passage.links[0].polarity.value
    ('Ola never joined the Net Menders.', 'negative')
    """
    record = json.loads(line)
    text, mentions = _unmarked(record["t"])
    if record["r"] not in REGISTERS:
        raise ValueError(f"the register must be spoken or written, not {record['r']!r}")
    links = tuple(_parse_link(link, mentions) for link in record["l"])
    return Passage(text, mentions, links, record["f"], record["r"])


def _unmarked(marked: str) -> tuple[str, dict[str, MarkedMention]]:
    mentions: dict[str, MarkedMention] = {}
    text, position = "", 0
    for mark in _MARK.finditer(marked):
        identifier, entity_type, words = mark.groups()
        text += marked[position : mark.start()]
        if identifier in mentions or entity_type not in TYPES:
            raise ValueError(f"the mark {mark[0]!r} repeats an id or names no type")
        mentions[identifier] = MarkedMention(Span(len(text), len(text) + len(words)), entity_type)
        text += words
        position = mark.end()
    text += marked[position:]
    if "[" in text or "]" in text:
        raise ValueError("a bracket is no mark")
    return text, mentions


def _parse_link(link: str, mentions: dict[str, MarkedMention]) -> MarkedLink:
    subject, predicate, object_, *rest = link.split()
    flags = _parse_flags(rest)
    named = (subject, object_, *(flags.values[key] for key in ("in", "by") if key in flags.values))
    unknown = [identifier for identifier in named if identifier not in mentions]
    if unknown:
        raise ValueError(f"the link {link!r} names {unknown[0]!r}, which is not marked")
    return MarkedLink(
        subject,
        predicate,
        object_,
        polarity=flags.polarity,
        modality=flags.modality,
        qualifier=flags.values.get("in"),
        valid_from=flags.values.get("from"),
        valid_to=flags.values.get("to"),
        source=flags.values.get("by"),
    )


def _parse_flags(words: list[str]) -> _Flags:
    flags = _Flags()
    for word in words:
        key, _, value = word.partition("=")
        if word == "not":
            flags.polarity = Polarity.NEGATED
        elif word in _MODALITIES:
            flags.modality = _MODALITIES[word]
        elif key in {"in", "by"} or (key in {"from", "to"} and _DATE.fullmatch(value)):
            flags.values[key] = value
        else:
            raise ValueError(f"{word!r} is no flag")
    return flags
