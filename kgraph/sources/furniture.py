"""Page furniture: the lines that a web page puts around the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.sources.assembling import ends_sentence
from kgraph.sources.document_date import parse_date_line
from kgraph.sources.lines import Line

_MENU_WORDS = re.compile(
    r"\b(?:skip to|menu|subscribe|sign (?:in|up|out)|log (?:in|out)|cookies?|privacy policy|"
    r"terms of (?:use|service)|all rights reserved|newsletter|(?:previous|next) (?:article|"
    r"episode|post|page)|(?:read|load|show|learn|see) more|related (?:articles?|posts?|episodes?|"
    r"stories)|leave a (?:comment|reply)|add a comment|listen (?:on|now)|download (?:the |this )?"
    r"(?:episode|transcript|audio|mp3|pdf)|back to top|go to top|min(?:ute)? read|share (?:this|on|"
    r"via)|follow us|about us|contact us|advertisement|sponsored|show notes|rss feed|copy link|"
    r"view comments|toggle|breadcrumbs?|table of contents|click here)\b",
    re.IGNORECASE,
)
_MENU_LINE = re.compile(
    r"(?:home|search|share|tweet|print|e-?mail|facebook|twitter|instagram|youtube|linkedin|"
    r"whatsapp|reddit|mastodon|bluesky|pinterest|rss|podcasts?|episodes|blog|shop|donate|support|"
    r"contact|about|comments?|footer|header|sidebar|play|pause|listen|download|transcript|"
    r"advertisement|close|next|previous|tags|login|account|help|faq|archive|spotify|"
    r"apple podcasts|loading)(?:[\s|•·/,>»-]+|\s*$)"
    r"(?:\w+(?:[\s|•·/,>»-]+|\s*$)){0,12}",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\))|copyright\s+\d{4}", re.IGNORECASE)
_MAX_MENU_WORDS = 10
_MAX_HEADING_WORDS = 9
_MAX_LABEL_WORDS = 12
_MAX_TITLE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Sifted:
    """Lines of a page told apart: blocks of prose, title, date, and what was left out."""

    blocks: tuple[tuple[Line, ...], ...]
    title: str = ""
    date: str | None = None
    aside: str = ""


def is_menu(text: str) -> bool:
    """Say whether a line offers navigation instead of saying something.

    >>> is_menu("Skip to content"), is_menu("She skipped to the end.")
    (True, False)
    """
    if len(text.split()) > _MAX_MENU_WORDS or text.endswith((".", "!", "?")):
        return bool(_COPYRIGHT.match(text))
    return any((_MENU_WORDS.search(text), _MENU_LINE.fullmatch(text), _COPYRIGHT.match(text)))


def is_heading(text: str) -> bool:
    """Say whether a line is short and has no sentence punctuation.

    >>> is_heading("About the Author"), is_heading("She left."), is_heading("and then")
    (True, False, False)
    """
    return (
        len(text.split()) <= _MAX_HEADING_WORDS
        and text[-1] not in ".?!…,;-–—:。？！"
        and not text[0].islower()
        and any(letter.isalpha() for letter in text)
    )


def sift(lines: Sequence[Line], *, strict: bool, start: bool = True) -> Sifted:
    """Tell prose from page furniture.

    Args:
        lines: consecutive lines of the source.
        strict: leave out every short line without sentence punctuation, as around a
            transcript; else only menus and repeated lines, as around an article.
        start: whether they open the source, so that a title and a date may be among them.
    """
    repeated = Counter(line.text.casefold() for line in lines)
    head = _head(lines) if start else 0
    title = _find_title([line.text for line in lines[:head]], repeated)
    dates = [parse_date_line(line.text) for line in lines[: head + 3]] if start else []
    blocks: list[list[Line]] = []
    aside: list[str] = []
    seen: set[str] = set()
    for number, line in enumerate(lines):
        key = line.text.casefold()
        fresh = key not in seen
        seen.add(key)
        if line.text == title and fresh:
            blocks.append([line])
        elif (number < len(dates) and dates[number]) or _is_furniture(
            line, repeated, strict=strict
        ):
            aside.append(line.text)
        elif blocks and not line.gap and not _stands_apart(blocks[-1][-1], title):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return Sifted(
        tuple(tuple(block) for block in blocks),
        title,
        next((found for found in dates if found), None),
        "\n".join(aside),
    )


def _head(lines: Sequence[Line]) -> int:
    """Return how many lines stand before the first real paragraph."""
    for number, line in enumerate(lines):
        words = len(line.text.split())
        if words > _MAX_TITLE_WORDS or (words > 7 and line.text.endswith((".", "”", '"'))):
            return number
    return len(lines)


def _find_title(texts: Sequence[str], repeated: Counter[str]) -> str:
    usable = [
        text
        for number, text in enumerate(texts)
        if _may_be_title(text) and (number == 0 or " " in text)
    ]
    twice = [text for text in usable if repeated[text.casefold()] > 1]
    if twice:
        return max(twice, key=len)
    return usable[0] if usable else ""


def _may_be_title(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= _MAX_TITLE_WORDS
        and any(letter.isalpha() for letter in text)
        and text[-1] not in ".:,;…"
        and not text[0].islower()
        and not is_menu(text)
        and words[0].casefold() != "by"
        and parse_date_line(text) is None
    )


def _is_furniture(line: Line, repeated: Counter[str], *, strict: bool) -> bool:
    text = line.text
    short = len(text.split()) <= _MAX_LABEL_WORDS
    if is_menu(text) or (repeated[text.casefold()] > 1 and not ends_sentence(text)):
        return True
    if not any(letter.isalnum() for letter in text):
        return True
    return strict and short and (not ends_sentence(text) or text.endswith(":"))


def _stands_apart(before: Line, title: str) -> bool:
    return before.text == title or is_heading(before.text)
