"""Which reader takes which file, by content as well as by name."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath

from kgraph.model import Document
from kgraph.sources import html_article, srt, vtt, whisper_json
from kgraph.sources.assembling import assemble
from kgraph.sources.decoding import decode, read_bytes
from kgraph.sources.draft import Draft, Raw, Reader
from kgraph.sources.lines import split_lines
from kgraph.sources.markdown import Layout, find_breaks, find_layout
from kgraph.sources.plain_transcript import read_transcript
from kgraph.sources.text_article import read_prose

_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
READABLE = frozenset({".txt", ".text", ".vtt", ".srt", ".json"}) | _MARKDOWN | _HTML

_SNIFFED = 4096
_CUE_TIME = re.compile(r"^[^\S\n]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*\{\s*\"|\{\s*\}|\[\s*\])")
# A comment ends at its first "-->", or many could be parted in any way.
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:!doctype html|html|head|body|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_document(path: Path, *, source: str) -> Document:
    """Read one file, whatever its format and encoding.

    Args:
        path: the file.
        source: the name to keep and to call it by in messages.

    Returns:
        The document with turns, reading view and roster; notices where the file was read
        in spite of a fault.

    Raises:
        SourceError: the file cannot be read or holds no words; the message says where, what
            and what to do.
    """
    return parse_document(read_bytes(path, source=source), source=source, suffix=path.suffix)


def parse_document(content: bytes, *, source: str, suffix: str) -> Document:
    """Return what the bytes of a file say; ``suffix`` is that of its name.

    Raises:
        SourceError: as for ``read_document``.
    """
    decoded = decode(content, source=source)
    raw = Raw(source, decoded.text)
    draft = choose_reader(raw, suffix.lower())(raw)
    if not draft.title:
        draft = replace(draft, title=_title_of_name(source))
    digest = sha256(content).hexdigest()
    document = assemble(draft, raw, sha256=digest, notices=decoded.notices)
    if not document.turns:
        raise raw.error(0, "no words were found in it. Check that it is the file you mean.")
    return document


def choose_reader(raw: Raw, suffix: str) -> Reader:
    """Return the reader for a source; ``suffix`` is that of the file name, in lower case."""
    start = raw.text[:_SNIFFED]
    if start.lstrip().startswith("WEBVTT") or suffix == ".vtt":
        return vtt.read
    if suffix == ".srt" or _CUE_TIME.search(start):
        return srt.read
    if suffix == ".json" or (_JSON.match(start) and '"' in start):
        return whisper_json.read
    if suffix in _HTML or _HTML_START.match(start):
        return html_article.read
    return _read_markdown if suffix in _MARKDOWN or start.startswith("---\n") else _read_text


def _read_text(raw: Raw) -> Draft:
    lines = split_lines(raw.text, breaks=find_breaks(raw.text))
    draft = read_transcript(raw, lines, reader="plain_transcript")
    return draft or read_prose(raw, lines, reader="text_article")


def _read_markdown(raw: Raw) -> Draft:
    layout: Layout = find_layout(raw.text)
    lines = split_lines(raw.text, layout.marks, breaks=layout.breaks)
    draft = read_transcript(raw, lines, marks=layout.marks, reader="plain_transcript")
    draft = draft or read_prose(raw, lines, marks=layout.marks, reader="text_article")
    return replace(draft, title=layout.title or draft.title, date=layout.date or draft.date)


def _title_of_name(source: str) -> str:
    """Return a file's name as a title.

    >>> _title_of_name("talks/the_long-view.vtt")
    'the long view'
    """
    return re.sub(r"[\s_-]+", " ", PurePath(source).stem).strip() or source
