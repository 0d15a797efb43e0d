"""Lists of places that the tree takes for one in the other: "in Lund, Ystad, Malmo and Visby"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span

_FEWEST: Final = 4
"""Names in a list: "Lund, Sweden and Oslo" may be two places."""
_LAST: Final = frozenset({"and", "or", "&"})


def join_listed_places(doc: Doc) -> None:
    """Hang the further places of each list on its first one, as ``conj``."""
    run: list[Span] = []
    for place in (span for span in doc.ents if span.label_ == "place"):
        before = _between(run[-1], place) if run else None
        if before == [","]:
            run.append(place)
            continue
        if before is not None and before[-1:] and before[-1] in _LAST and len(before) <= 2:
            _join([*run, place])
        run = [place]


def _between(left: Span, right: Span) -> list[str] | None:
    """Return the words between two places, ``None`` where a sentence ends there."""
    if left.root.sent != right.root.sent:
        return None
    return [token.lower_ for token in left.doc[left.end : right.start]]


def _join(places: list[Span]) -> None:
    first, *others = (place.root for place in places)
    above = set(first.ancestors)
    if len(places) < _FEWEST or any(other in above for other in others):
        return
    for other in others:
        other.head, other.dep_ = first, "conj"
