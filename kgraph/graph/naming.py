"""A name as a person types it -> the thing that is called so, of those that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.errors import KgraphError
from kgraph.model.folding import fold

_SUGGESTIONS = 5
_CLOSE = 60.0  # rapidfuzz's score from 0 to 100; below it suggestions only confuse


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with all that it can be called. ``id`` is its IRI below the graph's base."""

    iri: str
    id: str
    label: str
    aliases: tuple[str, ...]
    former_ids: tuple[str, ...]


def find_named(things: Sequence[Named], name: str) -> list[Named]:
    """Return the things that a name fits best, in their order.

    Args:
        things: What there is.
        name: An id (``person/ana-ruiz``) or IRI, else an id that it had, else a label, else an
            alias; case and the amount of white space do not matter.
    """
    wanted = fold(name)
    ways = (
        [each for each in things if name in (each.id, each.iri)],
        [each for each in things if name in each.former_ids],
        [each for each in things if fold(each.label) == wanted],
        [each for each in things if wanted in map(fold, each.aliases)],
    )
    return next((found for found in ways if found), [])


def get_named(things: Sequence[Named], name: str) -> Named:
    """Return the one thing that a name fits, as ``find_named`` does.

    Raises:
        KgraphError: none or several do; the message lists what to choose from.
    """
    found = find_named(things, name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(each.id for each in found)
        raise KgraphError(f"{name!r} names {len(found)} things. Choose one by its id: {ids}.")
    close = _close_labels(things, name)
    remedy = (
        f"Did you mean {', '.join(close)}?"
        if close
        else "List many: kgraph query --stock most-mentioned."
    )
    raise KgraphError(f"nothing in the graph is called {name!r}. {remedy}")


def _close_labels(things: Sequence[Named], name: str) -> list[str]:
    from rapidfuzz import fuzz, process, utils  # here, since a name mostly fits

    label_by_name = {
        called: each.label for each in things for called in (*each.aliases, each.label)
    }
    close = process.extract(
        name,
        sorted(label_by_name),
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        limit=_SUGGESTIONS,
        score_cutoff=_CLOSE,
    )
    return list(dict.fromkeys(label_by_name[called] for called, _, _ in close))
