"""Of links that say the same of the same object, those whose ends fit best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kgraph.extraction.drafts import Draft
from kgraph.extraction.sentences import Place

Found = tuple[str, int, int]
"""A predicate with the nodes of its subject and object."""
_UNKNOWN = "concept"  # what a name is typed as where nothing tells


class Typed(Protocol):
    """What is known of the ends of a link; see ``Pattern``."""

    @property
    def predicate(self) -> str:
        """The name of the link."""

    @property
    def domain(self) -> tuple[str, ...]:
        """The types of its subject."""

    @property
    def range(self) -> tuple[str, ...]:
        """The types of its object."""


def best_of_ends(found: Mapping[Found, Draft], told: Iterable[Typed]) -> Iterator[Draft]:
    """Yield the links but those of an end that fits worse than another that has the same.

    Where both a film and its maker seem to have been directed by Ana, it is the film. A word
    that stands for a name ("it") fits as that does.
    """
    types = {each.predicate: (each.domain, each.range) for each in told}
    subjects: dict[tuple[str, str, int], int] = {}
    for (name, _, object_), draft in found.items():
        same = (name, draft.subject.reference, object_)
        subjects[same] = max(_fit(draft.subject, types[name][0]), subjects.get(same, 0))
    fits: dict[Found, tuple[int, int]] = {}
    best: dict[tuple[str, str, int], int] = {}
    for (name, subject, object_), draft in found.items():
        known = subjects[name, draft.subject.reference, object_]
        fit = known, _fit(draft.object, types[name][1])
        fits[name, subject, object_] = fit
        for key, value in ((("to", name, object_), fit[0]), (("from", name, subject), fit[1])):
            best[key] = max(value, best.get(key, 0))
    for (name, subject, object_), draft in found.items():
        fit = fits[name, subject, object_]
        if fit == (best["to", name, object_], best["from", name, subject]):
            yield draft


def _fit(place: Place | None, allowed: tuple[str, ...]) -> int:
    """Return how well an end fits its types: a noun least, a name of such a type most."""
    if place is None:
        return 3
    if not place.mention.named:
        return 0
    kind = place.mention.entity_type
    if not allowed or kind in allowed:
        return 3
    return 2 if kind == _UNKNOWN else 1
