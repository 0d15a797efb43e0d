"""An HTML page as the blocks of words that it shows, each with its place in the source."""

from __future__ import annotations

import html
from dataclasses import dataclass
from html.parser import HTMLParser

from kgraph.model import Span, Substitution
from kgraph.sources.assembling import weave_stretch

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q "
    "rp rt ruby s samp small span strike strong sub sup tt u var wbr img time".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object select textarea button head".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BOILERPLATE = frozenset("nav aside footer form menu dialog".split())
# These two stand for themselves outside a paragraph: a speaker and a time of a transcript.
_OWN_BLOCK = frozenset({"cite", "time"})


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """The words between two block-level tags.

    ``path`` names the open elements from the outside in; ``span`` may hold inline tags.
    """

    text: str
    span: Span
    path: tuple[str, ...]

    @property
    def tag(self) -> str:
        """The innermost element."""
        return self.path[-1] if self.path else ""

    @property
    def is_boilerplate(self) -> bool:
        """Whether it lies in an element for navigation and the like."""
        return not _BOILERPLATE.isdisjoint(self.path)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The blocks of a page in order, its layout, and the words of its title element."""

    blocks: tuple[HtmlBlock, ...]
    marks: tuple[Substitution, ...]
    title: str


def parse_page(text: str) -> HtmlPage:
    """Return the blocks of an HTML text, however broken it is."""
    parser = _BlockParser(text)
    parser.feed(_defused(text))
    parser.close()
    marks = parser.finish()
    blocks = []
    for span, path in parser.stretches:
        words = weave_stretch(text, span, marks=marks).text
        if words:
            blocks.append(HtmlBlock(words, span, path))
    return HtmlPage(tuple(blocks), tuple(marks), " ".join("".join(parser.title).split()))


def _defused(text: str) -> str:
    """Return a page of the same length without what HTMLParser chokes on.

    It raises AssertionError at unknown ``<![`` sections, and takes time with the square of
    the length over comments and tags that never end.
    """
    text = text.replace("<![", "<!x")
    open_from = text.rfind("-->") + 1
    text = text[:open_from] + text[open_from:].replace("<!--", "    ")
    last_tag = text.rfind(">") + 1
    return text[:last_tag] + text[last_tag:].replace("<", " ")


class _BlockParser(HTMLParser):
    """Collects stretches of words between block-level tags; all else becomes layout."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = text
        # HTMLParser counts lines by "\n" alone.
        self._line_starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._line_starts.append(position + 1)
            position = text.find("\n", position + 1)
        self.stretches: list[tuple[Span, tuple[str, ...]]] = []
        self.title: list[str] = []
        self._path: list[str] = []
        self._seen_to = 0
        self._marks: list[Substitution] = []
        self._open: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = tag in _OWN_BLOCK and not {"p", "li", "blockquote", "h1"} & set(self._path)
        if tag not in _INLINE or own:
            self._close_block()
        if tag not in _VOID and (tag not in _INLINE or own):
            self._leave_implied(tag)
            self._path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._path:
            self._close_block()
            while self._path.pop() != tag:
                pass
        elif tag not in _INLINE:
            self._close_block()

    def handle_data(self, data: str) -> None:
        start = self._offset()
        words = self._source[start : start + len(data)]
        self._words(words, words)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def finish(self) -> list[Substitution]:
        """Return all layout, the end of the page included."""
        self._close_block()
        if self._seen_to < len(self._source):
            self._marks.append(Substitution(Span(self._seen_to, len(self._source)), ""))
            self._seen_to = len(self._source)
        return self._marks

    def _reference(self, raw: str) -> None:
        start = self._offset()
        if self._source.startswith(";", start + len(raw)):
            raw += ";"
        self._words(raw, html.unescape(raw))

    def _words(self, raw: str, shown: str) -> None:
        if self._path and self._path[-1] == "title":
            self.title.append(shown)
        if not _UNSEEN.isdisjoint(self._path):
            return
        start = self._offset()
        end = min(start + len(raw), len(self._source))
        if start >= end or start < self._seen_to:
            return
        if self._seen_to < start:
            self._marks.append(Substitution(Span(self._seen_to, start), ""))
        if shown != raw:
            self._marks.append(Substitution(Span(start, end), shown))
        self._seen_to = end
        self._open = (self._open[0] if self._open else start, end)

    def _close_block(self) -> None:
        if self._open:
            self.stretches.append((Span(*self._open), tuple(self._path)))
        self._open = None

    def _leave_implied(self, tag: str) -> None:
        """Close a paragraph or an item that the next one ends, as browsers do."""
        if tag in {"p", "li", "dt", "dd", "tr", "td", "th", "option"} or tag.startswith("h"):
            last = self._path[-1] if self._path else ""
            if last == "p" or (last == tag and tag in {"li", "tr", "td", "th", "dt", "dd"}):
                self._path.pop()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
