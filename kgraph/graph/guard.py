"""What a SPARQL query may ask: checked in its words before any engine sees it.

Oxigraph would carry out SERVICE, so this has to know a word of the language from the same
letters in a name, a string or a comment. What it cannot tell apart it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kgraph.errors import QueryError

LONGEST_QUERY: Final = 200_000  # letters; what people write has a few hundred
_DEEPEST: Final = 200  # brackets within brackets; parsers recurse

_GRAMMAR = r"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\[tbnrf"'\\]))*\"{3}
             |'{3}(?:'{0,2}(?:[^'\\]|\\[tbnrf"'\\]))*'{3}
             |"(?:[^"\\\n\r]|\\[tbnrf"'\\])*"
             |'(?:[^'\\\n\r]|\\[tbnrf"'\\])*')
  | (?P<variable>[?$]\w+)
  | (?P<tag>@[A-Za-z][\w-]*)
  | (?P<name>(?P<prefix>PREFIX)?:(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)
  | (?P<mark>[{}()\[\].,;*/|^!=<>+\-&?~@])
"""
_PREFIX = r"_|[^\W\d_](?:[\w.·-]*[\w·-])?"
_TOKEN = re.compile(_GRAMMAR.replace("PREFIX", _PREFIX), re.VERBOSE | re.DOTALL)
_TOKEN_WITHOUT_PREFIX = re.compile(_GRAMMAR.replace("PREFIX", "_"), re.VERBOSE | re.DOTALL)
_RUN = re.compile(r"[\w.·-]*")  # what a prefix is made of
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REFUSED = {
    "SERVICE": "SERVICE asks another server, and queries stay on this machine. Leave it out.",
    "FROM": "FROM loads another graph, and queries read the built one only. Leave it out.",
    "GRAPH": "GRAPH asks for a named graph, and the built graph has none. Leave it out and keep "
    "what stands in its braces.",
}
_CHANGES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
_CLOSING = {"{": "}", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query. ``kind`` is a group of the grammar; ``start`` counts code points."""

    kind: str
    text: str
    start: int
    prefix: str | None = None


def error_at(text: str, offset: int, *, message: str) -> QueryError:
    """Return an error that says in which line and column of a query the fault is."""
    before = text[:offset]
    line = before.count("\n") + 1
    column = offset - (before.rfind("\n") + 1) + 1
    shown = text.split("\n")[line - 1].rstrip("\r")
    return QueryError(message, place=f"query:{line}:{column}", excerpt=(shown, column))


def check_query(text: str, *, prefixes: Mapping[str, str]) -> tuple[str, list[Token]]:
    r"""Return a query that only reads, and reads nothing but the built graph, and its words.

    Letters that are written as ``\u0065`` stand in it as they are, so that every engine reads
    the same words.

    Args:
        text: SPARQL 1.1.
        prefixes: Those that need no declaration.

    Raises:
        QueryError: it would change something or read from elsewhere, has a prefix that is not
            declared, brackets that do not match, or what is no SPARQL in any place.
    """
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"the query is longer than {LONGEST_QUERY:,} letters. Shorten it.")
    plain = _ESCAPE.sub(_unescaped, text)
    tokens = list(_tokens(plain))
    _require_reading(plain, tokens)
    _require_brackets(plain, tokens)
    _require_prefixes(plain, tokens, prefixes=prefixes)
    return plain, tokens


def _tokens(text: str) -> Iterator[Token]:
    place = run_end = 0
    token = _TOKEN
    while place < len(text):
        if place >= run_end:
            # Looked for once: at each letter of "a.b.c" it would take the square of its length.
            run_end = _end_of_run(text, place)
            is_prefix = text.startswith(":", run_end) and text[run_end - 1] != "."
            token = _TOKEN if is_prefix else _TOKEN_WITHOUT_PREFIX
        found = token.match(text, place)
        if found is None:
            rest = text[place:].split("\n")[0].strip()[:40]
            raise error_at(
                text, place, message=f"this is not SPARQL from here on: {rest}. Mend it."
            )
        if found.lastgroup != "space":
            yield Token(found.lastgroup or "", found[0], place, found["prefix"])
        place = found.end()


def _end_of_run(text: str, place: int) -> int:
    """Return where what a prefix may be made of ends, if it begins here."""
    run = _RUN.match(text, place)
    return run.end() if run else place


def _unescaped(found: re.Match[str]) -> str:
    digits = found[1] or found[2]
    if digits is None:
        return found[0]
    code = int(digits, 16)
    if code < 0x80 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        message = f"{found[0]} may not stand for a letter. Write the letter itself."
        raise error_at(found.string, found.start(), message=message)
    return chr(code)


def _require_reading(text: str, tokens: list[Token]) -> None:
    for token in tokens:
        word = token.text.upper() if token.kind == "word" else (token.prefix or "").upper()
        # Oxigraph reads "trueSERVICE<x>" as two words, so that it is looked for in all of them.
        # In "FILTER(?a<?b)SERVICE#>" what looks like an IRI is none: a bracket closes in it.
        if token.kind == "iri":
            word = token.text.upper().partition(")")[2]
        if "SERVICE" in word:
            raise error_at(text, token.start, message=_REFUSED["SERVICE"])
        if token.kind == "word" and word in _REFUSED:
            raise error_at(text, token.start, message=_REFUSED[word])
        if token.kind == "word" and word in _CHANGES:
            message = "this would change the graph, and queries only read. Use SELECT."
            raise error_at(text, token.start, message=message)


def _require_brackets(text: str, tokens: list[Token]) -> None:
    open_marks: list[Token] = []
    for token in tokens:
        if token.kind != "mark":
            continue
        if token.text in _CLOSING:
            open_marks.append(token)
        elif token.text in _CLOSING.values():
            if not open_marks or _CLOSING[open_marks[-1].text] != token.text:
                raise error_at(
                    text, token.start, message=f"this {token.text} closes nothing. Mend it."
                )
            open_marks.pop()
        if len(open_marks) > _DEEPEST:
            raise error_at(
                text, token.start, message="the query cannot be run: too deep. Simplify it."
            )
    if open_marks:
        last = open_marks[-1]
        message = f"the query is not complete: this {last.text} is never closed. Close it."
        raise error_at(text, last.start, message=message)


def _require_prefixes(text: str, tokens: list[Token], *, prefixes: Mapping[str, str]) -> None:
    declared = {
        token.prefix or ""
        for before, token in pairwise(tokens)
        if token.kind == "name" and before.text.upper() == "PREFIX"
    }
    for token in tokens:
        prefix = token.prefix or ""
        if token.kind != "name" or prefix == "_" or prefix in declared or prefix in prefixes:
            continue
        known = ", ".join(f"{name}:" for name in prefixes)
        message = f"the prefix {prefix}: is not declared. Declare it, or use one of {known}."
        raise error_at(text, token.start, message=message)
