"""The contents in few letters: records as columns, names as numbers, quotes as places in texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from kgraph.export.page.budget import MOST_BYTES, Fitting, what_fits
from kgraph.export.page.inlining import json_for_script

Record = Mapping[str, Any]

_NAMING = ("subject", "object", "qualifier", "speaker")
"""The fields that hold ids of entities."""
_PLACES = 24  # bytes of where a quote stands
_USUAL = {"arrows": {"to": True, "from": False}, "manner": "stated", "width": 1.2}
_ROLES = {"": 0, "subject": 1, "object": 2}


def compact_contents(
    contents: Mapping[str, Any], *, most: int = MOST_BYTES
) -> tuple[dict[str, Any], dict[int, Any]]:
    """Return what the page holds, and apart from it the turns of each document by its number.

    ``script/contents.js`` puts both together again. Where all would take more than ``most`` bytes,
    texts and quotes stay out as ``budget.py`` tells.
    """
    claims: Sequence[Record] = contents["claims"]
    documents: Sequence[Record] = contents["documents"]
    rank = {entity["id"]: place for place, entity in enumerate(contents["entities"])}
    evidence = list(chain.from_iterable(claim["evidence"] for claim in claims))
    bare = [_without(each, "parts") for each in evidence]
    short = dict(contents) | {
        "documents": columns([_without(document, "turns") for document in documents]),
        "entities": columns(_entities(contents["entities"], documents)),
        "links": [len(link["claims"]) for link in contents["links"]],
        "claims": columns(
            [{**each, "evidence": len(each["evidence"])} for each in claims], rank=rank
        ),
        "evidence": columns(bare, rank=rank),
    }
    texts = {
        number: columns(document["turns"], rank=rank) for number, document in enumerate(documents)
    }
    size = {number: _bytes(text) for number, text in texts.items()}
    room = most - _bytes(short) - _PLACES * len(evidence)
    fitting = what_fits(claims, size, room=room)
    short["full"] = sorted(fitting.texts)
    words = _words_of_turns(documents, fitting)
    quotes = columns([
        _quote(each, words, stays=place not in fitting.left_out)
        for place, each in enumerate(evidence)
    ])  # fmt: skip
    short["evidence"]["columns"] |= quotes["columns"]
    return short, {number: text for number, text in texts.items() if number in fitting.texts}


def columns(records: Sequence[Record], *, rank: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return records as columns; a field that few have as values by position.

    Texts that come again stand once, in ``words``, and their places there in the column. In fields
    that name entities a number below their count is an entity's rank.

    >>> columns([{"a": 1}, {"a": 2, "b": "x"}, {"a": 3}, {"a": 4}])
    {'count': 4, 'columns': {'a': {'of': [1, 2, 3, 4]}, 'b': {'of': {1: 'x'}}}}
    """
    names = dict.fromkeys(chain.from_iterable(records))
    made = {}
    for name in names:
        values = [record.get(name) for record in records]
        made[name] = _column(values, rank=rank if rank and name in _NAMING else None)
    return {"count": len(records), "columns": made}


def short_nodes(nodes: Sequence[Record]) -> list[Record]:
    """Return nodes without what follows from their place: that is their entity's rank."""
    return [{name: node[name] for name in ("x", "y", "size")} for node in nodes]


def short_edges(edges: Sequence[Record], *, rank: Mapping[str, int]) -> list[Record]:
    """Return edges between ranks, without their names and what most of them have."""
    return [
        {"from": rank[edge["from"]], "to": rank[edge["to"]]}
        | {name: edge[name] for name, usual in _USUAL.items() if edge[name] != usual}
        for edge in edges
    ]


def _column(values: Sequence[Any], *, rank: Mapping[str, int] | None) -> dict[str, Any]:
    present = {place: value for place, value in enumerate(values) if value is not None}
    number_by_word = dict(rank or {})
    texts = [value for value in present.values() if isinstance(value, str)]
    coded = rank is not None or (len(texts) == len(present) and _come_again(texts))
    if coded:
        for text in texts:
            number_by_word.setdefault(text, len(number_by_word))
        present = {place: number_by_word[value] for place, value in present.items()}
    few = len(present) * 3 < len(values)
    column: dict[str, Any] = {"of": present if few else [*map(present.get, range(len(values)))]}
    if coded:
        column["words"] = list(number_by_word)[len(rank or {}) :]
    if rank is not None:
        column["names"] = True
    return column


def _come_again(texts: Sequence[str]) -> bool:
    return len(set(texts)) * 2 < len(texts)


def _quote(
    evidence: Record, words: Mapping[tuple[int, int], str], *, stays: bool
) -> dict[str, Any]:
    """Return where the quote stands in its turn, or itself if it stays; else nothing.

    ``at`` is the start in the turn, then for each part four times its length plus its role, all
    in the units of JavaScript's texts.
    """
    parts: Sequence[Sequence[str]] = evidence["parts"]
    quote = "".join(text for text, *_ in parts)
    turn = words.get((evidence.get("document", -1), evidence.get("turn", -1)), "")
    start = turn.find(quote)
    if start < 0 and not stays:
        return {}
    sizes = [units(text) * 4 + _ROLES["".join(role)] for text, *role in parts]
    if start < 0:
        return {"quote": quote, "at": [0, *sizes]}
    return {"at": [units(turn[:start]), *sizes]}


def units(text: str) -> int:
    r"""Return the length of a text in UTF-16 units, as JavaScript counts it.

    >>> units("a\U0001d11e")
    3
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _words_of_turns(documents: Sequence[Record], fitting: Fitting) -> dict[tuple[int, int], str]:
    return {
        (number, place): words_of(turn)
        for number in sorted(fitting.texts)
        for place, turn in enumerate(documents[number]["turns"])
    }


def words_of(turn: Record) -> str:
    """Return the words of a turn without what is known of them."""
    return "".join(part if isinstance(part, str) else part[0] for part in turn["words"])


def _entities(entities: Sequence[Record], documents: Sequence[Record]) -> list[Record]:
    """Return the entities, each with the document and turn of its first mention."""
    first: dict[int, list[int]] = {}
    turns = (
        (number, place, turn)
        for number, document in enumerate(documents)
        for place, turn in enumerate(document["turns"])
    )
    for number, place, turn in turns:
        for _, rank in (part for part in turn["words"] if not isinstance(part, str)):
            first.setdefault(rank, [number, place])
    return [
        {**entity, "at": first[rank]} if rank in first else entity
        for rank, entity in enumerate(entities)
    ]


def _without(record: Record, name: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != name}


def _bytes(value: object) -> int:
    return len(json_for_script(value).encode("utf-8"))
