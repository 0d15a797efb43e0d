"""HTML pages: articles by their main text, transcripts by their own elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.model import Participant, Span, TimeMark
from kgraph.sources.document_date import parse_date_line
from kgraph.sources.draft import Draft, DraftTurn, Raw
from kgraph.sources.furniture import is_menu
from kgraph.sources.html_blocks import HtmlBlock, HtmlPage, parse_page
from kgraph.sources.labels import is_name_like
from kgraph.sources.lines import lines_of
from kgraph.sources.plain_transcript import read_transcript
from kgraph.sources.text_article import read_prose
from kgraph.sources.timestamp import parse_clock

_NOT_WORD = re.compile(r"[\W_]+")
_SEARCHED = 20_000
_MAX_GAP = 4


@dataclass(frozen=True, slots=True)
class _MainText:
    """What the extraction library makes of a page."""

    text: str = ""
    title: str = ""
    author: str = ""
    date: str | None = None


def read(raw: Raw) -> Draft:
    """Return the main text of a page as prose, or as a transcript where it is one.

    Source:
        For ``<cite>`` and ``<time>``: Podcasting 2.0, transcripts in HTML,
        https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
    """
    page = parse_page(raw.text)
    if _is_cited(page.blocks):
        return _read_cited(page)
    main = _extract_main(raw.text)
    kept = select_blocks(page.blocks, main.text)
    lines = lines_of(
        raw.text,
        [(block.span.start, block.span.end) for block in kept],
        marks=page.marks,
        apart=True,
    )
    draft = read_transcript(raw, lines, marks=page.marks, reader="html_article")
    draft = draft or read_prose(raw, lines, marks=page.marks, reader="html_article")
    authors = [name.strip() for name in main.author.split(";") if is_name_like(name.strip())]
    return replace(
        draft,
        title=main.title or draft.title or page.title,
        date=draft.date or (parse_date_line(main.date) if main.date else None),
        people=(*draft.people, *(Participant(name) for name in authors if " " in name)),
    )


def select_blocks(blocks: Sequence[HtmlBlock], main_text: str) -> list[HtmlBlock]:
    """Return the blocks whose words the main text holds, in order, with small ones between.

    Where nothing matches, every block outside navigation is returned.
    """
    whole = _NOT_WORD.sub("", main_text).casefold()
    paragraphs = {_NOT_WORD.sub("", line).casefold() for line in main_text.splitlines()}
    position = 0
    kept: list[bool] = []
    for block in blocks:
        key = _NOT_WORD.sub("", block.text).casefold()
        found = whole.find(key, position, position + _SEARCHED + len(key)) if key else -1
        taken = bool(key) and not block.is_boilerplate and (found >= 0 or key in paragraphs)
        kept.append(taken and (len(key) > 20 or key in paragraphs))
        if found >= 0 and kept[-1]:
            position = found + len(key)
    if not any(kept):
        return [block for block in blocks if not block.is_boilerplate and not is_menu(block.text)]
    return [block for block, taken in zip(blocks, _fill(blocks, kept), strict=True) if taken]


def _fill(blocks: Sequence[HtmlBlock], kept: Sequence[bool]) -> list[bool]:
    """Take in small blocks between two that are kept, where all lie in the same elements."""
    filled = list(kept)
    places = [place for place, taken in enumerate(kept) if taken]
    for before, after in pairwise(places):
        between = range(before + 1, after)
        paths = {blocks[place].path for place in (before, *between, after)}
        if len(between) <= _MAX_GAP and len(paths) == 1:
            for place in between:
                filled[place] = not is_menu(blocks[place].text)
    return filled


def _extract_main(text: str) -> _MainText:
    # Here, so that reading plain text does not wait a second for it.
    import trafilatura
    from lxml.etree import LxmlError

    try:
        found = trafilatura.bare_extraction(
            text, include_comments=False, favor_recall=True, with_metadata=True
        )
    except (LxmlError, ValueError, AssertionError, AttributeError, LookupError, TypeError):
        return _MainText()  # it stumbles over odd trees; the blocks are at hand all the same
    if found is None or isinstance(found, dict):
        return _MainText()
    return _MainText(found.text or "", found.title or "", found.author or "", found.date)


def _is_cited(blocks: Sequence[HtmlBlock]) -> bool:
    tags = [block.tag for block in blocks]
    return tags.count("cite") >= 2 and "time" in tags


def _read_cited(page: HtmlPage) -> Draft:
    times = [
        TimeMark(block.span.start, start_ms)
        for block in page.blocks
        if block.tag == "time" and (start_ms := parse_clock(block.text)) is not None
    ]
    start_by_offset = {mark.offset: mark.start_ms for mark in times}
    return Draft(
        reader="html_article",
        turns=tuple(_cited_turns(page.blocks, start_by_offset)),
        substitutions=page.marks,
        time_marks=tuple(times),
        title=page.title,
    )


def _cited_turns(
    blocks: Iterable[HtmlBlock], start_by_offset: dict[int, int]
) -> Iterable[DraftTurn]:
    label: HtmlBlock | None = None
    start_ms: int | None = None
    words: list[Span] = []
    for block in blocks:
        if block.tag in {"cite", "time"} and words:
            yield _cited_turn(label, words, start_ms=start_ms)
            words, start_ms = [], None
        if block.tag == "cite":
            label = block
        elif block.tag == "time":
            start_ms = start_by_offset.get(block.span.start)
        elif not block.is_boilerplate and (label or not is_menu(block.text)):
            words.append(block.span)
    if words:
        yield _cited_turn(label, words, start_ms=start_ms)


def _cited_turn(
    label: HtmlBlock | None, words: Sequence[Span], *, start_ms: int | None
) -> DraftTurn:
    if label is None:
        return DraftTurn(tuple(words), start_ms=start_ms)
    name = label.text.rstrip(" :")
    return DraftTurn(tuple(words), name or None, label.span, start_ms, spoken=True)
