"""Strings on which a regular expression may go back and forth, made from its own parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

Node: TypeAlias = tuple[Any, Any]

LETTERS = "a1 A.\n-:!é"
"""Letters of the kinds that patterns tell apart."""

END = "\x00"
"""What few patterns take: behind it nothing matches that goes on to the end."""


def pumped(pattern: re.Pattern[str] | re.Pattern[bytes]) -> Iterator[tuple[str, str]]:
    """Yield what to begin with, and what to say again and again behind it."""
    tree = list(_parser.parse(pattern.pattern, pattern.flags))
    seen: set[tuple[str, str]] = set()
    for before, inside in _repeats(tree, ""):
        for pump in dict.fromkeys(inside):
            for start in ("", before):
                if (start, pump) not in seen:
                    seen.add((start, pump))
                    yield start, pump
    parts = list(dict.fromkeys(_parts(tree)))[:7]
    for pump in (
        *parts,
        *map("".join, permutations(parts, 2)),
        _example(tree),
        _example(tree)[:-1],
    ):
        if pump and ("", pump) not in seen:
            seen.add(("", pump))
            yield "", pump


def _repeats(tree: Sequence[Node], before: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each part that may come many times: what leads to it, and what it may be."""
    for operation, value in tree:
        if operation in _REPEATS:
            inner = list(value[2])
            if value[1] is sre.MAXREPEAT or value[1] > 30:
                example = _example(inner)
                yield before, [each for each in (example, *_parts(inner)) if each][:6]
        for inner in _inner(operation, value):
            yield from _repeats(inner, before)
        before += _example([(operation, value)])


def _parts(tree: Sequence[Node]) -> Iterator[str]:
    """Yield the words of a pattern, and a letter of each of its sets."""
    word = ""
    for operation, value in tree:
        if operation is sre.LITERAL:
            word += chr(value)
            continue
        if word:
            yield word
        word = ""
        if operation in {sre.IN, sre.ANY, sre.NOT_LITERAL}:
            yield from _letters(operation, value)
        for inner in _inner(operation, value):
            yield from _parts(inner)
    if word:
        yield word


def _letters(operation: Any, value: Any) -> list[str]:  # noqa: ANN401  as the parser has it
    """Return letters that a set takes: of each of its members, or of the kinds that it leaves."""
    listed = (
        [chr(each) for name, each in value if name is sre.LITERAL] if operation is sre.IN else []
    )
    probe = re.compile(_spelt(operation, value))
    known = [each for each in (*LETTERS, *listed) if probe.fullmatch(each)]
    return known[:5] or [chr(code) for code in range(33, 0x3000) if probe.fullmatch(chr(code))][:1]


def _spelt(operation: Any, value: Any) -> str:  # noqa: ANN401
    """Return a set as a pattern."""
    if operation is sre.ANY:
        return "(?s:.)"
    if operation is sre.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    return f"[{''.join(_spelt_member(name, each) for name, each in value)}]"


def _spelt_member(name: Any, value: Any) -> str:  # noqa: ANN401
    if name is sre.NEGATE:
        return "^"
    if name is sre.CATEGORY:
        return _CATEGORIES[value]
    if name is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return re.escape(chr(value))


def _example(tree: Sequence[Node]) -> str:
    """Return one text that a pattern may take."""
    parts = []
    for operation, value in tree:
        if operation is sre.LITERAL:
            parts.append(chr(value))
        elif operation in {sre.IN, sre.ANY, sre.NOT_LITERAL}:
            parts += _letters(operation, value)[:1]
        elif operation in _REPEATS:
            parts.append(_example(list(value[2])) * max(1, value[0]))
        elif operation in {sre.SUBPATTERN, sre.BRANCH, sre.ATOMIC_GROUP}:
            parts.append(_example(_inner(operation, value)[0]))
    return "".join(parts)


def _inner(operation: Any, value: Any) -> list[list[Node]]:  # noqa: ANN401
    if operation in _REPEATS:
        return [list(value[2])]
    if operation is sre.SUBPATTERN:
        return [list(value[3])]
    if operation is sre.BRANCH:
        return [list(each) for each in value[1]]
    if operation in {sre.ASSERT, sre.ASSERT_NOT}:
        return [list(value[1])]
    return [list(value)] if operation is sre.ATOMIC_GROUP else []


_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
