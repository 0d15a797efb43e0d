"""One thing of the graph, by its IRI: as statements, and as a plain page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Final

from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode, Triple
from rdflib import URIRef

from kgraph.graph.identifiers import Minter
from kgraph.graph.short_names import iri_below
from kgraph.graph.terms import TermRenderer
from kgraph.graph.vocabulary import PREF_LABEL
from kgraph.serve.store import ServedGraph

_MOST: Final = 5_000  # statements in one direction; a place that all speak of has many
_PAGE: Final = Markup(
    '<!doctype html>\n<html lang="en"><meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{label}</title>\n'
    '<link rel="stylesheet" href="/-/style.css">\n<main>\n<h1>{label}</h1>\n'
    "<p><code>{iri}</code></p>\n"
    '<p><a href="/#entity={id}">In the picture</a> · {text}<a href="/sparql">Ask a query</a></p>\n'
    "{tables}</main>\n</html>\n"
)
_SOURCE: Final = "source/"
_READ: Final = Markup('<a href="/document/{id}">Read the source</a> · ')
_ROW: Final = Markup("<tr><th>{name}</th><td>{values}</td></tr>\n")
_TABLE: Final = Markup("<h2>{title}</h2>\n<table>\n{rows}</table>\n")
_LINK: Final = Markup('<a href="{address}" rel="noreferrer">{label}</a>')


def find_resource(graph: ServedGraph, path: str) -> NamedNode | None:
    """Return the IRI that a path leads to, ``None`` where no statement has it.

    ``path`` has no percent escapes; nothing on the disk is looked up by it.
    """
    iri = NamedNode(Minter(graph.base_iri).entity(path))
    found = next(iter(statements_about(graph, iri)), None)
    return None if found is None else iri


def statements_about(graph: ServedGraph, iri: NamedNode) -> Iterator[Triple]:
    """Yield what the graph says of a thing, then what leads to it."""
    own = graph.store.quads_for_pattern(iri, None, None)
    others = graph.store.quads_for_pattern(None, None, iri)
    for quads in (own, others):
        yield from (each.triple for each in islice(quads, _MOST))


def render_resource(graph: ServedGraph, iri: NamedNode) -> str:
    """Return what the graph says of a thing as a page without scripts, its links to follow."""
    about = list(statements_about(graph, iri))
    own = [(each.predicate.value, each.object) for each in about if each.subject == iri]
    others = [(each.predicate.value, each.subject) for each in about if each.subject != iri]
    shown, below = _Shown(graph), iri_below(graph.base_iri, iri.value) or ""
    return str(
        _PAGE.format(
            label=shown.label(iri),
            iri=iri.value,
            id=below,
            text=_READ.format(id=below[len(_SOURCE) :]) if below.startswith(_SOURCE) else "",
            tables=shown.table("What the graph says", own) + shown.table("What leads here", others),
        )
    )


class _Shown:
    """Writes terms for people."""

    def __init__(self, graph: ServedGraph) -> None:
        self._graph = graph
        self._renderer = TermRenderer(graph.base_iri)

    def table(self, title: str, pairs: Iterable[tuple[str, object]]) -> Markup:
        """Return a row for each property; nothing where there is none."""
        ordered = sorted(pairs, key=lambda pair: (pair[0], str(pair[1])))
        rows = [
            _ROW.format(
                name=self._short(name), values=Markup("<br>").join(self._term(v) for _, v in group)
            )
            for name, group in groupby(ordered, key=lambda pair: pair[0])
        ]
        return _TABLE.format(title=title, rows=Markup("").join(rows)) if rows else Markup("")

    def label(self, iri: NamedNode) -> str:
        """Return a thing's label, else its IRI in short."""
        return next(self._graph.texts(iri, PREF_LABEL), "") or self._short(iri.value)

    def _term(self, term: object) -> Markup:
        if isinstance(term, Literal):
            return escape(term.value)
        if not isinstance(term, NamedNode):
            return escape(str(term))
        below = iri_below(self._graph.base_iri, term.value)
        if below is not None:
            return _LINK.format(address=f"/{below}", label=self.label(term))
        if term.value.startswith(("https://", "http://")):
            return _LINK.format(address=term.value, label=self._short(term.value))
        return escape(term.value)

    def _short(self, iri: str) -> str:
        return self._renderer.short(URIRef(iri))
