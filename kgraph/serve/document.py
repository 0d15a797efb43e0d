"""A source in full, for the texts that the page had no room for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape
from pyoxigraph import NamedNode

from kgraph.errors import SourceError
from kgraph.graph.identifiers import Minter
from kgraph.graph.vocabulary import PATH, SHA256, TITLE
from kgraph.serve.channel import Answer, refusal
from kgraph.serve.media import HTML, HTML_PAGE, TEXT, choose
from kgraph.serve.store import ServedGraph
from kgraph.sources.decoding import decode, read_bytes

_JSON: Final = "application/json"
_FORMATS: Final = {HTML: HTML_PAGE, "text/plain": TEXT}
_PAGE: Final = Markup(
    '<!doctype html>\n<html lang="en"><meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
    '<link rel="stylesheet" href="/-/style.css">\n<main>\n<h1>{title}</h1>\n'
    '<p><code>{path}</code> · <a href="/">The page</a></p>\n<div class="text">{text}</div>\n'
    "</main>\n</html>\n"
)
_PLACE: Final = {"title": TITLE, "path": PATH, "sha256": SHA256}
_MARK: Final = Markup('{before}<mark id="quote">{marked}</mark>{after}')


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where a source lies, as the graph has it. ``path`` is relative to the sources' root."""

    title: str
    path: str
    sha256: str


def tell_source(graph: ServedGraph, document_id: str) -> Answer:
    """Answer with the place of a source, as JSON that ``render_document`` takes."""
    iri = NamedNode(Minter(graph.base_iri).source(document_id))
    told = {name: next(graph.texts(iri, each), "") for name, each in _PLACE.items()}
    if not told["path"] or not told["sha256"]:
        return refusal(404, "the graph has no such source.")
    return Answer(200, _JSON, json.dumps(told).encode())


def render_document(place: Answer, root: Path, *, accept: str, span: tuple[int, int]) -> Answer:
    """Answer with the text of a source, if it still is the one that was built from.

    Args:
        place: What ``tell_source`` answered.
        root: The folder that paths of sources are relative to.
        accept: What the client accepts: HTML, or the text as it is.
        span: Where a quote is to be marked, in code points; equal numbers mark nothing.
    """
    media_type = choose(accept, _FORMATS)
    if media_type is None:
        return refusal(406, f"the answer can be {', '.join(_FORMATS)}.")
    source = SourcePlace(**json.loads(place.body))
    try:
        content = read_bytes(root / source.path, source=source.path)
        changed = hashlib.sha256(content).hexdigest() != source.sha256
        text = "" if changed else decode(content, source=source.path).text
    except (SourceError, OSError):
        return refusal(404, "the source is gone. Bring it back, or build again.")
    if changed:
        return refusal(404, "the source has changed since the build. Build again.")
    page = text if media_type == TEXT else _page(source, text, span=span)
    return Answer(200, media_type, page.encode("utf-8", "replace"))


def _page(source: SourcePlace, text: str, *, span: tuple[int, int]) -> str:
    start, end = span
    marked = escape(text)
    if 0 <= start < end <= len(text):
        parts = {"before": text[:start], "marked": text[start:end], "after": text[end:]}
        marked = _MARK.format(**parts)
    return str(_PAGE.format(title=source.title or source.path, path=source.path, text=marked))
