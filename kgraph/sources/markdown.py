"""Markdown: the marks around the words, told as layout."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.model import Span, Substitution
from kgraph.sources.assembling import merge_substitutions, weave_stretch
from kgraph.sources.document_date import parse_date_line

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?\r?\n)?\1[ \t]*(?:\r?\n|$)", re.DOTALL)
_FRONT_ENTRY = re.compile(r"^(title|date)\s*+[:=]\s*+(\S(?:.*\S)?)", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = re.compile(r"(?<![ \t])[ \t]++#++[ \t]*+$")
_RULE = re.compile(r"^ {0,3}(?:={2,}|-{2,}|(?:[-*_][ \t]*){3,})$")
_TABLE_RULE = re.compile(r"^[ \t]*+\|?+[ \t:]*+--[-| \t:]*+$")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+")
_LINE_START = re.compile(
    r"^[ \t]*(?:>[ \t]?)+|^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"
)
_BREAK = re.compile(r"^[ \t]*(?:#{1,6}|[-*+]|\d{1,3}[.)])[ \t]", re.MULTILINE)
_MAX_MARKED = 400

_WHOLE = re.compile(
    rf"""<!--.{{0,{_MAX_MARKED}}}?-->
    | !\[[^\]\n]{{0,{_MAX_MARKED}}}\]\([^()\s]{{0,{_MAX_MARKED}}}(?:\s[^()\n]{{0,200}})?\)
    | \[\^[^\]\n]{{1,40}}\]
    | </?[A-Za-z][^<>\n]{{0,{_MAX_MARKED}}}>
    """,
    re.VERBOSE | re.DOTALL,
)
_LINK = re.compile(
    rf"(\[)[^\[\]\n]{{1,{_MAX_MARKED}}}"
    rf"(\]\([^()\s]{{0,{_MAX_MARKED}}}(?:\([^()\s]{{0,100}}\)[^()\s]{{0,100}})?(?:\s[^()\n]{{0,200}})?\)"
    r"|\]\[[^\[\]\n]{0,100}\])"
)
_EMPHASIS = re.compile(
    rf"(?<![\w\\*])(\*{{1,3}})(?=[^\s*])[^\n]{{1,{_MAX_MARKED}}}?(?<=[^\s*])(\1)(?!\*)"
    rf"|(?<![\w\\_])(_{{1,3}})(?=[^\s_])[^\n]{{1,{_MAX_MARKED}}}?(?<=[^\s_])(\3)(?![\w_])"
    rf"|(~~)(?=\S)[^\n]{{1,{_MAX_MARKED}}}?(?<=\S)(~~)|(`{{1,2}})[^`\n]{{1,{_MAX_MARKED}}}(\7)"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Layout:
    """The marks of a Markdown text, sorted, and the title and ISO date that it gives.

    ``breaks`` are the offsets of lines that begin a paragraph without a blank line before:
    headings and list items.
    """

    marks: tuple[Substitution, ...]
    breaks: frozenset[int] = frozenset()
    title: str = ""
    date: str | None = None


def find_layout(text: str) -> Layout:
    r"""Return what in a Markdown text is layout.

    >>> find_layout("# Cats\n\nThey *purr*.").title
    'Cats'
    """
    found: list[Substitution] = []
    front = _FRONT_MATTER.match(text)
    entries: dict[str, str] = {}
    if front:
        found.append(Substitution(Span(*front.span()), ""))
        entries = {key.lower(): value for key, value in _FRONT_ENTRY.findall(front[2] or "")}
    headings: list[Span] = []
    for span, heading in _find_line_marks(text, front.end() if front else 0):
        found.append(Substitution(span, ""))
        if heading:
            headings.append(heading)
    found += _find_inline_marks(text)
    marks = merge_substitutions(found)
    title = entries.get("title", "").strip("\"'")
    if not title and headings:
        title = weave_stretch(text, headings[0], marks=marks).text
    day = entries.get("date", "").strip("\"'")
    return Layout(
        tuple(marks), find_breaks(text), title, parse_date_line(day[:10]) or parse_date_line(day)
    )


def find_breaks(text: str) -> frozenset[int]:
    r"""Return the offsets of lines that are headings or list items.

    >>> sorted(find_breaks("Two:\n- oars\n- ropes"))
    [5, 12]
    """
    return frozenset(match.start() for match in _BREAK.finditer(text))


def _find_line_marks(text: str, start: int) -> Iterator[tuple[Span, Span | None]]:
    """Yield the marks that a line opens with or is, with the words of a heading."""
    fence: tuple[str, int] | None = None
    position = start
    for line in text[start:].splitlines(keepends=True):
        bare = line.rstrip()
        end = position + len(line)
        opening = _FENCE.match(bare)
        if fence and opening and opening[1].startswith(fence[0]):
            yield Span(fence[1], end), None
            fence = None
        elif opening and fence is None:
            fence = (opening[1], position)
        elif bare and fence is None:
            yield from _line_marks(bare, position)
        position = end


def _line_marks(line: str, position: int) -> Iterator[tuple[Span, Span | None]]:
    whole = next((form for form in (_RULE, _TABLE_RULE, _DEFINITION) if form.match(line)), None)
    if whole:
        yield Span(position, position + len(line)), None
    elif match := _HEADING.match(line):
        words = (
            Span(position + match.end(), position + len(line)) if match.end() < len(line) else None
        )
        yield Span(position, position + match.end()), words
        if closing := _HEADING_END.search(line, match.end()):
            yield Span(position + closing.start(), position + closing.end()), None
    elif match := _LINE_START.match(line):
        yield Span(position, position + match.end()), None
    if line.lstrip().startswith("|") and line.endswith("|") and not whole:
        for place in (place for place, letter in enumerate(line) if letter == "|"):
            yield Span(position + place, position + place + 1), None


def _find_inline_marks(text: str) -> Iterator[Substitution]:
    for match in _WHOLE.finditer(text):
        yield Substitution(Span(*match.span()), "")
    for match in (*_LINK.finditer(text), *_EMPHASIS.finditer(text)):
        groups = range(1, match.re.groups + 1)
        spans = [match.span(group) for group in groups if match[group]]
        yield from (Substitution(Span(*span), "") for span in spans)
    for match in _ESCAPE.finditer(text):
        yield Substitution(Span(*match.span()), match[1])
    for match in _ENTITY.finditer(text):
        shown = html.unescape(match[0])
        if shown != match[0]:
            yield Substitution(Span(*match.span()), shown)
