"""What stands where in the graph of a text: the things, names and dates that a link may join."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Token

from kgraph.extraction.link_graph import LinkGraph
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.extraction.titles import Unit, find_titles
from kgraph.language.dates import find_dates
from kgraph.language.noun_phrases import is_telling


class Told(Protocol):
    """What is known of the objects of a link; see ``Pattern``."""

    @property
    def noun(self) -> bool:
        """Whether the object is a noun."""

    @property
    def named(self) -> bool:
        """Whether it has a name."""

    @property
    def bare(self) -> bool:
        """Whether it goes without its adjectives."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What stands where in the graph of a Doc."""

    doc: Doc
    finder: PlaceFinder
    graph: LinkGraph
    places: dict[int, Place]
    dates: dict[int, str]
    phrases: frozenset[Place]


def date_units(doc: Doc) -> dict[Unit, str]:
    """Return the dates of a Doc with their token spans, start and end."""
    found = {}
    for start, end, date in find_dates(doc.text):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found[span.start, span.end] = date
    return found


def read_ends(doc: Doc, finder: PlaceFinder, *, titles: bool = False) -> Ends:
    """Return what stands where; with ``titles`` also under names longer than the known ones."""
    dates = date_units(doc)
    taken = {index for start, end in dates for index in range(start, end)}
    spans: dict[Place, Unit] = {}
    for place in finder.places():
        span = doc.char_span(place.head.start, place.head.end, alignment_mode="expand")
        if span is not None and not taken & set(range(span.start, span.end)):
            spans[place] = (span.start, span.end)
    if titles:
        spans = _with_titles(spans, doc, finder=finder)
    names = [span for place, span in spans.items() if place.mention.named]
    dates = {unit: date for unit, date in dates.items() if not _is_inside(unit, names)}
    graph = LinkGraph(doc, names, dates=sorted(dates))
    at: dict[int, Place] = {}
    for place, (start, end) in spans.items():
        node = graph.node(doc[start:end].root)
        if node not in at or _rank(place) < _rank(at[node]):
            at[node] = place
    when = {graph.node(doc[start:end].root): date for (start, end), date in dates.items()}
    return Ends(doc, finder, graph, at, when, frozenset(finder.phrases()))


def object_at(node: int, told: Told, *, ends: Ends) -> Place | None:
    """Return the object at a node, one made for it where no mention stands there."""
    token, known = ends.doc[node], ends.places.get(node)
    if not told.noun:
        return None if told.named and known in ends.phrases else known
    if token.ent_type_ not in {"", "concept"}:
        return None
    if known is not None and not told.bare:
        return known
    if token.is_stop or not (is_telling(token) or token.pos_ == "ADJ"):
        return None
    return ends.finder.make_place(bare_start(token), node + 1)


def is_adjective(node: int, ends: Ends) -> bool:
    """Say whether an adjective stands at a node, and no title that ends with one: "Not Right"."""
    place = ends.places.get(node)
    return ends.doc[node].pos_ == "ADJ" and not (place is not None and place.is_title)


def bare_start(token: Token) -> int:
    """Return where a noun begins with the nouns before it that are part of what it is called."""
    start = token.i
    while start > 0:
        before = token.doc[start - 1]
        joint = before.text == "-" or token.doc[start].text == "-"
        noun = before.pos_ in {"NOUN", "PROPN"} and before.dep_ in {"compound", "flat", "amod"}
        if not (joint or noun) or before.ent_type_ in {"place", "date", "quantity"}:
            break
        start -= 1
    return start


def _with_titles(spans: dict[Place, Unit], doc: Doc, *, finder: PlaceFinder) -> dict[Place, Unit]:
    """Return the places with those of longer names in place of what stands in these."""
    known = [span for place, span in spans.items() if place.mention.named]
    titles = list(find_titles(doc, known))
    kept = {place: unit for place, unit in spans.items() if not _is_inside(unit, titles)}
    for start, end in titles:
        place = finder.make_place(start, end, named=True)
        if place is not None:
            kept[place] = (start, end)
    return kept


def _is_inside(unit: Unit, others: list[Unit]) -> bool:
    return any(start <= unit[0] and unit[1] <= end for start, end in others)


def _rank(place: Place) -> tuple[bool, int]:
    return not place.mention.named, len(place.view)
